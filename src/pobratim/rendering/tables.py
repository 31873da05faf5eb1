"""Forms that are made of tables and passages: plain, grouped, counted, or a table for each section."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pobratim.findings import Activity
from pobratim.rendering.cells import Filling
from pobratim.rendering.expressions import Lines, Template
from pobratim.rendering.fields import Scope, write_lines, write_text
from pobratim.rendering.forms import ColumnForm, TableForm, TextForm
from pobratim.rendering.lines import written_lines
from pobratim.rendering.paper import Cell, Column, Paper, Paragraph, Row, Style, Table
from pobratim.rendering.passages import passages
from pobratim.rendering.records import RecordReference
from pobratim.rendering.references import reference
from pobratim.rendering.sections import Group, Indexed, Section, planned_of, sections
from pobratim.rendering.style import distinct, join_lines, words

# Characters of a cell from which on its row may break over pages: kept whole, it would leave most of a page blank.
_LONGEST_UNBROKEN = 1200
# The column of a source that names documents, perhaps several in a cell.
_DOCUMENTS = "basis"


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
        before=before_tables(filling),
        tables=tuple(tables),
        after=(*passages(filling), *text_paragraphs(filling, filling.form.after)),
        footnotes=tuple(progress.footnotes),
        remarks=left_out(filling),
    )


def title_paragraphs(filling: Filling) -> tuple[Paragraph, ...]:
    """The lines of the form's title, filled."""
    lines = (line for template in filling.form.title for line in write_lines(template, Scope(filling)))
    return tuple(Paragraph(line, "title") for line in lines)


def before_tables(filling: Filling) -> tuple[Paragraph, ...]:
    """Approval and number of the annex, then the title."""
    return text_paragraphs(filling, filling.form.before) + title_paragraphs(filling)


def text_paragraphs(filling: Filling, texts: Iterable[TextForm]) -> tuple[Paragraph, ...]:
    """The paragraphs that stand before or after the tables, filled."""
    return tuple(Paragraph(line, text.style) for text in texts for line in write_lines(text.template, Scope(filling)))


def paper_title(filling: Filling) -> str:
    """The title on one line, for the file's properties; a letter has the name of its form."""
    return " ".join(paragraph.text for paragraph in title_paragraphs(filling)) or filling.form.label


def left_out(filling: Filling) -> tuple[str, ...]:
    """What to tell the clerk of activities that the form leaves out for their status."""
    counts = Counter(a.status for a in filling.data.activities if a.status in filling.form.leave_out)
    names = words()["left_out"]
    return tuple(f"Не вошли {names[status]} мероприятия: {count}." for status, count in sorted(counts.items()))


def header_row(filling: Filling, columns: Iterable[ColumnForm]) -> Row:
    """The row of column titles."""
    titles = (Paragraph(column.title, "column_title") for column in filled_columns(filling, columns))
    return Row(tuple(Cell((title,)) for title in titles), kind="header")


def filled_columns(filling: Filling, columns: Iterable[ColumnForm]) -> tuple[Column, ...]:
    """The columns with owner and period put into their titles."""
    return tuple(column.printed(write_text(column.title, Scope(filling))) for column in columns)


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
        if form.numbers_groups:
            progress.number = 0
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
    if form.count_by is not None:
        yield from _counted_rows(filling, form, group, form.count_by, progress)
        return
    for entries in _rows_of(filling, form, group):
        references = tuple(reference(form.records, index, record) for index, record in entries)
        yield _row(filling, form, [record for _, record in entries], references, progress, {})


def _rows_of(filling: Filling, form: TableForm, group: Group) -> Iterator[list[Indexed]]:
    """The records of each row: those the form says share one, else entries of one row of a source."""
    if form.one_row_for is None:
        for _, entries in itertools.groupby(group.records, key=lambda item: _source_row(filling, form, *item)):
            yield list(entries)
        return
    yield from _by_text(filling, form, group, form.one_row_for).values()


def _by_text(filling: Filling, form: TableForm, group: Group, template: Template) -> dict[str, list[Indexed]]:
    """The records by what a template says of them; each that it says nothing of stands alone."""
    found: dict[str, list[Indexed]] = {}
    for index, record in group.records:
        told = planned_of(filling, form, index, record)
        text = write_text(template, Scope(filling, form.records, told))
        found.setdefault(" ".join(text.casefold().split()) or str(index), []).append((index, record))
    return found


def _source_row(filling: Filling, form: TableForm, index: int, record: Any) -> tuple[object, ...]:
    """What the entries of one row of a source share: its number, and the cells of its place and dates; where a form
    prints the source's own words of a document, its number and those."""
    number = filling.own(record, "number")
    named = filling.own(record, _DOCUMENTS) if any(column.own == _DOCUMENTS for column in form.columns) else None
    if number is not None and named is not None:
        return number, named
    if number is None or not isinstance(record, Activity):
        return (index,)
    return number, filling.own(record, "dates"), filling.own(record, "place")


def _counted_rows(
    filling: Filling, form: TableForm, group: Group, count_by: Template, progress: _Progress
) -> Iterator[Row]:
    """A row for each group with its number of records, and the sum of them all."""
    for entries in _by_text(filling, form, group, count_by).values():
        name = write_text(count_by, Scope(filling, form.records, entries[0][1])) or words()["unsaid"]
        references = tuple(reference(form.records, index, record) for index, record in entries)
        yield _row(filling, form, [entries[0][1]], references, progress, {"group": name, "count": len(entries)})
    if form.total and group.records:
        row = {"group": form.total, "count": len(group.records), "row_number": ""}
        yield _row(filling, form, [group.records[0][1]], (), progress, row)


def _row(
    filling: Filling,
    form: TableForm,
    records: Sequence[Any],
    references: tuple[RecordReference, ...],
    progress: _Progress,
    values: Mapping[str, Any],
) -> Row:
    progress.number += 1
    numbered = {"row_number": form.number.replace("{n}", str(progress.number)), **values}
    scopes = [Scope(filling, form.records, record, numbered) for record in records]
    return record_row([_cell(column, scopes) for column in form.columns], references)


def _cell(column: ColumnForm, scopes: Sequence[Scope]) -> Cell:
    """The cell of the records that share a row, what they have in common once."""
    lines = column_lines(column, scopes[0])
    if len(scopes) > 1:
        lines = distinct(line for scope in scopes for line in column_lines(column, scope))
    style: Style = "centred_cell" if column.centred else "cell"
    return Cell(tuple(Paragraph(line, style) for line in lines))


def column_lines(column: ColumnForm, scope: Scope) -> Lines:
    """The paragraphs of a column for one record: its source's own words, or what the form makes of its fields."""
    own = scope.filling.own(scope.record, column.own) if column.own else None
    return join_lines(own) if own is not None else written_lines(column.lines, scope)
