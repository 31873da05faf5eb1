"""A Word file of ours that was edited and came back: its rows pair with the records that they were written from.

A row that says what the register says is the same record, and is merged with it. One that was changed is offered as a
field diff: nobody knows better than the person who looks which of the two is right. A row without a mark is new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pobratim.rendering.docx_anchors import AnchoredRow, anchored_rows
from pobratim.rendering.fill import fill
from pobratim.web.accounts.models import User
from pobratim.web.collection.models import Submission
from pobratim.web.intake.storage import original_path
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.merging import merge
from pobratim.web.register.models import (
    Activity,
    Agreement,
    Anniversary,
    Document,
    Evidence,
    Partnership,
    Record,
    State,
)
from pobratim.web.reporting.anchors import record_keys
from pobratim.web.reporting.catalogue import find_form
from pobratim.web.reporting.selection import Selection
from pobratim.web.reporting.services import data_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row that came back: the record that it was written from, and the one that was read from it anew."""

    known: Record
    read: Record
    cells: tuple[str, ...]


def returned_rows(document: Document) -> list[ReturnedRow]:
    """The marked rows of a document whose two records both still count, of one authority."""
    path = original_path(document.sha256)
    if document.media_type != _WORD or not path.exists():
        return []
    rows = anchored_rows(path.read_bytes())
    return list(_pairs(document, rows)) if rows else []


def _pairs(document: Document, rows: list[AnchoredRow]) -> Iterator[ReturnedRow]:
    read = _by_place(document)
    for row in rows:
        kind = BY_FACT.get(row.kind)
        found = read.get((row.kind, row.table, row.row), [])
        if kind is None or len(found) != 1:
            continue
        current = kind.model.objects.filter(state=State.CURRENT, authority=document.authority)
        known = current.exclude(document=document).filter(pk=row.number).select_related("document").first()
        if known:
            yield ReturnedRow(known, found[0], row.cells)


def _by_place(document: Document) -> dict[tuple[str, int, int], list[Record]]:
    """The current records of a document by kind and by the table and row in which they begin."""
    found: dict[tuple[str, int, int], list[Record]] = {}
    for model in (Activity, Agreement, Partnership, Anniversary):
        records = {record.pk: record for record in model.objects.filter(document=document, state=State.CURRENT)}
        places = _places(model.fact_kind, document)
        for pk, record in records.items():
            for table, row in places.get(pk, ()):
                found.setdefault((model.fact_kind, table, row), []).append(record)
    return found


def _places(kind: str, document: Document) -> dict[int, set[tuple[int, int]]]:
    """By record, the rows of tables in which it was read; column titles and the like are only concluded from."""
    places: dict[int, set[tuple[int, int]]] = {}
    for evidence in Evidence.objects.filter(kind=kind, document=document):
        span: dict[str, Any] = evidence.span
        if span.get("table") is not None and span.get("row") is not None and not span.get("inferred"):
            places.setdefault(evidence.record_id, set()).add((span["table"], span["row"]))
    return places


def merge_unchanged(document: Document, submission: Submission, actor: User | None) -> int:
    """Merge the rows that say what the register says; how many there were."""
    rows = returned_rows(document)
    printed = _printed([row.known for row in rows], submission) if rows else {}
    same = [row for row in rows if printed.get((row.known.fact_kind, row.known.pk)) == _said(row.cells)]
    for row in same:
        merge(kept=row.known, other=row.read, chosen={}, actor=actor, reason=document.name)
    return len(same)


def _printed(records: list[Record], submission: Submission) -> dict[tuple[str, int], tuple[str, ...]]:
    """What the campaign's form prints for records, as `_said` tells it, by kind and id."""
    selection = Selection(
        activities=[record for record in records if isinstance(record, Activity)],
        agreements=[record for record in records if isinstance(record, Agreement)],
        partners=[record for record in records if isinstance(record, Partnership)],
        anniversaries=[record for record in records if isinstance(record, Anniversary)],
    )
    campaign = submission.campaign
    paper = fill(find_form(campaign.form), data_of(selection, submission.authority, campaign.period))
    found = {}
    for row in (row for table in paper.tables for row in table.rows):
        keys = record_keys(row, selection)
        if len(keys) == 1:
            found[keys[0]] = _said(tuple(cell.text for cell in row.cells))
    return found


def _said(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a row but for its number, which is counted anew in each paper."""
    return tuple(" ".join(text.split()) for text in cells[1:])
