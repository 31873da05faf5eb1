"""Partners that a sentence enumerates: «Городами-побратимами Орла являются: Коимбра (Португалия), Пуатье (Франция)».

A twin city named in passing is none; two at least behind a colon or a linking word are a list. Where a whole paper is
about partners, one may have its sentence: «С 1992 года побратимом города является Киль (Германия)».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from pobratim.document import Text
from pobratim.extraction.parties import other_side, parties_of, with_whom
from pobratim.extraction.partner_lines import partner_line, tells_ties
from pobratim.extraction.partners import RegisterRow
from pobratim.extraction.passages import Passage
from pobratim.extraction.prose_headings import city_alone
from pobratim.extraction.rows import Headings, Record
from pobratim.extraction.scopes import DocumentScope
from pobratim.language.cues import fold, lexicon, pattern, sentences
from pobratim.language.dates import find_dates
from pobratim.language.kinds import signings
from pobratim.language.places import PartnersNamed, Place, country_named, partners_named

_LEAST = 2
_DAY = len("2020-01-01")
_ITEM = re.compile(r"[,;]\s*(?:а также\s+)?|\s+и\s+(?=[А-ЯЁA-Z]|г\.)|\s+and\s+(?=[A-Z])|\n")
_GROUP = re.compile(r"\s*;\s*")
_LED = re.compile(r"\s*(?:[–—:-])\s*")
# Between what partners are called and the link that opens the list stands the owner and little more.
_REACH = r"[^.;:\n]{0,90}?"


def enumerated(text: Text, own: Place | None) -> tuple[RegisterRow, ...]:
    """The rows of the partners that the sentences of a paragraph enumerate."""
    return tuple(row for sentence in _sentences(text) for row in _of_sentence(sentence, own))


def told_singly(text: Text, scope: DocumentScope) -> tuple[RegisterRow, ...]:
    """The rows of the partners that sentences of a register name one by one, with the date of the ties."""
    rows = (_single(sentence, scope.place) or _tied(sentence, scope) for sentence in _sentences(text))
    return tuple(row for row in rows if row)


def _single(sentence: Text, own: Place | None) -> RegisterRow | None:
    opened = _becoming().search(fold(sentence.value))
    row = partner_line(sentence.slice(opened.end()), None, own, None) if opened else None
    if opened is None or row is None:
        return None
    cells = {**row.record.cells, "established": row.record.cell("established") or sentence.slice(0, opened.start())}
    return replace(row, record=replace(row.record, cells=cells, text=sentence))


def _tied(sentence: Text, scope: DocumentScope) -> RegisterRow | None:
    """«Побратимские отношения между Кировом и Седльце (Польша) установлены в 1992 году»"""
    if not tells_ties(sentence.value) or signings(sentence.value):
        return None
    other = other_side(parties_of(sentence) or with_whom(sentence), scope, None)
    named = partners_named(other[1].value) if other else PartnersNamed()
    if other is None or not named.places:
        return None
    record = Record({"established": sentence}, sentence, Headings())
    places = tuple(mention.place for mention in named.places)
    return RegisterRow(record, named.country.place if named.country else None, Text(), places, other[1], begins=True)


def headed_rows(passages: Iterable[Passage], scope: DocumentScope) -> tuple[RegisterRow, ...]:
    """The partners that head the sections of a report whose title is about partners, a city a heading."""
    if not pattern(lexicon("partners", "counted")).search(fold(scope.title.value)):
        return ()
    sections = {section.value: section for passage in passages if (section := passage.under.section)}
    rows = (_headed(section, scope) for section in sections.values() if section != scope.title)
    found = tuple(row for row in rows if row)
    return found if len(found) >= _LEAST else ()


def _headed(section: Text, scope: DocumentScope) -> RegisterRow | None:
    city = city_alone(section.value)
    if city is None or city.place == scope.place:
        return None
    record = Record({}, section, Headings())
    place = section.slice(city.start, city.end)
    return RegisterRow(record, None, Text(), (city.place,), place, begins=True)


@functools.cache
def _becoming() -> re.Pattern[str]:
    called = pattern(lexicon("partners", "one_partner")).pattern
    return re.compile(
        rf"{called}{_REACH}{pattern(lexicon('partners', 'becoming')).pattern}\s+(?:также\s+)?(?:город\s+|г\.\s*)?"
    )


def _sentences(text: Text) -> Iterator[Text]:
    return (text.slice(start, end).strip() for start, end in sentences(text.value))


def _of_sentence(sentence: Text, own: Place | None) -> tuple[RegisterRow, ...]:
    opened = _opening().search(fold(sentence.value))
    if opened is None or any(len(m.edtf or "") >= _DAY for m in find_dates(sentence.value)):
        return ()
    return listed_rows(sentence.slice(opened.end()).strip(" .;:"), own)


def listed_rows(listed: Text, own: Place | None) -> tuple[RegisterRow, ...]:
    """The rows of a list of partners in one line, all of whose parts name one: «США: Сан-Диего (1991), Такома»."""
    items = [(item, code) for group, code in _groups(listed) for item in _items(group)]
    rows = [row for item, code in items if (row := partner_line(item, None, own, code))]
    return tuple(rows) if len(rows) >= _LEAST and len(rows) == len(items) else ()


@functools.cache
def _opening() -> re.Pattern[str]:
    """What partners are called, and the colon, dash or linking word behind which they are listed."""
    called = pattern(lexicon("partners", "partners")).pattern
    links = pattern(lexicon("partners", "linking")).pattern
    return re.compile(rf"{called}{_REACH}(?:{links}(?:\s*:)?|\s[–—]\s|:)\s+(?:(?:город\w*|гг?\.)\s+)?")


def _groups(listed: Text) -> Iterator[tuple[Text, str | None]]:
    """The parts of a list, each with its country where it leads the part in: «Китай – Харбин, Далянь; Япония – …»."""
    for part in _cut(listed, _GROUP):
        lead = _LED.search(part.value)
        country = country_named(part.value[: lead.start()]) if lead else None
        if lead and country:
            yield part.slice(lead.end()).strip(), country.country
        else:
            yield part, None


def _items(group: Text) -> Iterable[Text]:
    return _cut(group, _ITEM)


def _cut(text: Text, at: re.Pattern[str]) -> list[Text]:
    """The parts of a text outside brackets."""
    depth = [0]
    for character in text.value:
        depth.append(depth[-1] + (character == "(") - (character == ")"))
    spans = [match.span() for match in at.finditer(text.value) if depth[match.start()] == 0]
    cuts = [(0, 0), *spans, (len(text), len(text))]
    pieces = (text.slice(one[1], other[0]).strip() for one, other in pairwise(cuts))
    return [piece for piece in pieces if piece]
