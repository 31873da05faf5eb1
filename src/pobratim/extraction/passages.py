"""Paragraphs of prose with what holds for each: the date or period, section, country and partner above it.

A heading in prose is a short line that is no sentence. A date alone on its line dates what follows, a heading that
names one country gives it to what follows, one that names a partner («1. Лодзь (Польша)») is a profile's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pobratim.document import Document, Paragraph, Part, Span, Text
from pobratim.extraction.anniversaries import Kind
from pobratim.extraction.asides import captions_of, is_aside
from pobratim.extraction.datelines import Dateline, date_alone, dateline_of, day_of_issue, schedule_alone
from pobratim.extraction.genres import named_genre
from pobratim.extraction.prose_headings import (
    LONGEST_HEADING,
    anniversaries_of,
    country_of,
    heads_municipality,
    heads_recurring,
    is_heading,
    is_label,
    profile_place,
    year_named,
)
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.extraction.titles import Opening, recased
from pobratim.language.dates import Scope, find_dates
from pobratim.language.places import Place
from pobratim.language.tense import find_tense

_DAY = len("2020-01-01")
_ONLY_YEAR = len("2020")
_YEAR = re.compile(r"(?<![\d-])\d{4}")
_NEWS = ("news", "other")


@dataclass(frozen=True, slots=True)
class Under:
    """What holds for a paragraph from above it.

    `period` gives the year to its dates, else `year`, the only one that the paper writes; `day` is the line or dateline
    that dates it where it has no date of its own, `dateline` the whole of a news item's; `countries` is ISO code to the
    heading that names it; `anniversaries` and `partners` say that the lines below are a list of those; `partner` is
    the place of the profile, in the wording of `section`; `municipality` heads whose lines they are.
    """

    period: Sourced | None = None
    year: Sourced | None = None
    day: Text = Text()
    dateline: Text = Text()
    countries: Mapping[str, Sourced] = field(default_factory=dict)
    section: Text | None = None
    anniversaries: Kind | None = None
    partners: bool = False
    partner: Place | None = None
    municipality: Text | None = None

    @property
    def dated_by(self) -> Sourced | None:
        """What gives the year to a date that leaves it out."""
        return self.period or self.year


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (its mark left out) with what holds for it; `listed` says that it is one of a list's lines.

    `number` is a numbered line's mark, `headline` the line that heads this piece of news; `opens` says that it is the
    first below one or below a date. A profile begins with a passage without text, for there may be none below it.
    """

    text: Text
    under: Under
    listed: bool = False
    number: Text = Text()
    headline: Text = Text()
    opens: bool = False

    @property
    def whole(self) -> Text:
        """The paragraph below its headline."""
        return Text.join([self.headline, self.text]) if self.headline else self.text


@dataclass
class _Reading:
    """The state of one pass down the paragraphs.

    `outer` says which headings came first, dates or sections: a new one of those ends what the others said. `year` is
    the last year alone on its line, which gives itself to the months below. `headline_first` says that the date of a
    piece of news stands below its headline, `directly_dated` that a list stood right below a month.
    """

    scope: DocumentScope
    under: Under
    headline: Text = Text()
    opens: bool = False
    outer: str | None = None
    year: Sourced | None = None
    headline_first: bool = False
    directly_dated: bool = False
    passages: list[Passage] = field(default_factory=list)

    @property
    def under_date(self) -> bool:
        """Whether a date alone on its line stands above."""
        return not self.under.dateline and (bool(self.under.day) or self.under.period is not self.scope.period)

    @property
    def within(self) -> Scope | None:
        dated_by = self.under.dated_by or self.scope.period
        return Scope.of(dated_by.value) if dated_by else None


