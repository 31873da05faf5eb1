"""House style: how an official paper writes a date, a period, an age and a place.

The words are in `resources/forms/style/house_style.yml`; here are the rules that put them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pobratim.findings import Activity, Promise, Venue
from pobratim.language.numerals import years
from pobratim.rendering.declension import has_own_type
from pobratim.rendering.intervals import Interval, Moment, parse_interval
from pobratim.resources import load

PERIOD_USES = ("in", "for", "over", "alone")


def words() -> Any:
    """The words of the house style, as loaded."""
    return load("forms/style/house_style")


def write_date(edtf: str | None, *, year: bool = True, period: Interval | None = None) -> str:
    """A date in words: «20-22 февраля», «4-7 января 2020 года».

    With `year` False the year stands only where the date lies outside the one year of `period`. A string that is no
    EDTF comes back as it is; None gives "".
    """
    interval = parse_interval(edtf)
    if interval is None:
        return edtf or ""
    shown = year or _needs_year(interval, period)
    written = _open(interval, shown) or _closed(interval, shown)
    mark = words()["marks"].get(interval.mark)
    return f"{mark} {written}" if mark else written


def _needs_year(interval: Interval, period: Interval | None) -> bool:
    """Whether a reader could not tell the year from the paper's period; «30 декабря - 8 января» tells its own."""
    if period is None or period.start is None or period.end is None or period.start.year != period.end.year:
        return True
    first = interval.start or interval.end
    last = interval.end or interval.start
    if first is None or last is None or first.year != period.start.year:
        return True
    return last.year > first.year + (1 if first.month and last.month and last.month < first.month else 0)


def _open(interval: Interval, year: bool) -> str | None:
    """A date with an open end, else None."""
    if interval.end is None and interval.start is not None:
        return str(words()["dates"]["since"]).format(date=_moment(interval.start, year, "genitive"))
    if interval.start is None and interval.end is not None:
        return str(words()["dates"]["until"]).format(date=_moment(interval.end, year, "genitive"))
    return None


def _closed(interval: Interval, year: bool) -> str:
    start, end = interval.start, interval.end
    if start is None or end is None:
        return ""
    if start == end:
        return _moment(start, year)
    if start.month is None and end.month is None:
        return str(words()["dates"]["years"]).format(first=start.year, last=end.year)
    if start.year == end.year:
        return _of_year(_within_year(start, end), start, year)
    if not year:
        return f"{_moment(start, year)} - {_moment(end, year)}"
    return f"{_moment(start, True)} - {_moment(end, True)}"


def _within_year(start: Moment, end: Moment) -> str:
    """A range inside one year, the year left out."""
    months = words()["months"]
    if start.day and end.day:
        if start.month == end.month:
            return f"{start.day}-{_moment(end, False)}"
        return f"{_moment(start, False)} - {_moment(end, False)}"
    named = quarter_or_half(start, end)
    if named:
        kind, roman = named
        return str(words()["dates"][kind]).format(roman=roman)
    if start.month and end.month and not start.day and not end.day:
        return f"{months['nominative'][start.month - 1]}-{months['nominative'][end.month - 1]}"
    return f"{_moment(start, False)} - {_moment(end, False)}"


def _moment(moment: Moment, year: bool, case: str = "nominative") -> str:
    dates = words()["dates"]
    if moment.month is None:
        if case == "genitive":
            return f"{moment.year} года"
        return str(dates["year"]).format(year=moment.year) if year else str(dates["year_unsaid"])
    if moment.day:
        text = f"{moment.day} {words()['months']['genitive'][moment.month - 1]}"
    else:
        text = str(words()["months"][case][moment.month - 1])
    return _of_year(text, moment, year)


def _of_year(text: str, moment: Moment, year: bool) -> str:
    return str(words()["dates"]["of_year"]).format(date=text, year=moment.year) if year else text


