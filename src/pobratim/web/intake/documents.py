"""What a document is: whose, of which period and genre, as read or as a human corrected it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from pobratim.findings import Findings
from pobratim.web.accounts.models import User
from pobratim.web.intake.passages import count_coverage
from pobratim.web.intake.signals import document_described
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register import edtf
from pobratim.web.register.folding import fold
from pobratim.web.register.models import (
    Activity,
    Agreement,
    Anniversary,
    Document,
    Genre,
    Partnership,
    Person,
    Record,
)
from pobratim.web.register.municipalities import Municipalities
from pobratim.web.register.names import authority_for
from pobratim.web.register.projection import project
from pobratim.web.register.signals import tell_document_changed, tell_records_changed

# Partners first: they tell in which countries the cities of activities lie.
KINDS: dict[str, type[Record]] = {
    "partners": Partnership,
    "agreements": Agreement,
    "activities": Activity,
    "anniversaries": Anniversary,
    "people": Person,
}
FIELDS = ("owner", "genre", "period")


def document_row(
    findings: Findings,
    found: Mapping[str, Any],
    size: int,
    containers: list[dict[str, str]],
    actor: User | None,
) -> tuple[Document, bool]:
    """The saved row of a document with what was read of it, and whether it was there before. `found` are the findings
    in JSON.

    One that came by itself and comes again in an archive is known in the archive from then on, not the other way.
    """
    known = Document.objects.filter(sha256=findings.sha256).first()
    row = known or Document(sha256=findings.sha256, imported_by=actor)
    row.name, row.media_type, row.size = findings.document, findings.media_type, size
    row.containers = containers or row.containers
    row.title = findings.title or ""
    count_coverage(row, found)
    _describe(row, {name: getattr(findings, name) for name in FIELDS})
    return row, known is not None


def _describe(row: Document, read: Mapping[str, Any]) -> None:
    told = {name: row.corrected[name]["value"] if name in row.corrected else read.get(name) for name in FIELDS}
    row.genre = told["genre"] if told["genre"] in Genre.values else Genre.OTHER
    row.period = told["period"] or ""
    row.authority = authority_for(told["owner"]) if told["owner"] else None
    row.starts, row.ends = edtf.bounds(row.period) or (None, None)
    row.search_text = fold(f"{row.name} {row.title} {row.authority or ''}")
    row.full_clean(exclude=["authority", "imported_by"])
    row.save()


@transaction.atomic
def correct_document(
    *, document: Document, values: Mapping[str, Any], actor: User | None, reason: str = ""
) -> Document:
    """Say whose a document is, of which period and genre; its records follow. Survives a new reading."""
    before = description(document)
    changed = {name: value for name, value in values.items() if value != before[name]}
    if not changed:
        return document
    stamp = {"by": str(actor or ""), "at": timezone.now().isoformat(timespec="seconds")}
    document.corrected = {**document.corrected, **{n: {"value": v, **stamp} for n, v in changed.items()}}
    _describe(document, document.reading.findings)
    municipalities = Municipalities.of(document.authority)
    for model in KINDS.values():
        _follow(model, document, municipalities)
    tell_document_changed(document)
    changes = journal.differences({n: before[n] for n in changed}, changed)
    journal.write([journal.entry(actor=actor, verb=Verb.CORRECTED, record=document, changes=changes, reason=reason)])
    document_described.send(sender=Document, document=document, actor=actor)
    return document


def description(document: Document) -> dict[str, str]:
    """What a document counts as now, by the names of `FIELDS`."""
    return {"owner": str(document.authority or ""), "genre": document.genre, "period": document.period}


def _follow(model: type[Record], document: Document, municipalities: Municipalities) -> None:
    records = list(model.objects.filter(document=document))
    for record in records:
        record.authority_id = municipalities.owner_of(record.as_read.get("municipality"))
        record.document = document
        project(record)
        record.save()
    tell_records_changed(model, [record.pk for record in records])
