"""An Excel 97-2003 workbook to a Document, by way of the same sheets that newer workbooks are read into."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass

import python_calamine as calamine

from pobratim.document import Document
from pobratim.reading import limits
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.compound import CompoundFile
from pobratim.reading.errors import ReadingError
from pobratim.reading.xls.records import SheetLook, WorkbookLook, read_look
from pobratim.reading.xlsx.number_format import NumberFormat
from pobratim.reading.xlsx.reader import sheets_document
from pobratim.reading.xlsx.sheet import Merge, NamedSheet, Sheet

MEDIA_TYPE = "application/vnd.ms-excel"
STREAMS = ("Workbook", "Book")
Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
_PANIC = "pyo3_runtime"
"""Where the error comes from that Rust raises on records it did not expect; it is no Exception."""
_TRUTH = {True: "ИСТИНА", False: "ЛОЖЬ"}
_DAY_ZERO = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}


def read_xls(container: CompoundFile, data: bytes, name: str) -> Document:
    """The document that a workbook holds. Raises ReadingError where it is damaged, encrypted or too large."""
    look = read_look(next(container.streams[stream] for stream in STREAMS if stream in container.streams))
    if look.encrypted:
        raise limits.encrypted(name)
    try:
        sheets = _sheets(data, look)
    except calamine.PasswordError as error:
        raise limits.encrypted(name) from error
    except BaseException as error:
        if isinstance(error, calamine.CalamineError) or type(error).__module__ == _PANIC:
            raise ReadingError(f"Файл «{name}» повреждён и читается не полностью: получите его заново.") from error
        raise
    return sheets_document(sheets, DocumentBuilder(name, data, MEDIA_TYPE), {})


def _sheets(data: bytes, look: WorkbookLook) -> list[NamedSheet]:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [_sheet(book, number, look) for number in range(len(book.sheet_names)) if _is_sheet(book, number)]


def _is_sheet(book: calamine.CalamineWorkbook, number: int) -> bool:
    return book.sheets_metadata[number].typ == calamine.SheetTypeEnum.WorkSheet


def _sheet(book: calamine.CalamineWorkbook, number: int, book_look: WorkbookLook) -> NamedSheet:
    sheet = book.get_sheet_by_index(number)
    look = book_look.sheets[number] if number < len(book_look.sheets) else SheetLook()
    merges = tuple(Merge(*first, *last) for first, last in sheet.merged_cell_ranges or ())
    texts = dict(_Cells(book_look, look).texts(sheet))
    shown = book.sheets_metadata[number].visible == calamine.SheetVisibleEnum.Visible
    hidden = frozenset(look.hidden_rows), frozenset(look.hidden_columns)
    return NamedSheet(sheet.name, Sheet(texts, merges, *hidden), shown)


@dataclass(frozen=True)
class _Cells:
    """Shows the values of one sheet as its cells do."""

    book: WorkbookLook
    look: SheetLook

    def texts(self, sheet: calamine.CalamineSheet) -> Iterator[tuple[tuple[int, int], str]]:
        """The text of every filled cell by row and column."""
        top, left = sheet.start or (0, 0)
        for row, values in enumerate(sheet.to_python(), top):
            for column, value in enumerate(values, left):
                text = self._shown(value, (row, column)).strip()
                if text:
                    yield (row, column), text

    def _shown(self, value: Value, place: tuple[int, int]) -> str:
        if isinstance(value, bool):
            return _TRUTH[value]
        if isinstance(value, str):
            return value
        number = _serial(value, self.book.epoch_1904)
        index = self.look.formats.get(place, -1)
        if 0 <= index < len(self.book.formats):
            return self.book.formats[index].show(number, self.book.epoch_1904)
        return _plain_format(value).show(number, self.book.epoch_1904)


def _plain_format(value: Value) -> NumberFormat:
    """What a value is shown under where its records name no format."""
    if isinstance(value, dt.time | dt.timedelta):
        return NumberFormat("h:mm")
    return NumberFormat("dd.mm.yyyy" if isinstance(value, dt.date) else "General")


def _serial(value: Value, epoch_1904: bool) -> float:
    """The number that a workbook keeps for a value: of a day and time the days since its day zero."""
    if isinstance(value, dt.datetime):
        return (value - _DAY_ZERO[epoch_1904]) / dt.timedelta(days=1)
    if isinstance(value, dt.date):
        return _serial(dt.datetime.combine(value, dt.time()), epoch_1904)
    if isinstance(value, dt.time):
        return dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / dt.timedelta(days=1)
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    return float(value)
