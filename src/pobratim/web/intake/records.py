"""One kind of findings of one document made into records: created, updated, left alone, or marked as gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.web.accounts.models import User
from pobratim.web.intake.identity import identities, pair
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.acceptance import still_accepted, told
from pobratim.web.register.models import Document, Evidence, Record, State
from pobratim.web.register.municipalities import Municipalities
from pobratim.web.register.projection import project, project_links
from pobratim.web.register.settling import without_settlement
from pobratim.web.register.signals import tell_records_changed

JSON = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """Records of one kind by what an import did to them."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class _Change:
    record: Record
    verb: Verb
    changes: list[dict[str, Any]]


def import_records(model: type[Record], document: Document, findings: Sequence[JSON], actor: User | None) -> Counts:
    """Bring the records of a document in step with what was found in it. The caller holds the transaction."""
    known = {record.identity: record for record in model.objects.filter(document=document).order_by("order", "pk")}
    found = dict(zip(identities(model.fact_kind, findings), findings, strict=True))
    pairs = pair({i: r.as_read for i, r in known.items()}, found)
    changes, municipalities = [], Municipalities.of(document.authority)
    for order, (identity, finding) in enumerate(found.items()):
        record = known.get(pairs.get(identity, "")) or model(document=document)
        owner = municipalities.owner_of(finding.get("municipality"))
        change = _bring_in_step(record, identity, order, finding, owner)
        changes += [change] if change else []
    gone = [_lose(known[i]) for i in known if i not in pairs.values() and _is_losable(known[i])]
    _write([c.record for c in changes], document)
    tell_records_changed(model, [change.record.pk for change in (*changes, *gone)])
    journal.write(_entries([*changes, *gone], actor))
    return _count(changes, len(found), len(gone))


def _bring_in_step(record: Record, identity: str, order: int, finding: JSON, owner: int | None) -> _Change | None:
    """The record with this finding, unsaved; None where it has it already. `owner` is the authority whose it is."""
    is_new, was_gone = record.pk is None, record.state == State.GONE
    before = record.as_read
    if not is_new and not was_gone and (record.order, before, record.authority_id) == (order, finding, owner):
        return None
    record.identity, record.order, record.as_read = identity, order, dict(finding)
    record.authority_id = owner
    record.state = _found_state(record) if is_new or was_gone else record.state
    if told(before) != told(finding):
        record.corrected = without_settlement(record.corrected, finding)
        record.accepted = still_accepted(record)
    project(record)
    record.clean_fields(exclude=["authority", "document", "place"])
    verb = Verb.CREATED if is_new else Verb.RESTORED if was_gone else Verb.REREAD
    return _Change(record, verb, [] if is_new else journal.differences(told(before), told(finding)))


def _found_state(record: Record) -> State:
    """The state of what a reading finds: a withdrawn document brings nothing into lists."""
    document = record.document
    return State.WITH_DOCUMENT if document and document.is_withdrawn else State.CURRENT


def _is_losable(record: Record) -> bool:
    """What a human has worked on stays, whatever a later reading finds."""
    return record.state in (State.CURRENT, State.WITH_DOCUMENT) and not (record.corrected or record.accepted)


def _lose(record: Record) -> _Change:
    record.state = State.GONE
    record.save(update_fields=["state", "changed_at"])
    return _Change(record, Verb.GONE, [])


def _write(records: Sequence[Record], document: Document) -> None:
    for record in records:
        record.save()
        project_links(record)
    if records:
        Evidence.objects.filter(kind=records[0].fact_kind, record_id__in=[r.pk for r in records]).delete()
        Evidence.objects.bulk_create(_evidence(records, document), batch_size=500)


def _evidence(records: Iterable[Record], document: Document) -> Iterable[Evidence]:
    for record in records:
        for name, spans in (record.as_read.get("evidence") or {}).items():
            for span in spans:
                yield Evidence(kind=record.fact_kind, record_id=record.pk, field=name, document=document, span=span)


def _entries(changes: Iterable[_Change], actor: User | None) -> list[Entry]:
    return [
        journal.entry(actor=actor, verb=c.verb, record=c.record, changes=c.changes)
        for c in changes
        # A record that only moved to another place in the order has nothing to tell.
        if c.changes or c.verb is not Verb.REREAD
    ]


def _count(changes: Sequence[_Change], found: int, gone: int) -> Counts:
    created = sum(c.verb is Verb.CREATED for c in changes)
    updated = len([c for c in changes if (c.changes and c.verb is Verb.REREAD) or c.verb is Verb.RESTORED])
    return Counts(created=created, updated=updated, unchanged=found - created - updated, withdrawn=gone)
