"""What proves a written report: the evidence of each cell, as comments and as a file beside it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from pobratim.rendering.paper import Paper, Row
from pobratim.rendering.proof import PROOF_SCHEMA
from pobratim.web.accounts.models import User
from pobratim.web.register import policies
from pobratim.web.register.models import Evidence, Record
from pobratim.web.reporting.evidence import evidence_keys

CellEvidence: TypeAlias = Mapping[tuple[int, int, int], Sequence[Evidence]]
"""Where the cells of a paper were read, by table, row and cell."""


def evidence_of_cells(paper: Paper, records: Mapping[str, Sequence[Record]], user: User) -> CellEvidence:
    """The evidence of every cell that prints records, as far as the user may see it, each quotation once."""
    told = {kind: _by_record(found, user) for kind, found in records.items()}
    found: dict[tuple[int, int, int], list[Evidence]] = {}
    for number, table in enumerate(paper.tables):
        keys = [evidence_keys(column.fields) for column in table.columns]
        for place, row in enumerate(table.rows):
            for cell in range(len(row.cells) if row.kind == "record" else 0):
                quotes = list(_quotes(row, keys[cell], records, told)) if row.cells[cell].text else []
                if quotes and keys[cell] != ("row_number",):
                    found[number, place, cell] = quotes
    return found


def _by_record(records: Sequence[Record], user: User) -> Mapping[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    if records:
        visible = policies.EVIDENCE.visible_to(user).filter(kind=records[0].fact_kind).select_related("document")
        wanted = {record.pk for record in records}
        for item in visible.order_by("pk").iterator():
            if item.record_id in wanted:
                found[item.record_id].append(item)
    return found


def _quotes(
    row: Row,
    keys: Iterable[str],
    records: Mapping[str, Sequence[Record]],
    told: Mapping[str, Mapping[int, list[Evidence]]],
) -> Iterator[Evidence]:
    """The evidence of a row's records for a cell: of its fields, else of the record's whole text."""
    wanted = set(keys)
    seen: set[tuple[int, str]] = set()
    for reference in row.records:
        if reference.kind not in records:
            continue
        items = told[reference.kind].get(records[reference.kind][reference.index].pk, ())
        own = [item for item in items if item.field in wanted]
        for item in own or [item for item in items if item.field == "text"]:
            mark = (item.document_id, item.span["quote"])
            if mark not in seen:
                seen.add(mark)
                yield item


def as_comment(evidence: Sequence[Evidence]) -> str:
    """The quotations of a cell with their documents, a line each."""
    return "\n".join(f"«{item.span['quote']}» – {item.document.name}" for item in evidence)


def evidence_file(name: str, content: bytes, paper: Paper, evidence: CellEvidence) -> bytes:
    """What proves a report offline (`pobratim verify`): its SHA-256, those of its sources, the quotations of cells."""
    documents = {item.document.sha256: item.document.name for told in evidence.values() for item in told}
    cells = [
        {
            "table": table,
            "row": row,
            "cell": cell,
            "text": paper.tables[table].rows[row].cells[cell].text,
            "evidence": [{"source": item.document.sha256, "span": item.span} for item in told],
        }
        for (table, row, cell), told in evidence.items()
    ]
    proof: dict[str, Any] = {
        "schema": PROOF_SCHEMA,
        "report": {"name": name, "sha256": hashlib.sha256(content).hexdigest()},
        "sources": [{"sha256": sha256, "name": source} for sha256, source in documents.items()],
        "cells": cells,
    }
    return json.dumps(proof, ensure_ascii=False, indent=1).encode()
