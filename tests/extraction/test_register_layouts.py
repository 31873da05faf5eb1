"""Registers of partners and agreements in the layouts and wordings that offices choose.

Each file of `layouts/` holds a paper and, below a line of equals signs, the agreements and partners that a clerk reads
in it: `kind: country place; dates` and `partner: country place; established`, with "-" for what is not said.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pobratim.findings import Agreement, Findings, Partner

Extracted = Callable[[str], Findings]

LAYOUTS = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "layouts").glob("*.txt"))}


def agreement_line(agreement: Agreement) -> str:
    partner = agreement.partner
    dates = ", ".join(agreement.dates) or "-"
    return f"{agreement.kind}: {partner.country or '-'} {partner.place or '-'}; {dates}"


def partner_line(partner: Partner) -> str:
    return f"partner: {partner.country or '-'} {partner.place or '-'}; {partner.established or '-'}"


@pytest.mark.parametrize("name", LAYOUTS)
def test_agreements_and_partners_of_a_layout(extracted: Extracted, name: str) -> None:
    paper, expected = LAYOUTS[name].split("=====\n")
    found = extracted(paper)
    read = [agreement_line(a) for a in found.agreements] + [partner_line(p) for p in found.partners]
    assert sorted(read) == sorted(expected.splitlines())
