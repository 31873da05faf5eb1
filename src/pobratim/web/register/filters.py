"""The filters of the lists. Their state is the query of the address, so that a list can be sent as a link."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import ExtractYear, Lower, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratim.language.places import normal_name
from pobratim.web.register import choices, countries, policies
from pobratim.web.register.folding import fold, name_key, words
from pobratim.web.register.models import Genre, Membership, Place
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


def _select(label: Any, pairs: Iterable[tuple[str, Any]] = ()) -> forms.ChoiceField:
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


class ActivityFilter(ListFilter):
    remembered = True
    lookups: ClassVar[dict[str, str]] = {"kind": "kind", "status": "status", "owner": "authority"}

    year = _select(_("Year"))
    country = _select(_("Country"))
    city = forms.CharField(label=_("City"), required=False, max_length=200)
    kind = _select(_("Kind"), choices.ActivityKind.choices)
    online = _select(_("Format"), [("yes", _("online")), ("no", _("in person")), ("unknown", _("not said"))])
    status = _select(_("Status"), choices.Status.choices)
    owner = _select(_("Owner"))

    def offer(self) -> None:
        self.choose("year", years(self.records, "starts", "ends"))
        part = Place.objects.filter(activity_links__activity__in=self.records, activity_links__role="took_part")
        self.choose("country", country_pairs(part.order_by().values_list("country", flat=True).distinct()))
        self.choose("owner", owners(self.user, self.records))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        if "year" in told:
            records = in_year(records, told["year"])
        if "online" in told:
            records = records.filter(online={"yes": True, "no": False, "unknown": None}[told["online"]])
        if "country" in told:
            records = with_place(records, Q(country=told["country"]), Q(venue_country=told["country"]))
        if "city" in told:
            keys = {name_key(told["city"]), name_key(normal_name(told["city"]))}
            records = with_place(records, _any_of("key", keys), Q(venue_key__in=_venues(records, keys)))
        return records


def _venues(records: QuerySet[Any], keys: Iterable[str]) -> list[str]:
    """The venues' names that hold one of these. There are few names and many activities: the names are gone through."""
    names = records.model.objects.order_by().values_list("venue_key", flat=True).distinct()
    return [name for name in names if any(key in name for key in keys)]


def _any_of(column: str, keys: Iterable[str]) -> Q:
    """A name as typed, which may be a part of it, or in the nominative, as names are kept."""
    return functools.reduce(operator.or_, (Q(**{f"{column}__contains": key}) for key in keys))


def with_place(records: QuerySet[Any], place: Q, venue: Q) -> QuerySet[Any]:
    """Activities in which such a place took part, or which were held there."""
    part = Place.objects.filter(place, activity_links__role="took_part")
    return records.filter(venue | Q(pk__in=part.values("activity_links__activity")))


class AgreementFilter(ListFilter):
    remembered = True
    lookups: ClassVar[dict[str, str]] = {
        "country": "place__country",
        "kind": "kind",
        "status": "status",
        "owner": "authority",
    }

    year = _select(_("Signed in"))
    changed = forms.RegexField(r"^\d{4}$", label=_("Changed in the year"), required=False, strip=True)
    country = _select(_("Country"))
    kind = _select(_("Kind"), choices.AgreementKind.choices)
    status = _select(_("State"), choices.AgreementStatus.choices)
    owner = _select(_("Owner"))

    def offer(self) -> None:
        self.choose("year", years(self.records.filter(signed__isnull=False), "signed"))
        self.choose("country", country_pairs(self.records.order_by().values_list("place__country", flat=True)))
        self.choose("owner", owners(self.user, self.records))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        if "changed" in told:
            records = records.filter(_changed_in(told["changed"]))
        return records.filter(signed__year=int(told["year"])) if "year" in told else records


def _changed_in(year: str) -> Q:
    """Agreements concluded, registered or ended in a year, or that came into another state."""
    found = Q(signed__year=int(year)) | Q(valid_until__startswith=year)
    for name in ("status_since", "registered"):
        found |= Q(**{f"as_read__{name}__startswith": year}) | Q(**{f"corrected__{name}__value__startswith": year})
    return found


