"""Taking findings into the register.

Importing is idempotent: the same reading of the same file changes nothing; a new reading changes what it reads
differently and nothing else. What a human corrected or withdrew stays as the human left it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from pobratim.document import Document as SourceDocument
from pobratim.findings import Findings
from pobratim.json_form import document_to_json, findings_to_json
from pobratim.web.accounts.models import User
from pobratim.web.intake.documents import KINDS, correct_document, document_row
from pobratim.web.intake.records import Counts, import_records
from pobratim.web.intake.removals import check_removals
from pobratim.web.intake.signals import document_described
from pobratim.web.intake.storage import store_original
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.forgotten import hide_forgotten
from pobratim.web.register.models import Authority, Document, Reading, Record, State
from pobratim.web.register.signals import tell_document_changed
from pobratim.web.register.versions import earlier_version


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: the document's row, and counts per kind of record (by the names of findings).

    `similar` is the document taken in earlier that this one looks like a new version of, so that its records may
    stand in the register twice.
    """

    document: Document
    counts: dict[str, Counts] = field(default_factory=dict)
    similar: Document | None = None

    @property
    def changed(self) -> bool:
        """Whether the register is any different now."""
        return any(c.created or c.updated or c.withdrawn for c in self.counts.values())


@transaction.atomic
def import_findings(
    *,
    findings: Findings,
    document: SourceDocument,
    original: bytes,
    containers: Sequence[tuple[str, bytes]] = (),
    actor: User | None = None,
    accept_removals: bool = False,
    owner: Authority | None = None,
) -> ImportResult:
    """Store a file as it came, what reading it gave, and its findings as records of the register.

    `original` are the bytes of the file, of which `findings.sha256` must be the digest (else WrongDigestError, a
    ValueError). `containers` are the names and bytes of the archive or letter that the file lay in and of those around
    these, the outermost first: they are kept too, for what is packed together may tell of one another. `owner` is whose
    it is where the sender said so, whatever it says itself. Where a new reading would take away more than a fifth of
    the document's records, and that is not accepted, raises RemovesMuchError and changes nothing.
    """
    content, found = hide_forgotten(document_to_json(document), findings_to_json(findings))
    store_original(original, findings.sha256)
    packed = [_kept(*container) for container in containers]
    row, known = document_row(findings, found, len(original), packed, actor)
    digest = digest_of(content, found)
    if known and Reading.objects.filter(document=row, digest=digest).exists():
        _set_owner(row, owner, actor)
        return ImportResult(row, {n: _all_unchanged(model, row) for n, model in KINDS.items()}, earlier_version(row))
    Reading.objects.update_or_create(document=row, defaults={"content": content, "findings": found, "digest": digest})
    counts = {name: import_records(KINDS[name], row, found[name], actor) for name in KINDS}
    if not accept_removals:
        check_removals(row, counts.values())
    tell_document_changed(row)
    verb = Verb.REREAD if known else Verb.IMPORTED
    journal.write([journal.entry(actor=actor, verb=verb, record=row, changes=_summary(counts))])
    if not _set_owner(row, owner, actor):
        document_described.send(sender=Document, document=row, actor=actor)
    return ImportResult(row, counts, earlier_version(row))


def _set_owner(row: Document, owner: Authority | None, actor: User | None) -> bool:
    """Whether the sender's word on whose it is had to be put in place of the document's own, which tells of it anew."""
    if owner is None or row.authority == owner:
        return False
    correct_document(document=row, values={"owner": owner.name}, actor=actor)
    return True


def _kept(name: str, content: bytes) -> dict[str, str]:
    """A container as its documents know it, after it has been stored."""
    sha256 = hashlib.sha256(content).hexdigest()
    store_original(content, sha256)
    return {"name": name, "sha256": sha256}


def digest_of(*parts: object) -> str:
    """What tells one reading from another: the digest of its plain JSON."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def _all_unchanged(model: type[Record], document: Document) -> Counts:
    return Counts(unchanged=model.objects.filter(document=document).exclude(state=State.GONE).count())


def _summary(counts: dict[str, Counts]) -> list[dict[str, object]]:
    return [
        {"field": name, "old": None, "new": {"created": c.created, "updated": c.updated, "withdrawn": c.withdrawn}}
        for name, c in counts.items()
        if c.created or c.updated or c.withdrawn
    ]
