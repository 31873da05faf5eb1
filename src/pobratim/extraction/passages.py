"""Paragraphs of prose with what holds for each: the date or period, section, country and partner above it.

A heading in prose is a short line that is no sentence. A date alone on its line dates what follows, a heading that
names one country gives it to what follows, one that names a partner («1. Лодзь (Польша)») is a profile's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pobratim.document import Document, Paragraph, Part, Span, Text
from pobratim.extraction.anniversaries import KINDS, Kind
from pobratim.extraction.asides import aside_of, is_caption
from pobratim.extraction.datelines import date_alone, dateline_of
from pobratim.extraction.genres import named_genre
from pobratim.extraction.phrases import first
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.extraction.titles import Opening, recased
from pobratim.language.dates import Scope, find_dates
from pobratim.language.places import Place, find_countries, find_places
from pobratim.language.tense import find_tense
from pobratim.resources import load

_LONGEST_HEADING = 150
_SENTENCE_END = re.compile(r"[.;!?…]\s*$")
_DAY = len("2020-01-01")
_NEWS = ("news", "other")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Under:
    """What holds for a paragraph from above it.

    `period` gives the year to its dates; `day` is the line or dateline that dates it where it has no date of its own,
    `place` where that dateline was written;
    `countries` is ISO code to the heading that names it; `anniversaries` and `partners` say that the lines below are
    a list of those; `partner` is the place of the profile, in the wording of `section`.
    """

    period: Sourced | None = None
    day: Text = Text()
    place: Text = Text()
    countries: Mapping[str, Sourced] = field(default_factory=dict)
    section: Text | None = None
    anniversaries: Kind | None = None
    partners: bool = False
    partner: Place | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (its mark left out) with what holds for it; `listed` is a bullet's or numbered line's.

    `headline` is the line that heads this piece of news, `opens` says that it is the first below one or below a date.
    """

    text: Text
    under: Under
    listed: bool = False
    headline: Text = Text()
    opens: bool = False

    @property
    def whole(self) -> Text:
        """The paragraph below its headline."""
        return Text.join([self.headline, self.text]) if self.headline else self.text


@dataclass
class _Reading:
    """The state of one pass down the paragraphs."""

    scope: DocumentScope
    under: Under
    headline: Text = Text()
    opens: bool = False
    passages: list[Passage] = field(default_factory=list)

    @property
    def under_period(self) -> bool:
        """Whether a line above says the period of those below it, as «I квартал» does."""
        return self.under.period is not self.scope.period and not self.under.day

    @property
    def within(self) -> Scope | None:
        period = self.under.period or self.scope.period
        return Scope.of(period.value) if period else None


def passages_of(document: Document, opening: Opening, scope: DocumentScope) -> tuple[Passage, ...]:
    """The paragraphs of the body outside tables, those of the opening and headings left out."""
    paragraphs = list(_told(document, opening))
    lists_partners = scope.genre == "partner_register"
    title = opening.title if lists_partners else None
    reading = _Reading(scope, Under(scope.period, section=title, partners=lists_partners))
    for number, paragraph in enumerate(paragraphs):
        _read(reading, paragraph, paragraphs[number + 1] if number + 1 < len(paragraphs) else None)
    _flush_headline(reading)
    return tuple(reading.passages)


def headings_of(passages: Iterable[Passage], scope: DocumentScope) -> tuple[Span, ...]:
    """Where the headings, dates and datelines stand that passages were read under."""
    found: dict[tuple[object, int], Span] = {}
    for under in (passage.under for passage in passages):
        period = under.period.spans if under.period and under.period is not scope.period else ()
        for span in (
            *period,
            *under.day.spans(),
            *under.place.spans(),
            *(under.section.spans() if under.section else ()),
        ):
            found[span.at, span.start] = span
    return tuple(found.values())


def _told(document: Document, opening: Opening) -> Iterator[Paragraph]:
    for section in document.sections:
        if section.part in (Part.BODY, Part.TEXTBOX):
            for paragraph in section.paragraphs:
                text = paragraph.text
                if text and not is_caption(paragraph) and not aside_of(text.value.strip()) and not opening.holds(text):
                    yield paragraph


def _read(reading: _Reading, paragraph: Paragraph, below: Paragraph | None) -> None:
    text = paragraph.content.strip()
    if _dates_what_follows(reading, text):
        return
    if _is_item(reading, paragraph, below):
        reading.passages.append(Passage(text, reading.under, listed=True))
    elif below and _is_heading(paragraph, below):
        _flush_headline(reading)
        _enter(reading, text, below)
    else:
        _tell(reading, text, bool(paragraph.number))


