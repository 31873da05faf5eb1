"""One file into the register, after it has been read and understood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure
from pobratim.document import Document
from pobratim.findings import Findings
from pobratim.source import Source


@dataclass(frozen=True, slots=True)
class Intake:
    """How many records of the register a document added, changed, left alone and took away; `label` names it.

    `similar` names the document that it looks like a new version of, if there is one.
    """

    label: str
    created: int
    updated: int
    unchanged: int
    withdrawn: int
    similar: str | None


def take_in(source: Source, understood: tuple[Document, Findings], accept_removals: bool = False) -> Intake:
    """Import a document and what was understood of it, with the archive or letter that it lay in.

    The register must be open (`register.open_register`).

    Raises Failure where the new reading would take away much and that is not accepted, OSError where the file has gone
    meanwhile, and whatever the register raises where it refuses what it says.
    """
    # Here and not above, for models can be imported only once the register is open.
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.intake.office_lexicons import by_office
    from pobratim.web.intake.removals import RemovesMuchError
    from pobratim.web.intake.services import import_findings

    document, findings = understood[0], by_office(*understood)
    taking = partial(
        import_findings,
        findings=findings,
        document=document,
        original=source.path.read_bytes(),
        containers=[(container.name, container.path.read_bytes()) for container in source.containers],
        actor=local_administrator(),
        accept_removals=accept_removals,
    )
    try:
        result = taking()
    except RemovesMuchError as error:
        told = {"document": source.label, "removed": error.removed, "all": error.known}
        raise Failure(texts()("errors.removes_much", **told)) from error
    counts = result.counts.values()
    return Intake(
        source.label,
        created=sum(count.created for count in counts),
        updated=sum(count.updated for count in counts),
        unchanged=sum(count.unchanged for count in counts),
        withdrawn=sum(count.withdrawn for count in counts),
        similar=result.similar.name if result.similar else None,
    )
