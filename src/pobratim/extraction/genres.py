"""What kind of paper a document is: what its title calls it, and what its tables are."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from pobratim.extraction.phrases import best, first, words
from pobratim.extraction.roles import Layout
from pobratim.language.cues import fold
from pobratim.resources import load

_LANGUAGES = ("ru", "en")
# «Международный дайджест города», «Тверь: городские новости»: a word of news that opens the title makes it news.
_OPENING_WORDS = 3


# Columns that only events have.
_OF_EVENTS = ("events", "content", "participants", "place", "outcome")


@functools.cache
def _titles() -> Mapping[str, Sequence[str]]:
    """Phrases of both languages by genre, in the order of the Russian file."""
    known = [load(f"{language}/genres")["titles"] for language in _LANGUAGES]
    return {genre: [phrase for titles in known for phrase in titles[genre]] for genre in known[0]}


@functools.cache
def _report_on_plan() -> re.Pattern[str]:
    return re.compile("|".join(load(f"{language}/genres")["report_on_plan"] for language in _LANGUAGES))


@functools.cache
def _of_a_period() -> re.Pattern[str]:
    return re.compile("|".join(load(f"{language}/genres")["ties_of_a_period"] for language in _LANGUAGES))


@functools.cache
def _many_visits() -> re.Pattern[str]:
    return re.compile("|".join(load(f"{language}/genres")["many_visits"] for language in _LANGUAGES))


@functools.cache
def _to_come() -> re.Pattern[str]:
    return re.compile("|".join(load(f"{language}/genres")["to_come"] for language in _LANGUAGES))


def names_genre_of_report(title: str) -> bool:
    """Whether a title calls the paper by a word for what tells of the past: «Отчёт», «Итоги»."""
    return any(word.startswith(_all("reports")) for word in words(title))


def names_genre(line: str) -> bool:
    """Whether a line says what kind of paper this is."""
    return best(_titles(), line) is not None


def names_office(line: str) -> bool:
    """Whether a line begins as the name of an office does."""
    return fold(line.strip()).startswith(_all("offices"))


def _all(key: str) -> tuple[str, ...]:
    return tuple(word for language in _LANGUAGES for word in load(f"{language}/genres")[key])


def greets(line: str) -> bool:
    """Whether a line is the salutation of a letter, below which no title stands: «Уважаемый Иван Иванович!»."""
    return fold(line.strip()).startswith(_all("salutations"))


def announces(heading: str) -> bool:
    """Whether a heading promises what is still to come: «Анонс на апрель», «Планируемые мероприятия»."""
    return first({"announced": _all("announcing")}, heading) is not None


def named_genre(title: str) -> str | None:
    """The genre that a title names, None where it names none."""
    news = best({"news": _titles()["news"]}, title)
    if news and news.position < _OPENING_WORDS:
        return "news"
    if not names_genre_of_report(title) and _to_come().search(" ".join(fold(title).split())):
        return "plan"
    if _report_on_plan().search(" ".join(fold(title).split())):
        return first(
            {genre: phrases for genre, phrases in _titles().items() if genre == "consolidated_report"}, title
        ) or ("activity_report")
    named = first(_titles(), title)
    if named == "visit_report" and _many_visits().search(fold(title)):
        return "activity_report"
    if named == "agreement_register" and _named_earlier("partner_register", named, title):
        named = "partner_register"
    if named == "partner_register" and _named_earlier("visit_report", named, title):
        return "visit_report"
    if named == "partner_register" and _of_a_period().search(" ".join(fold(title).split())):
        return "activity_report"
    is_report = fold(title.strip()).startswith(_all("reports"))
    return "activity_report" if named in ("partner_register", "agreement_register") and is_report else named


def _named_earlier(genre: str, other: str, title: str) -> bool:
    """Whether a title names one genre before the other: «Города-партнёры: договорная база»."""
    one, two = (best({name: _titles()[name]}, title) for name in (genre, other))
    return one is not None and two is not None and one.position < two.position


def genre_of(title: str, layouts: Sequence[Layout], municipalities: bool) -> str:
    """The genre: what the tables are decides before what the title says, for titles are worded as one likes; only a
    plan may hold a list of cities beside its events.
    """
    named = named_genre(title)
    if named == "plan" and not (layouts and all(_is_list(layout) for layout in layouts)):
        return "plan"
    if named == "news":
        return "news"
    if fold(title.strip()).startswith(_all("agreements_open")) and not any(
        layout.opens_with_partner for layout in layouts
    ):
        return "agreement_register"
    if any(layout.is_register for layout in layouts):
        # The same columns without events may be either; then the title tells.
        eventful = any(layout.has("events") for layout in layouts)
        return "agreement_register" if named == "agreement_register" and not eventful else "partner_register"
    if any(layout.is_agreement_list for layout in layouts):
        return "agreement_register"
    if named == "partner_register" and layouts and all(layout.lists_partners for layout in layouts):
        return named
    if not layouts or (named == "visit_report" and not municipalities):
        return named or "other"
    if named == "agreement_register" and not any(layout.has(*_OF_EVENTS) for layout in layouts):
        return named
    return "consolidated_report" if municipalities or named == "consolidated_report" else "activity_report"


def _is_list(layout: Layout) -> bool:
    return layout.is_register or layout.is_agreement_list
