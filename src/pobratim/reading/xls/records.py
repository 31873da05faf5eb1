"""What a workbook's records say of how its cells look ([MS-XLS]): number formats, hidden rows and columns."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pobratim.reading.xlsx.number_format import NumberFormat

_BOUND_SHEET, _FILE_PASS, _FORMAT, _XF, _DATE_MODE, _END = 0x85, 0x2F, 0x41E, 0xE0, 0x22, 0x0A
_ROW, _COLUMN, _NUMBER, _RK, _MULTI_RK, _FORMULA = 0x208, 0x7D, 0x203, 0x27E, 0xBD, 0x06
_BEGIN = 0x809
_EXCEL_97 = 0x600
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_MOST_COLUMNS = 256


@dataclass
class SheetLook:
    """One sheet: hidden rows and columns, and by (row, column) of its numbers the index of their format."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass
class WorkbookLook:
    """A workbook: number formats by the index that cells name, the day that dates count from, its sheets in order."""

    formats: list[NumberFormat] = field(default_factory=list)
    epoch_1904: bool = False
    encrypted: bool = False
    sheets: list[SheetLook] = field(default_factory=list)


def read_look(stream: bytes) -> WorkbookLook:
    """The look of a workbook, from its stream of records. What is damaged is left out: the values do not need it."""
    look = WorkbookLook()
    codes: dict[int, str] = {}
    numbers: list[int] = []
    offsets: list[int] = []
    modern = True
    for kind, data in _records(stream, 0):
        if kind == _BEGIN and len(data) >= 2:
            modern = struct.unpack_from("<H", data)[0] == _EXCEL_97
        elif kind == _BOUND_SHEET and len(data) >= 6:
            offsets.append(struct.unpack_from("<I", data)[0])
        elif kind == _FORMAT and modern and len(data) >= 5:
            codes[struct.unpack_from("<H", data)[0]] = _text(data[2:])
        elif kind == _XF and len(data) >= 4:
            numbers.append(struct.unpack_from("<H", data, 2)[0])
        look.epoch_1904 = look.epoch_1904 or (kind == _DATE_MODE and data[:2] == b"\x01\x00")
        look.encrypted = look.encrypted or kind == _FILE_PASS
    look.formats = [NumberFormat.of(number, codes) for number in numbers]
    look.sheets = [_sheet(stream, offset) for offset in offsets]
    return look


def _records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """Kind and data of each record of one substream, to its end."""
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + length]
        if kind == _END:
            return
        position += 4 + length


def _text(data: bytes) -> str:
    """A string with its length before it, in one byte a character or two."""
    count, flags = struct.unpack_from("<HB", data)
    return (
        data[3 : 3 + 2 * count].decode("utf-16-le", "replace") if flags & 1 else data[3 : 3 + count].decode("latin-1")
    )


def _sheet(stream: bytes, offset: int) -> SheetLook:
    look = SheetLook()
    for kind, data in _records(stream, offset):
        if kind == _ROW and len(data) >= 14 and struct.unpack_from("<H", data, 12)[0] & _ROW_HIDDEN:
            look.hidden_rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMN and len(data) >= 10:
            first, last, _, _, options = struct.unpack_from("<5H", data)
            if options & _COLUMN_HIDDEN:
                look.hidden_columns.update(range(first, min(last, _MOST_COLUMNS) + 1))
        elif kind in (_NUMBER, _RK, _FORMULA) and len(data) >= 6:
            row, column, index = struct.unpack_from("<3H", data)
            look.formats[row, column] = index
        elif kind == _MULTI_RK and len(data) >= 6:
            row, column = struct.unpack_from("<2H", data)
            for place in range((len(data) - 6) // 6):
                look.formats[row, column + place] = struct.unpack_from("<H", data, 4 + 6 * place)[0]
    return look
