"""Days joined over New Year, neither with its year: "в ночь с 31 декабря на 1 января", "30 декабря и 2 января"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, timedelta

from pobratim.language import edtf
from pobratim.language.dates_lexicon import AND, GAP, either, words
from pobratim.language.dates_model import DateMention, Hit, Scope
from pobratim.language.dates_resolve import resolve

_JOINT = re.compile(rf"(?:{AND}|{GAP}{either(words('onto') + words('to'))}{GAP})")
# Days further apart are rather listed out of order than told over New Year.
_FURTHEST = timedelta(31)


def over_new_year(
    text: str, hits: Sequence[Hit], mentions: Sequence[DateMention], scope: Scope | None
) -> tuple[DateMention, ...]:
    """The mentions, in order of text; one joined to an earlier one that it would precede is the next year's."""
    told: list[DateMention] = []
    for hit, mention in zip(hits, mentions, strict=True):
        joined = bool(told) and bool(_JOINT.fullmatch(text, told[-1].end, mention.start))
        rolled = _next_year(hit, told[-1], mention) if joined and scope else None
        told.append(replace(mention, edtf=rolled) if rolled else mention)
    return tuple(told)


def _next_year(hit: Hit, earlier: DateMention, mention: DateMention) -> str | None:
    """The date a year on, where it then follows the earlier one closely; None where it stays as it is."""
    if not earlier.edtf or not mention.edtf or earlier.year_written or mention.year_written:
        return None
    last, first = edtf.bounds(earlier.edtf)[1], edtf.bounds(mention.edtf)[0]
    if first > last or first.year == MAXYEAR:
        return None
    rolled = resolve(hit.reading, Scope.of(str(first.year + 1))).edtf
    return rolled if rolled and timedelta(0) < edtf.bounds(rolled)[0] - last <= _FURTHEST else None