def passages_of(document: Document, opening: Opening, scope: DocumentScope) -> tuple[Passage, ...]:
    """The paragraphs of the body outside tables, those of the opening and headings left out."""
    paragraphs = list(_told(document, opening))
    under = _under_title(opening.title, scope)
    reading = _Reading(scope, under if under.period else replace(under, year=_only_year(paragraphs)))
    for above, paragraph, below in zip([None, *paragraphs], paragraphs, [*paragraphs[1:], None], strict=False):
        _read(reading, paragraph, above, below)
    _flush_headline(reading)
    return tuple(reading.passages)


def _under_title(title: Text, scope: DocumentScope) -> Under:
    """What the title says of all lines: that they list partners, or cities with their anniversaries."""
    partners = scope.genre == "partner_register"
    anniversaries = None if partners else anniversaries_of(recased(title.value))
    return Under(
        scope.period,
        section=title if partners or anniversaries else None,
        anniversaries=anniversaries,
        partners=partners,
    )


def _only_year(paragraphs: Iterable[Paragraph]) -> Sourced | None:
    """The year of all dates of a paper that write one, None where they write several."""
    written = [(p.text, m) for p in paragraphs for m in find_dates(p.text.value) if m.year_written and m.edtf]
    years = {year for _, m in written for year in _YEAR.findall(m.edtf or "")}
    if len(years) != 1:
        return None
    text, mention = written[0]
    return Sourced(years.pop(), tuple(span.as_inferred() for span in text.spans(mention.start, mention.end)))


def headings_of(passages: Iterable[Passage], scope: DocumentScope) -> tuple[Span, ...]:
    """Where the headings, dates and datelines stand that passages were read under."""
    found: dict[tuple[object, int], Span] = {}
    for under in (passage.under for passage in passages):
        period = under.period.spans if under.period and under.period is not scope.period else ()
        for span in (
            *period,
            *under.day.spans(),
            *under.dateline.spans(),
            *(under.section.spans() if under.section else ()),
        ):
            found[span.at, span.start] = span
    return tuple(found.values())


def _told(document: Document, opening: Opening) -> Iterator[Paragraph]:
    captions = {piece.block for caption in captions_of(document) for piece in caption.pieces}
    for section in document.sections:
        if section.part in (Part.BODY, Part.TEXTBOX):
            for paragraph in section.paragraphs:
                is_caption = any(piece.block in captions for piece in paragraph.text.pieces)
                is_content = paragraph.text and not is_caption and not is_aside(paragraph, section)
                if is_content and not opening.holds(paragraph.text):
                    yield paragraph


def _read(reading: _Reading, paragraph: Paragraph, above: Paragraph | None, below: Paragraph | None) -> None:
    text = paragraph.content.strip()
    if _dates_what_follows(reading, text):
        return
    if _is_item(reading, paragraph, below):
        reading.passages.append(Passage(text, reading.under, listed=True))
        reading.directly_dated, reading.opens = True, False
    elif is_heading(paragraph, above, below) or (reading.under.partner and profile_place(text.value)):
        _flush_headline(reading)
        _enter(reading, text, bool(below and below.number))
    else:
        _tell(reading, text, _mark(paragraph), bool(paragraph.number))


def _mark(paragraph: Paragraph) -> Text:
    """The number that a numbered paragraph begins with."""
    number = paragraph.number or ""
    is_typed = number[:1].isdigit() and paragraph.text.value.startswith(number)
    return paragraph.text.slice(0, len(number)) if is_typed else Text()


def _tell(reading: _Reading, text: Text, number: Text | None = None, listed: bool = False) -> None:
    """A paragraph that is no heading; what its dateline says holds for it and for those below."""
    line = None if listed else _dateline(reading, text)
    if line:
        period = Sourced(line.day, line.day_text.spans()) if line.day else None
        day = line.day_text if line.day else Text()
        reading.under = replace(reading.under, period=period, day=day, dateline=line.text)
        text, reading.opens = text.slice(len(line.text)).strip(), True
    reading.directly_dated = reading.directly_dated or (listed and reading.opens and reading.under_date)
    passage = Passage(text, reading.under, listed, number or Text(), reading.headline, reading.opens)
    reading.passages.append(passage)
    reading.headline, reading.opens = Text(), False


