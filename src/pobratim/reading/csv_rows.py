"""Values separated by semicolons, TABs or commas, some in quotation marks, each knowing its place in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pobratim.document import Block, Cell, Locator, Paragraph, Row, Text
from pobratim.reading.builder import MARKUP
from pobratim.reading.dump_cells import full_width
from pobratim.reading.markup import paragraph_of
from pobratim.reading.rejoin import SourceRow
from pobratim.reading.text_lines import TextSource

_MOSTLY = 0.8
_FEWEST_ROWS = 2
_UNNAMED = ((";", 2, _MOSTLY), (",", 3, 1.0))
_NAMED = ((";", 2, 0.5), ("\t", 2, 0.5), (",", 2, 0.5))
_NAMES = (".csv", ".tsv")
_DECLARATION = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
"""What Excel writes and reads first, to tell the separator."""

CsvRow = list[tuple[int, int]]


def separator_of(text: str, named: bool = False) -> str | None:
    """The separator that gives nearly all lines the same number of cells, if there is one.

    A comma parts words in prose too, so it must give three cells at least and all lines alike; not so in a file that
    is `named` as one of values.
    """
    for separator, fewest, share in _NAMED if named else _UNNAMED:
        widths = Counter(len(row) for row in split(text, separator))
        if not widths:
            continue
        width, rows = widths.most_common(1)[0]
        if rows >= _FEWEST_ROWS and width >= fewest and rows >= share * widths.total():
            return separator
    return None


def is_named(name: str) -> bool:
    """Whether a file's name says that it holds separated values."""
    return name.lower().endswith(_NAMES)


def without_declaration(rows: Sequence[CsvRow], source: TextSource) -> Sequence[CsvRow]:
    """The rows without the line that names the separator, which is set aside."""
    found = _DECLARATION.match(source.text)
    if not found:
        return rows
    block = source.cut(Locator(paragraph=0), *found.span())
    if block:
        source.builder.set_aside(block, 0, len(block.text), MARKUP)
    return rows[1:]


def split(text: str, separator: str) -> list[CsvRow]:
    """Of each row that is not blank, where its cells lie, quotes included; a quoted cell may hold line ends."""
    rows: list[CsvRow] = [[]]
    position = 0
    for end, sign in _ends(text, separator):
        rows[-1].append((position, end))
        position = end + len(sign)
        if sign != separator:
            rows.append([])
    return [row for row in rows if any(text[start:end].strip() for start, end in row)]


def _ends(text: str, separator: str) -> Iterator[tuple[int, str]]:
    """Where each cell ends, and the sign that ends it."""
    cell = re.compile(rf'\s*"(?:[^"]|"")*"[^{re.escape(separator)}\r\n]*|[^{re.escape(separator)}\r\n]*')
    end_sign = re.compile(rf"{re.escape(separator)}|\r\n|\n|\r|$(?![\r\n])")
    position = 0
    while position <= len(text):
        found = cell.match(text, position)
        end = found.end() if found else position
        sign = end_sign.match(text, end)
        yield end, sign[0] if sign else ""
        if end >= len(text):
            return
        position = end + len(sign[0] if sign else "")


def source_rows(rows: Sequence[CsvRow], source: TextSource) -> tuple[list[SourceRow], int]:
    """The rows with their cells as blocks of the file's one table, and its width."""
    columns = max(len(row) for row in rows)
    return [SourceRow(full_width(_row(row, number, source), columns)) for number, row in enumerate(rows)], columns


def _row(row: CsvRow, number: int, source: TextSource) -> Row:
    cells = []
    for at, bounds in enumerate(row):
        block = source.cut(Locator(table=0, row=number, cell=at), *bounds)
        cells.append(Cell(at, _paragraphs(block, source) if block else ()))
    return Row(tuple(cells))


def _paragraphs(block: Block, source: TextSource) -> tuple[Paragraph, ...]:
    return tuple(paragraph_of(line) for line in _unquoted(block, source).lines())


def _unquoted(block: Block, source: TextSource) -> Text:
    """The cell without the marks around it; of two marks inside one is kept."""
    text = block.text
    if len(text) < 2 or not (text.startswith('"') and text.endswith('"')):
        return Text.of(block)
    source.builder.set_aside(block, 0, 1, MARKUP)
    parts, position = [], 1
    for pair in re.finditer('""', text[:-1]):
        if pair.start() >= position:
            parts.append(Text.part_of(block, position, pair.start() + 1))
            source.builder.set_aside(block, pair.start() + 1, pair.end(), MARKUP)
            position = pair.end()
    source.builder.set_aside(block, len(text) - 1, len(text), MARKUP)
    return Text.join([*parts, Text.part_of(block, position, len(text) - 1)], "")
