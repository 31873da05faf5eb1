"""The title of a paper, and the lines that open it above its content."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.document import Block, Document, Paragraph, Part, Section, Table, Text
from pobratim.extraction.column_titles import role_of
from pobratim.extraction.datelines import date_alone, dateline_of
from pobratim.extraction.genres import greets, named_genre, names_genre, names_office
from pobratim.extraction.roles import layout_of
from pobratim.extraction.rows import names_municipality
from pobratim.language.dates import DateMention, Scope, document_period
from pobratim.language.people_roles import has_verb
from pobratim.language.places import country_named, find_countries, find_places, part_of_world, partners_named
from pobratim.language.tense import find_tense

_LONGEST_TITLE_LINE = 350
_LONGEST_HEADING = 150
_TITLE_LINES = 12
# Below the line that names the genre a heading of a lower level is a section's.
_TITLE_LEVEL = 2
_SHORT_LINE = 4
_REGISTERS = ("partner_register", "agreement_register")
_DAY = len("2020-01-01")
# «Город-побратим: Лодзь»: a line of a record told by labels.
_LABELLED = re.compile(r"[^\W\d_][^:\n]{1,40}:\s+\S")
# «I. Мероприятия»: the first section's heading is no more of the title.
_SECTION_MARK = re.compile(r"(?:[IVXІХ]{1,5}|\d{1,2})[.)]\s")
# «март 2023 г.» ends no sentence.
_SENTENCE_INSIDE = re.compile(r"[а-яё]{4,}\.\s+[А-ЯЁ][а-яё]")
# «… муниципальных образований области»: the title's own words, no heading of one of them.
_SEVERAL = re.compile(r"\bмуниципальных|\bобластей|\bгородских округов", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\bг)(?<!\bгг)[.!?…;]\s*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines above a paper's content, and the title among them: from the line that names the genre on.

    `introduction` is what a letter says first below its salutation, or a line that says only when it was.
    """

    lines: tuple[Text, ...]
    title: Text
    introduction: tuple[Text, ...] = ()

    @property
    def above(self) -> tuple[Text, ...]:
        """The lines above the title: the office's name, an approval."""
        return self.lines[: len(self.lines) - len(self.title.lines())]

    def holds(self, text: Text) -> bool:
        """Whether a paragraph is one of these lines."""
        blocks: set[Block] = {piece.block for line in self.lines for piece in line.pieces}
        return any(piece.block in blocks for piece in text.pieces)


def recased(text: str) -> str:
    """A line in capitals as it would stand in a sentence, character for character: СОТРУДНИЧЕСТВО МУРМАНСКА names a
    city.
    """
    lines = [_lowered(line) if line.isupper() else line for line in text.split("\n")]
    return "\n".join(lines)


def _lowered(line: str) -> str:
    lowered = re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower() if len(word[0]) > 1 else word[0], line)
    return lowered if len(lowered) == len(line) else line


def opening_of(document: Document) -> Opening:
    """The lines above the first table, or above the first sentence, heading or list of prose; where a sheet has no
    such lines, the full-width rows above its column titles.
    """
    sections = [section for section in document.sections if section.part in (Part.BODY, Part.SHEET)]
    lines = next(filter(None, map(_opening, sections)), None) or next(filter(None, map(_rows_above, sections)), [])
    named = [n for n, line in enumerate(lines) if names_genre(recased(line.value))]
    # «Отдел международных связей» is the office's name, whatever words of a title it holds.
    start = next((n for n in named if not names_office(lines[n].value)), next(iter(named), 0))
    introduction = next(filter(None, map(_introduction, sections)), ())
    return Opening(tuple(lines), Text.join(lines[start:], "\n"), introduction)


def _introduction(section: Section) -> tuple[Text, ...]:
    """The first two paragraphs below a letter's salutation, or the line that says when («Сроки: 4-8 мая 2019 г.»)."""
    opening = list(itertools.islice(section.paragraphs, _TITLE_LINES))
    greeted = itertools.dropwhile(lambda p: not greets(p.text.value), opening)
    said = tuple(p.text for p in itertools.islice(greeted, 1, 3) if not p.number)
    return said or tuple(p.text for p in opening if _says_when(p.text.value))


def _says_when(line: str) -> bool:
    """Whether a line gives a date under the label of one."""
    label = _LABELLED.match(line.strip())
    return label is not None and role_of(label[0].partition(":")[0]) == "dates"


def _opening(section: Section) -> list[Text]:
    has_table = any(True for _ in section.tables)
    lines: list[Text] = []
    for number, element in enumerate(section.elements[:_TITLE_LINES]):
        if isinstance(element, Table):
            break
        below = [e for e in section.elements[number + 1 :] if isinstance(e, Paragraph)]
        if not _may_be_title(element, has_table, lines, below):
            break
        lines += element.text.lines()
    return lines


