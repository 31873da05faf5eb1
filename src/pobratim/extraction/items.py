"""One cell to many activities: date-headed pieces, bullets and separate paragraphs.

What is told inside an item belongs to it, dates and all; only a date that heads a piece, or a paragraph or bullet of
its own, begins another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pobratim.document import Text
from pobratim.extraction.when import closing_dates
from pobratim.language.cues import sentences
from pobratim.language.dates import Scope, item_starts, leading_date

_CONTINUES = re.compile(r"^[\s«\"(]*[а-яёa-z,;)–—-]")
_LEAST_ITEM = 12
_BULLET = re.compile(r"\s*(?:[•·▪●◦*–—-]\s*|\d{1,2}[.)]\s+)(?=\S)")
_ORGANISER = re.compile(r"\bОрганизатор\w*|\bOrgani[sz]ers?\b")
_CLAUSE_END = re.compile(r"(?<=\));\s+(?=\S)")
_GAP = re.compile(r"(?<=\S)(?= {2,}\S)")


def split_items(text: Text, scope: Scope | None) -> tuple[Text, ...]:
    """The items of a cell, in order, each with all that belongs to it."""
    paragraphs = text.lines()
    bulleted = _is_bulleted(paragraphs)
    items: list[Text] = []
    for paragraph in paragraphs:
        for piece in _dated_pieces(paragraph, scope):
            if items and not bulleted and _belongs_to_last(piece, scope):
                items[-1] = Text.join([items[-1], piece])
            else:
                items.append(piece)
    return tuple(items)


def listed_items(cell: Text, scope: Scope | None) -> tuple[Text, ...]:
    """The items of a cell that is a list: all its paragraphs bulleted, or two at least headed by dates; else none.

    A list that an introduction leads in («Участие в собраниях: • … • …») tells of one thing.
    """
    pieces = split_items(cell, scope)
    dated = sum(bool(leading_date(piece.value, scope)) for piece in pieces) > 1
    return pieces if dated or _is_bulleted(cell.lines()) else ()


def _is_bulleted(lines: Sequence[Text]) -> bool:
    return len(lines) > 1 and all(_BULLET.match(line.value) for line in lines)


def _dated_pieces(paragraph: Text, scope: Scope | None) -> Iterator[Text]:
    heads = {s for s in item_starts(paragraph.value, scope) if s > 0} | set(_closed_by_dates(paragraph.value, scope))
    starts = [0, *sorted(heads), len(paragraph)]
    for start, end in pairwise(starts):
        piece = paragraph.slice(start, end).strip()
        if piece:
            yield piece


def _closed_by_dates(paragraph: str, scope: Scope | None) -> Iterator[int]:
    """Where sentences and clauses begin that end with their date in brackets: «Визит (май); переговоры (декабрь).»."""
    cuts = {start for start, _ in sentences(paragraph)} | {cut.end() for cut in _CLAUSE_END.finditer(paragraph)}
    for start, end in list(pairwise([*sorted(cuts), len(paragraph)]))[1:]:
        if closing_dates(paragraph[start:end], scope):
            yield start


def _belongs_to_last(piece: Text, scope: Scope | None) -> bool:
    """A line that begins in the middle of a sentence, or is too short to tell of anything, goes on from the one
    above.
    """
    if leading_date(piece.value, scope) or closing_dates(piece.value, scope):
        return False
    return bool(_CONTINUES.match(piece.value)) or len(piece) < _LEAST_ITEM


def split_entries(title: Text, organisers: Text) -> tuple[tuple[Text, Text], ...]:
    """The entries of one row, each with its organiser: as many as the notes name organisers apart, else the row is one.

    Entries are parted by a paragraph, or by the gap of spaces that is left of one in a text dump.
    """
    notes = _parts(organisers, _ORGANISER)
    if len(notes) > 1:
        for titles in (title.lines(), _parts(title, _GAP)):
            if len(titles) == len(notes):
                return tuple(zip(titles, notes, strict=True))
    return ((title, organisers),)


def _parts(text: Text, boundary: re.Pattern[str]) -> list[Text]:
    starts = sorted({0, *(match.start() for match in boundary.finditer(text.value)), len(text)})
    pieces = (text.slice(start, end).strip() for start, end in pairwise(starts))
    return [piece for piece in pieces if piece]
