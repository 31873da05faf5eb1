"""Rows of a paper marked by the records they print, by which the edited Word file is known when it comes back."""

from __future__ import annotations

from dataclasses import replace

from pobratim.rendering.docx_anchors import anchor
from pobratim.rendering.paper import Paper, Row, Table
from pobratim.web.register.models import Partnership
from pobratim.web.reporting.selection import Selection, by_kind

# How a paper names the kinds of records that the register calls otherwise.
_FACTS = {"partner": Partnership.fact_kind}


def record_keys(row: Row, selection: Selection) -> list[tuple[str, int]]:
    """The records of a row by kind and id."""
    known = by_kind(selection)
    found = ((_FACTS.get(r.kind, r.kind), known[r.kind][r.index].pk) for r in row.records if r.kind in known)
    return list(dict.fromkeys(found))


def with_anchors(paper: Paper, selection: Selection) -> Paper:
    """The paper with a mark on each row of one record; one that several share is told by none of them."""

    def marked(row: Row) -> Row:
        keys = record_keys(row, selection)
        return replace(row, anchor=anchor(*keys[0])) if len(keys) == 1 and row.kind == "record" else row

    def marked_table(table: Table) -> Table:
        return replace(table, rows=tuple(map(marked, table.rows)))

    return replace(paper, tables=tuple(map(marked_table, paper.tables)))
