"""The collector's report, put together from accepted answers: groups in the collector's own order under the official
names of the day, numbers running on, and the wording of this one report where it differs from the register's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from pobratim.findings import Activity as ActivityFinding
from pobratim.rendering.fill import fill
from pobratim.rendering.forms import Form
from pobratim.rendering.paper import Cell, Paper, Paragraph, Row, Table
from pobratim.rendering.records import FormData
from pobratim.resources import load
from pobratim.web.collection.models import Campaign, Submission, Wording
from pobratim.web.collection.rows import counted_records
from pobratim.web.register.models import Activity, Agreement, Anniversary, Partnership, Record
from pobratim.web.reporting.anchors import record_keys, with_anchors
from pobratim.web.reporting.catalogue import find_form
from pobratim.web.reporting.selection import Selection
from pobratim.web.reporting.services import data_of

_NUMBER = "number"


@dataclass(frozen=True)
class Consolidation:
    """A filled report, the records that its rows refer to, and the rows as an issue keeps them.

    `missing` are the answers that are not accepted and so not in it.
    """

    paper: Paper
    selection: Selection
    rows: list[dict[str, Any]]
    missing: list[Submission]

    @property
    def columns(self) -> list[dict[str, str]]:
        """Keys and titles of the columns that a reader compares; the running number is none."""
        tables = self.paper.tables[:1]
        return [{"key": c.name, "title": c.title} for t in tables for c in t.columns if c.name != _NUMBER]


def consolidate(campaign: Campaign) -> Consolidation:
    """The report of a campaign as it stands now. Raises FormError where the form cannot be filled."""
    answers = list(campaign.submissions.select_related("authority", "campaign"))
    accepted = [answer for answer in answers if answer.state == Submission.State.ACCEPTED]
    selection, headings = _selection(accepted)
    form = _in_order(find_form(campaign.form), accepted)
    paper = fill(form, _data(campaign, selection, headings))
    paper = with_anchors(_with_wordings(paper, selection, _wordings(campaign)), selection)
    paper = _with_nothing_held(paper, [answer for answer in accepted if answer.nothing_held])
    missing = [answer for answer in answers if answer not in accepted]
    return Consolidation(paper, selection, list(_rows(paper, selection)), missing)


def _selection(accepted: Sequence[Submission]) -> tuple[Selection, dict[int, str]]:
    """The records that count, answer by answer, and the heading of each activity by its id."""
    records: list[Record] = []
    headings: dict[int, str] = {}
    found = counted_records(accepted)
    for answer in accepted:
        counted = found[answer.pk]
        records += counted
        headings |= {record.pk: _as_heading(answer) for record in counted if isinstance(record, Activity)}
    selection = Selection(
        activities=[record for record in records if isinstance(record, Activity)],
        agreements=[record for record in records if isinstance(record, Agreement)],
        partners=[record for record in records if isinstance(record, Partnership)],
        anniversaries=[record for record in records if isinstance(record, Anniversary)],
    )
    return selection, headings


def _in_order(form: Form, answers: Sequence[Submission]) -> Form:
    """The form with its groups in the collector's own order."""
    names = tuple(_as_heading(answer) for answer in answers)
    tables = tuple(replace(table, group_order=names) if table.group_by else table for table in form.tables)
    return replace(form, tables=tables)


def _as_heading(answer: Submission) -> str:
    """A name as a group's heading has it, with a capital."""
    name = answer.name_in_report
    return name[:1].upper() + name[1:]


def _data(campaign: Campaign, selection: Selection, headings: Mapping[int, str]) -> FormData:
    data = data_of(selection, campaign.authority, campaign.period)
    activities = zip(data.activities, selection.activities, strict=True)
    return replace(data, activities=tuple(_under(finding, headings[record.pk]) for finding, record in activities))


def _under(activity: ActivityFinding, heading: str) -> ActivityFinding:
    """An activity under its authority's heading, whatever its source called the authority."""
    wording = {role: text for role, text in activity.wording.items() if role != "municipality"}
    return replace(activity, municipality=heading, wording=wording)


def _wordings(campaign: Campaign) -> dict[tuple[str, int, str], str]:
    found = Wording.objects.filter(campaign=campaign)
    return {(wording.kind, wording.record_id, wording.column): wording.text for wording in found}


def _with_wordings(paper: Paper, selection: Selection, wordings: Mapping[tuple[str, int, str], str]) -> Paper:
    """The paper with cells worded for this report alone; rows of several records keep the words of the register."""
    if not wordings:
        return paper

    def reworded(table: Table) -> Table:
        rows = tuple(_reworded(table, row, record_keys(row, selection), wordings) for row in table.rows)
        return replace(table, rows=rows)

    return replace(paper, tables=tuple(map(reworded, paper.tables)))


def _reworded(
    table: Table, row: Row, keys: Sequence[tuple[str, int]], wordings: Mapping[tuple[str, int, str], str]
) -> Row:
    if len(keys) != 1 or row.kind != "record":
        return row
    texts = [wordings.get((*keys[0], column.name)) for column in table.columns]
    cells = [cell if text is None else _said(cell, text) for cell, text in zip(row.cells, texts, strict=True)]
    return replace(row, cells=tuple(cells))


def _said(cell: Cell, text: str) -> Cell:
    style = cell.paragraphs[0].style if cell.paragraphs else "cell"
    return replace(cell, paragraphs=tuple(Paragraph(line, style) for line in text.splitlines()))


def _with_nothing_held(paper: Paper, answers: Sequence[Submission]) -> Paper:
    """The paper with a last line that names those who declared that nothing was held."""
    if not answers:
        return paper
    names = ", ".join(answer.name_in_report for answer in answers)
    line = Paragraph(load("forms/letters/words")["nothing_held"].format(names=names), "body")
    return replace(paper, after=(*paper.after, line))


def _rows(paper: Paper, selection: Selection) -> Iterator[dict[str, Any]]:
    for table in paper.tables:
        group = ""
        for row in table.rows:
            if row.kind == "group":
                group = row.cells[0].text
            elif row.kind == "record":
                cells = zip(table.columns, row.cells, strict=False)
                told = {column.name: cell.text for column, cell in cells if column.name != _NUMBER}
                yield {"records": record_keys(row, selection), "group": group, "cells": told}


def remarks_of(consolidation: Consolidation) -> list[str]:
    """What the collector should know before issuing it."""
    named = ", ".join(answer.authority.short_name for answer in consolidation.missing)
    told = [_("Not accepted and so not in it: %(names)s.") % {"names": named}] if named else []
    return [*told, *consolidation.paper.remarks]
