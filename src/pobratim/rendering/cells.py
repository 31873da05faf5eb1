"""What the cells of a form hold: for each value that a column may name, how a record's text for it is made.

A field that is still as its source had it is printed in the source's words; all others in house style.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pobratim.findings import Activity, Agreement, Anniversary, Partner
from pobratim.rendering.changes import changes_in
from pobratim.rendering.expressions import Lines
from pobratim.rendering.intervals import Interval, parse_interval
from pobratim.rendering.records import FormData, Occasion
from pobratim.rendering.style import (
    distinct,
    join_lines,
    words,
    write_age,
    write_date,
    write_place,
    write_when,
)

if TYPE_CHECKING:
    from pobratim.rendering.forms import Form

Record = Activity | Agreement | Partner | Anniversary

# Roles that only a row of a table has: a record with one of them is no running text.
_ROW_ROLES = {"number", "place", "participants", "notes", "title"}


@dataclass(frozen=True, slots=True)
class Filling:
    """A form being filled: with what, and whether the sources' own wording is left aside for house style.

    `year_in_dates` tells whether dates in house style name the year that the paper's title names already; `subject` is
    the record that the whole paper is about, where its form has one.
    """

    form: Form
    data: FormData
    house_style: bool
    year_in_dates: bool
    subject: Partner | Occasion | None = None

    @property
    def period(self) -> Interval | None:
        return parse_interval(self.data.period)

    def own(self, record: Any, role: str) -> str | None:
        """The source's text for a field, while it may be printed; None for a record that has no source's text."""
        return None if self.house_style else getattr(record, "wording", {}).get(role)

    def from_source(self, record: Record) -> bool:
        """Whether the record came out of a document and is printed as it stood there."""
        return bool(record.wording) and not self.house_style


def item_lines(filling: Filling, activity: Activity) -> Lines:
    """An activity as one entry of running text: «20-22 февраля – визит делегации …»."""
    own = _own_text(filling, activity)
    if own is not None:
        return join_lines(own)
    when = " ".join(_item_dates(filling, activity))
    body = list(_item_body(filling, activity))
    if when and not (body and _tells_date(body[0], when)):
        body = [f"{when} – {body[0]}" if body else when, *body[1:]]
    return tuple(body)


def _own_text(filling: Filling, activity: Activity) -> str | None:
    """The whole record as its source has it, while no field of it is edited; None for the rows of a table.

    Prose has its text in "content", with what the paragraphs after it tell; an entry of a register has its "dates"
    and its "content" in its text.
    """
    if not filling.from_source(activity) or _ROW_ROLES & set(activity.wording):
        return None
    text, content = _plain(activity.text), _plain(activity.wording.get("content", ""))
    dates = activity.wording.get("dates")
    if dates is None:
        return activity.wording["content"] if content and text in content else None
    return activity.text if content in text and _plain(dates) in text else None


def told_by(activities: Iterable[Activity]) -> str:
    """All that the activities' sources tell, on one line: what stands there need not be told again."""
    return " ".join(_plain(f"{a.text} {a.wording.get('content', '')}") for a in activities)


def is_told(text: str, told: str) -> bool:
    """Whether a record's text stands in what was told."""
    return bool(text) and _plain(text) in told


def _plain(text: str) -> str:
    return " ".join(text.split())


def _tells_date(text: str, when: str) -> bool:
    """Whether a text itself names the date, in whatever case: «В июне 2011 года» tells «июнь 2011 года»."""
    said = re.findall(r"\w+", text.casefold())
    stems = (word if word.isdigit() else word[:-1] for word in re.findall(r"\w+", when.casefold()))
    return all(any(word.startswith(stem) for word in said) for stem in stems)


def _item_dates(filling: Filling, activity: Activity) -> Lines:
    """The date before an entry; none where all that is known of it is the period itself."""
    if _has_period_only(filling, activity):
        return ()
    return _dates(filling, activity)


def _has_period_only(filling: Filling, activity: Activity) -> bool:
    """Whether a record has no date of its own, but that of its paper: the period itself, or the year it lies in."""
    interval, period = parse_interval(activity.edtf), filling.period
    no_date = interval is None or interval == period
    if interval and interval.start and period:
        no_date = no_date or (interval.start.month is None and interval.covers(period))
    return no_date and filling.own(activity, "dates") is None and activity.recurrence is None and activity.scheduled


