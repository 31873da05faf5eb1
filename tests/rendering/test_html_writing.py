"""The on-screen preview: the paper's content, its spans, and the records behind it."""

from __future__ import annotations

from lxml import html
from paper_samples import PLAN, REGISTER

from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.html import write_html


def test_cells_spans_and_records() -> None:
    page = html.fromstring(write_html(fill(load_form("partner-register"), REGISTER)))
    assert [cell.text_content() for cell in page.xpath("//thead//th")][:2] == ["Страна", "Город"]
    assert [cell.text_content() for cell in page.xpath("//th[@colspan='5']")] == ["ЕВРОПА", "АЗИЯ"]
    assert [cell.text_content() for cell in page.xpath("//td[@rowspan='2']")] == ["Эстония", "Япония"]
    tartu = page.xpath("//tr[td//p[.='г. Тарту']]")[0]
    assert "agreement:1" in tartu.get("data-records").split()
    assert page.xpath("//p[@data-records='activity:5']")[0].text_content() == "12 апреля – Телемост"


def test_every_row_fills_its_table() -> None:
    page = html.fromstring(write_html(fill(load_form("partner-register"), REGISTER)))
    for row in page.xpath("//tbody/tr[td]"):
        covered = 1 if row.getprevious().xpath("td[@rowspan]") else 0
        assert len(row.xpath("td")) + covered == 5


def test_footnotes_are_numbered() -> None:
    page = html.fromstring(write_html(fill(load_form("association-plan"), PLAN)))
    assert page.xpath("//tr[@class='paper-group']//sup")[0].text == "1"
    assert page.xpath("//p[@class='paper-note']")[0].text_content() == "1 Дни городов указаны ОРИЕНТИРОВОЧНО"
