"""Lines of an example as templates: the owner, in whichever case, and the period replaced by fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.language.dates import find_dates
from pobratim.learning.doubts import Doubt, doubt, knowledge
from pobratim.learning.example import Example
from pobratim.rendering.declension import in_case, named_in_case
from pobratim.rendering.intervals import parse_interval
from pobratim.rendering.style import PERIOD_USES, write_date, write_period
from pobratim.rendering.titles import short_owner

_YEAR_WORD = re.compile(r"годах|году|года|годы|год")
_ANY_YEAR_WORD = r"(?:годах|году|года|годы|год|гг?\.?)"
# A quarter's numeral as typed: Latin, Cyrillic look-alikes, or a figure.
_ROMAN = {"I": r"(?:[IІ]|1)", "II": r"(?:[IІ]{2}|2)", "III": r"(?:[IІ]{3}|3)", "IV": r"(?:[IІ]V|4)"}
_ROMAN_WORD = re.compile(r"\b(?:IV|I{1,3})\b")
_STATE_AT = re.compile(r"состояни\w*\s+на\s+$", re.IGNORECASE)
_DAY = len("2020-01-01")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")


@dataclass(frozen=True, slots=True)
class Templated:
    """A line as a template, with which of the two it names and what will be printed in other words."""

    text: str
    owner: bool = False
    period: bool = False
    doubts: tuple[Doubt, ...] = ()


def templated(line: str, example: Example, part: str = "title") -> Templated:
    """A line with fields in place of the owner and the period, where it names them."""
    text = " ".join(line.split())
    text, period, doubts = _with_period(text, example, part)
    text, owner = _with_owner(text, example)
    return Templated(text, owner, period, doubts)


def _with_owner(text: str, example: Example) -> tuple[str, bool]:
    forms = sorted(_owner_forms(example), key=lambda form: -len(form[1]))
    for _, written, _ in forms:
        match = re.search(rf"(?<!\w){_loose(written)}(?!\w)", text, re.IGNORECASE)
        if match is None:
            continue
        fields = {case: field for field, other, case in forms if other.casefold() == written.casefold()}
        field = fields.get(_case_after(text[: match.start()]) or "") or next(
            fields[case] for case in knowledge()["cases"] if case in fields
        )
        upper = "|upper" if match[0].isupper() and not written.isupper() else ""
        return f"{text[: match.start()]}{{{field}{upper}}}{text[match.end() :]}", True
    return text, False


def _owner_forms(example: Example) -> Iterator[tuple[str, str, str]]:
    """Ways to name the owner: field, what it prints, and the case."""
    owner = example.findings.owner
    if not owner:
        return
    for case in knowledge()["cases"]:
        named = named_in_case(owner, case)
        yield f"owner:{case}", named, case
        if (bare := in_case(owner, case)) != named:
            yield f"owner|case:{case}", bare, case
        if (short := short_owner(example.data, case)) != named:
            yield f"short_owner:{case}", short, case


def _case_after(before: str) -> str | None:
    word = _LAST_WORD.search(before)
    return knowledge()["case_after"].get(word[1].casefold()) if word else None


def _loose(written: str) -> str:
    """A pattern for a text however it is spaced, with е for ё."""
    escaped = re.escape(written).replace(r"\ ", r"\s+")
    return re.sub("[её]", "[её]", escaped)


def _with_period(text: str, example: Example, part: str) -> tuple[str, bool, tuple[Doubt, ...]]:
    period = example.findings.period
    if not period or parse_interval(period) is None:
        return text, False, ()
    if day := _state_day(text):
        return _replaced(text, *day, "last_day", _last_day(period), part)
    for field, written in _period_forms(period):
        match = re.search(rf"(?<!\w){_loose_period(written)}(?!\w)", text, re.IGNORECASE)
        if match:
            return _replaced(text, match.start(), match.end(), field, written, part)
    for span in example.findings.evidence.get("period", ()):
        match = re.search(_loose(span.quote.strip()), text, re.IGNORECASE)
        if match:
            return _by_evidence(text, match, period, part)
    return text, False, ()


def _period_forms(period: str) -> Iterator[tuple[str, str]]:
    for use in PERIOD_USES:
        yield f"period:{use}", write_period(period, use)
    yield "last_day", _last_day(period)


def _last_day(period: str) -> str:
    interval = parse_interval(period)
    return write_date(interval.last_day.isoformat()) if interval else period


def _state_day(text: str) -> tuple[int, int] | None:
    """Where a title says on which day its list is true: «по состоянию на 1 декабря 2025 года»."""
    for mention in find_dates(text):
        if len(mention.edtf or "") == _DAY and _STATE_AT.search(text[: mention.start]):
            return mention.start, mention.end
    return None


def _loose_period(written: str) -> str:
    pattern = _ROMAN_WORD.sub(lambda numeral: _ROMAN[numeral[0]], _loose(written))
    return _YEAR_WORD.sub(_ANY_YEAR_WORD, pattern)


def _by_evidence(text: str, match: re.Match[str], period: str, part: str) -> tuple[str, bool, tuple[Doubt, ...]]:
    """The period where it is worded in a way of its own («2 кв. 2021 г.»): the preposition before it tells the use."""
    before = _LAST_WORD.search(text[: match.start()])
    use = knowledge()["use_after"].get(before[1].casefold()) if before else None
    start = before.start() if before and use else match.start()
    field = f"period:{use or 'alone'}"
    return _replaced(text, start, match.end(), field, write_period(period, use or "alone"), part)


def _replaced(
    text: str, start: int, end: int, field: str, printed: str, part: str
) -> tuple[str, bool, tuple[Doubt, ...]]:
    told = text[start:end]
    upper = "|upper" if told.isupper() and not printed.isupper() else ""
    same = " ".join(told.casefold().split()) == printed.casefold()
    doubts = () if same else (doubt(part, "reworded", told=told, printed=printed.upper() if upper else printed),)
    return f"{text[:start]}{{{field}{upper}}}{text[end:]}", True, doubts