class AnniversaryFilter(ListFilter):
    remembered = True
    lookups: ClassVar[dict[str, str]] = {"kind": "kind", "owner": "authority"}

    year = _select(_("Year"))
    kind = _select(_("Kind"), choices.AnniversaryKind.choices)
    owner = _select(_("Owner"))

    def offer(self) -> None:
        self.choose("year", years(self.records, "starts"))
        self.choose("owner", owners(self.user, self.records))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        return in_year(records, told["year"]) if "year" in told else records


class PartnerFilter(ListFilter):
    """Partners are places, found by their names in the tongues of the register."""

    remembered = True
    part = _select(_("Part of the world"))
    country = _select(_("Country"))
    owner = _select(_("Owner"))

    def offer(self) -> None:
        codes = set(self.records.order_by().values_list("place__country", flat=True))
        seen = {countries.part(code) for code in codes if code}
        self.choose("part", [pair for pair in countries.PARTS.items() if pair[0] in seen])
        self.choose("country", country_pairs(codes))
        self.choose("owner", owners(self.user, self.records))

    lookups: ClassVar[dict[str, str]] = {"country": "place__country", "owner": "authority"}

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        return records.filter(place__country__in=countries.in_part(told["part"])) if "part" in told else records


class DocumentFilter(ListFilter):
    remembered = True
    lookups: ClassVar[dict[str, str]] = {"genre": "genre", "owner": "authority"}

    year = _select(_("Year"))
    genre = _select(_("Genre"), Genre.choices)
    owner = _select(_("Owner"))

    def offer(self) -> None:
        self.choose("year", years(self.records, "starts", "ends"))
        self.choose("owner", owners(self.user, self.records))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        return in_year(records, told["year"]) if "year" in told else records


class PersonFilter(ListFilter):
    remembered = True
    lookups: ClassVar[dict[str, str]] = {"owner": "authority"}

    owner = _select(_("Owner"))

    def offer(self) -> None:
        self.choose("owner", owners(self.user, self.records))


class PromiseFilter(ListFilter):
    searched = F("activity__search_text")
    remembered = True

    state = _select(_("State"), [*choices.PromiseState.choices, ("overdue", _("overdue"))])
    country = _select(_("Country"))
    partner = _select(_("Partner"))
    owner = _select(_("Owner"))
    lookups: ClassVar[dict[str, str]] = {"owner": "activity__authority"}

    def offer(self) -> None:
        part = Place.objects.filter(activity_links__activity__promises__in=self.records, activity_links__role=_PART)
        places = sorted(part.distinct(), key=lambda place: fold(str(place)))
        self.choose("country", country_pairs({place.country for place in places}))
        self.choose("partner", [(place.pk, str(place)) for place in places])
        self.choose("owner", owners(self.user, self.records, "activity__authority"))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        if told.get("state") == "overdue":
            records = records.filter(state=choices.PromiseState.OPEN, due_ends__lt=timezone.localdate())
        elif "state" in told:
            records = records.filter(state=told["state"])
        for name, place in (("country", "country"), ("partner", "pk")):
            if name in told:
                part = Place.objects.filter(activity_links__role=_PART, **{place: told[name]})
                records = records.filter(activity__in=part.values("activity_links__activity"))
        return records


_PART = "took_part"


class MembershipFilter(ListFilter):
    searched = Lower("member__name")
    remembered = True
    lookups: ClassVar[dict[str, str]] = {"state": "state", "association": "association"}

    association = _select(_("Association"))
    state = _select(_("State"), Membership.State.choices)

    def offer(self) -> None:
        found = self.records.order_by("association__name").values_list("association", "association__name").distinct()
        self.choose("association", found)


def order_by(sort: str, sorts: dict[str, Any], default: str) -> tuple[str, list[Any]]:
    """The sort asked for, if there is one of that name, and the ordering it means; what has no value comes last."""
    chosen = sort if sort.lstrip("-") in sorts else default
    expression = sorts[chosen.lstrip("-")]
    column = F(expression) if isinstance(expression, str) else expression
    ordered = column.desc(nulls_last=True) if chosen.startswith("-") else column.asc(nulls_last=True)
    return chosen, [ordered, "pk"]
