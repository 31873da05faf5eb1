"""An Excel workbook to a Document: each visible sheet a section, its title rows paragraphs, the rest a table."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pobratim.document import Block, Cell, Document, Element, Locator, Paragraph, Part, Row, Section, Table, Text
from pobratim.reading.builder import HIDDEN, DocumentBuilder
from pobratim.reading.dump_cells import full_width
from pobratim.reading.limits import check_rows
from pobratim.reading.markup import paragraph_of
from pobratim.reading.ooxml import RELATION, Package
from pobratim.reading.xlsx.number_format import NumberFormat
from pobratim.reading.xlsx.sheet import Merge, NamedSheet, S, Sheet, Workbook, read_sheet, rich_text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HIDDEN_SHEET = "В книге есть скрытый лист «{name}»: он не прочитан."
_HIDDEN_CELLS = "На листе «{name}» есть скрытые строки или столбцы: они не прочитаны."


def read_xlsx(package: Package, data: bytes) -> Document:
    """The document that a workbook holds. Raises ReadingError where it is damaged or too large."""
    builder = DocumentBuilder(package.name, data, MEDIA_TYPE)
    root = package.required(package.main)
    relations = package.relations(package.main)
    workbook = _workbook(package, root)
    sheets = []
    for item in root.iter(S + "sheet"):
        relation = relations.get(item.get(RELATION + "id", ""))
        if relation is None or relation.kind != "worksheet":
            continue
        sheet = read_sheet(package.required(relation.target), workbook)
        sheets.append(NamedSheet(item.get("name", ""), sheet, item.get("state", "visible") == "visible"))
    return sheets_document(sheets, builder, package.properties())


def sheets_document(sheets: Sequence[NamedSheet], builder: DocumentBuilder, properties: Mapping[str, Any]) -> Document:
    """The document that the sheets of a workbook make up. Raises ReadingError where one has too many rows."""
    sections = []
    for named in sheets:
        check_rows(len({row for row, _ in named.sheet.texts}), builder.name)
        reader = SheetReader(named.name, named.sheet, builder)
        if named.shown:
            sections.append(reader.section())
        else:
            reader.set_aside_whole()
    return builder.finish([section for section in sections if section.elements], properties)


def _workbook(package: Package, root: etree._Element) -> Workbook:
    parts = {relation.kind: relation.target for relation in package.relations(package.main).values()}
    strings = package.xml(parts["sharedStrings"]) if "sharedStrings" in parts else None
    styles = package.xml(parts["styles"]) if "styles" in parts else None
    properties = root.find(S + "workbookPr")
    return Workbook(
        texts=tuple(rich_text(item) for item in strings.findall(S + "si")) if strings is not None else (),
        formats=_formats(styles),
        epoch_1904=properties is not None and properties.get("date1904") in ("1", "true"),
    )


def _formats(styles: etree._Element | None) -> tuple[NumberFormat, ...]:
    if styles is None:
        return ()
    custom = {_number(item, "numFmtId"): item.get("formatCode", "") for item in styles.iter(S + "numFmt")}
    return tuple(NumberFormat.of(_number(item, "numFmtId"), custom) for item in styles.findall(f"{S}cellXfs/{S}xf"))


def _number(item: etree._Element, name: str) -> int:
    text = item.get(name, "0")
    return int(text) if text.isdigit() else 0


@dataclass
class SheetReader:
    """One sheet on its way into a section."""

    name: str
    sheet: Sheet
    builder: DocumentBuilder
    paragraphs: int = 0

    def section(self) -> Section:
        """What is seen of the sheet: title rows above the table's header as paragraphs, then the table."""
        self._set_aside_hidden()
        rows = sorted({row for row, _ in self._visible})
        title = self._title_rows(rows)
        elements: list[Element] = [paragraph for row in rows[:title] for paragraph in self._paragraphs(row)]
        if rows[title:]:
            elements.append(self._table(rows[title:]))
        return Section(Part.SHEET, tuple(elements), self.name)

    def set_aside_whole(self) -> None:
        """Keeps a hidden sheet's texts out of the content."""
        if self.sheet.texts:
            self.builder.warn("hidden_sheet", _HIDDEN_SHEET.format(name=self.name))
        for (row, column), text in sorted(self.sheet.texts.items()):
            self._set_aside(row, column, text)

    def _set_aside_hidden(self) -> None:
        hidden = [(place, text) for place, text in sorted(self.sheet.texts.items()) if self._is_hidden(*place)]
        if hidden:
            self.builder.warn("hidden_cells", _HIDDEN_CELLS.format(name=self.name))
        for (row, column), text in hidden:
            self._set_aside(row, column, text)

    def _set_aside(self, row: int, column: int, text: str) -> None:
        block = self._block(row, column, text)
        self.builder.set_aside(block, 0, len(text), HIDDEN)

    def _is_hidden(self, row: int, column: int) -> bool:
        return row in self.sheet.hidden_rows or column in self.sheet.hidden_columns

    @functools.cached_property
    def _visible(self) -> dict[tuple[int, int], str]:
        return {place: text for place, text in self.sheet.texts.items() if not self._is_hidden(*place)}

    def _block(self, row: int, column: int, text: str) -> Block:
        return self.builder.block(Locator(Part.SHEET, self.name, table=0, row=row, cell=column), text)

    def _title_rows(self, rows: Sequence[int]) -> int:
        """How many rows from the top hold one text only, where a row of several follows."""
        counts = Counter(row for row, _ in self._visible)
        wide = next((number for number, row in enumerate(rows) if counts[row] > 1), None)
        return wide if wide is not None else len(rows)

    def _paragraphs(self, row: int) -> list[Paragraph]:
        found = []
        for (at, _), text in sorted(self._visible.items()):
            if at == row:
                block = self.builder.block(Locator(Part.SHEET, self.name, paragraph=self.paragraphs), text)
                self.paragraphs += 1
                found.append(Paragraph(Text.join(Text.of(block).lines(), " ")))
        return found

    def _table(self, rows: Sequence[int]) -> Table:
        visible = self._visible
        columns = sorted({column for row, column in visible if row >= rows[0]})
        grid = _Grid.of(rows, columns, self.sheet.merges)
        made = [Row(tuple(self._cells(row, grid, visible))) for row in rows]
        return Table(tuple(full_width(row, len(columns)) for row in made), len(columns))

    def _cells(self, row: int, grid: _Grid, visible: dict[tuple[int, int], str]) -> list[Cell]:
        found = []
        for number, column in enumerate(grid.columns):
            merge = grid.merge_at(row, column)
            if merge and (row, column) != grid.first_of(merge):
                continue
            text = visible.get((merge.row, merge.column) if merge else (row, column), "")
            paragraphs: tuple[Paragraph, ...] = ()
            if text:
                block = self._block(row, column, text)
                paragraphs = tuple(paragraph_of(line) for line in Text.of(block).lines())
            found.append(Cell(number, paragraphs, *grid.size(merge)))
        return found


