"""What stands beside the content of a paper, and what only looks like it."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import pytest

from pobratim.extraction import extract
from pobratim.extraction.asides import aside_of, denies
from pobratim.reading import read

# The smallest PNG: one transparent point.
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

LINES = [
    ("УТВЕРЖДАЮ", "approval"),
    ("Утверждён постановлением мэра от 5 мая", "approval"),
    ("Приложение № 2", "approval"),
    ("Приложение к письму", "approval"),
    ("ПРОЕКТ", "approval"),
    ("Исп. Сидорова А.А.", "executor"),
    ("тел. 55-55-55", "executor"),
    ("8 (000) 000-00-00", "executor"),
    ("Исполнитель: отдел внешних связей", "executor"),
    ("Начальник отдела _________ Петров", "signature"),
    ("Начальник отдела международных связей          И.И. Петрова", "signature"),
    ("*данные уточняются", "footnote"),
    ("Примечание: даты уточняются", "footnote"),
    ("«___» ________ 20__ г.", "date_blank"),
    ("Мероприятия не проводились.", "nothing held"),
    ("Проект «Мосты дружбы» стартовал 5 апреля.", None),
    ("Приложение для туристов запущено 5 мая.", None),
    ("Телефонный разговор мэров состоялся 6 мая.", None),
    ("Исполнитель песен из Сербии выступил на площади.", None),
    ("Согласовано проведение форума 5 мая.", None),
    ("Форматы встреч обсуждены 6 мая.", None),
    ("Глава города принял послов.", None),
    ("2019 – 2020", None),
]


@pytest.mark.parametrize(("line", "reason"), LINES)
def test_a_line_beside_the_content(line: str, reason: str | None) -> None:
    assert aside_of(line) == reason


DENIALS = [
    ("Мероприятия не проводились", True),
    ("Международных мероприятий не было.", True),
    ("В отчётном периоде международные мероприятия не проводились", True),
    ("Не проводились", True),
    ("нет", True),
    ("Мероприятия в III квартале 2020 года не проводились;", True),
    ("Документы не подписаны.", True),
    ("No events were held in 2020", True),
    ("Мероприятий международного характера не проводилось", True),
    ("Мероприятия с зарубежными партнёрами в отчётном периоде не проводились", True),
    ("В районе в 4 квартале международных мероприятий не проводилось", True),
    ("На территории муниципального района мероприятия не проводились.", True),
    ("Мероприятия не запланированы", True),
    ("Визитов иностранных делегаций не было", True),
    ("Делегации не принимались", True),
    ("Контактов с городами-побратимами в 2022 году не осуществлялось", True),
    ("Международная деятельность в районе не велась", True),
    ("Побратимские связи не поддерживаются", True),
    ("Не проводилось мероприятий", True),
    ("За отчётный период не проводилось", True),
    ("Информация отсутствует", True),
    ("Сведений о мероприятиях не поступало", True),
    ("отсутствуют", True),
    ("Встреча с делегацией Лодзи не состоялась", False),
    ("Проект «Мост» не проводился", False),
    ("Фестиваль не проводился", False),
    ("Проведены мероприятия: концерт, выставка", False),
    ("Мероприятия прошли успешно, сбоев не было", False),
    ("", False),
    ("Визит не состоялся", False),
    ("Встреча не проводилась", False),
    ("Гастроли не состоялись по эпидемиологическим причинам", False),
    ("Мероприятия не проводились, кроме концерта 5 мая", False),
    ("Концерт хора", False),
]


@pytest.mark.parametrize(("text", "denied"), DENIALS)
def test_what_says_only_that_nothing_was_held(text: str, denied: bool) -> None:
    assert denies(text) is denied


def test_a_caption_beside_a_picture_is_no_sentence_of_the_telling(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("Визит делегации города Пскова в город Тарту (14-16.06.2019)")
    paper.add_paragraph("С 14 по 16 июня 2019 года состоялся визит делегации Пскова в Тарту.")
    paper.add_picture(io.BytesIO(_PICTURE))
    paper.add_paragraph("Ратушная площадь. Тарту, июнь 2019 года", style="Caption")
    paper.add_paragraph("Стороны обсудили школьные обмены.")
    path = tmp_path / "visit.docx"
    paper.save(str(path))
    findings = extract(read(path))
    assert [photograph.caption for photograph in findings.photographs] == ["Ратушная площадь. Тарту, июнь 2019 года"]
    assert "Ратушная" not in (findings.activities[0].description or "")
    assert not findings.unread
