"""Where the values of a report's cells were read: the quotations behind a cell, by the fields that it prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.merging import sources_of
from pobratim.web.register.models import Evidence, Record
from pobratim.web.register.policies import Visitor
from pobratim.web.register.views.rows import COLUMN_OF, evidence_of, quotes_for
from pobratim.web.reporting.records import fields_said


@dataclass(frozen=True, slots=True)
class CellSource:
    """One record behind a cell, and the quotations that the cell's fields were read from; none of a record that a
    person entered."""

    record: Record
    url: str
    quotes: list[Evidence]


def sources_of_cell(records: Iterable[Record], fields: Sequence[str], user: Visitor) -> list[CellSource]:
    """The sources of a cell that prints these fields of these records, a record each.

    `fields` are names of the form's language. Where none of them has evidence of its own, a record's whole text stands
    for it.
    """
    keys = evidence_keys(fields)
    return [_source(record, keys, user) for record in records]


def evidence_keys(fields: Sequence[str]) -> tuple[str, ...]:
    """What evidence may be told by of a cell that prints these fields: fields of findings, or columns of sources."""
    said = (key for name in fields for key in (*sorted(fields_said(name)), name))
    return tuple(dict.fromkeys(key for name in said for key in (name, COLUMN_OF.get(name, name))))


def _source(record: Record, keys: Sequence[str], user: Visitor) -> CellSource:
    kind = BY_FACT[record.fact_kind]
    told = sources_of(record)
    visible = set(kind.policy.visible_to(user).filter(pk__in=[r.pk for r in told]).values_list("pk", flat=True))
    evidence = evidence_of([source for source in told if source.pk in visible])
    return CellSource(record, kind.url(record), _quotes(keys, evidence))


def _quotes(keys: Sequence[str], evidence: Mapping[str, list[Evidence]]) -> list[Evidence]:
    found = {(item.document_id, item.span["quote"]): item for key in keys for item in quotes_for(key, evidence)}
    return list(found.values()) or list(evidence.get("text", ()))
