"""Tells letters that say something from those that only greet and hand over what is attached."""

from __future__ import annotations

import re

from pobratim.document import Document, Paragraph, Table
from pobratim.resources import load

_FEW_WORDS = 12
"""A line of more words tells something, whatever it begins with."""
_WORD = re.compile(r"[^\W\d_]+")


def says_something(document: Document) -> bool:
    """Whether a letter's own text holds more than a greeting, a farewell and the mention of what is attached.

    A number, a table, or one longer line is enough: better a document too many than one lost.
    """
    elements = [element for section in document.sections for element in section.elements]
    if any(isinstance(element, Table) for element in elements):
        return True
    lines = (line.value for element in elements if isinstance(element, Paragraph) for line in element.text.lines())
    for line in lines:
        if _begins_with(line, "letter_ends"):
            return False  # what follows is a signature
        if not _is_polite(line):
            return True
    return False


def _is_polite(line: str) -> bool:
    words = _WORD.findall(line)
    if any(letter.isdigit() for letter in line):
        return False
    return not words or (len(words) <= _FEW_WORDS and _begins_with(line, "letter_courtesies"))


def _begins_with(line: str, key: str) -> bool:
    told = " ".join(_WORD.findall(line.casefold()))
    return any(told.startswith(start) for start in load("ru/reading")[key] + load("en/reading")[key])
