"""A quarter in the browser: one municipality answers by web, one by a Word file, one held nothing, one is late; the
region's report is issued."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as WordFile
from running import environment_with
from serving import served

HEADER = ("№ п/п", "Наименование мероприятия", "Место проведения", "Сроки проведения", "Содержание", "Участники")
ROW = ("1.", "Визит делегации Тарту", "Полянск", "10-12 августа", "Обсуждён обмен школьниками.", "И. И. Озеров, мэр")


@pytest.fixture(scope="module")
def address(tmp_path_factory, chromium) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, str(Path(__file__).with_name("fill_region.py"))]
    subprocess.run(command, env=environment_with(home), check=True)  # noqa: S603
    with served(home) as found:
        yield found


def word_report(path: Path) -> Path:
    file = WordFile()
    file.add_paragraph("Отчет о мероприятиях города Полянска в международной сфере в III квартале 2026 года")
    table = file.add_table(rows=2, cols=len(HEADER))
    for row, texts in zip(table.rows, (HEADER, ROW), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file.save(str(path))
    return path


def test_a_quarter(address, page, tmp_path):
    # The region asks.
    page.goto(f"{address}/collection/")
    page.get_by_role("link", name="Запросить отчёт").first.click()
    page.get_by_label("Форма").select_option("region-quarter")
    page.get_by_label("Период").fill("2026-Q3")
    page.get_by_role("button", name="Начать сбор").click()
    page.wait_for_url("**/collection/*/")
    campaign = page.url

    # One answers on its page.
    page.get_by_role("link", name="Северск").click()
    page.get_by_role("link", name="Добавить строку").click()
    page.get_by_label("Название").fill("Встреча с консулом Финляндии")
    page.get_by_label("Дата").fill("15.07.2026")
    page.get_by_label("Вид").select_option("meeting")
    page.get_by_role("button", name="Сохранить").click()
    page.get_by_role("button", name="Отправить эти строки").click()
    page.get_by_text("Отправлено.").wait_for()
    page.get_by_role("button", name="Принять отмеченные строки").click()
    page.get_by_text("Принято.").wait_for()

    # One sends its Word file, which pairs by itself.
    page.goto(f"{address}/intake/")
    with page.expect_file_chooser() as chooser:
        page.get_by_label("или выберите файлы").click()
    chooser.value.set_files(word_report(tmp_path / "Полянск.docx"))
    page.get_by_role("button", name="Загрузить").click()
    page.locator("#progress:not([hx-get])").wait_for()
    page.goto(campaign)
    page.get_by_role("link", name="Полянск", exact=True).click()
    page.get_by_role("button", name="Принять отмеченные строки").click()
    page.get_by_text("Принято.").wait_for()

    # One held nothing, and one is late.
    page.goto(campaign)
    page.get_by_role("link", name="Каменка").click()
    page.get_by_role("button", name="Мероприятий не было").click()
    page.get_by_role("button", name="Принять", exact=True).click()
    page.goto(f"{address}/collection/")
    row = page.get_by_role("row", name="Заречный")
    assert "опаздывает" in row.inner_text()
    assert "мероприятий не было" in page.get_by_role("row", name="Каменка").inner_text()

    # The report goes out.
    page.goto(campaign)
    page.get_by_role("link", name="Сводный отчёт").click()
    page.get_by_role("button", name="Выпустить").click()
    page.get_by_text("Выпуск № 1").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Скачать .docx").click()
    rows = WordFile(io.BytesIO(Path(download.value.path()).read_bytes())).tables[0].rows
    assert [row.cells[1].text for row in rows[1:]] == ["Полянск", ROW[1], "Северск", "Встреча с консулом Финляндии"]
