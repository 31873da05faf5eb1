"""What the opening of a paper says: its title, genre, owner and period."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pobratim.document import Text
from pobratim.extraction import extract
from pobratim.extraction.datelines import date_alone, dateline_of
from pobratim.extraction.genres import named_genre
from pobratim.findings import Findings
from pobratim.language.dates import Scope
from pobratim.reading import read

Extracted = Callable[[str], Findings]
TABLE = "\n\n№ | Дата | Мероприятие | Место\n1 | 5 марта | Концерт хора | г. Минск\n2 | май | Выставка | г. Брест\n"

GENRES = [
    ("Исполнение плана международных мероприятий за 2022 год", "activity_report"),
    ("О ходе выполнения годового плана внешних связей", "activity_report"),
    ("Отчёт об исполнении плана", "activity_report"),
    ("План мероприятий по выполнению соглашений", "plan"),
    ("Plan of International Events, January – June 2025", "plan"),
    ("Calendar of Events of the City of Tomsk", "plan"),
    ("Report on the Implementation of the Plan", "activity_report"),
    ("Report on the Visit of the Perm Delegation", "visit_report"),
    ("List of Sister Cities", "partner_register"),
    ("Register of International Agreements", "agreement_register"),
    ("Quarterly Report, Q2 2021", "activity_report"),
    ("Новости города: международное сотрудничество", "news"),
    ("Международный дайджест города Твери", "news"),
    ("Press release", "news"),
    ("Тверь: международные новости за май. Сводка отдела международных связей", "news"),
    ("Отчёт отдела международных связей: новости и встречи за 2020 год", "activity_report"),
    ("Отчёт о выпуске новостей за 2020 год", "activity_report"),
    ("О визите делегации города-побратима Лодзи", "visit_report"),
    ("Визиты иностранных делегаций в Псков в 2019 году", "activity_report"),
    ("Перечень зарубежных визитов администрации города за 2021 год", "activity_report"),
    ("Города-побратимы Пскова: визиты и встречи", "partner_register"),
    ("Делегация Пскова посетила город-партнёр Тарту", "visit_report"),
    ("О побратимских связях города Пскова в 2021 году", "activity_report"),
    ("Побратимские связи города Пскова", "partner_register"),
    ("Прогноз погоды", None),
]


@pytest.mark.parametrize(("title", "genre"), GENRES)
def test_a_title_names_the_genre(title: str, genre: str | None) -> None:
    assert named_genre(title) == genre


OWNERS = [
    ("Городская Управа города Калуги\n\nОтчёт о международных связях за 2022 год" + TABLE, "Калуга"),
    ("АДМИНИСТРАЦИЯ ГОРОДА СТАВРОПОЛЯ\n\nОтчёт о внешних связях города за 2019 год" + TABLE, "Ставрополь"),
    ("Отчёт о международных связях города Гомеля (Республика Беларусь) за 2023 год" + TABLE, "Гомель"),
    (
        "План мероприятий Международной лиги северных городов на 2021 год" + TABLE,
        "Международная лига северных городов",
    ),
    (
        "План работы Дальневосточного отделения Союза малых городов (ДО СМГ) на 2021 год" + TABLE,
        "Дальневосточное отделение Союза малых городов (ДО СМГ)",
    ),
    ("ПЛАН РАБОТЫ СОЮЗА МАЛЫХ ГОРОДОВ (СМГ) НА 2021 ГОД" + TABLE, "Союз Малых Городов (СМГ)"),
    (
        "Plan of the International Association of River Towns for 2021" + TABLE,
        "International Association of River Towns",
    ),
    (
        "Отчёт о международных мероприятиях за 2020 год\n\nДата | Мероприятие\n"
        "5 марта | Концерт в Курске\n7 мая | В Курск приехали гости из Минска\n9 июня | Ярмарка в Курске\n",
        "Курск",
    ),
    ("Отчёт о международных мероприятиях за 2020 год\n\nДата | Мероприятие\n5 марта | Концерт в Курске\n", None),
]


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_the_owner_is_looked_for_in_all_opening_lines(extracted: Extracted, text: str, owner: str | None) -> None:
    assert extracted(text).owner == owner


def test_a_city_abroad_has_its_own_country_for_home(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о международных связях города Гомеля (Беларусь) за 2023 год\n\nДата | Мероприятие | Место\n"
        "28 мая | Поездка ансамбля | г. Брянск, Россия\n3 июня | Концерт | г. Минск\n"
    )
    assert [(a.countries, a.cities) for a in found.activities] == [(("RU",), ("Брянск",)), ((), ())]


def test_the_offices_name_above_the_title_heads_no_table(extracted: Extracted) -> None:
    found = extracted("Городская Управа города Калуги\n\nОтчёт о международных связях за 2022 год" + TABLE)
    assert (found.genre, [a.municipality for a in found.activities]) == ("activity_report", [None, None])


def test_a_full_width_row_above_the_columns_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "paper.csv"
    path.write_text(
        "Международные контакты города Орла, 2019 год;;\nДата;Наименование;Страна\n17.01.2019;Встреча;Сербия\n"
        "июнь;Форум;Китай\n",
        "utf-8",
    )
    found = extract(read(path))
    assert (found.owner, found.period, [a.edtf for a in found.activities]) == (
        "Орёл",
        "2019",
        ["2019-01-17", "2019-06"],
    )


def test_a_sentence_between_tables_heads_none(extracted: Extracted) -> None:
    rows = "№ | Дата | Мероприятие | Место\n1 | {} | Концерт хора | г. Минск\n\n"
    found = extracted(
        "Отчёт о связях города Пскова за 2019 год\n\n"
        + rows.format("5 марта")
        + "Следующий турнир намечен на 2020 год.\n\n"
        + rows.format("9 мая")
    )
    assert [a.edtf for a in found.activities] == ["2019-03-05", "2019-05-09"]


def test_a_plan_with_a_list_of_cities_stays_a_plan(extracted: Extracted) -> None:
    cities = (
        "Юбилеи городов-партнёров\n\nГород | Год основания | Исполняется | Дата\nВитебск | 974 | 1050 лет | 28 июня\n"
    )
    found = extracted("План международных мероприятий города Ярославля на 2024 год" + TABLE + "\n" + cities)
    assert (found.genre, {a.status for a in found.activities}) == ("plan", {"planned"})


def test_a_table_cut_in_two_keeps_its_headings(extracted: Extracted) -> None:
    head = "№ | Мероприятие | Место | Сроки\n"
    found = extracted(
        "Отчёт о международных связях муниципальных образований Псковской области за 2021 год\n\n"
        + head
        + "Печорский район | | |\n1 | Концерт | г. Печоры | 5 мая\n\n- 1 -\n\n"
        + head
        + "2 | Ярмарка | г. Печоры | 7 мая\n"
    )
    assert [a.municipality for a in found.activities] == ["Печорский район", "Печорский район"]


ALONE = [
    ("I квартал", "2023-01/2023-03"),
    ("Март:", "2023-03"),
    ("12.03.2020", "2020-03-12"),
    ("за 2023 год", "2023"),
    ("В марте прошёл концерт", None),
    ("Мероприятия 12 марта", None),
]


@pytest.mark.parametrize(("line", "edtf"), ALONE)
def test_a_date_alone_on_its_line(line: str, edtf: str | None) -> None:
    found = date_alone(line, Scope.of("2023"))
    assert (found.edtf if found else None) == edtf


DATELINES = [
    ("Волгоград, 14 мая 2021 года. Вчера открылась выставка.", ("Волгоград", "2021-05-14")),
    ("г. Псков, 03.06.2020 – В мэрии приняли гостей.", ("Псков", "2020-06-03")),
    ("MOSCOW, 3 May 2021 – A delegation arrived.", ("Moscow", "2021-05-03")),
    ("Псков. 3 июня 2020 г. Открыта выставка.", ("Псков", "2020-06-03")),
    ("В Пскове 3 июня 2020 года открыта выставка.", None),
    ("Псков, май 2020 года. Открыта выставка.", None),
]


@pytest.mark.parametrize(("paragraph", "wanted"), DATELINES)
def test_a_dateline_opens_a_paragraph(paragraph: str, wanted: tuple[str, str] | None) -> None:
    found = dateline_of(Text(paragraph))
    assert ((found.place.name, found.day) if found else None) == wanted


def test_a_federation_of_states_is_no_owner(extracted: Extracted) -> None:
    found = extracted("О сотрудничестве акимата города Караганды с городами Российской Федерации в 2022 году" + TABLE)
    assert found.owner == "Караганда"


def test_a_body_that_is_only_the_other_side_is_no_owner(extracted: Extracted) -> None:
    assert extracted("Отчёт о сотрудничестве с Лигой северных городов за 2021 год" + TABLE).owner is None


def test_the_adjective_of_a_city_office_names_the_owner(extracted: Extracted) -> None:
    found = extracted("ВОРОНЕЖСКАЯ ГОРОДСКАЯ ДУМА\n\nОтчёт комиссии о работе в 2022 году" + TABLE)
    assert found.owner == "Воронеж"


def test_a_report_on_partner_cities_is_no_register(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о сотрудничестве Орла с городами-побратимами за 2024 год\n\n5 мая прошёл концерт гостей из Бреста.\n"
    )
    assert (found.genre, [a.edtf for a in found.activities]) == ("activity_report", ["2024-05-05"])


def test_sentences_beside_a_table_that_tell_of_a_day_are_read(extracted: Extracted) -> None:
    found = extracted(
        "Справка о международном сотрудничестве города Барнаула в 2023 году\n\n"
        "Барнаул дружит с городами Казахстана, Китая и Монголии.\n"
        + TABLE
        + "\nКроме того, 7 декабря проведён телемост с Чанцзи.\n\n"
        "В январе 2024 года в Барнаул приедут гости из Китая.\n\n"
        "Всего в 2023 году проведено 3 мероприятия.\n"
    )
    assert found.title == "Справка о международном сотрудничестве города Барнаула в 2023 году"
    assert [(a.edtf, a.status) for a in found.activities] == [
        ("2023-03-05", "held"),
        ("2023-05", "held"),
        ("2023-12-07", "held"),
        ("2024-01", "planned"),
    ]
