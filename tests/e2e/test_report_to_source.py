"""From a cell of a paper to the words that it was read from, in a browser."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

import pytest
from running import written_report
from serving import served


@pytest.fixture(scope="module")
def address(tmp_path_factory, chromium) -> Iterator[str]:
    """A register that is served and has one report taken in."""
    with served(tmp_path_factory.mktemp("home")) as found:
        page = chromium.new_page(locale="ru-RU")
        page.goto(f"{found}/intake/")
        page.locator("#id_files").set_input_files(written_report(tmp_path_factory.mktemp("papers")))
        page.get_by_role("button", name="Загрузить").click()
        page.locator("#progress:not([hx-get])").wait_for()
        page.close()
        yield found


def report(page, address):
    """The report of 2021, chosen on the page as a clerk does."""
    page.goto(f"{address}/reports/?form=city-year")
    page.get_by_label("Форма", exact=True).select_option("city-year")
    page.get_by_label("Период").fill("2021")
    page.get_by_role("button", name="Показать").click()
    return page.locator(".sheet")


@pytest.mark.parametrize(
    ("cell", "quote"), [("Тарту, Эстония", "Тарту, Эстония"), ("3-5 мая", "3-5 мая"), ("Дни Пскова", "Дни Пскова")]
)
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_cell_shows_its_words_and_leads_to_them(address, page, cell, quote, by):
    chosen = report(page, address).get_by_role("cell", name=cell).first
    if by == "mouse":
        chosen.click()
    else:
        chosen.focus()
        page.keyboard.press("Enter")
    link = page.locator("#evidence").get_by_role("link", name=f"«{quote}»").first
    link.click()
    page.wait_for_url("**/documents/**#quote")
    lit = page.locator("mark.quote#quote")
    assert lit.inner_text() in quote
    assert page.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }",
        lit.element_handle(),
    )


def test_a_word_file_with_sources_is_saved(address, page, tmp_path):
    report(page, address)
    page.get_by_text("С источниками", exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Скачать .docx с источниками").click()
    saving.value.save_as(tmp_path / "отчёт.docx")
    assert "Тарту, Эстония" in zipfile.ZipFile(tmp_path / "отчёт.docx").read("word/comments.xml").decode()
