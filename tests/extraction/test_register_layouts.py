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


def test_a_partner_with_several_rows_is_listed_once(extracted: Extracted) -> None:
    found = extracted(
        "Реестр городов-партнёров Нижнего Тагила\n\nСтрана | Город | Документ | Дата\n"
        "Украина | Кривой Рог | Соглашение о дружбе | 12.05.1974\nЧехия | Хеб | Соглашение о связях | 17.05.1982\n"
        "Украина | Кривой Рог | Соглашение о сотрудничестве в металлургии | 11.04.2003\n"
    )
    assert [(p.country, p.place) for p in found.partners] == [("UA", "Кривой Рог"), ("CZ", "Хеб")]
    assert len(found.agreements) == 3
    assert not found.unread
