"""An activity from one item: the row of an activity table, a piece of a register's events cell, or a paragraph of
prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pobratim.document import DocumentWarning, Span, Text
from pobratim.extraction.certainty import certainty_of
from pobratim.extraction.counterparts import Counterparts, counterparts
from pobratim.extraction.details import with_details
from pobratim.extraction.evidence import evidence_of, number_of, one_line, wording_of
from pobratim.extraction.item import Item, ItemScope
from pobratim.extraction.moves import Move, moved
from pobratim.extraction.statuses import status_of
from pobratim.extraction.venues import Found, venue_beside, venue_of_cell, venue_of_text
from pobratim.extraction.when import When, exact_within, marked, when_in_cell, when_in_text
from pobratim.findings import Activity, Evidence
from pobratim.language.cues import fold
from pobratim.language.dates import find_schedules
from pobratim.language.kinds import activity_kind, online_mode
from pobratim.language.organisations import organisers_in, split_organisers
from pobratim.resources import load

# A title ends where the telling of details begins; a full stop after fewer than four characters is an abbreviation's.
_TITLE_END = re.compile(r"\s*(?:\((?=[^()]*\s[^()]*\s)|\n|(?<=[\w»)]{4})[.;](?=\s+[А-ЯЁA-Z«\d]|\s*$))")
# What the first sentence says of how often is said of the thing itself.
_CLAUSE_END = re.compile(r"[;\n]|[.!?](?=\s+[А-ЯЁA-Z«\"])")
# The number or label printed before a group's heading: «2. Город Орск», «Муниципальное образование: Пестово».
_GROUP_NUMBER = re.compile(
    r"\s*(?:(?:\d{1,3}|[IVXІХ]{1,6})[.)]\s+|(?:наименование\s+)?муниципальн\w+\s+образовани\w+\s*:\s*)", re.IGNORECASE
)
_LEAD_MARKS = " \n\t–—-"
_DASH = re.compile(r"\s*[–—-]\s")
_LEADING_DASH = re.compile(r"^[\s–—:•.-]+")


@dataclass(frozen=True, slots=True)
class Built:
    """An activity with what is to be warned of."""

    activity: Activity
    warnings: tuple[DocumentWarning, ...] = ()


def build_activity(item: Item, scope: ItemScope) -> Built:
    """The activity of an item, each value with its evidence."""
    own = _own_date(item, scope)
    move = moved(item.text, marked(item.mark, own, scope.period), scope.period)
    title, description = _title_and_description(item, move.when)
    activity = _dated(item, move, title, description)
    sides = counterparts(
        item.text, scope.document, scope.countries, scope.register, item.place_cells, scope.municipality
    )
    activity, venue = _placed(activity, item, scope, sides)
    activity = _with_recurrence(activity, item)
    activity = _with_kind(activity, title, item)
    activity = _with_mode(activity, item, venue)
    activity = _with_status(activity, item, scope)
    activity = _with_organisers(activity, item)
    activity = _with_municipality(activity, scope)
    activity = with_details(activity, item.told, scope.document)
    certainty, reason = certainty_of(item, scope, move.when, sides)
    return Built(replace(activity, certainty=certainty, reason=reason), move.when.warnings)


def _own_date(item: Item, scope: ItemScope) -> When:
    """The date of an item's own cell for it; without one that of its title or content, else of its whole text."""
    if item.dates:
        return exact_within(when_in_cell(item.dates, scope.period), (item.title, item.content))
    parts = (when_in_text(part, scope.period) for part in (item.title, item.content) if part)
    return next((when for when in parts if not when.inherited), None) or when_in_text(item.text, scope.period)


def _dated(item: Item, move: Move, title: Text, description: Text) -> Activity:
    """The activity's own words and its date."""
    when = move.when
    return Activity(
        text=item.text.value,
        title=one_line(title),
        description=description.value or None,
        edtf=when.edtf,
        recurrence=when.recurrence,
        scheduled=when.scheduled,
        moved_from=move.moved_from,
        number=number_of(item.number),
        participants=item.participants.value or None,
        note=item.notes.value or None,
        evidence=_evidence(item, move, title, description),
        wording=_wording(item, when),
    )


def _placed(activity: Activity, item: Item, scope: ItemScope, sides: Counterparts) -> tuple[Activity, Found]:
    """The activity with its counterparts and its venue."""
    venue = _venue(item, sides, scope)
    found = evidence_of(
        {
            "countries": tuple(span for spans in sides.countries.values() for span in spans),
            "cities": tuple(span for spans in sides.cities.values() for span in spans),
            "venue": venue.spans,
        }
    )
    placed = replace(
        activity,
        venue=venue.venue,
        countries=tuple(sorted(sides.countries)),
        cities=tuple(sorted(sides.cities)),
        listed_under=scope.listed_under,
        evidence={**activity.evidence, **found},
    )
    return placed, venue


def _title_and_description(item: Item, when: When) -> tuple[Text, Text]:
    if item.title:
        return item.title, item.content
    body = item.content or item.text
    head = body.slice(when.end if not item.dates else 0)
    head = head.slice(len(head) - len(_LEADING_DASH.sub("", head.value)))
    return head.slice(0, _title_end(head.value)).strip(), head.strip()


def _title_end(text: str) -> int:
    """Where the title of running text ends; a full stop or bracket inside a quoted name ends none."""
    for found in _TITLE_END.finditer(text):
        before = text[: found.start()]
        if found.start() and (before.count("«") <= before.count("»") or "»" not in text[found.end() :]):
            return found.start()
    return len(text)