def _may_be_title(paragraph: Paragraph, has_table: bool, lines: Sequence[Text], below: Sequence[Paragraph]) -> bool:
    value = paragraph.text.value.strip()
    if greets(value):
        return False
    if lines and (_SECTION_MARK.match(value) or paragraph.number):
        return False
    if paragraph.heading == 1 or not paragraph.text:
        return True
    is_named = any(names_genre(recased(line.value)) for line in lines)
    if is_named and ((paragraph.heading or 0) > _TITLE_LEVEL or _is_sentence(value) or _LABELLED.match(value)):
        return False
    if lines and find_tense(value) and (_ends_sentence(value) or (is_named and _is_dated_below(below))):
        return False
    if _begins_list(value, lines) or _heads_municipality(value, lines, below):
        return False
    if len(value) > _LONGEST_TITLE_LINE:
        return False
    if has_table:
        return True
    if dateline_of(paragraph.text) or (lines and _heads_prose(value, below, _period(lines))):
        return False
    return not lines or not _SENTENCE_END.search(value)


def _ends_sentence(value: str) -> bool:
    """Whether a line ends a sentence, at its end or, in lines broken by hand, inside."""
    inside = _SENTENCE_INSIDE.search(value)
    return bool(_SENTENCE_END.search(value) or (inside and has_verb(value[: inside.start()])))


def _begins_list(value: str, lines: Sequence[Text]) -> bool:
    """Whether a line below the title of a register is its first heading or partner: «Германия», «Лодзь – Польша»."""
    if not any(named_genre(recased(line.value)) in _REGISTERS for line in lines):
        return False
    named = partners_named(value)
    return country_named(value) is not None or part_of_world(value) is not None or bool(named.country and named.places)


def _heads_municipality(value: str, lines: Sequence[Text], below: Sequence[Paragraph]) -> bool:
    """Whether a line below the title of a consolidated report names the first municipality, whose list comes next."""
    is_consolidated = named_genre(recased("\n".join(line.value for line in lines))) == "consolidated_report"
    if not is_consolidated or not below or not below[0].number:
        return False
    if names_municipality(value) and not _SEVERAL.search(value):
        return True
    return any(mention.place.kind in ("city", "district") for mention in find_places(recased(value)))


def _is_dated_below(below: Sequence[Paragraph]) -> bool:
    """Whether a day alone on its line comes next, as it does below a headline."""
    date = date_alone(below[0].text.value.strip()) if below else None
    return date is not None and len(date.edtf or "") == _DAY


def _is_sentence(value: str) -> bool:
    """Whether a line below the title begins the telling: it ends as a sentence does, and is no short line."""
    return bool(_SENTENCE_END.search(value)) and len(value.split()) > _SHORT_LINE


def _heads_prose(value: str, below: Sequence[Paragraph], within: Scope | None) -> bool:
    """Whether a line heads what stands below it: it leads a list in, or is the first of a series of periods or
    countries.
    """
    if value.endswith(":"):
        return True
    date = date_alone(value, within)
    if date:
        return not date.year_written or any(_is_like(date, p.text.value.strip(), within) for p in below)
    return _names_country(value) and any(_names_country(p.text.value.strip()) for p in below)


def _is_like(date: DateMention, line: str, within: Scope | None) -> bool:
    """Whether a line is a date of its own as a date above is: a year for a year, a month with its year for another."""
    other = date_alone(line, within)
    return bool(other and other.year_written and len(other.edtf or "") == len(date.edtf or ""))


def _period(lines: Sequence[Text]) -> Scope | None:
    """The period that the title has named so far."""
    named = document_period(recased("\n".join(line.value for line in lines)))
    return Scope.of(named.edtf) if named and named.edtf else None


def _names_country(value: str) -> bool:
    """Whether a line is a heading that names one country: «Сотрудничество с Сербией»."""
    if len(value) > _LONGEST_HEADING or _SENTENCE_END.search(value) or not value[:1].isupper():
        return False
    named = [mention for mention in find_countries(value) if not mention.adjective]
    return len({mention.place.country for mention in named}) == 1


def _rows_above(section: Section) -> list[Text]:
    """The full-width rows above the column titles of a sheet's first table."""
    table = next(section.tables, None)
    if table is None:
        return []
    rows = table.rows[: layout_of(table).header_rows]
    filled = ([cell.text for cell in row.cells if cell.text] for row in rows)
    return [line for texts in itertools.takewhile(lambda t: len(t) == 1, filled) for line in texts[0].lines()]
