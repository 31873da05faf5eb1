"""One file into the register, after it has been read and understood."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pobratim.document import Document
from pobratim.findings import Findings


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file says, and how many records of the register it added, changed, left alone and took away.

    `similar` names the document that it looks like a new version of, if there is one.
    """

    findings: Findings
    created: int
    updated: int
    unchanged: int
    withdrawn: int
    similar: str | None


def take_in(path: Path, understood: tuple[Document, Findings]) -> Intake:
    """Import a file and what was understood of it. The register must be open (`register.open_register`).

    Raises OSError where the file has gone meanwhile, and whatever the register raises where it refuses what it says.
    """
    # Here and not above, for models can be imported only once the register is open.
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.intake.services import import_findings

    document, findings = understood
    result = import_findings(
        findings=findings, document=document, original=path.read_bytes(), actor=local_administrator()
    )
    counts = result.counts.values()
    return Intake(
        findings,
        created=sum(count.created for count in counts),
        updated=sum(count.updated for count in counts),
        unchanged=sum(count.unchanged for count in counts),
        withdrawn=sum(count.withdrawn for count in counts),
        similar=result.similar.name if result.similar else None,
    )
