"""From files to the register: intake, verdicts, review and lists, once by mouse and once by the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from dropping import drop
from running import REPORT, written_report
from serving import served


@pytest.fixture(scope="module")
def address(tmp_path_factory, chromium) -> Iterator[str]:
    """An empty register that is served; the browser is asked for first, for without it there is nothing to serve."""
    with served(tmp_path_factory.mktemp("home")) as found:
        yield found


def heap(folder: Path) -> Path:
    """A folder with a report, an empty file and, one level below, a report of another year and a copy of it."""
    inner = folder / "отчёты" / "старые"
    inner.mkdir(parents=True)
    written_report(folder / "отчёты")
    (folder / "отчёты" / "пусто.docx").write_bytes(b"")
    for name in ("Псков 2019.txt", "снова.txt"):
        (inner / name).write_text(REPORT.replace("2021", "2019"), "utf-8")
    return folder / "отчёты"


def verdicts(page) -> dict[str, str]:
    """What became of each file, once all are read."""
    page.locator("#progress:not([hx-get])").wait_for()
    rows = page.locator("table.verdicts tbody tr")
    return {row.locator("th").inner_text(): row.locator(".tag").last.inner_text() for row in rows.all()}


def reviewed(page, number: int, total: int) -> None:
    page.locator("#standing").get_by_text(f"Проверено: {number} из {total}").wait_for()


def selected(page, title: str) -> None:
    """Until the card with this title is the one that keys act on, and its words in the source are lit."""
    page.locator(".card.selected").filter(has_text=title).wait_for()
    assert title in "".join(page.locator(".passage.lit").all_inner_texts())


def titles(page) -> list[str]:
    return page.locator("table.list tbody th a").all_inner_texts()


def test_by_mouse(address, page, tmp_path):
    page.goto(f"{address}/")
    page.get_by_role("link", name="Загрузить документы").click()
    drop(page, ".drop", heap(tmp_path))
    page.get_by_text("Выбрано файлов: 4").wait_for()
    page.get_by_role("button", name="Загрузить").click()
    assert verdicts(page) == {
        "Псков 2021.txt": "загружен",
        "Псков 2019.txt": "загружен",
        "снова.txt": "уже есть, ничего не изменилось",
        "пусто.docx": "не прочитан",
    }
    page.get_by_role("row", name="Псков 2019.txt").get_by_role("link", name="Разбор").click()
    page.locator("#source .passage", has_text="7 сентября").click()
    selected(page, "Семинар о туризме")
    page.locator(".card.selected").get_by_role("button", name="Отклонить").click()
    reviewed(page, 1, 2)
    page.get_by_role("button", name=re.compile("^Принять все несомненные")).click()
    page.get_by_text("Всё разобрано").wait_for()
    page.get_by_role("link", name="Мероприятия", exact=True).click()
    # Of the report that nobody has reviewed both are there.
    assert titles(page) == ["Семинар о туризме", "Дни Пскова", "Дни Пскова"]
    page.get_by_role("link", name="Дни Пскова").last.click()
    page.get_by_role("link", name="«3-5 мая»").first.click()
    assert "3-5 мая" in "".join(page.locator("mark.quote").all_inner_texts())


def test_files_are_chosen(address, page, tmp_path):
    page.goto(f"{address}/intake/")
    with page.expect_file_chooser() as chooser:
        page.get_by_label("или выберите файлы").click()
    report = written_report(tmp_path)
    report.write_text(REPORT.replace("2021", "2018"), "utf-8")
    chooser.value.set_files(report)
    page.get_by_role("button", name="Загрузить").click()
    assert verdicts(page) == {"Псков 2021.txt": "загружен"}


def press_until(page, key: str, reached: str) -> None:
    """Go on with a key until what has the focus is what a selector finds."""
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", reached):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never comes to {reached}")


def letter(page, code: str, key: str) -> None:
    """Press a key by its place on the keyboard and by what it writes: here in a Russian layout."""
    session = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "code": code, "key": key})
    session.detach()


def test_by_the_keyboard_alone(address, page, tmp_path):
    page.goto(f"{address}/intake/")
    press_until(page, "Tab", "#id_files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    report = written_report(tmp_path)
    report.write_text(REPORT.replace("2021", "2017"), "utf-8")
    chooser.value.set_files(report)
    press_until(page, "Tab", "#heap button")
    page.keyboard.press("Enter")
    assert verdicts(page) == {"Псков 2021.txt": "загружен"}
    press_until(page, "Tab", "a[href$='/review/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/**")
    selected(page, "Дни Пскова")
    letter(page, "Slash", "?")
    page.get_by_text("дальше, назад").wait_for()
    letter(page, "KeyJ", "о")
    selected(page, "Семинар о туризме")
    letter(page, "KeyK", "л")
    selected(page, "Дни Пскова")
    letter(page, "KeyA", "ф")
    reviewed(page, 1, 2)
    selected(page, "Семинар о туризме")
    letter(page, "KeyX", "ч")
    reviewed(page, 2, 2)
    letter(page, "KeyU", "г")
    reviewed(page, 1, 2)
    letter(page, "KeyM", "ь")
    page.wait_for_url("**/merge/**")
    page.get_by_role("heading", name="То же, что …").wait_for()
    page.go_back()
    selected(page, "Семинар о туризме")
    letter(page, "KeyE", "у")
    page.wait_for_url("**/correct/**")
    press_until(page, "Tab", "#id_title")
    page.keyboard.press("End")
    page.keyboard.type(" в Пскове")
    press_until(page, "Tab", "form.record button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/**")
    page.locator(".card.selected").filter(has_text="Семинар о туризме в Пскове").wait_for()
    press_until(page, "Shift+Tab", ".top a[href='/activities/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/activities/")
    assert "Семинар о туризме в Пскове" in titles(page)


def test_the_menu_opens_by_the_keyboard(address, page):
    page.goto(f"{address}/")
    press_until(page, "Tab", ".more summary")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Журнал").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Журнал").wait_for(state="hidden")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "a[href='/journal/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/journal/")
