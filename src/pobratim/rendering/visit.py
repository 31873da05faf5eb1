"""The report of one visit: the ties so far, the visit, its results, what was agreed, what comes next, photographs.

Every part is made of records. A sentence that an earlier part has printed is not printed again, so that a source's
paragraph which tells of everything at once still makes a report without repetitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pobratim.findings import Activity
from pobratim.rendering import ties
from pobratim.rendering.cells import Filling, item_lines
from pobratim.rendering.errors import FormError
from pobratim.rendering.fields import Scope, write_lines
from pobratim.rendering.intervals import Interval, parse_interval
from pobratim.rendering.order import date_key
from pobratim.rendering.paper import Paper, Paragraph, Style
from pobratim.rendering.records import RecordReference
from pobratim.rendering.style import end_sentence, promise_line, words, write_period, write_place
from pobratim.rendering.visit_title import visit_title

_VISIT = "visit"
# A caption that has a number of its own, as sources print it.
_NUMBERED = re.compile(r"фото(?:графия)?\s*(?:№\s*)?\d", re.IGNORECASE)


@dataclass
class _Telling:
    """The report while it is written: the visit, its interval, and all text printed so far."""

    filling: Filling
    index: int
    visit: Activity
    interval: Interval
    printed: list[str] = field(default_factory=list)

    def paragraph(self, text: str, style: Style, records: tuple[RecordReference, ...] = ()) -> Iterator[Paragraph]:
        """The paragraph, unless what it says is printed already.

        An item of a list has one dash before it, and what has a dash before it is one.
        """
        bare = text.lstrip("-–—•* ")
        style = "item" if bare != text else style
        said = " ".join(bare.split()).rstrip(".;")
        if said and not any(said in earlier for earlier in self.printed):
            self.printed.append(said)
            yield Paragraph(end_sentence(f"– {bare}" if style == "item" else bare), style, records=records)


def fill_visit(filling: Filling) -> Paper:
    """The paper of a visit report. Raises FormError where no visit falls into the period."""
    visits = _visits(filling)
    if not visits:
        raise FormError(f"Нет визита, который состоялся {write_period(filling.data.period, 'in')}.")
    index, visit, interval = visits[0]
    telling = _Telling(filling, index, visit, interval)
    title = {"visit": visit_title(filling, visit)}
    scope = Scope(filling, row=title)
    before = tuple(Paragraph(line, "title") for text in filling.form.title for line in write_lines(text, scope))
    return Paper(
        title=" ".join(paragraph.text for paragraph in before),
        page=filling.form.page,
        before=before,
        after=tuple(_parts(telling)),
        remarks=_other_visits(visits[1:]) + _left_out(filling, index) + _uncaptioned(filling),
    )


def _visits(filling: Filling) -> list[tuple[int, Activity, Interval]]:
    """What can be reported on, the visit to report on first.

    These are the activities that visit reports are about, and visits that overlap the period. One that is held comes
    before the others, then one that lies within the period, then one that a report is about, then the latest.
    """
    period, reported = filling.period, set(filling.data.visits)
    found = [
        (index, activity, interval)
        for index, activity in enumerate(filling.data.activities)
        if (interval := parse_interval(activity.edtf))
        and period is not None
        and (index in reported or (activity.kind == _VISIT and interval.overlaps(period)))
    ]

    def rank(item: tuple[int, Activity, Interval]) -> tuple[bool, bool, bool, int]:
        index, activity, interval = item
        within = period is not None and period.covers(interval)
        return activity.status != "held", not within, index not in reported, -interval.last_day.toordinal()

    return sorted(found, key=rank)


def _other_visits(others: Iterable[tuple[int, Activity, Interval]]) -> tuple[str, ...]:
    titles = [activity.title for _, activity, _ in others]
    return (f"На этот период приходятся и другие визиты: {'; '.join(titles)}.",) if titles else ()


def _left_out(filling: Filling, index: int) -> tuple[str, ...]:
    """What the documents of the reported visits tell of other partners: it is not printed, and that is said."""
    activities = filling.data.activities
    if index not in filling.data.visits:
        return ()
    titles = [other.title for other in activities if not ties.shares_partner(activities[index], other)]
    return (f"Не вошло, потому что не связано с партнёром этого визита: {'; '.join(titles)}.",) if titles else ()


def _uncaptioned(filling: Filling) -> tuple[str, ...]:
    count = sum(not photo.caption for photo in filling.data.photographs)
    return (f"Фотографии без подписи не вошли: {count}.",) if count else ()


def _parts(telling: _Telling) -> Iterator[Paragraph]:
    for part in telling.filling.form.parts:
        lead = part.lead
        for paragraph in _PARTS[part.name](telling):
            if lead and paragraph.style == "item":
                yield Paragraph(lead, "lead")
                lead = None
            yield paragraph


def _entry_style(filling: Filling, activity: Activity) -> Style:
    """A source's own paragraph stays one; what is put together of values is an item of a list."""
    return "body" if filling.from_source(activity) else "item"


