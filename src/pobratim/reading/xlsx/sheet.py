"""One worksheet's XML as visible texts by row and column, with merges (ECMA-376, part 1, 18.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pobratim.reading.xlsx.number_format import NumberFormat, plain_number

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_COLUMNS = 16_384
_TRUTH = {"1": "ИСТИНА", "0": "ЛОЖЬ"}


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 0, the last ones are inside."""

    row: int
    column: int
    last_row: int
    last_column: int

    def covers(self, row: int, column: int) -> bool:
        return self.row <= row <= self.last_row and self.column <= column <= self.last_column


@dataclass(frozen=True)
class Workbook:
    """What cells refer to: shared texts, number formats by cell style, and the day that dates count from."""

    texts: tuple[str, ...]
    formats: tuple[NumberFormat, ...]
    epoch_1904: bool


@dataclass(frozen=True)
class Sheet:
    """A worksheet: texts by (row, column), merges, and what is hidden."""

    texts: dict[tuple[int, int], str]
    merges: tuple[Merge, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


@dataclass(frozen=True)
class NamedSheet:
    """A sheet of a workbook with its name, and whether it is shown."""

    name: str
    sheet: Sheet
    shown: bool


def read_sheet(root: etree._Element, workbook: Workbook) -> Sheet:
    """The sheet that a worksheet part holds."""
    texts: dict[tuple[int, int], str] = {}
    hidden = set()
    for row, element in _numbered_rows(root):
        if element.get("hidden") in ("1", "true"):
            hidden.add(row)
        for column, cell in _numbered_cells(element):
            text = _shown(cell, workbook).strip()
            if text:
                texts[row, column] = text
    merges = [_merge(item.get("ref", "")) for item in root.iter(S + "mergeCell")]
    return Sheet(texts, tuple(m for m in merges if m), frozenset(hidden), frozenset(_hidden_columns(root)))


def _numbered_rows(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Rows with their numbers; a row that does not tell its own follows the one before."""
    number = -1
    for row in root.iter(S + "row"):
        told = row.get("r", "")
        number = int(told) - 1 if told.isdigit() else number + 1
        yield number, row


def _numbered_cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    column = -1
    for cell in row.findall(S + "c"):
        place = _place(cell.get("r", ""))
        column = place[1] if place else column + 1
        yield column, cell


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference like "B7"."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _merge(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last)
    return Merge(*start, *end) if start and end else None


def _hidden_columns(root: etree._Element) -> Iterator[int]:
    for item in root.iter(S + "col"):
        if item.get("hidden") in ("1", "true"):
            first, last = item.get("min", ""), item.get("max", "")
            if first.isdigit() and last.isdigit():
                yield from range(int(first) - 1, min(int(last), _COLUMNS))


def _shown(cell: etree._Element, workbook: Workbook) -> str:
    """What the cell shows: of a formula its last result."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return rich_text(cell.find(S + "is"))
    raw = cell.findtext(S + "v") or ""
    if kind == "s":
        number = int(raw) if raw.isdigit() else -1
        return workbook.texts[number] if 0 <= number < len(workbook.texts) else ""
    if kind == "b":
        return _TRUTH.get(raw, raw)
    if kind == "n" and raw:
        return _number(raw, cell.get("s", "0"), workbook)
    return raw


def _number(raw: str, style: str, workbook: Workbook) -> str:
    try:
        number = float(raw)
    except ValueError:
        return raw
    if abs(number) > 1e300 or number != number:
        return raw
    index = int(style) if style.isdigit() else 0
    if index >= len(workbook.formats):
        return plain_number(number)
    return workbook.formats[index].show(number, workbook.epoch_1904)


def rich_text(element: etree._Element | None) -> str:
    """The text of a string item; how to pronounce it (rPh) is no part of it."""
    if element is None:
        return ""
    parts = [child for child in element if child.tag in (S + "t", S + "r")]
    return "".join((text.text or "") for part in parts for text in part.iter(S + "t"))
