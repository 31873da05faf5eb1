"""Forms that are tables of activities and anniversaries: plain, grouped by municipality, or one for each section."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pobratim.findings import Activity
from pobratim.rendering.cells import Filling, Lines, activity_lines, anniversary_lines
from pobratim.rendering.forms import TableForm
from pobratim.rendering.paper import Cell, Column, Paper, Paragraph, Row, Table
from pobratim.rendering.records import RecordReference
from pobratim.rendering.sections import Group, Section, sections
from pobratim.rendering.style import distinct, words
from pobratim.rendering.titles import fill_template

# Characters of a cell from which on its row may break over pages: kept whole, it would leave most of a page blank.
_LONGEST_UNBROKEN = 1200


@dataclass
class _Progress:
    """What goes on from one table of a paper to the next: the running number and the footnotes so far."""

    number: int = 0
    footnotes: list[str] = field(default_factory=list)


def fill_tables(filling: Filling) -> Paper:
    """The paper of a form whose tables list activities and anniversaries."""
    progress = _Progress()
    tables = [
        _table(filling, table, section, progress)
        for table in filling.form.tables
        for section in sections(filling, table)
    ]
    return Paper(
        title=paper_title(filling),
        page=filling.form.page,
        before=title_paragraphs(filling),
        tables=tuple(tables),
        footnotes=tuple(progress.footnotes),
        remarks=left_out(filling),
    )


def title_paragraphs(filling: Filling) -> tuple[Paragraph, ...]:
    """The lines of the form's title, filled."""
    return tuple(Paragraph(fill_template(line, filling.data), "title") for line in filling.form.title)


def paper_title(filling: Filling) -> str:
    """The title on one line, for the file's properties."""
    return " ".join(paragraph.text for paragraph in title_paragraphs(filling))


def left_out(filling: Filling) -> tuple[str, ...]:
    """What to tell the clerk of activities that the form leaves out for their status."""
    counts = Counter(a.status for a in filling.data.activities if a.status in filling.form.leave_out)
    names = words()["left_out"]
    return tuple(f"Не вошли {names[status]} мероприятия: {count}." for status, count in sorted(counts.items()))


def header_row(filling: Filling, columns: Iterable[Column]) -> Row:
    """The row of column titles."""
    titles = (Paragraph(column.title, "column_title") for column in filled_columns(filling, columns))
    return Row(tuple(Cell((title,)) for title in titles), kind="header")


def filled_columns(filling: Filling, columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with owner and period put into their titles."""
    return tuple(replace(column, title=fill_template(column.title, filling.data)) for column in columns)


def group_row(text: str, columns: int, footnote: int | None = None) -> Row:
    """A full-width heading."""
    return Row((Cell((Paragraph(text, "group", footnote),), column_span=columns),), kind="group")


def record_row(cells: Iterable[Cell], records: tuple[RecordReference, ...]) -> Row:
    """A row of records, which may break where a cell is very long."""
    filled = tuple(cells)
    return Row(filled, records=records, may_break=any(len(cell.text) > _LONGEST_UNBROKEN for cell in filled))


def _table(filling: Filling, form: TableForm, section: Section, progress: _Progress) -> Table:
    if not form.continues_numbers:
        progress.number = 0
    rows = [header_row(filling, form.columns)] if form.header else []
    if section.heading:
        rows.append(group_row(section.heading, len(form.columns), _footnote(form, progress)))
    for group in section.groups:
        if group.heading:
            rows.append(group_row(group.heading, len(form.columns)))
        rows += _record_rows(filling, form, group, progress)
    return Table(filled_columns(filling, form.columns), tuple(rows))


def _footnote(form: TableForm, progress: _Progress) -> int | None:
    if form.footnote is None:
        return None
    progress.footnotes.append(form.footnote)
    return len(progress.footnotes) - 1


def _record_rows(filling: Filling, form: TableForm, group: Group, progress: _Progress) -> Iterator[Row]:
    for _, entries in itertools.groupby(group.activities, key=lambda item: _source_row(filling, *item)):
        activities = list(entries)
        lines = [_entries_lines(filling, activities, column.value) for column in form.columns]
        yield _row(form, lines, tuple(RecordReference("activity", index) for index, _ in activities), progress)
    for index, anniversary in group.anniversaries:
        lines = [anniversary_lines(filling, anniversary, column.value) for column in form.columns]
        yield _row(form, lines, (RecordReference("anniversary", index),), progress)


def _source_row(filling: Filling, index: int, activity: Activity) -> tuple[object, ...]:
    """What the entries of one row of a source share: its number, and the cells of its place and dates."""
    number = filling.own(activity, "number")
    if number is None:
        return (index,)
    return number, filling.own(activity, "dates"), filling.own(activity, "place")


def _entries_lines(filling: Filling, activities: Sequence[tuple[int, Activity]], value: str) -> Lines:
    """The paragraphs of the entries that share a row, what they have in common once."""
    if len(activities) == 1:
        return activity_lines(filling, activities[0][1], value)
    return distinct(line for _, activity in activities for line in activity_lines(filling, activity, value))


def _row(form: TableForm, lines: Iterable[Lines], records: tuple[RecordReference, ...], progress: _Progress) -> Row:
    progress.number += 1
    cells = []
    for column, texts in zip(form.columns, lines, strict=True):
        if column.value == "number":
            number = form.number.replace("{n}", str(progress.number))
            cells.append(Cell((Paragraph(number, "centred_cell"),)))
        else:
            cells.append(Cell(tuple(Paragraph(text) for text in texts)))
    return record_row(cells, records)
