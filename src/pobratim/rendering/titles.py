"""The fields of a paper as a whole: {owner:genitive} and {period:in} as declined names and the period in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pobratim.rendering.declension import CASES, has_own_type, in_case, named_in_case
from pobratim.rendering.intervals import parse_interval
from pobratim.rendering.records import FormData
from pobratim.rendering.style import PERIOD_USES, write_date, write_period

_BRACKETED = re.compile(r"\(([^()]*)\)\s*$")

# What may follow the colon of each field.
PAPER_FIELDS: Mapping[str, tuple[str | None, ...]] = {
    "owner": (None, *CASES),
    "short_owner": (None, *CASES),
    "period": PERIOD_USES,
    "first_day": (None,),
    "last_day": (None,),
}


def paper_field(name: str, argument: str | None, data: FormData) -> str | None:
    """What a field of the paper holds; None for no field of a paper."""
    if name == "period":
        return write_period(data.period, argument or "in")
    if name == "short_owner":
        return short_owner(data, argument or "nominative")
    if name == "owner":
        return owner_in_case(data, argument) if argument else data.owner
    interval = parse_interval(data.period)
    if interval is None or name not in PAPER_FIELDS:
        return None
    return write_date((interval.first_day if name == "first_day" else interval.last_day).isoformat())


def owner_in_case(data: FormData, case: str) -> str:
    """The owner's name in a case: as given for it, else as morphology has it."""
    return data.owner_forms.get(case) or named_in_case(data.owner, case)


def short_owner(data: FormData, case: str) -> str:
    """The owner's abbreviation, as given or as its name has it in brackets; else the full name. In a case."""
    bracketed = _BRACKETED.search(data.owner)
    short = data.owner_short or (bracketed[1] if bracketed else None)
    if short and has_own_type(short):
        return in_case(short, case)
    return named_in_case(short, case) if short else owner_in_case(data, case)
