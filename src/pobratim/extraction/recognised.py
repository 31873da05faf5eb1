"""Findings in text that was recognised on a scan: none of them is certain."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pobratim.document import Document
from pobratim.findings import Activity, Agreement, Anniversary, Findings, Partner

RECOGNISED = "recognised"
"""The code of the warning that a reader gives of such text, and the reason given with the findings."""

F = TypeVar("F", Activity, Agreement, Partner, Anniversary)


def doubted(document: Document, findings: Findings) -> Findings:
    """The findings as they are or, of recognised text, each at most likely: a digit misread is still a date."""
    if not any(warning.code == RECOGNISED for warning in document.warnings):
        return findings
    return replace(
        findings,
        activities=_likely(findings.activities),
        agreements=_likely(findings.agreements),
        partners=_likely(findings.partners),
        anniversaries=_likely(findings.anniversaries),
    )


def _likely(found: tuple[F, ...]) -> tuple[F, ...]:
    return tuple(
        replace(item, certainty="likely", reason=RECOGNISED) if item.certainty == "certain" else item for item in found
    )
