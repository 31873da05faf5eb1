"""When an activity took place: its own date, else a schedule, else the period of the column, section or title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.document import DocumentWarning, Span, Text
from pobratim.extraction.scopes import Sourced
from pobratim.language.dates import DateMention, Scope, days_of_month, find_dates, find_schedules, leading_date
from pobratim.language.edtf import bounds
from pobratim.language.kinds import activity_status
from pobratim.resources import load

# The clause that an item opens with: a date further on belongs to what is told inside it.
_CLAUSE_END = re.compile(r"[(;\n]|[.!?](?=\s+[А-ЯЁA-Z«\"])")
_CLOSING = re.compile(r"\(([^()\n]{3,60})\)\s*[.;,]?\s*$")
_LOWER_WORD = re.compile(r"(?<![^\W\d_])(?!город|област|район|провинци|год)[^\W\d_A-ZА-ЯЁ][^\W\d_]{2,}|\d")
# «В течение года» is the whole year, also in a report on half of it.
_WORD = re.compile(r"[^\W\d_]{3,}")
# Any year will do to see that a mark is a date.
_ONLY_YEAR = len("2020")
_MONTH = len("2020-01")
_DAY = len("2020-01-01")
_SOME_YEAR = Scope.of("2000")
_YEAR = re.compile(r"\bгод|\byear", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date with its evidence, how often, and what to warn of. `end` is where a leading date stops in the
    text.
    """

    edtf: str | None = None
    spans: tuple[Span, ...] = ()
    recurrence: str | None = None
    scheduled: bool = True
    schedule_spans: tuple[Span, ...] = ()
    warnings: tuple[DocumentWarning, ...] = ()
    inherited: bool = False
    end: int = 0


def when_in_cell(cell: Text, period: Sourced | None) -> When:
    """The date of a cell kept for dates: all its dates together, from the first to the last.

    Under a month's heading the bare days of a cell («14», «22 и 23») are days of that month.
    """
    scope = _scope(period)
    days = days_of_month(cell.value, scope) if scope else ()
    mentions = days or _dates_within(cell.value, scope)
    return _combined(cell, _without_wider(mentions), period) if mentions else _scheduled(cell, period, len(cell))


def _dates_within(cell: str, scope: Scope | None) -> list[DateMention]:
    """The dates of a cell; a year alone in it gives itself to those without one: «2019 г., второе полугодие»."""
    dates = [m for m in find_dates(cell, scope) if m.role == "date"]
    years = {m.edtf for m in dates if m.edtf and len(m.edtf) == _ONLY_YEAR and m.year_written}
    if len(years) != 1 or len(dates) == 1:
        return dates
    return [m for m in find_dates(cell, Scope.of(years.pop())) if m.role == "date"]


def _without_wider(mentions: Sequence[DateMention]) -> list[DateMention]:
    """The dates of a cell, a year left out that another of them makes exact: «2019 г., второе полугодие»."""
    dated = [m for m in mentions if m.edtf]
    exact = {m.edtf[:_ONLY_YEAR] for m in dated if m.edtf and len(m.edtf) > _ONLY_YEAR}
    return [m for m in mentions if not (m.edtf and len(m.edtf) == _ONLY_YEAR and m.edtf in exact)]


def when_of_row(dates: Text, period: Sourced | None) -> Sourced | None:
    """The period that a row's date cell gives to the items told in it; the period above where it gives none."""
    when = when_in_cell(dates, period) if dates else When()
    return Sourced(when.edtf, when.spans) if when.edtf and not when.inherited else period


def when_in_text(text: Text, period: Sourced | None) -> When:
    """The date of running text: the one that heads it, else one of its first clause, else a schedule or the period."""
    lead = leading_date(text.value, _scope(period))
    if lead and lead.role == "date":
        return _combined(text, [lead], period, lead.end)
    clause = _CLAUSE_END.search(text.value)
    end = clause.start() if clause else len(text)
    scheduled = _scheduled(text, period, end)
    if not scheduled.inherited:
        return scheduled
    inner = [m for m in find_dates(text.value[:end], _scope(period)) if m.role == "date"]
    closing = () if inner else closing_dates(text.value, _scope(period))
    return _combined(text, inner[:1] or closing, period) if inner or closing else scheduled


