"""Records told as labelled lines: «Город-побратим: Лодзь», «Страна: Польша», one below the other.

A label is a column's title by another layout, so its line is the cell that a table's row would hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pobratim.document import Text
from pobratim.extraction.column_titles import role_of
from pobratim.extraction.passages import Passage
from pobratim.extraction.rows import Headings, Record

_LABEL = re.compile(r"([^\W\d_][^:\n]{1,60}):\s+(?=\S)")
_EMPTY = re.compile(r"[\s.–—-]*")
_NAMING = ("city", "country_city")
_LEAST_LINES = 2


def labelled_records(passages: Iterable[Passage]) -> tuple[tuple[Record, ...], tuple[Passage, ...]]:
    """The records of a list of partners told in labelled lines, and the passages that are none of theirs."""
    records: list[Record] = []
    rest: list[Passage] = []
    current: list[tuple[str, Passage, Text]] = []
    for passage in passages:
        label = labelled_line(passage) if passage.under.partners else None
        if label is None or (label[0] in _NAMING and current):
            _close(current, records, rest)
            current = []
        if label and (current or label[0] in _NAMING):
            current.append((label[0], passage, label[1]))
        else:
            rest.append(passage)
    _close(current, records, rest)
    return tuple(records), tuple(rest)


def labelled_line(passage: Passage) -> tuple[str, Text] | None:
    """The role of a line's label, "other" where no column has such a title, and what the label is of."""
    found = _LABEL.match(passage.text.value)
    if found is None:
        return None
    value = passage.text.slice(found.end()).strip()
    return role_of(found[1]) or "other", Text() if _EMPTY.fullmatch(value.value) else value


def _close(lines: Sequence[tuple[str, Passage, Text]], records: list[Record], rest: list[Passage]) -> None:
    if len(lines) < _LEAST_LINES:
        rest += [passage for _, passage, _ in lines]
        return
    cells: dict[str, Text] = {}
    for role, _, value in lines:
        cells.setdefault("basis_year" if role == "basis" else role, value)
    text = Text.join([passage.text for _, passage, _ in lines])
    section = lines[0][1].under.section
    records.append(Record({role: value for role, value in cells.items() if value}, text, Headings(section=section)))
