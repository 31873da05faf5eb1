"""Templates of titles: {owner:genitive} and {period:in} filled with declined names and the period in words.

Not `str.format`: a template may come from a user, and that would let it reach into the program's objects.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pobratim.rendering.declension import CASES, has_own_type, in_case, named_in_case
from pobratim.rendering.records import FormData
from pobratim.rendering.style import PERIOD_USES, write_period

_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
_BRACKETED = re.compile(r"\(([^()]*)\)\s*$")

# Each field with what may follow its colon; {visit} stands in a visit report only.
_FIELDS: Mapping[str, tuple[str | None, ...]] = {
    "owner": (None, *CASES),
    "short_owner": (None, *CASES),
    "period": PERIOD_USES,
    "visit": (None,),
}


def check_template(template: str) -> str | None:
    """The first field of a template that nothing can fill, or None."""
    for match in _FIELD.finditer(template):
        if match[1] not in _FIELDS or match[2] not in _FIELDS[match[1]]:
            return match[0]
    return None


def fill_template(template: str, data: FormData, more: Mapping[str, str] | None = None) -> str:
    """The template with its fields filled; `more` gives ready texts for fields of its own."""

    def value(match: re.Match[str]) -> str:
        name, form = match[1], match[2]
        if more and name in more:
            return more[name]
        if name == "period":
            return write_period(data.period, form)
        if name == "short_owner":
            return short_owner(data, form or "nominative")
        if name == "owner":
            return named_in_case(data.owner, form) if form else data.owner
        return match[0]

    return _FIELD.sub(value, template)


def short_owner(data: FormData, case: str) -> str:
    """The owner's abbreviation, as given or as its name has it in brackets; else the full name. In a case."""
    bracketed = _BRACKETED.search(data.owner)
    short = data.owner_short or (bracketed[1] if bracketed else None)
    if short and has_own_type(short):
        return in_case(short, case)
    return named_in_case(short or data.owner, case)
