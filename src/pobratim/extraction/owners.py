"""Whose ties a paper tells of: a place at home, a body of cities, or a city abroad whose own country is then home."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pobratim.document import Span, Text
from pobratim.extraction.datelines import dateline_of
from pobratim.extraction.owners_abroad import owner_abroad
from pobratim.extraction.scopes import HOME, Sourced
from pobratim.extraction.titles import Opening, recased
from pobratim.language.cues import fold
from pobratim.language.noun_phrases import head_of, nominative
from pobratim.language.organisations import find_abbreviations
from pobratim.language.places import Place, PlaceMention, find_places
from pobratim.resources import load

_LANGUAGES = ("ru", "en")
_IN_BRACKETS = re.compile(r"\([A-ZА-ЯЁ]{2,8}\)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME_STOP = re.compile(r"[\n(,;:.]|\s\d")
_ABBREVIATION = re.compile(r"\s*\(([А-ЯЁA-Z]{2,}(?:[ -][А-ЯЁA-Z]{2,})*)\)")
_CAPITALS = re.compile(r"(?:\b[A-Z][A-Za-z-]+ )+$")
# «План Ассоциации»; «сотрудничество с Ассоциацией» is not the Association's own.
_OWNING = frozenset({"nomn", "gent"})
# «Воронежская городская Дума»
_CITY_OFFICE = re.compile(r"\s+(?:городск|областн|краев)\w+", re.IGNORECASE)
_LEAST_MENTIONS = 3


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner as read, and the place that it is or governs, where it is one."""

    name: Sourced | None = None
    place: Place | None = None


def owner_of(opening: Opening, genre: str, texts: Sequence[Text]) -> Owner:
    """The owner that the title names, else the lines above it, else the city at home that the paper names most."""
    title, above = opening.title, opening.above
    candidates = (
        _body_of_places(opening),
        _at_home([title]),
        _abbreviated([title]),
        _body(title),
        _at_home(above),
        _abbreviated(above),
        next((owner for line in above if (owner := _body(line)).name), Owner()),
        _abroad([*title.lines(), *above], genre),
    )
    named = next((owner for owner in candidates if owner.name), None)
    return named or _in_dateline(texts) or _most_named(texts)


def _in_dateline(texts: Sequence[Text]) -> Owner | None:
    """The city at home where the first text with a dateline was written: «Волгоград, 14 мая.»."""
    line = next(filter(None, map(dateline_of, texts)), None)
    if line is None or line.place is None or line.place.country != HOME or line.place.kind == "country":
        return None
    return Owner(Sourced(line.place.name, line.place_text.spans()), line.place)


def _at_home(lines: Sequence[Text]) -> Owner:
    """The first place at home that is no country."""
    for line in lines:
        value = recased(line.value)
        for mention in find_places(value):
            is_named = not mention.adjective or _CITY_OFFICE.match(value, mention.end)
            if mention.place.country == HOME and mention.place.kind != "country" and is_named:
                return _owner(line, mention)
    return Owner()


def _owner(line: Text, mention: PlaceMention) -> Owner:
    return Owner(Sourced(mention.place.name, line.spans(mention.start, mention.end)), mention.place)


def _abbreviated(lines: Sequence[Text]) -> Owner:
    """The body whose name a line gives with its abbreviation."""
    for line in lines:
        for body in find_abbreviations(_recased_but_abbreviations(line.value)):
            return Owner(Sourced(f"{body.name} ({body.abbreviation})", line.spans(body.start, body.end)))
    return Owner()


def _recased_but_abbreviations(line: str) -> str:
    """A line in capitals as it would stand in a sentence, a lone word in brackets («АССАМБЛЕЯ … (МАГ)») as it is."""
    lowered = recased(line)
    for word in _IN_BRACKETS.finditer(line):
        lowered = lowered[: word.start()] + word.group() + lowered[word.end() :]
    return lowered


@functools.cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(word for language in _LANGUAGES for word in load(f"{language}/genres")[key])


def _body(title: Text) -> Owner:
    """A body of cities named without an abbreviation, or with one of several words: «Лига породнённых городов»."""
    value = recased(title.value)
    for word in _WORD.finditer(value):
        if fold(word[0]).startswith(_words("bodies")) and (found := _named_body(title, value, word)):
            return found
    return Owner()


def _body_of_places(opening: Opening) -> Owner:
    """A body whose name holds that of a place at home: «Союз городов Урала и Прикамья» is no Урал."""
    for line in (*opening.title.lines(), *opening.above):
        found = _body(line)
        place = _at_home([line]).name
        if found.name and place and _holds(found.name, place):
            return found
    return Owner()


def _holds(outer: Sourced, inner: Sourced) -> bool:
    return any(
        span.at == other.at and span.start <= other.start and other.end <= span.end
        for span in outer.spans
        for other in inner.spans
    )


def _named_body(title: Text, value: str, noun: re.Match[str]) -> Owner | None:
    start = _name_start(value, noun)
    end = _name_end(value, noun.end())
    head = head_of(value[start:])
    if not value[start].isupper() or (head and head.cases and not head.cases & _OWNING):
        return None
    short = _ABBREVIATION.match(value, end)
    name = " ".join(nominative(value[start:end], singular=True).split())
    return Owner(Sourced(f"{name} ({short[1]})" if short else name, title.spans(start, short.end() if short else end)))


def _name_start(value: str, noun: re.Match[str]) -> int:
    """Where the adjectives before a noun begin that agree with it: «Международной ассоциации», or the capitals."""
    english = _CAPITALS.search(value[: noun.start()])
    if english:
        return english.start()
    before = [word.start() for word in _WORD.finditer(value, 0, noun.start())][-3:]
    for start in before:
        head = head_of(value[start:])
        if head and start + head.start == noun.start():
            return start
    return noun.start()


def _name_end(value: str, start: int) -> int:
    stop = _NAME_STOP.search(value, start)
    end = stop.start() if stop else len(value)
    words = (word for word in _WORD.finditer(value, start, end) if fold(word[0]) in _words("body_ends"))
    return len(value[: next((word.start() for word in words), end)].rstrip())


def _abroad(lines: Sequence[Text], genre: str) -> Owner:
    """The city or region abroad that a line gives the paper to."""
    found = owner_abroad(lines, genre == "visit_report")
    return _owner(*found) if found else Owner()


def _most_named(texts: Iterable[Text]) -> Owner:
    """The place at home that a paper without an owner in its title names most, if it is most of those named."""
    named = list(_named_at_home(texts))
    ranked = Counter(mention.place.name for _, mention in named).most_common(1)
    if not ranked or ranked[0][1] < _LEAST_MENTIONS or 2 * ranked[0][1] < len(named):
        return Owner()
    mentions = [(text, mention) for text, mention in named if mention.place.name == ranked[0][0]]
    spans: tuple[Span, ...] = tuple(
        span.as_inferred() for text, mention in mentions for span in text.spans(mention.start, mention.end)
    )
    return Owner(Sourced(ranked[0][0], spans), mentions[0][1].place)


def _named_at_home(texts: Iterable[Text]) -> Iterator[tuple[Text, PlaceMention]]:
    for text in texts:
        for mention in find_places(text.value):
            if mention.place.country == HOME and mention.place.kind != "country" and mention.context == "plain":
                yield text, mention
