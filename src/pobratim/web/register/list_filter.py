"""What the filters of all lists have in common: a search box, choices of what the user can see, the order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import F, QuerySet, Value
from django.db.models.functions import ExtractYear, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from pobratim.web.register import countries, policies
from pobratim.web.register.folding import fold, words
from pobratim.web.register.policies import Visitor
from pobratim.web.register.remembering import remembered_choices

Pairs = list[tuple[str, Any]]
_ALL: Pairs = [("", _("all"))]


class ListFilter(forms.Form):
    """A search box and choices taken from what the user can see. Where a value is no choice, nothing matches it, and
    the page says so: a list that silently shows everything would be taken for the answer."""

    lookups: ClassVar[dict[str, str]] = {}
    searched: ClassVar[Any] = F("search_text")
    remembered: ClassVar[bool] = False
    """Whether the choices follow from the journalled register alone, so that they are worked out once a change."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, data: Any, *, records: QuerySet[Any], user: Visitor) -> None:
        super().__init__(data or None)
        self.records, self.user = records, user
        remembered_choices(self) if self.remembered else self.offer()

    def offer(self) -> None:
        """Fill the choices that depend on the records."""

    def choose(self, name: str, pairs: Iterable[tuple[Any, Any]]) -> None:
        """Give a field its choices, «all» first."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*_ALL, *((str(value), label) for value, label in pairs)]

    def told(self) -> dict[str, Any]:
        """The filters that are set."""
        if not self.is_bound or not self.is_valid():
            return {}
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def apply(self) -> QuerySet[Any]:
        """The records that match."""
        if self.errors:
            return self.records.none()
        told, records = self.told(), self.records
        for name, lookup in self.lookups.items():
            if name in told:
                records = records.filter(**{lookup: told[name]})
        for word in words(told.get("q", "")):
            records = records.filter(GreaterThan(StrIndex(self.searched, Value(word)), 0))
        return self.narrow(records, told)

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        """What lookups cannot say."""
        return records


def select(label: Any, pairs: Iterable[tuple[str, Any]] = ()) -> forms.ChoiceField:
    """A choice that may be left at «all»."""
    return forms.ChoiceField(label=label, required=False, choices=[*_ALL, *pairs])


def years(records: QuerySet[Any], *columns: str) -> Pairs:
    """The years that these date columns tell of, latest first."""
    found: set[int] = set()
    for column in columns:
        bounded = records.filter(**{f"{column}__gt": date.min, f"{column}__lt": date.max})
        found |= set(bounded.order_by().values_list(ExtractYear(column), flat=True).distinct())
    return [(str(year), str(year)) for year in sorted(found, reverse=True)]


def owners(user: Visitor, records: QuerySet[Any], path: str = "authority") -> Pairs:
    """The authorities whose records these are."""
    ids = records.order_by().values(path).distinct()
    found = policies.AUTHORITIES.visible_to(user).filter(pk__in=ids)
    return sorted(((str(a.pk), a.short_name) for a in found), key=lambda pair: fold(pair[1]))


def country_pairs(codes: Iterable[str]) -> Pairs:
    """Countries by name."""
    return sorted(((code, countries.name(code)) for code in set(codes) if code), key=lambda pair: fold(pair[1]))


def in_year(records: QuerySet[Any], year: str, starts: str = "starts", ends: str = "ends") -> QuerySet[Any]:
    """Records whose days meet a year."""
    first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    return records.filter(**{f"{starts}__lte": last, f"{ends}__gte": first})


def order_by(sort: str, sorts: dict[str, Any], default: str) -> tuple[str, list[Any]]:
    """The sort asked for, if there is one of that name, and the ordering it means; what has no value comes last."""
    chosen = sort if sort.lstrip("-") in sorts else default
    expression = sorts[chosen.lstrip("-")]
    column = F(expression) if isinstance(expression, str) else expression
    ordered = column.desc(nulls_last=True) if chosen.startswith("-") else column.asc(nulls_last=True)
    return chosen, [ordered, "pk"]
