"""What text must be before it stands in somebody's file: no character the format forbids, no formula, not too long.

Values come from documents that anybody may have sent.
"""

from __future__ import annotations

import re

# What XML 1.0 does not allow in a document at all, whatever the escaping.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"[\t\n\r]")
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[\d\s().,-]+")

EXCEL_CELL = 32_767
"""Characters that a cell of a workbook holds (ECMA-376 as Excel limits it)."""
_CUT = " … [текст не поместился, целиком он в .docx]"


def clean_text(text: str) -> str:
    """The text without the characters that XML forbids; tabs and line breaks become spaces."""
    return _BREAKS.sub(" ", _FORBIDDEN.sub("", text))


def without_formula(text: str) -> str:
    """Text of a file without types (.csv) that no spreadsheet takes for a formula; numbers and telephones stay as they
    are (OWASP, CSV injection)."""
    risky = text.startswith(_FORMULA_BEGINS)
    return f"'{text}" if risky and not _NUMBER.fullmatch(text) else text


def fitting(text: str, limit: int = EXCEL_CELL) -> str:
    """The text as long as a cell may be, with a word on where the rest is."""
    return text if len(text) <= limit else text[: limit - len(_CUT)] + _CUT
