"""The formatters that a form may name after a field: each takes one value and gives it in house style.

A value that is a list is formatted item by item, save by the formatters of `WHOLE`, which take it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pobratim.findings import Promise, Venue
from pobratim.language.morphology import parses
from pobratim.language.numerals import counted, plural_form
from pobratim.rendering.declension import CASES, in_case, named_in_case
from pobratim.rendering.errors import FormError
from pobratim.rendering.expressions import one_line
from pobratim.rendering.intervals import parse_interval
from pobratim.rendering.style import (
    country_name,
    promise_line,
    words,
    write_age,
    write_city,
    write_date,
    write_day,
    write_month,
    write_place,
    write_short_date,
)
from pobratim.resources import load

if TYPE_CHECKING:
    from pobratim.rendering.cells import Filling

Formatter = Callable[[Any, "str | None", "Filling"], Any]


def _date(value: str, argument: str | None, filling: Filling) -> str:
    return write_date(value, year=filling.year_in_dates or argument == "year", period=filling.period)


def _date_order(value: str, argument: str | None, filling: Filling) -> str:
    """What sorts by date: the first day; a year alone comes after its days."""
    interval = parse_interval(value)
    if interval is None:
        return "9999"
    whole_years = interval.start is not None and interval.start.month is None
    return (interval.last_day if whole_years else interval.first_day).isoformat()


def _year(value: str, argument: str | None, filling: Filling) -> str:
    interval = parse_interval(value)
    return str(interval.start.year) if interval and interval.start else ""


def _in_period(value: str, argument: str | None, filling: Filling) -> bool:
    """Whether a date lies in the paper's period."""
    interval = parse_interval(value)
    return bool(interval and filling.period and filling.period.covers(interval))


def _place(value: Venue, argument: str | None, filling: Filling) -> str:
    return write_place(value)


def _part_of_world(value: str, argument: str | None, filling: Filling) -> str:
    return str(load("common/countries").get(value, {}).get("part") or words()["unplaced"])


def _home_or_abroad(value: str, argument: str | None, filling: Filling) -> str:
    return "home" if value == words()["home_country"] else "abroad"


def _word(value: str, argument: str | None, filling: Filling) -> str:
    """The Russian word for a code of the Findings, from the list of codes that the argument names."""
    return str(words()["codes"][argument].get(value, value))


def counted_noun(number: int, noun: str) -> str:
    """A number with its noun declined: «1 мероприятие», «2 мероприятия», «5 мероприятий»."""
    irregular = load("forms/style/declension")["counted"].get(noun)
    if irregular:
        return counted(number, *irregular)
    reading = next((p for p in parses(noun) if p.tag.POS == "NOUN" and "nomn" in p.tag), None)
    form = plural_form(number)
    if reading is None or form == "one":
        return f"{number} {noun}"
    declined = reading.inflect({"gent", "sing" if form == "few" else "plur"})
    return f"{number} {declined.word if declined else noun}"


def _capital(value: str, argument: str | None, filling: Filling) -> str:
    return value[:1].upper() + value[1:]


EACH: Mapping[str, Formatter] = {
    "date": _date,
    "short_date": lambda value, argument, filling: write_short_date(value),
    "day": lambda value, argument, filling: write_day(value),
    "month": lambda value, argument, filling: write_month(value),
    "year": _year,
    "date_order": _date_order,
    "in_period": _in_period,
    "place": _place,
    "city": lambda value, argument, filling: write_city(value),
    "country": lambda value, argument, filling: country_name(value),
    "part_of_world": _part_of_world,
    "home_or_abroad": _home_or_abroad,
    "word": _word,
    "age": lambda value, argument, filling: write_age(value),
    "counted": lambda value, argument, filling: counted_noun(int(value), argument or ""),
    "case": lambda value, argument, filling: in_case(value, argument or "nominative"),
    "named": lambda value, argument, filling: named_in_case(value, argument or "nominative"),
    "promise": lambda value, argument, filling: promise_line(value) if isinstance(value, Promise) else str(value),
    "capital": _capital,
    "upper": lambda value, argument, filling: value.upper(),
    "quoted": lambda value, argument, filling: f"«{value.strip('«»')}»",
}
WHOLE: Mapping[str, Formatter] = {
    "first": lambda value, argument, filling: next(iter(_items(value)), None),
    "last": lambda value, argument, filling: next(iter(_items(value)[::-1]), None),
    "join": lambda value, argument, filling: f"{argument or ','} ".join(str(item) for item in _items(value)) or None,
    "count": lambda value, argument, filling: len(_items(value)),
}
# Formatters whose argument is one of a list.
_ARGUMENTS: Mapping[str, tuple[str, ...]] = {"case": CASES, "named": CASES}


def _items(value: Any) -> tuple[Any, ...]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, tuple) else (value,)


def known_formatter(name: str, argument: str | None) -> bool:
    """Whether there is such a formatter and it takes such an argument."""
    if name == "word":
        return argument in words()["codes"]
    return (name in EACH or name in WHOLE) and (name not in _ARGUMENTS or argument in _ARGUMENTS[name])


def format_value(value: Any, chain: tuple[tuple[str, str | None], ...], filling: Filling) -> Any:
    """The value after all formatters of a field. No value stays none.

    Raises FormError where a formatter is not for such a value.
    """
    for name, argument in chain:
        try:
            value = _formatted(value, name, argument, filling)
        except (TypeError, ValueError, AttributeError) as error:
            raise FormError(f"«{one_line(tuple(map(str, _items(value))))}» нельзя записать как «{name}».") from error
    return value


def _formatted(value: Any, name: str, argument: str | None, filling: Filling) -> Any:
    if name in WHOLE:
        return WHOLE[name](value, argument, filling)
    if isinstance(value, tuple):
        return tuple(EACH[name](item, argument, filling) for item in value)
    return value if value is None or value == "" else EACH[name](value, argument, filling)
