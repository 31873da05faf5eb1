"""Tables of text dumps that write a row on a line, its cells parted by TABs or by vertical bars.

Blank lines and rules («-- --») stand where the pages of the source ended; the table goes on below them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pobratim.document import Block, Cell, Locator, Row
from pobratim.reading.builder import PAGE_FURNITURE
from pobratim.reading.dump_cells import full_width
from pobratim.reading.furniture import is_rule
from pobratim.reading.markup import paragraph_of, unmarked
from pobratim.reading.prose import ProseReader, is_furniture
from pobratim.reading.rejoin import SourceRow
from pobratim.reading.text_lines import Line, TextSource
from pobratim.reading.torn import starts_midway

CellSpans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way to write a row on a line: the sign between cells, and whether rows may begin and end with it too."""

    media_type: str
    separator: re.Pattern[str]
    fenced: bool = False

    def is_row(self, line: Line) -> bool:
        """Whether the line is a row of at least two cells."""
        return bool(self.separator.search(line.text.strip(" ") if not self.fenced else _inside_fence(line.text)))

    def cells(self, line: Line) -> CellSpans:
        """Where each cell of the line begins and ends in the file."""
        text, start = line.text, line.start
        if self.fenced:
            inside = _inside_fence(text)
            start += text.index(inside) if inside else 0
            text = inside
        bounds, position = [], 0
        for sign in self.separator.finditer(text):
            bounds.append((start + position, start + sign.start()))
            position = sign.end()
        return [*bounds, (start + position, start + len(text))]


def _inside_fence(text: str) -> str:
    return re.sub(r"^\s*\||(?<!\\)\|\s*$", "", text)


TABS = Dialect("text/plain", re.compile(r"\t"))
PIPES = Dialect("text/markdown", re.compile(r"(?<!\\)\|"), fenced=True)
_FEWEST_ROWS = 2
_CENTRED = re.compile(r"\s*\t\s*[^\t]*[^\W\d_][^\t]*")


def is_centred(line: Line) -> bool:
    """Whether TABs only centre a line, as they do a title; no first row has only its last cell filled."""
    return _CENTRED.fullmatch(line.text) is not None


def dialect_of(lines: Sequence[Line]) -> Dialect | None:
    """The dialect in which several lines of the file are rows of one width, if any."""
    for dialect in (TABS, PIPES):
        widths = Counter(len(dialect.cells(line)) for line in lines if dialect.is_row(line))
        indents = sum(line.text.startswith("\t") and line.text.count("\t") == 1 for line in lines)
        rows = widths.most_common(1)[0][1] if widths else 0
        if rows >= _FEWEST_ROWS and not (dialect is TABS and indents == widths.total()):
            return dialect
    return None


@dataclass
class RowSpans:
    """A row as found: where its cells lie in the file, whether a page broke before it, and what kind of row it is."""

    cells: CellSpans
    after_break: bool = False
    rule: bool = False
    whole: bool = False


@dataclass
class TableScan:
    """The lines of one table, taken one after another."""

    dialect: Dialect
    source: TextSource
    prose: ProseReader
    rows: list[RowSpans] = field(default_factory=list)
    broken: bool = False

    def take(self, lines: Sequence[Line], position: int) -> int:
        """Reads the table that begins at a line; returns where the lines after it begin."""
        while position < len(lines):
            line = lines[position]
            if self.dialect.is_row(line):
                self._row(line)
            elif line.blank:
                ahead = self._next_row(lines, position)
                if ahead is None:
                    break
                for passed in lines[position:ahead]:
                    self.prose.set_aside(passed)
                self.broken, position = True, ahead
                continue
            elif not self._further_line(lines, position):
                break
            position += 1
        return position

    def _row(self, line: Line) -> None:
        cells = self.dialect.cells(line)
        last = self.rows[-1] if self.rows else None
        if all(is_rule(self._text(cell)) or not self._text(cell).strip() for cell in cells):
            self._rule(line, cells)
        elif last and not self.broken and self._completes(last, cells):
            last.cells = [*last.cells[:-1], (last.cells[-1][0], cells[0][1]), *cells[1:]]
        else:
            self.rows.append(RowSpans(cells, self.broken))
            self.broken = False

    def _rule(self, line: Line, cells: CellSpans) -> None:
        self.rows.append(RowSpans([(line.start, line.end)] if self.dialect.fenced else cells, rule=True))
        self.broken = True

    def _completes(self, row: RowSpans, cells: CellSpans) -> bool:
        """Whether a line brings the cells that the row above lacks, its first cell going on in the last one there."""
        width = max(len(other.cells) for other in self.rows)
        together = len(row.cells) + len(cells) - 1
        return not row.rule and together <= width and len(row.cells) < width and starts_midway(self._text(cells[0]))

    def _text(self, cell: tuple[int, int]) -> str:
        return self.source.text[cell[0] : cell[1]]

    def _next_row(self, lines: Sequence[Line], position: int) -> int | None:
        """Where the table goes on after blank lines and page furniture; None where it does not."""
        for ahead in range(position, len(lines)):
            if self.dialect.is_row(lines[ahead]):
                return ahead
            if not lines[ahead].blank and not is_furniture(lines[ahead], alone=True):
                return None
        return None

    def _further_line(self, lines: Sequence[Line], position: int) -> bool:
        """Takes a line without separators: more of the last cell, or a group heading between two rows."""
        line, last = lines[position], self.rows[-1]
        if starts_midway(line.text) and not last.rule:
            last.cells[-1] = (last.cells[-1][0], line.end)
            return True
        if position + 1 < len(lines) and self.dialect.is_row(lines[position + 1]):
            self.rows.append(RowSpans([(line.start, line.end)], whole=True))
            return True
        return False


def source_rows(rows: Sequence[RowSpans], table: int, source: TextSource) -> tuple[list[SourceRow], int]:
    """The rows that hold text, their cells as blocks of the table with this number; and the table's width."""
    columns = max((len(row.cells) for row in rows if not row.rule), default=0)
    found = []
    for number, row in enumerate(rows):
        if row.rule:
            _set_aside(row, Locator(table=table, row=number), source)
            continue
        read = _source_row(row, Locator(table=table, row=number), columns, source)
        ruled = number == 0 and len(rows) > 1 and rows[1].rule
        found.append(_header(read) if ruled else read)
    return found, columns


def _header(source: SourceRow) -> SourceRow:
    return SourceRow(Row(source.row.cells, header=True), source.after_break, source.bold)


def _blocks(row: RowSpans, at: Locator, source: TextSource) -> list[Block | None]:
    return [
        source.cut(Locator(table=at.table, row=at.row, cell=number), *bounds) for number, bounds in enumerate(row.cells)
    ]


def _set_aside(row: RowSpans, at: Locator, source: TextSource) -> None:
    for block in _blocks(row, at, source):
        if block:
            source.builder.set_aside(block, 0, len(block.text), PAGE_FURNITURE)


def _source_row(row: RowSpans, at: Locator, columns: int, source: TextSource) -> SourceRow:
    cells, bold = [], True
    for number, block in enumerate(_blocks(row, at, source)):
        marked = unmarked(block, source.builder) if block else []
        bold = bold and all(line.bold for line in marked)
        cells.append(Cell(number, tuple(paragraph_of(line.text) for line in marked)))
    width = columns if row.whole else 1
    if row.whole:
        cells = [Cell(0, cells[0].paragraphs, columns=width)]
    return SourceRow(full_width(Row(tuple(cells)), columns), row.after_break, bold)
