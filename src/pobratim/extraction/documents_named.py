"""The documents and dates of a register's cell: which titles it names, and which of its dates are those of signing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pobratim.document import Span, Text
from pobratim.language.cues import fold, lexicon, pattern
from pobratim.language.dates import DateMention, Scope, find_dates
from pobratim.language.kinds import agreement_heads

_MADE = r"(?:установлен\w+|завязыван\w+|завязал\w+)"
_OF = r"(?:связ|отношен)\w*"
_TIES_EN = (
    r"(?:ties|relations|links|contacts|partnership)\s+(?:were\s+|was\s+)?(?:established|set\s+up|begun)"
    r"|establish(?:ment|ing)\s+of\s+(?:\w+\s+){0,2}(?:ties|relations|links)|twinned|partners"
)
_TIES = rf"(?:{_MADE}\s+(?:\w+\s+){{0,2}}{_OF}|{_OF}\s+(?:были\s+)?{_MADE}|{_TIES_EN})"
_TIES_AFTER = re.compile(rf"[\s–—,:-]*(?:год\w*\s*|г\.\s*)?[\s–—,:(-]*{_TIES}", re.IGNORECASE)
_TIES_BEFORE = re.compile(
    rf"(?:^|[.;,\n(])\s*(?:\w+\s+){{0,2}}?{_TIES}\s*(?:в|во|с|со|in|on|since|from|[–—:-])?\s*$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?]\s+(?=[А-ЯЁA-Z«])|\n")
# What a clause is parted by: the words of another clause say nothing of a date.
_CLAUSE = re.compile(r"[,;()\n]|\.\s+(?=[А-ЯЁA-Z])|(?<=\d)\s+(?=\d)")
_YEAR = len("2020")
_YEAR_AT_END = re.compile(r"[,;:(–—-]\s*((?:19|20)\d\d)\)?[\s.;]*$")
_YEAR_OF_TIES = re.compile(rf"(?:^|[;\n])\s*((?:19|20)\d\d)(?=\s*[(–—,-]\s*{_TIES})", re.IGNORECASE)
_DASH = re.compile(r"[\s–—:-]*(?:год\w*|г\.?)?[\s–—:-]*")
# A translation after a stroke is no second document: «Договор / Treaty».
_TRANSLATED = re.compile(r"/\s*$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a register cell with its evidence, and whether it is that of ties established, not of a document."""

    edtf: str
    spans: tuple[Span, ...]
    ties: bool


@dataclass(frozen=True, slots=True)
class Title:
    """One document's title within a cell."""

    text: Text
    kind: str


def dated(text: Text, within: Scope | None = None) -> tuple[Dated, ...]:
    """The dates of a cell's documents, prolongations among them; «1956 г. – установление связей» dates the ties, no
    document, and «прекращено в 2022 г.» neither. `within` gives a missing year.
    """
    found = []
    for mention in (*find_dates(text.value, within), *_last_year(text.value)):
        # «Соглашение от 16.06.2011»: what would be a decree's date elsewhere is the document's own here.
        if _is_own(text.value, mention) and not is_of_later_event(text.value, mention):
            day = _beginning(mention.edtf or "")
            found.append(Dated(day, text.spans(mention.start, mention.end), _is_of_ties(text.value, mention)))
    return tuple(found)


def _beginning(edtf: str) -> str:
    """The day of signing of what is told with its term: «с 1992 года», «12.03.2004 – 12.03.2009»."""
    first, _, last = edtf.partition("/")
    return first if last == ".." or (last and first[:_YEAR] != last[:_YEAR]) else edtf


def _is_own(text: str, date: DateMention) -> bool:
    """Whether a date may be of a document, or of ties: «established in 2011», «twinned since 1984»."""
    is_told = date.role in ("date", "act") or (date.role in ("history", "term") and _is_of_ties(text, date))
    return is_told and date.edtf is not None and not date.edtf.startswith("..")


def _last_year(text: str) -> tuple[DateMention, ...]:
    """The bare year that ends a line, or that ties follow, if nothing else is a date: «Agreement with Wonsan, 2011»."""
    year = _YEAR_OF_TIES.search(text) or _YEAR_AT_END.search(text)
    if year is None or find_dates(text):
        return ()
    return (DateMention(year.start(1), year.end(1), year[1], "date", year_written=True),)


def _is_of_ties(text: str, date: DateMention) -> bool:
    return bool(_TIES_AFTER.match(text[date.end :]) or _TIES_BEFORE.search(text[: date.start]))


def is_of_later_event(text: str, date: DateMention, events: Sequence[str] = ("later_events",)) -> bool:
    """Whether a date in a text is of what became of the document later: ended, amended, or whatever of `events`."""
    later = pattern(tuple(phrase for name in events for phrase in lexicon("agreements", name)))
    folded = fold(text)
    begins = max((cut.end() for cut in _CLAUSE.finditer(folded, 0, date.start)), default=0)
    after = _DASH.match(folded, date.end)
    return bool(later.search(folded, begins, date.start) or (after and later.match(folded, after.end())))


def titles_in(basis: Text) -> tuple[Title, ...]:
    """The documents that a basis cell names, each from its noun to the next one's."""
    heads = [head for head in agreement_heads(basis.value) if not _TRANSLATED.search(basis.value[: head[0]])]
    if not heads:
        return ()
    # What leads into the first noun belongs to its title («Генеральное соглашение»), a sentence before it does not.
    sentences = [
        found.end() for found in _SENTENCE.finditer(basis.value, 0, heads[0][0] + 1) if found.end() <= heads[0][0]
    ]
    cuts = [sentences[-1] if sentences else 0, *(start for start, _, _ in heads[1:]), len(basis)]
    return tuple(
        Title(basis.slice(start, end).strip(), kind)
        for (start, end), (_, _, kind) in zip(pairwise(cuts), heads, strict=True)
    )


def documents_in(basis: Text) -> tuple[Title, ...]:
    """The titles of a cell that are documents, not the bare ties."""
    return tuple(title for title in titles_in(basis) if title.kind != "ties")


def paired(
    titles: Sequence[Title], dates: Sequence[Dated], within: Scope | None = None
) -> list[tuple[Title, tuple[Dated, ...]]]:
    """Documents take the dates in order, what is left over belongs to the last; one that holds its own date takes none
    while others want them.
    """
    own = {number: _own(title, within) for number, title in enumerate(titles)}
    if len(dates) >= len(titles):
        own = {}
    waiting = [number for number in range(len(titles)) if not own.get(number)]
    taken = {number: tuple(dates[n : n + 1]) for n, number in enumerate(waiting)}
    if waiting:
        taken[waiting[-1]] = tuple(dates[len(waiting) - 1 :])
    return [(title, own.get(number) or taken.get(number) or _own(title, within)) for number, title in enumerate(titles)]


def _own(title: Title, within: Scope | None) -> tuple[Dated, ...]:
    return tuple(date for date in dated(title.text, within) if not date.ties)


def dated_titles(cell: Text, within: Scope | None) -> list[tuple[Title, tuple[Dated, ...]]]:
    """Documents of a cell that gives each its date beside it, before («1978 – Договор») or after: a line is one's
    own.
    """
    found: list[tuple[Title, tuple[Dated, ...]]] = []
    for line in cell.lines():
        titles = documents_in(line)
        for title in titles:
            beside = dated(line if len(titles) == 1 else title.text, within)
            found.append((title, tuple(date for date in beside if not date.ties)))
    return found
