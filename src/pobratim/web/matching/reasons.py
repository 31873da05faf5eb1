"""Why the program holds two records for one, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratim.web.matching.models import Pair

FEATURES: dict[str, Promise | str] = {
    "same_days": _("the same dates"),
    "same_several_days": _("the same first and last day"),
    "days_within": _("the dates of one lie within the other’s"),
    "within_period": _("the date lies within the other’s month or period"),
    "days_near": _("dates some days apart"),
    "days_apart": _("dates weeks or months apart"),
    "other_year": _("different years"),
    "same_places": _("the same city"),
    "other_places": _("different cities"),
    "words_shared": _("words in common"),
    "weighty_words_shared": _("rare words in common"),
    "words_apart": _("words that the other has not"),
    "same_name": _("the same name in quotation marks"),
    "abbreviated": _("one abbreviates what the other writes out"),
    "other_name": _("different names in quotation marks"),
    "name_of_one_alone": _("a name that only one has"),
    "same_proper": _("a person or body in common"),
    "same_number": _("the same number"),
    "other_number": _("different numbers"),
    "other_kind": _("different kinds of activity"),
    "other_callings": _("people of different callings"),
    "both_meetings": _("both are meetings"),
    "both_delegations": _("both tell of a delegation of this city"),
    "other_mode": _("one online, the other in person"),
    "plan_and_fact": _("a plan and what came of it"),
    "same_as_a_third": _("both are one with a third record"),
    "better_elsewhere": _("the plan fits another record better"),
    "names_of_one_city": _("two names of one city"),
    "spelt_alike": _("names spelt nearly alike"),
    "same_date": _("the same date of signing"),
    "other_date": _("different dates of signing"),
    "title_alike": _("like titles"),
    "other_deal_kind": _("different kinds of document"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One reason in words; `share` is what it adds to the sum or takes from it."""

    text: str
    share: float

    @property
    def size(self) -> str:
        return number_format(abs(self.share), 1)

    @property
    def speaks_for(self) -> bool:
        return self.share > 0


def reasons_of(pair: Pair) -> list[Told]:
    """What speaks for and against a pair, the weightiest first."""
    return [
        Told(str(FEATURES.get(reason["feature"], reason["feature"])), reason["weight"] * reason["value"])
        for reason in pair.reasons
    ]
