"""What a number shows under its number format (ECMA-376, part 1, 18.8.30-31), in the Russian way of writing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pobratim.resources import load

# Formats that files name by number only; the rest print numbers as they are.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd.mm.yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "dd.mm.yyyy"),
}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_CLOCK = re.compile(r"h+:?m*|m+:s+", re.IGNORECASE)
_LAST_SERIAL = 2_958_465
"""31.12.9999, the last day Excel knows."""
_EXACT = 1e15
"""Excel keeps 15 digits of a number."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format: its code, of which the part for positive numbers counts."""

    code: str

    @classmethod
    def of(cls, number: int, custom: dict[int, str]) -> NumberFormat:
        """By its number in the file, with the file's own codes."""
        return cls(custom.get(number, _BUILT_IN.get(number, "General")))

    @property
    def _signs(self) -> str:
        """The code without literal text and colours."""
        return _LITERAL.sub("", self.code.split(";")[0])

    @property
    def is_date(self) -> bool:
        """Whether numbers under it are days or times."""
        return self._signs.lower() != "general" and bool(re.search(r"[dmyhs]", self._signs, re.IGNORECASE))

    def show(self, number: float, epoch_1904: bool = False) -> str:
        """The number as the cell shows it."""
        if abs(number) >= _EXACT:
            return plain_number(number)
        if self.is_date and 0 <= number < _LAST_SERIAL:
            return self._date(number, epoch_1904)
        before, after = self._literals()
        return f"{before}{self._number(number)}{after}".strip()

    def _date(self, number: float, epoch_1904: bool) -> str:
        moment = _moment(number, epoch_1904)
        signs = self._signs.lower()
        day_signs = _CLOCK.sub("", signs)
        date = _date_text(moment, day_signs)
        time = moment.strftime("%H:%M") if "h" in signs else ""
        return " ".join(filter(None, (date, time))) or moment.strftime("%H:%M:%S")

    def _literals(self) -> tuple[str, str]:
        """Text that the format prints before and after the number: «85 лет»."""
        code = self.code.split(";")[0]
        place = re.search(r"[0#?]|general", _LITERAL.sub(lambda found: " " * len(found[0]), code), re.IGNORECASE)
        if not place:
            return "", ""
        words = [(found.start(), found[1] or found[2] or "") for found in _LITERAL.finditer(code)]
        before = "".join(text for start, text in words if start < place.start())
        return before, "".join(text for start, text in words if start > place.start())

    def _number(self, number: float) -> str:
        signs = self._signs
        if "%" in signs:
            return f"{_rounded(number * 100, _decimals(signs))}%"
        if re.fullmatch(r"0{2,}", signs.strip()):
            return _rounded(number, 0).zfill(len(signs.strip()))
        if re.search(r"[0#?]", signs):
            return _rounded(number, _decimals(signs))
        return plain_number(number)


def plain_number(number: float) -> str:
    """A number without a format: no «.0», a decimal comma."""
    if number == int(number) and abs(number) < _EXACT:
        return str(int(number))
    return f"{number:.15g}".replace(".", ",")


def _decimals(signs: str) -> int:
    found = re.search(r"\.([0#?]+)", signs)
    return len(found[1]) if found else 0


def _rounded(number: float, decimals: int) -> str:
    amount = Decimal(repr(number)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{amount:f}".replace(".", ",")


def _moment(number: float, epoch_1904: bool) -> dt.datetime:
    """A serial number's day and time. Excel counts a 29 February 1900 that never was."""
    if epoch_1904:
        return dt.datetime(1904, 1, 1) + _span(number)
    return dt.datetime(1899, 12, 31 if number < 60 else 30) + _span(number)


def _span(number: float) -> dt.timedelta:
    return dt.timedelta(seconds=round(number * 86400))


def _date_text(moment: dt.datetime, signs: str) -> str:
    """The parts of a date that the format shows: a day without its year stays without, a month may stand alone."""
    day, month, year = "d" in signs, "m" in signs, "y" in signs
    if day:
        return moment.strftime("%d.%m.%Y" if year else "%d.%m")
    if month and "mmm" in signs:
        name = load("ru/reading")["months"][moment.month - 1]
        return f"{name} {moment.year}" if year else name
    if month:
        return moment.strftime("%m.%Y" if year else "%m")
    return str(moment.year) if year else ""
