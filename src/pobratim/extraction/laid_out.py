"""The tables of a document with their layouts, the line that heads each, and what one cut in two goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pobratim.document import Document, Paragraph, Part, Section, Table, Text
from pobratim.extraction.asides import is_aside
from pobratim.extraction.passports import passport
from pobratim.extraction.phrases import words
from pobratim.extraction.roles import NO_ROLES, Layout, TitleRoles, layout_of
from pobratim.extraction.rows import LONGEST_HEADING, Headings, Record, Rows, read_rows
from pobratim.extraction.titles import Opening
from pobratim.language.tense import find_tense

# «2020 г.» ends no sentence.
_SENTENCE_END = re.compile(r"(?<!\bг)(?<!\bгг)[.!?…]\s*$")
# A heading of a few words may hold a verb («Проведено в городах Китая»), a longer line with one tells something.
_HEADING_WORDS = 6


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table with its layout and rows, and the line above it that heads it."""

    table: Table
    layout: Layout
    rows: Rows
    heading: Text | None = None

    @property
    def headings(self) -> list[Text]:
        """All headings that its records stand under."""
        return [*self.rows.headings, *([self.heading] if self.heading and self.rows.records else [])]


def laid_out(document: Document, opening: Opening, given: TitleRoles = NO_ROLES) -> list[LaidOut]:
    """Every table of a document; one without column titles takes those of the table before. `given` are the roles of
    column titles that the office itself has told.
    """
    found: list[LaidOut] = []
    for section in document.sections:
        found += _of_section(section, opening, found[-1] if found else None, given)
    return found


def _of_section(section: Section, opening: Opening, before: LaidOut | None, given: TitleRoles) -> Iterator[LaidOut]:
    heading = Text(section.name) if section.part is Part.SHEET and section.name else None
    cut = False
    for element in section.elements:
        if isinstance(element, Table):
            layout, rows = passport(element, heading) or _read(element, before, heading, given)
            if before and cut and _same_columns(before.layout, layout):
                rows = _continued(rows, before.rows)
            before = LaidOut(element, layout, rows, heading)
            yield before
            heading, cut = None, True
        elif element.text and not opening.holds(element.text) and not is_aside(element, section):
            heading, cut = _heading(element), False


def _read(table: Table, before: LaidOut | None, heading: Text | None, given: TitleRoles) -> tuple[Layout, Rows]:
    layout = layout_of(table, before.layout if before else None, given)
    return layout, read_rows(table, layout, heading)


def _heading(paragraph: Paragraph) -> Text | None:
    """A paragraph as the heading of the table below it, None where it is a sentence."""
    text = paragraph.text.strip()
    is_long = len(words(text.value)) > _HEADING_WORDS
    ends = _SENTENCE_END.search(text.value)
    is_sentence = (ends and is_long) or ((ends or is_long) and find_tense(text.value))
    return None if is_sentence or len(text) > LONGEST_HEADING else text


def _same_columns(one: Layout, other: Layout) -> bool:
    if len(one.roles) != len(other.roles):
        return False
    return not other.header_rows or [words(t.value) for t in one.titles] == [words(t.value) for t in other.titles]


def _continued(rows: Rows, before: Rows) -> Rows:
    """The rows of a table that goes on from one above: until a heading of its own, the last one there holds."""
    if not before.records:
        return rows
    above = before.records[-1].headings
    own = next((n for n, record in enumerate(rows.records) if record.headings != Headings()), len(rows.records))
    return replace(rows, records=(*_under(rows.records[:own], above), *rows.records[own:]))


def _under(records: Sequence[Record], headings: Headings) -> Iterator[Record]:
    return (replace(record, headings=headings) for record in records)