def _item_body(filling: Filling, activity: Activity) -> Lines:
    title = " ".join(_title(filling, activity))
    content = _content(filling, activity)
    if not content:
        return (title,) if title else ()
    if not title or title.rstrip(".") in content[0]:
        return content
    return (f"{title.rstrip('.')}. {content[0]}", *content[1:])


def _own_part(filling: Filling, activity: Activity, role: str) -> str | None:
    """The source's text for the place or the dates alone; None where one cell held both («Москва 12 марта»)."""
    own = filling.own(activity, role)
    return None if own is not None and activity.wording.get("place") == activity.wording.get("dates") else own


def _dates(filling: Filling, activity: Activity) -> Lines:
    own = _own_part(filling, activity, "dates")
    if own is not None:
        return join_lines(own)
    if filling.from_source(activity) and _has_period_only(filling, activity):
        return ()
    when = write_when(activity, year=filling.year_in_dates, period=filling.period)
    return (when,) if when else ()


def _place(filling: Filling, activity: Activity) -> Lines:
    own = _own_part(filling, activity, "place")
    if own is not None:
        return join_lines(own)
    venue = activity.venue
    if filling.from_source(activity) and not (venue.city or venue.country or venue.name):
        return ()
    place = write_place(venue, online=activity.online)
    return (place,) if place else ()


def _place_and_dates(filling: Filling, activity: Activity) -> Lines:
    both = filling.own(activity, "dates")
    if both is not None and both == filling.own(activity, "place"):
        return join_lines(both)
    return _place(filling, activity) + _dates(filling, activity)


def _title(filling: Filling, activity: Activity) -> Lines:
    own = filling.own(activity, "title")
    if own is not None:
        return join_lines(own)
    content = filling.own(activity, "content")
    return join_lines(activity.title) if not content or activity.title not in content else ()


def _title_cell(filling: Filling, activity: Activity) -> Lines:
    return join_lines(filling.own(activity, "title") or activity.title)


def _content(filling: Filling, activity: Activity) -> Lines:
    own = filling.own(activity, "content")
    return join_lines(own if own is not None else activity.description or "")


def _content_and_outcomes(filling: Filling, activity: Activity) -> Lines:
    content = _content(filling, activity)
    outcome = filling.own(activity, "outcome")
    told = " ".join(content)
    more = join_lines(outcome) if outcome else tuple(line for text in activity.outcomes for line in join_lines(text))
    return content + tuple(line for line in more if line not in told)


def _participants(filling: Filling, activity: Activity) -> Lines:
    own = filling.own(activity, "participants")
    return join_lines(own if own is not None else activity.participants or "")


def _notes(filling: Filling, activity: Activity) -> Lines:
    own = filling.own(activity, "notes")
    if own is not None:
        return join_lines(own)
    return distinct((organisers_line(activity.organisers), activity.note or ""))


def organisers_line(names: tuple[str, ...]) -> str:
    """«Организатор: …», «Организаторы: …»; "" for none."""
    if not names:
        return ""
    template = words()["organisers"]["one" if len(names) == 1 else "several"]
    return str(template).format(names=", ".join(names))


def _city(filling: Filling, anniversary: Anniversary) -> Lines:
    return join_lines(filling.own(anniversary, "city") or anniversary.city)


def _age(filling: Filling, anniversary: Anniversary) -> Lines:
    return join_lines(filling.own(anniversary, "age") or write_age(anniversary.age))


def _anniversary_date(filling: Filling, anniversary: Anniversary) -> Lines:
    own = filling.own(anniversary, "dates")
    if own is not None:
        return join_lines(own)
    if anniversary.date is None or parse_interval(anniversary.date) == filling.period:
        return ()
    return (write_date(anniversary.date, year=filling.year_in_dates, period=filling.period),)


def _changes(filling: Filling, agreement: Agreement) -> Lines:
    return changes_in(agreement, filling.period)


DERIVED: Mapping[str, Mapping[str, Callable[[Filling, Any], Any]]] = {
    "activities": {
        "dates": _dates,
        "place": _place,
        "place_and_dates": _place_and_dates,
        "title": _title_cell,
        "content": _content,
        "content_and_outcomes": _content_and_outcomes,
        "participants": _participants,
        "notes": _notes,
        "entry": item_lines,
    },
    "anniversaries": {"city": _city, "age": _age, "dates": _anniversary_date},
    "agreements": {"changes": _changes},
}
"""By list of records: the fields that are more than one field of a finding, or its source's own words while they are
unedited. All other fields of the findings may be named as they are."""
