"""Plain text: prose and the dialects of table dumps, told apart by the shape of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.document import Document, Element, Part, Section
from pobratim.reading import csv_rows, dump_cells, dump_rows
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.limits import check_rows
from pobratim.reading.prose import ProseReader, is_furniture
from pobratim.reading.rejoin import SourceRow, words_of
from pobratim.reading.table_builder import build_table
from pobratim.reading.text_encoding import decode, is_text
from pobratim.reading.text_lines import Line, TextSource, lines_of
from pobratim.reading.wrapping import wrap_width


class TextReader:
    """Text files of any encoding: narrative, and tables as Word, PDF and spreadsheet programs dump them."""

    def reads(self, name: str, head: bytes) -> bool:
        return is_text(head)

    def read(self, data: bytes, name: str) -> Document:
        text = decode(data, name)
        lines = lines_of(text)
        check_rows(len(lines), name)
        return _TextFile(text, lines, DocumentBuilder(name, data, "text/plain")).document()


class _TextFile:
    """One text file while it is read; counts its tables."""

    def __init__(self, text: str, lines: Sequence[Line], builder: DocumentBuilder) -> None:
        self.lines, self.builder = lines, builder
        self.source = TextSource(text, builder)
        self.words = words_of([text])
        self.prose = ProseReader(self.source, None, self.words)
        self.tables = 0

    def document(self) -> Document:
        elements = self._elements()
        return self.builder.finish([Section(Part.BODY, tuple(elements)), *self.prose.notes])

    def _elements(self) -> list[Element]:
        if csv_rows.is_named(self.builder.name):
            separator = csv_rows.separator_of(self.source.text, named=True)
            if separator:
                return self._values(separator)
        if dump_cells.is_cells_dialect(self.lines):
            return self._cells()
        dialect = dump_rows.dialect_of(self.lines)
        if dialect:
            self.builder.media_type = dialect.media_type
            return self._rows(dialect)
        separator = csv_rows.separator_of(self.source.text)
        if separator:
            return self._values(separator)
        self.prose.width = wrap_width(self.lines)
        return self.prose.read(self.lines)

    def _values(self, separator: str) -> list[Element]:
        self.builder.media_type = "text/csv"
        rows = csv_rows.without_declaration(csv_rows.split(self.source.text, separator), self.source)
        return self._table(*csv_rows.source_rows(rows, self.source))

    def _table(self, rows: Sequence[SourceRow], columns: int) -> list[Element]:
        """The table of these rows; rules alone make none."""
        self.tables += 1
        return [build_table(rows, columns, self.words, self.builder)] if rows else []

    def _rows(self, dialect: dump_rows.Dialect) -> list[Element]:
        found: list[Element] = []
        position = start = 0
        while position < len(self.lines):
            if not dialect.is_row(self.lines[position]) or dump_rows.is_centred(self.lines[position]):
                position += 1
                continue
            found += self.prose.read(self.lines[start:position])
            scan = dump_rows.TableScan(dialect, self.source, self.prose)
            start = position = scan.take(self.lines, position)
            found += self._table(*dump_rows.source_rows(scan.rows, self.tables, self.source))
        return found + self.prose.read(self.lines[start:])

    def _cells(self) -> list[Element]:
        found: list[Element] = []
        position = start = 0
        while position < len(self.lines):
            if not self.lines[position].text.startswith("\t"):
                position += 1
                continue
            found += self.prose.read(self.lines[start:position])
            groups, ends = self._groups(position)
            if titled := dump_cells.title_length(groups):
                found += self.prose.read(self.lines[position : ends[titled - 1]])
                start = position = ends[titled - 1]
                continue
            taken = dump_cells.table_length(groups)
            rows = dump_cells.rows_of(groups[:taken])
            found += self._table(*dump_cells.source_rows(rows, self.tables, self.source))
            self._pass_furniture(position, ends[taken - 1])
            start = position = ends[taken - 1]
        return found + self.prose.read(self.lines[start:])

    def _groups(self, start: int) -> tuple[list[list[Line]], list[int]]:
        """From a line on, the runs of lines between blank ones, page furniture left out, and where each run ends."""
        groups: list[list[Line]] = []
        ends: list[int] = []
        fresh = True
        for number in range(start, len(self.lines)):
            line = self.lines[number]
            if line.blank or self._is_furniture(number):
                fresh = True
                continue
            if fresh:
                groups.append([])
                ends.append(number)
            groups[-1].append(line)
            ends[-1], fresh = number + 1, False
        return groups, ends

    def _is_furniture(self, number: int) -> bool:
        around = [self.lines[n] for n in (number - 1, number + 1) if 0 <= n < len(self.lines)]
        line = self.lines[number]
        return "\t" not in line.text and is_furniture(line, all(other.blank for other in around))

    def _pass_furniture(self, start: int, end: int) -> None:
        for number in range(start, end):
            if not self.lines[number].blank and self._is_furniture(number):
                self.prose.set_aside(self.lines[number])
