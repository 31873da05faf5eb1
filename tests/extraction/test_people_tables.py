"""A list of people, in a table or by lines, is of people with their offices and tells of no happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]
TITLE = "Отчёт о международных связях города Костромы за 2011 год\n\n"
PEOPLE = [("Гордеев Игорь Петрович", "глава города Костромы"), ("Лапина А.С.", "начальник управления культуры")]

LISTS = {
    "titles of name and office": """№ | ФИО | Должность
1 | Гордеев Игорь Петрович | глава города Костромы
2 | Лапина А.С. | начальник управления культуры
""",
    "the delegation as the title of names": """Состав делегации | Должность
Гордеев Игорь Петрович | глава города Костромы
Лапина А.С. | начальник управления культуры
""",
    "the office before the name": """№ | Занимаемая должность | Фамилия, имя, отчество
1 | глава города Костромы | Гордеев Игорь Петрович
2 | начальник управления культуры | Лапина А.С.
""",
    "no titles": """1 | Гордеев Игорь Петрович | глава города Костромы
2 | Лапина А.С. | начальник управления культуры
""",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_table_of_people(extracted: Extracted, name: str) -> None:
    found = extracted(TITLE + "Состав делегации\n\n" + LISTS[name])
    assert [(p.name, p.role) for p in found.people] == PEOPLE
    assert found.activities == ()


def test_beside_a_list_of_people_the_story_goes_on(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о визите делегации города Костромы в Самоков (Болгария) 24-28 октября 2011 года\n\n"
        "В 2004 году в Костроме прошли Дни болгарской культуры.\n\n"
        + LISTS["titles of name and office"]
        + "\n25 октября стороны провели переговоры в мэрии.\n"
    )
    assert [a.edtf for a in found.activities] == ["2004", "2011-10-25"]


def test_lines_with_a_name_and_an_office_are_no_happenings(extracted: Extracted) -> None:
    found = extracted(
        TITLE + "5 мая мэр посетил Самоков.\n\nВ поездке были:\n"
        "1. Гордеев Игорь Петрович – глава города Костромы;\n2. Начальник управления культуры Лапина А.С.\n"
        "3. Выставка кружева в музее Самокова.\n"
    )
    assert [a.edtf for a in found.activities] == ["2011-05-05", "2011"]


def test_a_column_of_names_beside_events_is_of_who_took_part(extracted: Extracted) -> None:
    rows = "Дата | Мероприятие | Ф.И.О. участника, должность\n5 мая | Визит в Самоков | Гордеев И.П., глава города\n"
    (activity,) = extracted(TITLE + rows).activities
    assert (activity.edtf, activity.participants) == ("2011-05-05", "Гордеев И.П., глава города")
