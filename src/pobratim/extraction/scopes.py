"""What a document says once for all its rows: its title, genre, owner and period, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.document import Document, Paragraph, Part, Section, Span, Table, Text
from pobratim.extraction.phrases import best, first
from pobratim.extraction.roles import Layout
from pobratim.language.dates import document_period
from pobratim.language.organisations import find_abbreviations
from pobratim.language.places import Place, find_places
from pobratim.resources import load

_LONGEST_TITLE_LINE = 350
_TITLE_LINES = 12
# «I. Мероприятия»: the first section's heading is no more of the title.
_SECTION_MARK = re.compile(r"(?:[IVXІХ]{1,5}|\d{1,2})[.)]\s")
_SENTENCE_END = re.compile(r"[.!?…]\s*$")
# Where an owner's country cannot be told, the papers are those of Russian cities: the language says so.
HOME = "RU"


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value with the spans it was read from."""

    value: str
    spans: tuple[Span, ...]

    def inferred(self) -> tuple[Span, ...]:
        """The spans as evidence for what was only concluded from them."""
        return tuple(span.as_inferred() for span in self.spans)


@dataclass(frozen=True, slots=True)
class DocumentScope:
    """The title and what it says. `home` is the owner's country, whose own places are no counterparts."""

    title: Text
    genre: str
    owner: Sourced | None
    place: Place | None
    period: Sourced | None

    @property
    def home(self) -> str:
        return self.place.country if self.place and self.place.country else HOME

    @property
    def is_prose(self) -> bool:
        """Whether the document tells in sentences, whose verbs say what was and what will be."""
        return self.genre in ("visit_report", "news", "other")

    @property
    def planned(self) -> bool:
        return self.genre == "plan"


def recased(text: str) -> str:
    """A line in capitals as it would stand in a sentence, character for character: СОТРУДНИЧЕСТВО МУРМАНСКА names a
    city.
    """
    if not text.isupper():
        return text
    lowered = re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower() if len(word[0]) > 1 else word[0], text)
    return lowered if len(lowered) == len(text) else text


def title_of(document: Document) -> Text:
    """The lines above the first table, or above the first sentence of prose, from the one that names the genre on."""
    lines: list[Text] = []
    for section in document.sections:
        if section.part in (Part.BODY, Part.SHEET):
            lines = _opening(section)
            if lines:
                break
    start = next((n for n, line in enumerate(lines) if best(_genres(), recased(line.value))), 0)
    return Text.join(lines[start:], "\n")


def _opening(section: Section) -> list[Text]:
    has_table = any(True for _ in section.tables)
    lines: list[Text] = []
    for element in section.elements[:_TITLE_LINES]:
        if isinstance(element, Table) or not _may_be_title(element, has_table, lines):
            break
        lines += element.text.lines()
    return lines


def _may_be_title(paragraph: Paragraph, has_table: bool, lines: Sequence[Text]) -> bool:
    value = paragraph.text.value.strip()
    if lines and _SECTION_MARK.match(value):
        return False
    if paragraph.heading == 1 or not paragraph.text:
        return True
    return len(value) <= _LONGEST_TITLE_LINE and (has_table or not lines or not _SENTENCE_END.search(value))


def _genres() -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = load("ru/genres")["titles"]
    return found


def genre_of(title: Text, layouts: Sequence[Layout], municipalities: bool) -> str:
    """The genre: what the tables are decides before what the title says, for titles are worded as one likes."""
    named = first(_genres(), recased(title.value))
    if any(layout.is_register for layout in layouts):
        return "partner_register"
    if any(layout.is_agreement_list for layout in layouts):
        return "agreement_register"
    if not layouts:
        return named or "other"
    if named == "plan":
        return "plan"
    return "consolidated_report" if municipalities or named == "consolidated_report" else "activity_report"


def owner_of(title: Text, home: str = HOME) -> tuple[Sourced | None, Place | None]:
    """Whose ties the title tells of: its first place at home that is no country, else the body whose name it
    shortens.
    """
    value = recased(title.value)
    places = [
        m for m in find_places(value) if m.place.country == home and m.place.kind != "country" and not m.adjective
    ]
    if places:
        mention = places[0]
        return Sourced(mention.place.name, title.spans(mention.start, mention.end)), mention.place
    for body in find_abbreviations(value):
        return Sourced(f"{body.name} ({body.abbreviation})", title.spans(body.start, body.end)), None
    return None, None


def period_of(title: Text, layouts: Sequence[Layout]) -> Sourced | None:
    """The period that the title names, else a column title («Основные мероприятия в 2020 году»)."""
    for text in (title, *(t for layout in layouts for t in layout.titles)):
        mention = document_period(recased(text.value))
        if mention and mention.edtf:
            return Sourced(mention.edtf, text.spans(mention.start, mention.end))
    return None
