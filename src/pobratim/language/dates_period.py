"""The period that a document tells of, from its title."""

from __future__ import annotations

import re

from pobratim.language.dates_find import find_dates
from pobratim.language.dates_lexicon import either, fold, words
from pobratim.language.dates_model import DateMention, Scope
from pobratim.language.dates_roles import STATE_AT, quoted

_BARE_YEAR = re.compile(r"(?<![\w№.,/])(?:19|20)\d\d(?![\w./,]\w|\w)")
_LEAD = re.compile(rf"(?<!\w){either(words('leads'))} $")
_ROLES = ("date", "term")


def document_period(title: str) -> DateMention | None:
    """The period in a title, as "во II квартале 2020 года" or "(23-25.05.2016)"; None where no year can be read.

    A period after "в", "за", "на" goes before one that stands alone: "I квартал" may head but the first section.
    """
    folded = fold(title)
    mentions = [mention for mention in find_dates(title) if _may_be_period(folded, mention)]
    years = [m.edtf for m in mentions if m.edtf] + [found[0] for found in _bare_years(title)]
    if not years:
        return None
    scope = Scope.of(years[0]) if len(set(years)) == 1 else None
    found = [mention for mention in find_dates(title, scope) if mention.edtf and _may_be_period(folded, mention)]
    if not found:
        return _bare(title)
    # A part of a year whose year stands elsewhere in the title says more than that year.
    found.sort(key=lambda m: (not _LEAD.search(folded[: m.start]), m.year_written, m.start))
    return found[0]


def _may_be_period(folded: str, mention: DateMention) -> bool:
    """ "по состоянию на 01.03.2021" is the day of a list, not the period that it covers."""
    return mention.role in _ROLES and not STATE_AT.search(folded[: mention.start])


def _bare_years(title: str) -> list[re.Match[str]]:
    names = quoted(title)
    return [f for f in _BARE_YEAR.finditer(title) if not any(start < f.start() < end for start, end in names)]


def _bare(title: str) -> DateMention | None:
    """The last year that stands alone: "Основные мероприятия 2020"."""
    found = _bare_years(title)
    return DateMention(found[-1].start(), found[-1].end(), found[-1][0], "date", True) if found else None
