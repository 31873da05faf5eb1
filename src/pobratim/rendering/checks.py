"""What is wrong with the rows of a filled form, by the checks that the form names (`checks:` in its YAML).

A remark is for whoever answers for the row: it stands on the report's page, and a return carries it back to the sender.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.findings import Activity, Agreement, Anniversary, Partner
from pobratim.language.people_names import find_names
from pobratim.rendering.intervals import Interval, parse_interval
from pobratim.rendering.paper import Paper, Row, Table
from pobratim.rendering.records import FormData, RecordReference
from pobratim.rendering.style import words

CHECKS = ("required", "person", "within_period", "foreign_side", "same_as_before")
"""What a form may check: a cell is filled; a cell names somebody by name; the date lies in the period; the record has a
foreign side; the row is not one of the last period sent again."""

_LISTS = {
    "activity": "activities",
    "agreement": "agreements",
    "partner": "partners",
    "anniversary": "anniversaries",
    "person": "people",
    "member": "members",
}


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One check of a form and the columns that it looks at: `columns` are their names in the form."""

    check: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowRemark:
    """One thing wrong with one row: the check that found it, the row's records, what to say, and the cell concerned.

    `table` and `row` count from 0 in the paper, column titles included; `number` is the row's printed number, `column`
    the title of the column, None where the whole row is meant.
    """

    check: str
    message: str
    records: tuple[RecordReference, ...]
    table: int
    row: int
    number: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class _Checked:
    """One row under check: its table, its records, the paper's period, and what the last period's activities said."""

    table: Table
    row: Row
    records: tuple[Any, ...]
    period: Interval | None
    before: frozenset[tuple[str, ...]]

    def cells(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The title and the text of each of these columns."""
        for column, cell in zip(self.table.columns, self.row.cells, strict=False):
            if column.name in names:
                yield column.title, cell.text


Found = Iterator[tuple[str, "str | None"]]
"""What a check finds: a sentence, and the title of the column that it is about."""


def check_rows(
    paper: Paper, rules: Sequence[CheckRule], data: FormData, before: FormData | None = None
) -> tuple[RowRemark, ...]:
    """The remarks on the rows of a paper that was filled from `data`, by the rules of its form (`Form.checks`).

    `before` is what the paper of the last period was filled from; without it nothing is found to be copied.
    """
    told = frozenset(_said(activity) for activity in before.activities) if before else frozenset()
    period = parse_interval(data.period)
    remarks: list[RowRemark] = []
    for number, table in enumerate(paper.tables):
        for place, row in enumerate(table.rows):
            if row.kind == "record":
                records = tuple(_record(reference, data) for reference in row.records)
                remarks += _remarks(_Checked(table, row, records, period, told), rules, number, place)
    return tuple(remarks)


def _record(reference: RecordReference, data: FormData) -> Any:
    return getattr(data, _LISTS[reference.kind])[reference.index]


def _remarks(checked: _Checked, rules: Sequence[CheckRule], table: int, row: int) -> Iterator[RowRemark]:
    number = next((text for _, text in checked.cells(["row_number"])), None)
    for rule in rules:
        for message, column in _FINDERS[rule.check](checked, rule):
            yield RowRemark(rule.check, message, checked.row.records, table, row, number, column)


def _say(check: str, **values: str) -> str:
    return str(words()["checks"][check]).format(**values)


def _required(checked: _Checked, rule: CheckRule) -> Found:
    for title, text in checked.cells(rule.columns):
        if not text.strip():
            yield _say("required", column=title), title


def _person(checked: _Checked, rule: CheckRule) -> Found:
    """An empty cell is for the check `required` to tell of."""
    for title, text in checked.cells(rule.columns):
        if text.strip() and not find_names(text):
            yield _say("person", column=title), title


def _within_period(checked: _Checked, rule: CheckRule) -> Found:
    for date in filter(None, map(_date, checked.records)):
        interval = parse_interval(date)
        if interval and checked.period and not interval.overlaps(checked.period):
            yield _say("within_period"), None


def _date(record: Any) -> str | None:
    if isinstance(record, Activity):
        return record.edtf
    return record.date if isinstance(record, Anniversary) else None


def _foreign_side(checked: _Checked, rule: CheckRule) -> Found:
    if checked.records and not any(map(_is_abroad, checked.records)):
        yield _say("foreign_side"), None


def _is_abroad(record: Any) -> bool:
    home = words()["home_country"]
    if isinstance(record, Activity):
        return bool(record.cities or any(code != home for code in (*record.countries, record.venue.country) if code))
    if isinstance(record, Agreement):
        return record.partner.country not in (None, home)
    return not isinstance(record, Partner) or record.country != home


def _same_as_before(checked: _Checked, rule: CheckRule) -> Found:
    activities = [record for record in checked.records if isinstance(record, Activity)]
    if activities and all(_said(activity) in checked.before for activity in activities):
        yield _say("same_as_before"), None


def _said(activity: Activity) -> tuple[str, ...]:
    """What a row copied from the last period still says: everything but its date."""
    told = (activity.title, activity.description or "", activity.participants or "")
    return tuple(" ".join(text.casefold().split()) for text in told)


_FINDERS: Mapping[str, Callable[[_Checked, CheckRule], Found]] = {
    "required": _required,
    "person": _person,
    "within_period": _within_period,
    "foreign_side": _foreign_side,
    "same_as_before": _same_as_before,
}
