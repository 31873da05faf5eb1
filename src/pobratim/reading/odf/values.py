"""What the cells of an OpenDocument spreadsheet show, written the Russian way whatever the language of the program."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from lxml import etree

from pobratim.reading.odf.inline import OdfInlineReader
from pobratim.reading.odf.names import NUMBER, OFFICE, TABLE, TEXT
from pobratim.reading.odf.styles import OdfStyles
from pobratim.reading.xlsx.number_format import NumberFormat, plain_number

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?")
_DAY_ZERO = dt.datetime(1899, 12, 30)
_TRUTH = {"true": "ИСТИНА", "false": "ЛОЖЬ"}
_SIGNS = {"day": "dd", "month": "mm", "year": "yyyy", "hours": "h", "minutes": ":mm"}
_DEFAULT_DATE = "dd.mm.yyyy"
_DECIMAL_POINT = re.compile(r"-?\d+\.\d+%?")


@dataclass(frozen=True)
class CellValues:
    """Shows cells."""

    styles: OdfStyles

    def shown(self, cell: etree._Element, column_style: str | None = None) -> str:
        """The text of a cell; of a day what its format shows of it, for the text may be in another language."""
        kind = cell.get(OFFICE + "value-type", "")
        text = "\n".join(OdfInlineReader(self.styles).read(line).text for line in cell.findall(TEXT + "p")).strip()
        if kind == "date":
            return self._day(cell, cell.get(TABLE + "style-name") or column_style) or text
        if kind == "boolean":
            return _TRUTH.get(cell.get(OFFICE + "boolean-value", ""), text)
        if kind in ("float", "percentage") and (not text or _DECIMAL_POINT.fullmatch(text)):
            return text.replace(".", ",") or _number(cell.get(OFFICE + "value", ""))
        return text or cell.get(OFFICE + "string-value", "").strip()

    def _day(self, cell: etree._Element, style: str | None) -> str:
        found = _DATE.match(cell.get(OFFICE + "date-value", ""))
        if not found:
            return ""
        try:
            year, month, day, hour, minute = (int(part or 0) for part in found.groups())
            moment = dt.datetime(year, month, day, hour, minute)
        except ValueError:
            return ""
        code = self._code(style) or _DEFAULT_DATE
        return NumberFormat(code).show((moment - _DAY_ZERO) / dt.timedelta(days=1))

    def _code(self, style: str | None) -> str:
        """The parts of a date that a cell's style shows, as a number format code."""
        data = self.styles.data_style("table-cell", style)
        code = ""
        for part in () if data is None else data:
            name = etree.QName(part).localname
            code += " mmmm " if part.get(NUMBER + "textual") == "true" else f"{_SIGNS[name]} " if name in _SIGNS else ""
        return code.strip().replace("h :mm", "h:mm")


def _number(value: str) -> str:
    try:
        return plain_number(float(value))
    except (ValueError, OverflowError):
        return ""