def _venue(item: Item, sides: Counterparts, scope: ItemScope) -> Found:
    # «24-26 апреля, г. Циндао»: without a column of its own the place may stand beside the date.
    cell = item.place or item.dates
    if cell:
        found = venue_of_cell(cell, next(iter(scope.countries), None), shared=cell is item.dates)
        if found.known:
            return found
    told = venue_of_text(item.text, sides.mentions, scope.document)
    return told if told.known else venue_beside(item.title or item.text, scope.document)


def _evidence(item: Item, move: Move, title: Text, description: Text) -> Evidence:
    when = move.when
    return evidence_of(
        {
            "text": item.text,
            "title": title,
            "description": description,
            "edtf": when.spans if when.edtf else (),
            "recurrence": when.schedule_spans if when.recurrence else (),
            "scheduled": () if when.scheduled else when.schedule_spans,
            "moved_from": move.spans if move.moved_from else (),
            "participants": item.participants,
            "note": item.notes,
            "number": item.number,
            "dates": item.dates,
            "place": item.place,
            "mark": item.mark,
            "listed_under": item.beside,
        }
    )


def _wording(item: Item, when: When) -> dict[str, str]:
    """The source's own text by role, for papers that print it as it was."""
    dates, content = _lead_in(item, when)
    return wording_of(
        {
            "number": item.number,
            "dates": dates,
            "place": item.place,
            "title": item.title,
            "content": content,
            "participants": item.participants,
            "notes": item.notes or item.organisers,
            "outcome": item.outcome,
            "mark": item.mark,
        }
    )


def _lead_in(item: Item, when: When) -> tuple[Text, Text]:
    """Running text as «date – content»; one that its date runs on into is all content."""
    if item.dates or item.title or item.content:
        return item.dates, item.content
    rest = item.text.slice(when.end)
    if when.end and _DASH.match(rest.value):
        return item.text.slice(0, when.end).strip(), rest.strip(_LEAD_MARKS)
    return Text(), item.text


def _add(activity: Activity, name: str, spans: tuple[Span, ...]) -> Evidence:
    return {**activity.evidence, name: spans} if spans else activity.evidence


def _with_recurrence(activity: Activity, item: Item) -> Activity:
    """How often, where the words beside the date say it: «еженедельные занятия», «занятия раз в неделю»."""
    if activity.recurrence:
        return activity
    text = item.title or item.content or item.text
    clause = _CLAUSE_END.search(text.value)
    said = find_schedules(text.value[: clause.start() if clause else None])
    found = next((schedule for schedule in said if schedule.recurrence), None)
    if found is None:
        return activity
    evidence = _add(activity, "recurrence", text.spans(found.start, found.end))
    return replace(activity, recurrence=found.recurrence, evidence=evidence)


def _with_kind(activity: Activity, title: Text, item: Item) -> Activity:
    for text in (title, item.text):
        found = activity_kind(text.value, item.text.value)
        if found:
            source = text if found.in_title else item.text
            return replace(
                activity, kind=found.kind, evidence=_add(activity, "kind", source.spans(found.start, found.end))
            )
    return activity


def _with_mode(activity: Activity, item: Item, venue: Found) -> Activity:
    """Online or in person: what the text says, else in person where it names the place of the event."""
    answer = yes_or_no(item.online.value)
    if answer is not None:
        return replace(activity, online=answer, evidence=_add(activity, "online", item.online.spans()))
    mode = online_mode(item.text.value)
    if mode:
        spans = item.text.spans(mode.start, mode.end)
        return replace(activity, online=mode.online, evidence=_add(activity, "online", spans))
    if venue.known:
        return replace(activity, online=False, evidence=_add(activity, "online", venue.spans))
    return activity


def yes_or_no(cell: str) -> bool | None:
    """What a column «Онлайн» answers, None where it is empty or says something else."""
    said = fold(cell).strip(" .")
    answers: dict[bool, list[str]] = load("ru/answers")
    return next((answer for answer, words in answers.items() if said in words), None)


def _with_status(activity: Activity, item: Item, scope: ItemScope) -> Activity:
    status, spans = status_of(item, scope.document)
    return replace(activity, status=status, evidence=_add(activity, "status", spans))


def _with_organisers(activity: Activity, item: Item) -> Activity:
    cell = item.organisers or item.notes
    spans = split_organisers(cell.value, labelled=not item.organisers)
    if spans:
        names = tuple(" ".join(cell.value[start:end].split()) for start, end in spans)
        evidence = tuple(span for start, end in spans for span in cell.spans(start, end))
        return replace(activity, organisers=names, note=None, evidence=_add(activity, "organisers", evidence))
    told = organisers_in(item.text.value)
    evidence = tuple(span for start, end, _ in told for span in item.text.spans(start, end))
    return replace(
        activity, organisers=tuple(name for _, _, name in told), evidence=_add(activity, "organisers", evidence)
    )


def _with_municipality(activity: Activity, scope: ItemScope) -> Activity:
    if scope.municipality is None:
        return activity
    named = _without_number(scope.municipality)
    return replace(activity, municipality=one_line(named), evidence=_add(activity, "municipality", named.spans()))


def _without_number(heading: Text) -> Text:
    number = _GROUP_NUMBER.match(heading.value)
    return heading.slice(number.end()) if number else heading