def quarter_or_half(start: Moment, end: Moment) -> tuple[str, str] | None:
    """("quarter", "II") or ("half", "I") where whole months of one year make one; None otherwise."""
    if start.day or end.day or not start.month or not end.month or start.year != end.year:
        return None
    length = end.month - start.month + 1
    for kind, months in (("quarter", 3), ("half", 6)):
        if length == months and (start.month - 1) % months == 0:
            return kind, str(words()["quarters"][(start.month - 1) // months + 1])
    return None


def write_short_date(edtf: str | None) -> str:
    """A date in figures, as titles and registers have it: «23-25.05.2016», «16.06.2011», «июнь 2017 г.», «2018 г.»."""
    interval = parse_interval(edtf)
    if interval is None or interval.start is None or interval.end is None:
        return write_date(edtf)
    start, end = interval.start, interval.end
    if start == end:
        return _short_moment(start)
    if not (start.day and end.day):
        return f"{_short_moment(start)} - {_short_moment(end)}"
    if start.year != end.year:
        return f"{_short_moment(start)}-{_short_moment(end)}"
    first = f"{start.day:02}" if start.month == end.month else f"{start.day:02}.{start.month:02}"
    return f"{first}-{_short_moment(end)}"


def _short_moment(moment: Moment) -> str:
    if moment.day and moment.month:
        return f"{moment.day:02}.{moment.month:02}.{moment.year}"
    if moment.month:
        return f"{words()['months']['nominative'][moment.month - 1]} {moment.year} г."
    return f"{moment.year} г."


def write_period(edtf: str, use: str) -> str:
    """The period of a title: "in" «во II квартале 2020 года», "for" «на 2020 год», "over" «за 2020 год».

    With "alone" it is the period's bare name, «2020 год».
    """
    interval = parse_interval(edtf)
    if interval is None:
        return edtf
    kind, values = _period_kind(interval.start, interval.end)
    values["date"] = write_date(edtf)
    return str(words()["periods"][kind][use]).format(**values)


def _period_kind(start: Moment | None, end: Moment | None) -> tuple[str, dict[str, object]]:
    """Which wording of a period fits, and the words to put into it."""
    months = words()["months"]
    if start is None or end is None:
        return "other", {}
    values: dict[str, object] = {"year": start.year, "first": start.year, "last": end.year}
    if start.month is None and end.month is None:
        return ("year" if start == end else "years"), values
    if start.day or end.day or start.month is None or end.month is None or start.year != end.year:
        return "other", values
    for case in ("nominative", "locative"):
        values[case] = months[case][start.month - 1]
        values[f"last_{case}"] = months[case][end.month - 1]
    if (start.month, end.month) == (1, 12):
        return "year", values
    named = quarter_or_half(start, end)
    if named:
        kind, roman = named
        return kind, values | {"roman": roman, "v": words()["preposition_before"][roman]}
    if (start.month, end.month) == (1, 9):
        return "nine_months", values
    return ("month" if start == end else "months"), values


def write_age(age: int | None) -> str:
    """«873 года», «1010 лет»; "" where unknown."""
    return "" if age is None else years(age)


def write_when(activity: Activity, *, year: bool, period: Interval | None) -> str:
    """When an activity is: its recurrence, or that no date is set, or its date; and that it was called off."""
    text = _when(activity, year=year, period=period)
    status = words()["statuses"].get(activity.status)
    if status is None or any(stem in activity.text.casefold() for stem in status["stems"]):
        return text
    return f"{text} ({status['text']})" if text else str(status["text"])


def _when(activity: Activity, *, year: bool, period: Interval | None) -> str:
    if activity.recurrence in words()["recurrence"]:
        return str(words()["recurrence"][activity.recurrence])
    if not activity.scheduled:
        return str(words()["unscheduled"])
    return write_date(activity.edtf, year=year, period=period)


def write_day(edtf: str | None) -> str:
    """A day with its weekday, a range's first one: «20 февраля, четверг». A month or a year is written as a date."""
    interval = parse_interval(edtf)
    if interval is None or interval.start is None or interval.start.day is None:
        return write_date(edtf)
    return f"{_moment(interval.start, False)}, {words()['weekdays'][interval.first_day.weekday()]}"


def write_month(edtf: str | None) -> str:
    """The month that a date lies in or begins in, as the heading of a group: «Февраль»; a year alone is as a date."""
    interval = parse_interval(edtf)
    if interval is None or interval.start is None or interval.start.month is None:
        return write_date(edtf)
    return str(words()["months"]["nominative"][interval.start.month - 1]).capitalize()


def promise_line(promise: Promise) -> str:
    """A promise with who keeps it and by when: «обмен школьниками (ответственный: …, срок: май 2021 года)»."""
    wording = words()["promise"]
    who = wording["who"].format(who=promise.who) if promise.who else ""
    due = wording["due"].format(due=write_date(promise.due)) if promise.due else ""
    more = ", ".join(text for text in (who, due) if text)
    return f"{promise.what} ({more})" if more else promise.what


def country_name(code: str | None) -> str:
    """A country's usual name by its ISO 3166-1 code; an unknown code comes back as it is, None gives ""."""
    return str(load("common/countries").get(code, {}).get("ru", code)) if code else ""


def country_after_city(code: str | None) -> str:
    """A country's name as it stands after a city: «КНР»."""
    return str(words()["after_city"].get(code, country_name(code)))


def write_city(name: str) -> str:
    """A city as tables name it: «г. Грац»; a name that says itself what it is stays."""
    mark = words()["city_mark"]
    return name if has_own_type(name) or name.startswith(mark) else f"{mark} {name}"


def write_place(venue: Venue, *, online: bool | None = None) -> str:
    """Where something takes place: «г. Харбин, КНР», «г. Мурманск, онлайн»; the home country is left out."""
    parts = [write_city(venue.city) if venue.city else ""]
    if venue.country and (venue.country != words()["home_country"] or not venue.city):
        parts.append(country_after_city(venue.country))
    parts.append(venue.name or "")
    if online:
        parts.append(words()["online"])
    return ", ".join(part for part in parts if part)


def join_lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a source's cell: a line that breaks inside a sentence goes on in the same paragraph."""
    paragraphs: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in text.split("\n"))):
        if paragraphs and not _ends_paragraph(paragraphs[-1], line):
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _ends_paragraph(line: str, following: str) -> bool:
    last_word = re.search(r"(?:^|[\s(«])([^\W\d_]+)\.$", line)
    if last_word and last_word[1].casefold() in words()["unfinished"]:
        return False
    return line.endswith((".", "!", "?", ";", ":", "…")) or bool(re.match(r"[-–—•]\s", following))


def end_sentence(text: str) -> str:
    """The text with a full stop, unless it ends as a sentence or an item of a list does."""
    return text if text.endswith((".", "!", "?", ":", ";", "…")) else f"{text}."


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that are not blank, each once, in order."""
    return tuple(dict.fromkeys(text for text in texts if text.strip()))