def _history(telling: _Telling) -> Iterator[Paragraph]:
    """The ties before the visit, as dated sentences."""
    for tie in ties.before(telling.filling, telling.visit, telling.interval):
        for line in tie.lines:
            yield from telling.paragraph(line, "body", tie.records)


def _visit(telling: _Telling) -> Iterator[Paragraph]:
    reference = (RecordReference("activity", telling.index),)
    for line in item_lines(telling.filling, telling.visit):
        yield from telling.paragraph(line, "body", reference)
    if not telling.filling.from_source(telling.visit):
        for line in _details(telling.visit):
            yield from telling.paragraph(line, "body", reference)


def _details(visit: Activity) -> Iterator[str]:
    """Where the visit went and who took part, which the source's own paragraph says itself."""
    wording = words()["visit"]
    place = write_place(visit.venue)
    if place:
        yield str(wording["place"]).format(place=place)
    if visit.participants:
        yield str(wording["participants"]).format(participants=visit.participants.rstrip("."))


def _results(telling: _Telling) -> Iterator[Paragraph]:
    """What took place during the visit, by field."""
    for index, activity in enumerate(telling.filling.data.activities):
        interval = parse_interval(activity.edtf)
        if index == telling.index or interval is None or not telling.interval.covers(interval):
            continue
        if activity.status == "held" and ties.shares_partner(telling.visit, activity):
            lines = item_lines(telling.filling, activity)
            for line in (_in_field(telling.filling, activity, line) for line in lines):
                style = _entry_style(telling.filling, activity)
                yield from telling.paragraph(line, style, (RecordReference("activity", index),))


def _in_field(filling: Filling, activity: Activity, line: str) -> str:
    """«в сфере образования: …» before an entry whose source does not say so itself."""
    named = [words()["fields"][code] for code in activity.fields if code in words()["fields"]]
    if not named or filling.from_source(activity):
        return line
    return str(words()["field_line"]).format(field=", ".join(named), text=line)


def _agreed(telling: _Telling) -> Iterator[Paragraph]:
    """The documents signed and what else was promised."""
    for tie in ties.signed_during(telling.filling, telling.visit, telling.interval):
        for line in tie.lines:
            yield from telling.paragraph(line, "item", tie.records)
    reference = (RecordReference("activity", telling.index),)
    for line in (*telling.visit.outcomes, *(promise_line(promise) for promise in telling.visit.promises)):
        yield from telling.paragraph(line, "item", reference)


def _next(telling: _Telling) -> Iterator[Paragraph]:
    """What is planned with the same partner for later."""
    later = [
        (index, activity)
        for index, activity in enumerate(telling.filling.data.activities)
        if activity.status == "planned" and ties.shares_partner(telling.visit, activity)
        if (interval := parse_interval(activity.edtf)) and interval.last_day > telling.interval.last_day
    ]
    for index, activity in sorted(later, key=lambda item: date_key(item[1])):
        for line in item_lines(telling.filling, activity):
            style = _entry_style(telling.filling, activity)
            yield from telling.paragraph(line, style, (RecordReference("activity", index),))


def _photographs(telling: _Telling) -> Iterator[Paragraph]:
    template = words()["visit"]["photograph"]
    captioned = (
        (index, photo.caption) for index, photo in enumerate(telling.filling.data.photographs) if photo.caption
    )
    for number, (index, caption) in enumerate(captioned, start=1):
        text = caption if _NUMBERED.match(caption) else str(template).format(n=number, caption=caption)
        yield Paragraph(text, "item", records=(RecordReference("photograph", index),))


_PARTS: Mapping[str, Callable[[_Telling], Iterator[Paragraph]]] = {
    "history": _history,
    "visit": _visit,
    "results": _results,
    "agreed": _agreed,
    "next": _next,
    "photographs": _photographs,
}
