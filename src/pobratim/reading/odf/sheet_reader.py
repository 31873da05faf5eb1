"""An OpenDocument spreadsheet to a Document, by way of the same sheets that Excel workbooks are read into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pobratim.document import Document
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.errors import ReadingError
from pobratim.reading.limits import check_cells, check_rows
from pobratim.reading.odf.names import OFFICE, TABLE, count_in
from pobratim.reading.odf.package import OdfPackage
from pobratim.reading.odf.styles import OdfStyles
from pobratim.reading.odf.tables import MOST_COLUMNS, OdfRow, spans_of, table_rows
from pobratim.reading.odf.values import CellValues
from pobratim.reading.xlsx.reader import sheets_document
from pobratim.reading.xlsx.sheet import Merge, NamedSheet, Sheet

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_COLUMN_GROUPS = {TABLE + "table-columns", TABLE + "table-column-group", TABLE + "table-header-columns"}


def read_ods(package: OdfPackage, data: bytes) -> Document:
    """The document that an OpenDocument spreadsheet holds. Raises ReadingError where it is damaged or too large."""
    root = package.required("content.xml")
    book = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if book is None:
        raise ReadingError(f"Файл «{package.name}» повреждён: в нём нет таблиц; получите его заново.")
    styles = OdfStyles.of(package.xml("styles.xml"), root)
    sheets = [_named(table, styles, package.name) for table in book.findall(TABLE + "table")]
    return sheets_document(sheets, DocumentBuilder(package.name, data, MEDIA_TYPE), package.properties())


def _named(table: etree._Element, styles: OdfStyles, name: str) -> NamedSheet:
    shown = styles.shows_table(table.get(TABLE + "style-name"))
    return NamedSheet(table.get(TABLE + "name", ""), _SheetScan(CellValues(styles), name).sheet(table), shown)


@dataclass
class _SheetScan:
    """One sheet while its rows are walked through."""

    values: CellValues
    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: dict[int, str] = field(default_factory=dict)

    def sheet(self, table: etree._Element) -> Sheet:
        self._note_columns(table)
        number = filled = 0
        for row in table_rows(table):
            cells = list(self._cells(row.element))
            if cells:
                filled += row.repeated
                check_rows(filled, self.name)
                for at in range(number, number + row.repeated):
                    self._row(at, row, cells)
            number += row.repeated
        return Sheet(self.texts, tuple(self.merges), frozenset(self.hidden_rows), frozenset(self.hidden_columns))

    def _note_columns(self, table: etree._Element) -> None:
        column = 0
        for element in _columns(table):
            repeated = min(count_in(element, TABLE + "number-columns-repeated"), MOST_COLUMNS - column)
            places = range(column, column + repeated)
            self.column_styles.update(dict.fromkeys(places, element.get(TABLE + "default-cell-style-name", "")))
            if element.get(TABLE + "visibility") in ("collapse", "filter"):
                self.hidden_columns.update(places)
            column += repeated

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, str, int, int]]:
        """Of the cells with text or spans: column, text, and how many columns and rows they cover."""
        for span in spans_of(row):
            text = self.values.shown(span.element, self.column_styles.get(span.column))
            if text or span.columns > 1 or span.rows > 1:
                yield span.column, text, span.columns, span.rows

    def _row(self, number: int, row: OdfRow, cells: list[tuple[int, str, int, int]]) -> None:
        if row.hidden:
            self.hidden_rows.add(number)
        for column, text, columns, rows in cells:
            if text:
                self.texts[number, column] = text
            if columns > 1 or rows > 1:
                self.merges.append(Merge(number, column, number + rows - 1, column + columns - 1))
        check_cells(len(self.texts), self.name)


def _columns(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == TABLE + "table-column":
            yield child
        elif child.tag in _COLUMN_GROUPS:
            yield from _columns(child)