@dataclass(frozen=True)
class _Grid:
    """The visible rows and columns of a table, and by place the merges over them."""

    rows: Sequence[int]
    columns: Sequence[int]
    merges: dict[tuple[int, int], Merge]

    @classmethod
    def of(cls, rows: Sequence[int], columns: Sequence[int], merges: Sequence[Merge]) -> _Grid:
        """The grid, each merge noted at all the visible places that it covers."""
        covered: dict[tuple[int, int], Merge] = {}
        for merge in merges:
            for row in _between(rows, merge.row, merge.last_row):
                covered.update(((row, column), merge) for column in _between(columns, merge.column, merge.last_column))
        return cls(rows, columns, covered)

    def merge_at(self, row: int, column: int) -> Merge | None:
        return self.merges.get((row, column))

    def first_of(self, merge: Merge) -> tuple[int, int]:
        """The first visible place of a merge."""
        rows = _between(self.rows, merge.row, merge.last_row)
        return rows[0], _between(self.columns, merge.column, merge.last_column)[0]

    def size(self, merge: Merge | None) -> tuple[int, int]:
        """Columns and rows of the table that a merge covers."""
        if merge is None:
            return 1, 1
        columns = _between(self.columns, merge.column, merge.last_column)
        return len(columns), len(_between(self.rows, merge.row, merge.last_row))


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Of ascending numbers those from `first` to `last`."""
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
