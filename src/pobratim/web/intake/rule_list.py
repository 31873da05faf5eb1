"""The rules of one's offices as a list: what is searched and sorted, and the columns of its page and its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratim.web.intake import office_rules
from pobratim.web.journal.people import person
from pobratim.web.register.exports import Column
from pobratim.web.register.list_filter import ListFilter, owners
from pobratim.web.register.models import OfficeRule
from pobratim.web.register.ordering import Russian
from pobratim.web.register.policies import RULES, Action, Visitor
from pobratim.web.register.rule_words import meaning_in_words
from pobratim.web.register.views.listing import Listing


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with what it means in words, how many values it gave, and whether a user may switch it."""

    rule: OfficeRule
    meaning: str
    given: int
    may_switch: bool


class RuleFilter(ListFilter):
    """Rules by their words, what they say, whose they are and whether they hold."""

    searched = F("key")
    lookups: ClassVar[dict[str, str]] = {"kind": "kind", "owner": "authority"}

    kind = forms.ChoiceField(label=_("What is told"), required=False)
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def offer(self) -> None:
        self.choose("kind", OfficeRule.Kind.choices)
        self.choose("owner", owners(self.user, self.records))
        self.choose("state", [("on", _("in force")), ("off", _("off"))])

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        return records.filter(is_active=told["state"] == "on") if "state" in told else records


def _rules(user: Visitor) -> QuerySet[OfficeRule]:
    return RULES.visible_to(user).select_related("authority", "document")


RULE_LIST = Listing(
    name="rules",
    heading=_("Rules of the office"),
    records=_rules,
    filter=RuleFilter,
    sorts={"phrase": Russian("phrase"), "owner": Russian("authority__name"), "made": "made_at"},
    default_sort="-made",
    columns=(
        Column("phrase", _("Words of the document"), lambda row: row.rule.phrase),
        Column("kind", _("What is told"), lambda row: row.rule.get_kind_display()),
        Column("meaning", _("Meaning"), lambda row: row.meaning),
        Column("state", _("State"), lambda row: str(_("in force") if row.rule.is_active else _("off"))),
        Column("owner", _("Owner"), lambda row: str(row.rule.authority)),
        Column("document", _("Document"), lambda row: row.rule.document.name if row.rule.document else None),
        Column("record", _("Came from"), lambda row: row.rule.record_label or None),
        Column("actor", _("By whom"), lambda row: person(row.rule.made_by) or None),
        Column("at", _("When"), lambda row: timezone.localtime(row.rule.made_at).isoformat(timespec="seconds")),
        Column("values", _("Values"), lambda row: row.given),
    ),
)


def rows_of(rules: Iterable[OfficeRule], user: Visitor) -> list[RuleRow]:
    """Rules as rows of their list, in their order."""
    found = list(rules)
    given = office_rules.values_given(found)
    switchable = set(RULES.open_to(user, Action.RULE).values_list("pk", flat=True))
    return [RuleRow(rule, meaning_in_words(rule.meaning), given[rule.pk], rule.pk in switchable) for rule in found]
