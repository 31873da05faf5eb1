"""The numbers and bullets that office programs print before the paragraphs of lists."""

from __future__ import annotations

from dataclasses import dataclass

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"))
_ROMAN_SMALL = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Lists skip the letters that are easily mistaken.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph: the mark as printed, the level from 0, and whether it is a bullet."""

    text: str
    level: int
    bullet: bool
    gap: str = " "


def format_number(count: int, form: str) -> str:
    """A count in one of Word's number formats (ST_NumberFormat); those unknown here print as decimal."""
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    letters = {"lowerLetter": _LATIN, "upperLetter": _LATIN, "russianLower": _RUSSIAN, "russianUpper": _RUSSIAN}.get(
        form
    )
    if letters and count > 0:
        # After the last letter Word doubles them: z, aa, bb.
        repeated = letters[(count - 1) % len(letters)] * ((count - 1) // len(letters) + 1)
        return repeated.upper() if form.startswith("upper") or form.endswith("Upper") else repeated
    if form == "none":
        return ""
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for size, letters in _ROMAN + _ROMAN_SMALL:
        text += letters * (count // size)
        count %= size
    return text
