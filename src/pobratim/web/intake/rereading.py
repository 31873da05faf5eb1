"""After an upgrade: every stored document read anew, and what would change told before any of it is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from pobratim.document import Document as SourceDocument
from pobratim.findings import Findings
from pobratim.source import Source
from pobratim.web.accounts.models import User
from pobratim.web.intake.office_lexicons import by_office
from pobratim.web.intake.services import ImportResult, import_findings
from pobratim.web.intake.storage import original_path
from pobratim.web.register.models import Document


@dataclass(frozen=True, slots=True)
class Difference:
    """How many records of a document a new reading adds, changes, leaves alone and takes away."""

    created: int
    updated: int
    unchanged: int
    withdrawn: int

    @property
    def is_none(self) -> bool:
        return not (self.created or self.updated or self.withdrawn)


def stored() -> Iterator[Source]:
    """The originals of all documents, under the names that they came with."""
    for sha256, name in Document.objects.order_by("pk").values_list("sha256", "name"):
        yield Source(original_path(sha256), name)


def read_again(
    *, source: Source, understood: tuple[SourceDocument, Findings], accept: bool, actor: User | None
) -> Difference:
    """What reading a stored document anew changes; without `accept` the register stays as it is."""
    document, findings = understood[0], by_office(*understood)
    with transaction.atomic():
        result = import_findings(
            findings=findings,
            document=document,
            original=source.path.read_bytes(),
            actor=actor,
            accept_removals=True,
        )
        transaction.set_rollback(not accept)
    return _difference(result)


def _difference(result: ImportResult) -> Difference:
    counts = list(result.counts.values())
    return Difference(
        created=sum(count.created for count in counts),
        updated=sum(count.updated for count in counts),
        unchanged=sum(count.unchanged for count in counts),
        withdrawn=sum(count.withdrawn for count in counts),
    )
