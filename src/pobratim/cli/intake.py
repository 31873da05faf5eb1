"""One file into the register: read, understood, stored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.reading import read


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file says, and how many records of the register it added, changed, left alone and took away."""

    findings: Findings
    created: int
    updated: int
    unchanged: int
    withdrawn: int


def take_in(path: Path) -> Intake:
    """Import a file. The register must be open (`register.open_register`).

    Raises ReadingError where the file cannot be read, and whatever the register raises where it refuses what it says.
    """
    # Here and not above, for models can be imported only once the register is open.
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.intake.services import import_findings

    document = read(path)
    findings = extract(document)
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
    )
