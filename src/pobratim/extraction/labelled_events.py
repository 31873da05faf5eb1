"""Activities told as labelled lines: «Мероприятие: …», «Дата: …», «Участники: …», one below the other.

A label is a column's title by another layout, so each block becomes the row that a table would have. A short line
without a label above its block is its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pobratim.document import Text
from pobratim.extraction.labelled import labelled_line
from pobratim.extraction.passages import Passage
from pobratim.extraction.prose_headings import LONGEST_HEADING
from pobratim.extraction.roles import Layout, reconciled
from pobratim.extraction.rows import Headings, Record
from pobratim.language.tense import find_tense

_DATING = frozenset({"dates", "place_dates", "starts"})
_TELLING = frozenset({"title", "content"})
_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class LabelledEvents:
    """The layout that the labels make, the records, and the passages that are none of theirs."""

    layout: Layout
    records: tuple[Record, ...]
    rest: tuple[Passage, ...]


@dataclass
class _Reading:
    """The state of one pass; `title` is the line that may name what the block below tells of."""

    records: list[Record] = field(default_factory=list)
    rest: list[Passage] = field(default_factory=list)
    lines: list[tuple[str, Passage, Text]] = field(default_factory=list)
    title: Passage | None = None
    headed: Text | None = None


def labelled_events(passages: Iterable[Passage]) -> LabelledEvents:
    """The activities among passages that are told by labels."""
    reading = _Reading()
    for passage in passages:
        label = None if passage.under.partners else labelled_line(passage)
        if label is None:
            _close(reading)
            reading.title = passage
            continue
        if reading.lines and _begins_another(reading.lines, label[0], passage):
            _close(reading)
        reading.lines.append((label[0], passage, label[1]))
    _close(reading)
    if reading.title:
        reading.rest.append(reading.title)
    roles = {role: None for record in reading.records for role in record.cells}
    layout = Layout(reconciled(tuple(roles)), tuple(Text() for _ in roles), 0)
    return LabelledEvents(layout, tuple(reading.records), tuple(reading.rest))


def _begins_another(lines: Sequence[tuple[str, Passage, Text]], role: str, passage: Passage) -> bool:
    """Whether a label begins the next block: it or a date comes again, or a heading stands between."""
    named = {known for known, _, _ in lines}
    again = role in named and role in (lines[0][0], "title", *_DATING)
    return again or passage.under.section is not lines[0][1].under.section


def _close(reading: _Reading) -> None:
    """End a block: it is a record where it has a date and says what was, else its lines are as any others. Below a
    heading or a numbered title a date alone is enough.
    """
    lines, title = reading.lines, reading.title or _heading(reading)
    named = {role for role, _, _ in lines}
    heads = title is not None and _may_be_title(title)
    is_block = len(lines) >= _LEAST_LINES or (title is not None and (title.listed or title is not reading.title))
    if is_block and named & _DATING and (named & _TELLING or heads):
        used = title if title and not named & _TELLING else None
        reading.records.append(_record(used, lines))
        title = None if used else title
        lines = []
    left = [title] if title and title is reading.title else []
    reading.rest += [*left, *(passage for _, passage, _ in lines)]
    reading.lines, reading.title = [], None


def _heading(reading: _Reading) -> Passage | None:
    """The heading right above a block, which no block before it had."""
    section = reading.lines[0][1].under.section if reading.lines else None
    if section is None or section is reading.headed:
        return None
    reading.headed = section
    return Passage(section, reading.lines[0][1].under)


def _may_be_title(passage: Passage) -> bool:
    value = passage.text.value.strip()
    return 0 < len(value) <= LONGEST_HEADING and find_tense(value) is None


def _record(title: Passage | None, lines: Sequence[tuple[str, Passage, Text]]) -> Record:
    cells = {"title": title.text} if title else {}
    for role, _, value in lines:
        cells.setdefault(role, value)
    passages = [*([title] if title else []), *(passage for _, passage, _ in lines)]
    text = Text.join([passage.text for passage in passages])
    under = Headings(municipality=lines[0][1].under.municipality)
    return Record({role: value for role, value in cells.items() if value}, text, under)