def exact_within(cell: When, told: Sequence[Text]) -> When:
    """The days that a row's text opens or closes with, where its own cell gives but the month or quarter they lie in:
    «Февраль | 23-24 февраля делегация посетила Минск».
    """
    if cell.edtf is None or cell.recurrence or len(cell.edtf.split("/")[0]) != _MONTH or "~" in cell.edtf:
        return cell
    period = Sourced(cell.edtf, cell.spans)
    for text in filter(None, told):
        lead = leading_date(text.value, Scope.of(cell.edtf))
        found = [lead] if lead else list(closing_dates(text.value, Scope.of(cell.edtf)))
        when = _combined(text, found, period) if found else When()
        if when.edtf and len(when.edtf.split("/")[0]) == _DAY and _lies_in(when.edtf, cell.edtf):
            return when
    return cell


def _lies_in(edtf: str, period: str) -> bool:
    (first, last), (start, end) = bounds(period), bounds(edtf)
    return first <= start and end <= last


def closing_dates(text: str, scope: Scope | None) -> tuple[DateMention, ...]:
    """The dates of the bracket that an item ends with, where it holds hardly anything else: «Ярмарка (август).»."""
    bracket = _CLOSING.search(text)
    if bracket is None:
        return ()
    found = [m for m in find_dates(text, scope) if m.role == "date" and bracket.start() < m.start < bracket.end()]
    rest = _without(text[: bracket.end()], found)[bracket.start() :]
    # «(г. Бурса, 5 мая)» names the place beside the date, «(издан 5 мая)» tells of something else.
    return tuple(found) if found and not _LOWER_WORD.search(rest) else ()


def marked(mark: Text, planned: When, period: Sourced | None) -> When:
    """The date that a plan's mark of fulfilment gives («проведено 5-6 августа», «18.02») in place of the planned."""
    held = [m for m in find_dates(mark.value, _scope(period)) if m.role == "date" and m.edtf]
    return _combined(mark, held, period) if held and says_held(mark.value) else planned


def says_held(mark: str) -> bool:
    """Whether a mark of fulfilment says that it was held: in words, or by the bare date of it."""
    said = activity_status(mark)
    if said:
        return said.status == "held"
    dates = find_dates(mark, _SOME_YEAR)
    return bool(dates) and not _WORD.search(_without(mark, dates))


def _without(text: str, mentions: Sequence[DateMention]) -> str:
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _scope(period: Sourced | None) -> Scope | None:
    return Scope.of(period.value) if period else None


def _combined(text: Text, mentions: Sequence[DateMention], period: Sourced | None, end: int = 0) -> When:
    spans = tuple(span for m in mentions for span in text.spans(m.start, m.end))
    warnings = tuple(_warning(m, text) for m in mentions if m.problem)
    dated = [m.edtf for m in mentions if m.edtf]
    if period and not all(m.year_written for m in mentions):
        spans += period.inferred()
    schedules = find_schedules(text.value[:end] if end else text.value)
    recurrence = next((s.recurrence for s in schedules if s.recurrence), None)
    return When(from_first_to_last(dated), spans, recurrence, warnings=warnings, end=end)


def from_first_to_last(dates: Sequence[str]) -> str | None:
    """One EDTF value for several: the single date, or the interval from the earliest to the latest."""
    if len(set(dates)) <= 1:
        return dates[0] if dates else None
    starts = sorted((bounds(date)[0], date.split("/")[0].rstrip("~")) for date in dates)
    ends = sorted((bounds(date)[1], date.split("/")[-1].rstrip("~")) for date in dates)
    return f"{starts[0][1]}/{ends[-1][1]}"


def _scheduled(text: Text, period: Sourced | None, end: int) -> When:
    """A schedule in the first `end` characters, or nothing but the period."""
    schedule = next(iter(find_schedules(text.value[:end])), None)
    spans = text.spans(schedule.start, schedule.end) if schedule else ()
    edtf = period.value if period else None
    if edtf and schedule and schedule.whole_period and _YEAR.search(text.value[schedule.start : schedule.end]):
        edtf = edtf[: len("2020")]
    evidence = spans + (period.inferred() if period else ())
    return When(
        edtf,
        evidence if edtf else (),
        schedule.recurrence if schedule else None,
        schedule.scheduled if schedule else True,
        spans,
        () if edtf else (_no_date(text),),
        inherited=schedule is None,
        end=schedule.end if schedule and not text.value[: schedule.start].strip() else 0,
    )


def _no_date(text: Text) -> DocumentWarning:
    return DocumentWarning("no_date", load("ru/warnings")["no_date"], next(iter(text.spans()), None))


def _warning(mention: DateMention, text: Text) -> DocumentWarning:
    """What is wrong with a date, in words the user can act on, at the place where it stands."""
    messages = load("ru/warnings")
    quote = " ".join(text.value[mention.start : mention.end].split())
    message = messages.get(mention.problem, messages["date"]).format(text=quote)
    return DocumentWarning(mention.problem or "date", message, next(iter(text.spans(mention.start, mention.end)), None))
