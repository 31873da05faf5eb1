"""A partner's ties drawn in time: plain numbers for an SVG, which prints and needs no script.

Agreements are spans from their signing to the end of their term, each on a line of its own where they overlap;
activities are dots, those of one month above one another. What is drawn is told in words below the picture as well.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pobratim.web.register import edtf
from pobratim.web.register.models import Activity, Agreement, Partnership

WIDTH, LEFT, RIGHT = 960, 10, 10
LANE, DOT, AXIS = 22, 9, 24
MOST_LANES, MOST_DOTS = 8, 8
_LABEL = 46
"""Units of the picture that the label of a year takes."""


@dataclass(frozen=True, slots=True)
class Span:
    """A bar from one day to another; `open` where no end is told. `y` is its upper edge."""

    x: float
    y: float
    width: float
    label: str
    open: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """An activity; `planned` where it is not held yet."""

    x: float
    y: float
    label: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: its size, its marks, and the lines that divide it, from the top."""

    height: float
    ties: Sequence[Span]
    spans: Sequence[Span]
    dots: Sequence[Dot]
    ticks: Sequence[Tick]
    axis: float
    today: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places across the picture."""

    first: date
    last: date

    def x(self, day: date) -> float:
        inside = min(max(day, self.first), self.last)
        share = (inside - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def timeline(
    partnerships: Iterable[Partnership], agreements: Iterable[Agreement], activities: Iterable[Activity], today: date
) -> Timeline | None:
    """The picture of what has a date; None where nothing has."""
    established = [found[0] for p in partnerships if (found := edtf.bounds(p.established))]
    signed = [agreement for agreement in agreements if agreement.signed]
    held = [activity for activity in activities if activity.starts and activity.edtf]
    days = [*established, *(a.signed for a in signed if a.signed), *(a.starts for a in held if a.starts)]
    if not days:
        return None
    scale = Scale(date(min(days).year, 1, 1), date(max(max(days), today).year, 12, 31))
    ties = [_tie(min(established), scale, today)] if established else []
    top = LANE * len(ties)
    spans = _spans(signed, scale, today, top)
    dots, depth = _dots(held, scale)
    middle = top + LANE * (1 + max((round((s.y - top) / LANE) for s in spans), default=-1))
    axis = middle + 10 + DOT * depth
    placed = [Dot(d.x, axis - 8 - DOT * d.y, d.label, d.planned) for d in dots]
    return Timeline(axis + AXIS, ties, spans, placed, _ticks(scale), axis, scale.x(today))


def _tie(since: date, scale: Scale, today: date) -> Span:
    x = scale.x(since)
    return Span(x, 4, scale.x(today) - x, str(since.year), open=True)


def _spans(agreements: Sequence[Agreement], scale: Scale, today: date, top: float) -> list[Span]:
    """Each agreement on the first line that is free where it begins; what finds none goes on the last."""
    free: list[float] = []
    found = []
    for agreement in sorted(agreements, key=lambda one: (one.signed, one.pk)):
        begin, end, is_open = _term(agreement, today)
        x, right = scale.x(begin), max(scale.x(end), scale.x(begin) + 6)
        lane = next((n for n, edge in enumerate(free) if edge < x), min(len(free), MOST_LANES - 1))
        free[lane : lane + 1] = [right]
        found.append(Span(x, top + lane * LANE + 4, round(right - x, 1), str(agreement), is_open))
    return found


def _term(agreement: Agreement, today: date) -> tuple[date, date, bool]:
    begin = agreement.signed or today
    told = edtf.bounds(agreement.valid_until) or edtf.bounds(agreement.effective.get("term"))
    if told and told[1] != date.max:
        return begin, told[1], False
    return begin, today, agreement.status in ("in_force", "unknown")


def _dots(activities: Sequence[Activity], scale: Scale) -> tuple[list[Dot], int]:
    """The dots with how high each is stacked, and how high the highest stack is."""
    stacked: Counter[int] = Counter()
    found = []
    for activity in sorted(activities, key=lambda one: (one.starts or date.min, one.pk)):
        x = scale.x(activity.starts or scale.first)
        column = math.floor(x / DOT)
        if stacked[column] < MOST_DOTS:
            found.append(Dot(column * DOT + DOT / 2, stacked[column], str(activity), activity.status == "planned"))
            stacked[column] += 1
    return found, max(stacked.values(), default=0)


def _ticks(scale: Scale) -> list[Tick]:
    """The years along the axis, as many as there is room for."""
    years = scale.last.year - scale.first.year + 1
    room = (WIDTH - LEFT - RIGHT) / _LABEL
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500) if years / step <= room)
    first = -(-scale.first.year // step) * step
    return [Tick(scale.x(date(year, 1, 1)), year) for year in range(first, scale.last.year + 1, step)]


@dataclass(frozen=True, slots=True)
class Bar:
    """How much happened in a year, as a bar of a chart."""

    year: int
    number: int
    x: float
    y: float
    width: float
    height: float


CHART_HEIGHT, _TALLEST, _WIDEST = 130, 90, 48


def bars(activities: Iterable[Activity]) -> list[Bar]:
    """Activities by year, empty years between them, too; none where fewer than two years have any."""
    counted = Counter(a.starts.year for a in activities if a.starts and a.edtf)
    if len(counted) < 2:
        return []
    years = range(min(counted), max(counted) + 1)
    step, most = min(_WIDEST, (WIDTH - LEFT - RIGHT) / len(years)), max(counted.values())
    return [_bar(year, counted[year], number * step + LEFT, step, most) for number, year in enumerate(years)]


def _bar(year: int, number: int, x: float, step: float, most: int) -> Bar:
    height = round(_TALLEST * number / most, 1)
    return Bar(year, number, round(x, 1), round(CHART_HEIGHT - 22 - height, 1), round(step * 0.75, 1), height)