def _dateline(reading: _Reading, text: Text) -> Dateline | None:
    issued = day_of_issue(text) if reading.scope.genre == "news" else None
    return dateline_of(text, reading.within) or issued


def _is_item(reading: _Reading, paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Whether an unmarked line below a date is one of its items: «Март», «Приём делегации Минска»."""
    value = paragraph.text.value.strip()
    if paragraph.number or paragraph.heading or not reading.under_date or reading.scope.is_story:
        return False
    leads_in = value.endswith(":") or (below is not None and below.number) or is_label(value)
    return not leads_in and len(value) <= LONGEST_HEADING and find_tense(value) is None


def _dates_what_follows(reading: _Reading, text: Text) -> bool:
    """Whether a line is a date or schedule alone: days date what follows, a longer period gives it its year."""
    whole = reading.year or reading.scope.period
    date = date_alone(text.value, Scope.of(whole.value) if whole else None)
    period: Sourced | None
    if date and date.edtf:
        period, is_day = Sourced(date.edtf, text.spans(date.start, date.end)), len(date.edtf.split("/")[0]) == _DAY
        reading.year = period if len(date.edtf) == _ONLY_YEAR else reading.year
    elif schedule_alone(text.value):
        period, is_day = whole, True
    else:
        return False
    reading.headline_first = reading.headline_first or (bool(reading.headline) and not reading.under.day)
    if not (reading.headline_first and is_day):
        _flush_headline(reading)
    reading.outer = reading.outer or "dates"
    under = _without_section(reading.under) if reading.outer == "dates" else reading.under
    reading.under = replace(under, period=period, day=text if is_day else Text(), dateline=Text())
    reading.opens = True
    return True


def _without_section(under: Under) -> Under:
    return under if under.partners or under.anniversaries else replace(under, countries={}, section=None, partner=None)


def _enter(reading: _Reading, text: Text, leads_in_list: bool) -> None:
    """Go on below a heading; in news a sentence without its full stop is the headline of one piece."""
    value = recased(text.value)
    is_told = find_tense(value) is not None
    if is_told and not value.endswith(":") and reading.scope.genre in _NEWS:
        reading.headline, reading.opens = text, True
    elif is_told and (reading.scope.is_story or not leads_in_list):
        _tell(reading, text)
    else:
        reading.outer = reading.outer or "sections"
        if reading.outer == "sections" or _ends_month(reading, value):
            reading.under = replace(reading.under, period=reading.scope.period, day=Text(), dateline=Text())
        reading.under = _below(reading.under, text, value)
        if reading.scope.genre == "consolidated_report" and heads_municipality(value, reading.scope.home):
            reading.under = replace(reading.under, municipality=text, section=text)
        if value.endswith(":") and (period := year_named(text)):
            reading.under = replace(reading.under, period=period)
        if reading.under.partner:
            reading.passages.append(Passage(Text(), reading.under))


def _ends_month(reading: _Reading, value: str) -> bool:
    """Whether a heading stands beside the months and not below one: where they hold their items directly, or where it
    heads work that goes on all year.
    """
    is_beside = reading.directly_dated and not value.endswith(":") and reading.scope.genre not in _NEWS
    return not reading.under.day and (is_beside or heads_recurring(value))


def _below(under: Under, text: Text, value: str) -> Under:
    """What holds below a heading."""
    above = replace(under, countries={}, section=text, anniversaries=None, partner=None)
    if kind := anniversaries_of(value):
        return replace(above, anniversaries=kind, partners=False)
    if place := profile_place(value):
        return replace(above, partner=place, countries=country_of(text))
    if named_genre(value) == "partner_register":
        return replace(above, partners=True)
    return replace(above, countries=country_of(text))


def _flush_headline(reading: _Reading) -> None:
    """A headline with nothing told below it is told itself."""
    if reading.headline:
        reading.passages.append(Passage(reading.headline, reading.under, opens=True))
    reading.headline, reading.opens = Text(), False
