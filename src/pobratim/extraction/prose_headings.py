"""Which lines of prose head what stands below them, and what such a heading says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pobratim.document import Paragraph, Text
from pobratim.extraction.anniversaries import KINDS, Kind
from pobratim.extraction.genres import announces
from pobratim.extraction.partner_lines import names_only
from pobratim.extraction.phrases import first
from pobratim.extraction.rows import names_municipality
from pobratim.extraction.scopes import Sourced
from pobratim.language.dates import Scope, document_period, find_dates
from pobratim.language.kinds import activity_kind
from pobratim.language.places import Place, PlaceMention, find_countries, find_places, partners_named
from pobratim.language.tense import find_tense
from pobratim.resources import load

LONGEST_HEADING = 150
_SENTENCE_END = re.compile(r"[.;!?…]\s*$")
# «Место: мэрия»: what a line says of the item above it.
_LABEL = re.compile(r"[А-ЯЁA-Z][а-яёa-z-]+(?:\s[а-яёa-z-]+){0,3}:\s\S")
# «СЛУШАЛИ:» opens a point of minutes.
_MINUTES = re.compile(r"[А-ЯЁ]{4,}:\s")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_NUMBERED = re.compile(r"[\dIVXІХ]")
# «Лодзь – Польша – 1957» is a partner with its year, no heading.
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONLY_YEAR = len("2020")
_SOME_YEAR = Scope.of("2000")


def is_heading(paragraph: Paragraph, above: Paragraph | None, below: Paragraph | None) -> bool:
    """Whether a paragraph heads the one below it: a short line that is no sentence and no item among others."""
    value = paragraph.content.value.strip()
    if below is None or paragraph.heading:
        return below is not None
    if len(value) > LONGEST_HEADING or (_SENTENCE_END.search(value) and not _opens_point(paragraph, above, below)):
        return False
    if find_dates(value, _SOME_YEAR) and not announces(value) and not _leads_in_year(value):
        return False
    if _BARE_YEAR.search(value) and profile_place(value):
        return False
    if paragraph.number and not _NUMBERED.match(paragraph.number) and _is_told(value):
        return False
    if paragraph.number:
        return not _is_listed_with(paragraph, above) and not _is_listed_with(paragraph, below)
    return value.endswith(":") or not (value[:1].islower() or is_label(value))


def _is_told(value: str) -> bool:
    """Whether a bullet tells of a happening, be it the only one of its list: «• Приём делегации из Бреста»."""
    return not value.endswith(":") and activity_kind(value, value) is not None


def _leads_in_year(value: str) -> bool:
    """Whether a line leads in what a whole year holds: «Решили провести в 2025 году:»."""
    dates = find_dates(value, _SOME_YEAR)
    return value.endswith(":") and all(len(m.edtf or "") == _ONLY_YEAR and m.year_written for m in dates)


def _opens_point(paragraph: Paragraph, above: Paragraph | None, below: Paragraph) -> bool:
    """Whether a numbered line only names what the paragraphs below it are about: «1. СЛУШАЛИ: о связях с Брестом.»."""
    value = _MINUTES.sub("", paragraph.content.value.strip())
    is_alone = (
        bool(_NUMBERED.match(paragraph.number or "")) and not below.number and not _is_listed_with(paragraph, above)
    )
    return is_alone and find_tense(value) is None and activity_kind(value, value) is None


def is_label(value: str) -> bool:
    """Whether a line tells more of the item above it under a label of its own."""
    return _LABEL.match(value) is not None


def _is_listed_with(paragraph: Paragraph, other: Paragraph | None) -> bool:
    """Whether two paragraphs beside each other carry marks of one kind: numbers both, or bullets both."""
    if other is None or not other.number or not paragraph.number or other.heading:
        return False
    return bool(_NUMBERED.match(paragraph.number)) == bool(_NUMBERED.match(other.number))


def anniversaries_of(value: str) -> Kind | None:
    """The kind of anniversaries that a heading promises: «Дни городов», «Юбилеи»."""
    kind = first({name: load("ru/sections")["headings"][name] for name in KINDS}, value)
    return KINDS[kind] if kind else None


def year_named(heading: Text) -> Sourced | None:
    """The year whose happenings a heading leads in: «Встречи и визиты 2013 года:», «Планы на 2014 год:»."""
    named = document_period(heading.value)
    is_year = named is not None and len(named.edtf or "") == _ONLY_YEAR
    return Sourced(named.edtf, heading.spans(named.start, named.end)) if named and named.edtf and is_year else None


def heads_recurring(value: str) -> bool:
    """Whether a heading is that of work that goes on all the time: «Постоянная работа»."""
    return first({"recurring": load("ru/sections")["headings"]["recurring"]}, value) is not None


def heads_municipality(value: str, home: str) -> bool:
    """Whether a heading names an authority at home: «Хасанский муниципальный район», «1. Братск»."""
    city = city_alone(value)
    abroad = [m for m in find_places(value) if m.place.country and m.place.country != home]
    return not abroad and (names_municipality(value) or (city is not None and city.place.country == home))


def country_of(text: Text) -> Mapping[str, Sourced]:
    """The one country that a heading names, or that the cities are in which it names, by ISO code with its wording;
    empty where there is none or several.
    """
    named = [m for m in find_countries(text.value) if not m.adjective and m.place.country]
    if not named:
        named = [m for m in find_places(text.value) if m.context == "plain" and not m.adjective and m.place.country]
    if len({m.place.country for m in named}) != 1:
        return {}
    return {named[0].place.country or "": Sourced(text.value, text.spans(named[0].start, named[0].end))}


def city_alone(value: str) -> PlaceMention | None:
    """The city that a heading names and nothing else: «1. Екатеринбург»."""
    named = [m for m in find_places(value) if m.place.kind != "country" and m.place.country and not m.adjective]
    return named[0] if len(named) == 1 and not _LETTERS.search(without_places(value)) else None


def profile_place(value: str) -> Place | None:
    """The place of a line that holds nothing but it and its country («Лодзь (Польша)»)."""
    named = partners_named(value)
    if named.country is None or len(named.places) != 1 or not names_only(value, named):
        return None
    return named.places[0].place


def without_places(value: str) -> str:
    """A text with the names of places blanked out, so that what else it says can be seen."""
    for mention in find_places(value):
        value = value[: mention.start] + " " * (mention.end - mention.start) + value[mention.end :]
    return re.sub(r"(?i)\b(?:город|область|провинция|префектура|штат|округ|city|county)\b", "", value)
