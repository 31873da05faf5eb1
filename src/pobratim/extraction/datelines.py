"""Dates that hold for what follows: a period or day alone on its line, and the place and day that open a news item.

«Волгоград, 14 мая 2021 года.» says where and when a text was written: "yesterday" counts from it, and it is no date of
what the text tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.document import Text
from pobratim.language.dates import DateMention, Scope, days_of_month, find_dates, find_schedules
from pobratim.language.dates_lexicon import WEEKDAY
from pobratim.language.places import Place, find_places

# What may stand beside the date of a line that holds nothing else.
_BESIDE = re.compile(
    r"[\s.,:;()\[\]*#_–—-]*(?:(?:за|в|во|на|г|гг|год|года|for|in|of)\b[\s.,:;()\[\]*#_–—-]*)*", re.IGNORECASE
)
_AFTER_PLACE = re.compile(r"\s*(?:\([^()\n]{1,60}\)\s*)?[,.–—-]?\s*")
_AFTER_DATE = re.compile(r"\s*(?:г\.|года)?(?:\s*(?:[.:–—]|-(?=\s)|/[^/\n]{1,40}/|\([^()\n]{1,40}\)\s*[.:–—-]))+\s*")
_AFTER_ISSUE = re.compile(r"\s*(?:г\.|года)?\s*\.\s+(?=[«\"]?[А-ЯЁA-Z])")
_LONGEST_DATELINE = 120
# Any year will do to see that a line without one is a date.
_SOME_YEAR = Scope.of("2000")
_WEEKDAYS = re.compile(rf"(?<![,\s(])[,\s(]++{WEEKDAY}(?:\s*[-–—]\s*{WEEKDAY})?\)?\s*$", re.IGNORECASE)
_DAY = len("2020-01-01")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a text was written: `place` is None where it does not say, `day` is EDTF and None where nothing
    gives its year; `text` is all of the dateline, after which the text itself begins.
    """

    place: Place | None
    place_text: Text
    day: str | None
    day_text: Text
    text: Text


def date_alone(text: str, within: Scope | None = None) -> DateMention | None:
    """The date of a line that holds a date and nothing else; its `edtf` is None where neither line nor scope says the
    year.
    """
    days = days_of_month(_WEEKDAYS.sub("", text).strip(), within) if within else ()
    if days:
        return days[0]
    found = find_dates(text, within or _SOME_YEAR)
    if len(found) != 1 or found[0].role not in ("date", "term"):
        return None
    beside = text[: found[0].start], text[found[0].end :]
    if not all(_BESIDE.fullmatch(part) for part in beside):
        return None
    return next(iter(find_dates(text, within)), None)


def schedule_alone(text: str) -> bool:
    """Whether a line holds a wording in place of a date and nothing else: «по согласованию», «ежемесячно»."""
    found = find_schedules(text)
    return len(found) == 1 and not text[: found[0].start].strip() and not text[found[0].end :].strip(" .:")


def dateline_of(text: Text, within: Scope | None = None) -> Dateline | None:
    """The dateline that a paragraph opens with, None where it opens with none."""
    head = text.value[:_LONGEST_DATELINE]
    place = next(iter(find_places(head)), None)
    if place is None or place.adjective or not _is_opening(head[: place.start]):
        return None
    between = _AFTER_PLACE.match(head, place.end)
    start = between.end() if between else place.end
    day = next((m for m in find_dates(head, within or _SOME_YEAR) if m.start == start and _is_day(m)), None)
    # «2020 г.» has the full stop in itself.
    after = _AFTER_DATE.match(head, day.end - head[: day.end].endswith(".")) if day else None
    if day is None or after is None or not text.value[after.end() :].strip():
        return None
    named = text.slice(place.start, place.end)
    said = day.edtf if within or day.year_written else None
    return Dateline(place.place, named, said, text.slice(day.start, day.end), text.slice(0, after.end()))


def day_of_issue(text: Text) -> Dateline | None:
    """The full date that a piece of a digest opens with («14.05.2021. Вчера …»): a dateline without a place."""
    day = next(iter(find_dates(text.value[:_LONGEST_DATELINE])), None)
    if day is None or text.value[: day.start].strip() or not day.year_written or not _is_day(day):
        return None
    after = _AFTER_ISSUE.match(text.value, day.end)
    if after is None:
        return None
    return Dateline(None, Text(), day.edtf, text.slice(day.start, day.end), text.slice(0, after.end()))


def _is_opening(before: str) -> bool:
    return not before.strip(' \n\t«»"*_').removesuffix(".").casefold().removeprefix("г").strip()


def _is_day(mention: DateMention) -> bool:
    return mention.edtf is not None and len(mention.edtf) == _DAY
