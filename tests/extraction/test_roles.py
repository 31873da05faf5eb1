"""Column titles as offices word them, to roles."""

import pytest

from pobratim.document import Cell, Paragraph, Row, Text
from pobratim.extraction.column_titles import role_of
from pobratim.extraction.roles import is_header

TITLES = [
    ("№", "number"),
    ("№\nп/п", "number"),
    ("Сроки", "dates"),
    ("Сроки\nпроведения\nмероприятия", "dates"),
    ("Дата проведения", "dates"),
    ("Срок исполнения", "dates"),
    ("Дата и время", "dates"),
    ("Место проведения мероприятия", "place"),
    ("Место, дата", "place_dates"),
    ("Дата и место проведения", "place_dates"),
    ("Наименование мероприятия", "title"),
    ("Мероприятия", "title"),
    ("Событие", "title"),
    ("Содержание мероприятия (в том числе краткая информация о достигнутых договорённостях)", "content"),
    ("Краткое содержание", "content"),
    ("Достигнутые договоренности", "outcome"),
    ("Участники мероприятия (ФИО, должность)", "participants"),
    ("Организатор", "organisers"),
    ("Ответственный исполнитель", "organisers"),
    ("Примечание", "notes"),
    ("Страна", "country"),
    ("Государство", "country"),
    ("Город-партнёр", "city"),
    ("Страна, город", "country_city"),
    ("Основание для сотрудничества", "basis"),
    ("Наименование документа", "basis"),
    ("Год установления связей/ подписания документа", "year"),
    ("Дата подписания", "year"),
    ("Установление связей / дата документа", "year"),
    ("Год установления связей", "established"),
    ("Документ, дата подписания", "basis_year"),
    ("Дата рег.", "registered"),
    ("2019 год", "events"),
    ("Сколько человек", "participants"),
    ("Отметка о выполнении", "mark"),
    ("Дата и место подписания", "signed_place_date"),
    ("Основные мероприятия в 2023 году", "events"),
    ("Срок действия", "term"),
    ("Состояние", "status"),
    ("Муниципальное образование", "municipality"),
    ("Date", "dates"),
    ("Venue", "place"),
    ("Sister city", "city"),
    ("Outcome", "outcome"),
    ("", None),
    ("Продолжение переговоров о стажировках врачей, начатых осенью", None),
]


@pytest.mark.parametrize(("title", "role"), TITLES)
def test_role_of_a_column_title(title: str, role: str | None) -> None:
    assert role_of(title) == role


def test_years_in_a_column_title_do_not_make_its_row_one_of_content() -> None:
    titles = ("Страна", "Город-партнёр", "Основание", "События 2018–2024 годов")
    assert is_header(_row(*titles))
    assert not is_header(_row("Дата", "Город-партнёр", "12 мая 2018 года"))


def _row(*cells: str) -> Row:
    return Row(tuple(Cell(n, (Paragraph(Text(cell)),)) for n, cell in enumerate(cells)))
