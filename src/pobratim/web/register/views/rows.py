"""A record's values with where they were read, and its sources, as its page shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from pobratim.web.register.field_values import Field
from pobratim.web.register.fields import FIELDS
from pobratim.web.register.kinds import Kind
from pobratim.web.register.merging import sources_of
from pobratim.web.register.models import Evidence, Record
from pobratim.web.register.policies import Visitor
from pobratim.web.register.settling import is_doubted

# Evidence may be told by column where no field of that name is shown.
COLUMN_OF = {"edtf": "dates", "venue": "place", "description": "content"}


@dataclass(frozen=True, slots=True)
class Row:
    """A field on the page: its value, what the source said instead where a human corrected it, and where. `taken_over`
    says that the value is that of a record merged into this one."""

    name: str | Promise
    value: str
    evidence: list[Evidence]
    read: str = ""
    corrected_by: str = ""
    taken_over: bool = False


@dataclass(frozen=True, slots=True)
class SourceOf:
    """A source of a record: the record itself or one merged into it, with its words and where they stand."""

    record: Record
    url: str
    text: str
    evidence: Sequence[Evidence]

    @property
    def is_withdrawn(self) -> bool:
        return self.record.document is not None and self.record.document.is_withdrawn


def sources(record: Record, kind: Kind, user: Visitor) -> list[SourceOf]:
    """The record's sources, its own first; of those merged into it the ones that a user may see."""
    told = sources_of(record)
    visible = set(kind.policy.visible_to(user).filter(pk__in=[r.pk for r in told]).values_list("pk", flat=True))
    seen = [source for source in told if source.pk in visible]
    found = evidence_of(seen)
    return [
        SourceOf(s, kind.url(s), s.effective.get("text") or "", [e for e in found["text"] if e.record_id == s.pk])
        for s in seen
    ]


def evidence_of(records: Iterable[Record]) -> Mapping[str, list[Evidence]]:
    """Where records of one kind were read, by field, in their order."""
    order = {record.pk: number for number, record in enumerate(records)}
    kinds = {record.fact_kind for record in records}
    found: dict[str, list[Evidence]] = defaultdict(list)
    told = Evidence.objects.filter(kind__in=kinds, record_id__in=order).select_related("document")
    for evidence in sorted(told, key=lambda e: (order[e.record_id], e.pk)):
        found[evidence.field].append(evidence)
    return found


def rows_of(record: Record, evidence: Mapping[str, list[Evidence]]) -> list[Row]:
    """The fields of a record that have something to show, in the order of its page."""
    rows = (_row(told, record, evidence) for told in FIELDS[record.fact_kind] if _worth_a_row(told, record))
    return [row for row in rows if row.value or row.read]


def _worth_a_row(field: Field, record: Record) -> bool:
    """That a record is certain goes without saying, unless a human had to say it."""
    if field.key == "certainty":
        return is_doubted(record) or field.key in record.corrected
    return field.key != "reason" or is_doubted(record)


def _row(field: Field, record: Record, evidence: Mapping[str, list[Evidence]]) -> Row:
    told = quotes_for(field.key, evidence)
    value, correction = field.show(record.effective), record.corrected.get(field.key)
    if correction is None or (record.entered_by_hand and "from" not in correction):
        return Row(field.name, value, told)
    read = "" if record.entered_by_hand else field.show(record.as_read) or "–"
    return Row(field.name, value or "–", told, read, correction["by"], "from" in correction)


def quotes_for(key: str, evidence: Mapping[str, list[Evidence]]) -> list[Evidence]:
    """The evidence of a field, each quotation of a document once."""
    told = evidence.get(key) or evidence.get(COLUMN_OF.get(key, ""), [])
    return list({(item.document_id, item.span["quote"]): item for item in told}.values())
