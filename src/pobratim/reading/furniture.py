"""Recognises what belongs to the page and not to the text: page numbers, rules, rows of a header printed again."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pobratim.document import Element, Paragraph, Row, Section
from pobratim.reading.builder import PAGE_FURNITURE, DocumentBuilder
from pobratim.resources import load

_RULE = re.compile(r"[-–—_=*~.\s|:+]{2,}")


@functools.cache
def _page_number() -> re.Pattern[str]:
    words = load("ru/reading")
    page = "|".join(map(re.escape, words["page_words"]))
    of = "|".join(map(re.escape, words["page_of"]))
    return re.compile(rf"(?:(?:{page})\s*)?[-–—]?\s*\d{{1,4}}\s*[-–—]?(?:\s*(?:{of}|/)\s*\d{{1,4}})?", re.IGNORECASE)


def is_rule(text: str) -> bool:
    """A line drawn with signs: «-- --», «_____»."""
    return bool(_RULE.fullmatch(text.strip())) and any(sign in text for sign in "-–—_=*~")


def is_page_number(text: str) -> bool:
    """«3», «- 3 -», «стр. 3», «Страница 3 из 12»."""
    return bool(_page_number().fullmatch(text.strip()))


def without_page_numbers(section: Section, builder: DocumentBuilder) -> Section:
    """A header or footer without the paragraphs that hold a page number alone, which are set aside."""
    kept: list[Element] = []
    for element in section.elements:
        if isinstance(element, Paragraph) and is_page_number(element.text.value):
            builder.set_aside_text(element.text, PAGE_FURNITURE)
        else:
            kept.append(element)
    return Section(section.part, tuple(kept), section.name)


def repeats(row: Row, header: Row) -> bool:
    """Whether a row prints the header row again, as tables do at the top of a page."""
    count = 0
    for words, others in zip_longest(_words(row), _words(header)):
        if words != others:
            return False
        count += 1
    return count > 1


def _words(row: Row) -> Iterator[str]:
    return ("".join(cell.text.value.split()).lower() for cell in row.cells if cell.has_text)


def heading_rows(rows: Sequence[Row], at: int) -> int:
    """How many rows from `at` on repeat the table's first rows (a header may have two, the second of numbers)."""
    count = 0
    while count < at and at + count < len(rows) and repeats(rows[at + count], rows[count]):
        count += 1
    return count
