"""Forms beside the founding five: what is written reads back to the same records."""

from __future__ import annotations

from pathlib import Path

from paper_samples import AGREEMENTS, MONTH

from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.reading import read
from pobratim.rendering.docx import write_docx
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.records import FormData


def read_back(form: str, data: FormData, folder: Path) -> Findings:
    written = folder / "written.docx"
    written.write_bytes(write_docx(fill(load_form(form), data)))
    return extract(read(written))


def test_the_list_of_agreements(tmp_path: Path) -> None:
    found = read_back("agreement-list", AGREEMENTS, tmp_path)
    assert (found.genre, found.owner, found.period) == ("agreement_register", "Псковская область", "2021")
    assert [(a.kind, a.dates, a.status) for a in found.agreements] == [
        ("agreement", ("2021-06-02",), "in_force"),
        ("treaty", ("1998-05-06",), "suspended"),
        ("protocol", ("2011-01-01",), "terminated"),
        ("memorandum", ("2016", "2021-10-01"), "in_force"),
    ]
    assert [a.partner.place for a in found.agreements] == ["Тарту", "Рига", "Турку", "Мурманск"]
    assert not found.unread


def test_the_plan_of_a_month(tmp_path: Path) -> None:
    found = read_back("period-plan", MONTH, tmp_path)
    assert (found.genre, found.owner, found.period) == ("plan", "Псков", "2021-05")
    assert [(a.edtf, a.title) for a in found.activities] == [
        ("2021-05-05", "Приём делегации"),
        ("2021-05-05", "Телемост"),
        ("2021-05-10/2021-05-12", "Фестиваль"),
    ]
