"""The filters of the lists. Their state is the query of the address, so that a list can be sent as a link."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratim.language.places import normal_name
from pobratim.web.register import choices, countries
from pobratim.web.register.folding import fold, name_key
from pobratim.web.register.list_filter import ListFilter, country_pairs, in_year, owners, select, years
from pobratim.web.register.models import Genre, Membership, Place


class ActivityFilter(ListFilter):
    remembered = True
    lookups: ClassVar[dict[str, str]] = {"kind": "kind", "status": "status", "owner": "authority"}

    year = select(_("Year"))
    country = select(_("Country"))
    city = forms.CharField(label=_("City"), required=False, max_length=200)
    kind = select(_("Kind"), choices.ActivityKind.choices)
    online = select(_("Format"), [("yes", _("online")), ("no", _("in person")), ("unknown", _("not said"))])
    status = select(_("Status"), choices.Status.choices)
    owner = select(_("Owner"))

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

    year = select(_("Signed in"))
    changed = forms.RegexField(r"^\d{4}$", label=_("Changed in the year"), required=False, strip=True)
    country = select(_("Country"))
    kind = select(_("Kind"), choices.AgreementKind.choices)
    status = select(_("State"), choices.AgreementStatus.choices)
    owner = select(_("Owner"))

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

    year = select(_("Year"))
    kind = select(_("Kind"), choices.AnniversaryKind.choices)
    owner = select(_("Owner"))

    def offer(self) -> None:
        self.choose("year", years(self.records, "starts"))
        self.choose("owner", owners(self.user, self.records))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        return in_year(records, told["year"]) if "year" in told else records


class PartnerFilter(ListFilter):
    """Partners are places, found by their names in the tongues of the register."""

    remembered = True
    part = select(_("Part of the world"))
    country = select(_("Country"))
    owner = select(_("Owner"))

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

    year = select(_("Year"))
    genre = select(_("Genre"), Genre.choices)
    owner = select(_("Owner"))

    def offer(self) -> None:
        self.choose("year", years(self.records, "starts", "ends"))
        self.choose("owner", owners(self.user, self.records))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        return in_year(records, told["year"]) if "year" in told else records


class PersonFilter(ListFilter):
    remembered = True
    lookups: ClassVar[dict[str, str]] = {"owner": "authority"}

    owner = select(_("Owner"))

    def offer(self) -> None:
        self.choose("owner", owners(self.user, self.records))


class PromiseFilter(ListFilter):
    searched = F("activity__search_text")
    remembered = True

    state = select(_("State"), [*choices.PromiseState.choices, ("overdue", _("overdue"))])
    country = select(_("Country"))
    partner = select(_("Partner"))
    owner = select(_("Owner"))
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

    association = select(_("Association"))
    state = select(_("State"), Membership.State.choices)

    def offer(self) -> None:
        found = self.records.order_by("association__name").values_list("association", "association__name").distinct()
        self.choose("association", found)