def _tell(reading: _Reading, text: Text, listed: bool) -> None:
    """A paragraph that is no heading; what its dateline says holds for it and for those below."""
    line = dateline_of(text, reading.within)
    if line:
        period = Sourced(line.day, line.day_text.spans())
        reading.under = replace(reading.under, period=period, day=line.day_text, place=line.place_text)
        text, reading.opens = text.slice(line.end).strip(), True
    reading.passages.append(Passage(text, reading.under, listed, reading.headline, reading.opens))
    reading.headline, reading.opens = Text(), False


def _is_item(reading: _Reading, paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Whether an unmarked line below a period is one of its items: «Март», «Приём делегации Минска»."""
    value = paragraph.text.value.strip()
    if paragraph.number or paragraph.heading or not reading.under_period or reading.scope.is_prose:
        return False
    leads_in = value.endswith(":") or (below is not None and below.number)
    return not leads_in and len(value) <= _LONGEST_HEADING and find_tense(value) is None


def _dates_what_follows(reading: _Reading, text: Text) -> bool:
    """Whether a line is a date alone: a day dates what follows, a period gives it its year."""
    within = Scope.of(reading.scope.period.value) if reading.scope.period else None
    date = date_alone(text.value, within)
    if date is None or not date.edtf:
        return False
    _flush_headline(reading)
    period = Sourced(date.edtf, text.spans(date.start, date.end))
    is_day = len(date.edtf) == _DAY
    day = text.slice(date.start, date.end) if is_day else Text()
    reading.under = replace(reading.under, period=period, day=day, place=Text())
    reading.opens = is_day
    return True


def _is_heading(paragraph: Paragraph, below: Paragraph) -> bool:
    """Whether a paragraph heads the one below it; a numbered line in a list of such is one of its items."""
    value = paragraph.content.value.strip()
    if paragraph.heading:
        return True
    if len(value) > _LONGEST_HEADING or _SENTENCE_END.search(value) or find_dates(value, Scope.of("2000")):
        return False
    if paragraph.number:
        return not below.number and profile_place(value) is not None
    return value.endswith(":") or not value[:1].islower()


def _enter(reading: _Reading, text: Text, below: Paragraph) -> None:
    """Go on below a heading; in news a sentence without its full stop is the headline of one piece."""
    value = recased(text.value)
    is_told = find_tense(value) is not None
    if is_told and not value.endswith(":") and reading.scope.genre in _NEWS:
        reading.headline, reading.opens = text, True
    elif is_told and (reading.scope.is_prose or not below.number):
        _tell(reading, text, False)
    else:
        reading.under = _below(reading.under, text, value)


def _below(under: Under, text: Text, value: str) -> Under:
    """What holds below a heading."""
    above = replace(under, countries={}, section=text, anniversaries=None, partner=None)
    kind = first({name: load("ru/sections")["headings"][name] for name in KINDS}, value)
    if kind:
        return replace(above, anniversaries=KINDS[kind], partners=False)
    if place := profile_place(value):
        return replace(above, partner=place)
    if named_genre(value) == "partner_register":
        return replace(above, partners=True)
    return replace(above, countries=_country(text))


def _flush_headline(reading: _Reading) -> None:
    """A headline with nothing told below it is told itself."""
    if reading.headline:
        reading.passages.append(Passage(reading.headline, reading.under, opens=True))
    reading.headline, reading.opens = Text(), False


def _country(text: Text) -> Mapping[str, Sourced]:
    named = [m for m in find_countries(text.value) if not m.adjective and m.place.country]
    if len({m.place.country for m in named}) != 1:
        return {}
    return {named[0].place.country or "": Sourced(text.value, text.spans(named[0].start, named[0].end))}


def profile_place(value: str) -> Place | None:
    """The foreign place of a line that holds nothing but it and its country («Лодзь (Польша)»)."""
    mentions = find_places(value)
    city = next((m for m in mentions if m.place.kind != "country"), None)
    country = next((m for m in mentions if m.place.kind == "country"), None)
    if city is None or country is None or city.adjective or city.start > country.start + len(value):
        return None
    return city.place if not _LETTERS.search(without_places(value)) else None


def without_places(value: str) -> str:
    """A text with the names of places blanked out, so that what else it says can be seen."""
    for mention in find_places(value):
        value = value[: mention.start] + " " * (mention.end - mention.start) + value[mention.end :]
    return re.sub(r"(?i)\b(?:город|область|провинция|префектура|штат|округ|city|county)\b", "", value)
