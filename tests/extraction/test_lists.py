"""Lists without a table: items of a plan, partners a line, profiles, jubilees and city days."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

PLAN = (
    "План международных мероприятий города Орла на 2023 год\n\n"
    "I квартал\n"
    "– 15–17 февраля: поездка на ярмарку (г. Минск, Беларусь);\n"
    "– март: вебинар с учителями из Бреста.\n\n"
    "II квартал\n"
    "– приём делегации из Варны (Болгария), срок уточняется;\n"
    "– ежемесячно: заседания клуба друзей Сербии.\n"
)


def test_each_bullet_of_a_plan_is_an_item_of_its_period(extracted: Extracted) -> None:
    found = extracted(PLAN)
    assert (found.genre, found.owner, found.period) == ("plan", "Орёл", "2023")
    assert [(a.edtf, a.scheduled, a.recurrence, a.status) for a in found.activities] == [
        ("2023-02-15/2023-02-17", True, None, "planned"),
        ("2023-03", True, None, "planned"),
        ("2023-04/2023-06", False, None, "planned"),
        ("2023-04/2023-06", True, "monthly", "planned"),
    ]


def test_lines_below_a_period_are_items_without_a_mark(extracted: Extracted) -> None:
    found = extracted("План работы города Орла на 2023 год\n\nМарт\nПриём делегации Минска\nКонцерт хора из Бреста\n")
    assert [(a.edtf, a.cities) for a in found.activities] == [("2023-03", ("Минск",)), ("2023-03", ("Брест",))]


def test_bullets_that_a_happening_leads_in_belong_to_it(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о международных связях города Орла за 2023 год\n\n"
        "5 марта состоялась встреча с делегацией Минска, на которой обсудили:\n– школьные обмены;\n– гастроли театра.\n"
        "7 апреля открыта выставка художников Бреста.\n"
    )
    assert [a.edtf for a in found.activities] == ["2023-03-05", "2023-04-07"]
    assert "гастроли театра" in (found.activities[0].description or "")


def test_undated_bullets_below_a_heading_have_the_papers_period(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о международных связях города Орла за 2023 год\n\nПроведены следующие мероприятия:\n"
        "– конкурс рисунка для школьников Сербии;\n– 9 мая – концерт хора из Минска.\n"
    )
    assert [(a.edtf, a.countries) for a in found.activities] == [("2023", ("RS",)), ("2023-05-09", ("BY",))]


def test_a_heading_that_names_a_country_gives_it_to_what_follows(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о международных связях города Орла за 2015 год\n\nСотрудничество с Германией\n\n"
        "В марте гимназия принимала школьников.\n\nСотрудничество с Сербией\n\n20 мая состоялся концерт хора.\n"
    )
    assert [(a.edtf, a.countries) for a in found.activities] == [("2015-03", ("DE",)), ("2015-05-20", ("RS",))]
    assert found.activities[0].listed_under.section == "Сотрудничество с Германией"


def test_a_list_of_partners_with_the_year_of_the_ties(extracted: Extracted) -> None:
    found = extracted(
        "Города-побратимы города Орла\n(в скобках – год установления связей)\n\n"
        "– Керава, Финляндия (1966);\n– г. Эрланген, Германия (1983).\n"
    )
    assert found.genre == "partner_register"
    assert [(p.country, p.place, p.established) for p in found.partners] == [
        ("FI", "Керава", "1966"),
        ("DE", "Эрланген", "1983"),
    ]
    assert [(a.kind, a.partner.place, a.dates) for a in found.agreements] == [
        ("ties", "Керава", ("1966",)),
        ("ties", "Эрланген", ("1983",)),
    ]


LINES = [
    ("1. Нови-Сад (Сербия) – Соглашение о сотрудничестве от 29.05.2006", [("agreement", ("2006-05-29",))]),
    ("– Нови-Сад, Сербия, побратимские связи установлены в 1990 году;", [("ties", ("1990",))]),
    ("– Нови-Сад, Сербия (1990);", [("ties", ("1990",))]),
    ("Нови-Сад, Сербия", []),
]


@pytest.mark.parametrize(("line", "agreements"), LINES)
def test_a_line_names_a_partner_and_its_documents(
    extracted: Extracted, line: str, agreements: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = extracted(f"Города-побратимы города Орла\n\nСписок:\n{line}\n")
    assert [(p.country, p.place) for p in found.partners] == [("RS", "Нови-Сад")]
    assert [(a.kind, a.dates) for a in found.agreements] == agreements


def test_profiles_of_partners(extracted: Extracted) -> None:
    found = extracted(
        "Города-побратимы Орла\n\n1. Лодзь (Польша)\nПобратимские связи установлены в 1957 году. "
        "Соглашение о дружбе подписано 24 апреля 1992 г.\n\n2. Варна (Болгария)\n"
        "Связи установлены в 1961 году. 5 мая 2019 года делегация Орла посетила Варну.\n\n3. Плоцк (Польша)\n"
        "Документы не подписаны.\n"
    )
    assert [(p.country, p.place, p.established) for p in found.partners] == [
        ("PL", "Лодзь", "1957"),
        ("BG", "Варна", "1961"),
        ("PL", "Плоцк", None),
    ]
    assert [(a.kind, a.partner.place, a.dates) for a in found.agreements] == [
        ("agreement", "Лодзь", ("1992-04-24",)),
        ("ties", "Варна", ("1961",)),
    ]


def test_jubilees_and_city_days_a_line(extracted: Extracted) -> None:
    found = extracted(
        "План участия города Орла в праздниках городов-партнёров в 2023 году\n\nДни городов:\n– Витебск – 28 июня;\n"
        "– Сухум – август.\n\nЮбилеи:\n– Минск – 956 лет, 9 сентября.\n"
    )
    assert [(a.city, a.kind, a.age, a.date) for a in found.anniversaries] == [
        ("Витебск", "city_day", None, "2023-06-28"),
        ("Сухум", "city_day", None, "2023-08"),
        ("Минск", "jubilee", 956, "2023-09-09"),
    ]
    assert found.activities == ()


def test_asterisks_are_bullets_where_several_stand_together(extracted: Extracted) -> None:
    found = extracted(
        "План мероприятий города Орла на 2023 год\n\n* 5 мая – концерт хора из Минска\n* июнь – приём делегации\n"
    )
    assert [(a.edtf, a.title) for a in found.activities] == [
        ("2023-05-05", "концерт хора из Минска"),
        ("2023-06", "приём делегации"),
    ]
    assert found.unread == ()


def test_a_numbered_line_above_prose_is_a_heading_among_others_an_item(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о международной деятельности города Орла за 2022 год\n\n1. Сотрудничество с городами Китая\n"
        "3 марта проведена видеоконференция.\n\n2. Культура\n- фестиваль, 1 июня, гости из Сербии;\n- конкурс, май.\n"
    )
    assert [(a.edtf, a.countries, a.listed_under.section) for a in found.activities] == [
        ("2022-03-03", ("CN",), "Сотрудничество с городами Китая"),
        ("2022-06-01", ("RS",), "Культура"),
        ("2022-05", (), "Культура"),
    ]
    numbered = extracted("План работы города Орла на 2022 год\n\n1. Концерт хора, май\n2. Выставка гостей из Сербии\n")
    assert [(a.number, a.edtf) for a in numbered.activities] == [("1", "2022-05"), ("2", "2022")]


def test_a_calendar_by_days_and_schedules(extracted: Extracted) -> None:
    found = extracted(
        "Календарь событий города Орла на март 2024 года\n\n1 марта\nПриём делегации из Гродно\nМесто: мэрия\n\n"
        "5–7 марта\nПоездка на форум в Ташкент\n\nпо согласованию\nВебинар с Дрокией (Молдова)\n"
    )
    assert [(a.edtf, a.scheduled, a.status) for a in found.activities] == [
        ("2024-03-01", True, "planned"),
        ("2024-03-05/2024-03-07", True, "planned"),
        ("2024-03", False, "planned"),
    ]
    assert "мэрия" in (found.activities[0].description or "")


def test_a_new_quarter_ends_the_section_of_the_last(extracted: Extracted) -> None:
    found = extracted(
        "План города Орла на 2023 год\n\nI квартал\nСотрудничество с Сербией:\n– концерт хора;\n"
        "II квартал\n– выставка художников;\n"
    )
    assert [(a.edtf, a.countries) for a in found.activities] == [("2023-01/2023-03", ("RS",)), ("2023-04/2023-06", ())]


def test_a_title_that_promises_jubilees_heads_all_lines(extracted: Extracted) -> None:
    found = extracted(
        "Юбилейные даты городов Союза городов Поволжья в 2025 году\n\nЯнварь\nСаратов – 435 лет\nПенза (362 года)\n\n"
        "Сентябрь\n10 сентября – Самара, 439 лет\n"
    )
    assert [(a.city, a.age, a.date) for a in found.anniversaries] == [
        ("Саратов", 435, "2025-01"),
        ("Пенза", 362, "2025-01"),
        ("Самара", 439, "2025-09-10"),
    ]


def test_an_event_below_a_heading_of_city_days_is_no_anniversary(extracted: Extracted) -> None:
    found = extracted(
        "План города Орла на 2023 год\n\nДни городов:\n"
        "– 28 июня – поездка хора в Витебск;\n– Брест – 28 июля;\n– Остров – 6 августа.\n"
    )
    assert [a.city for a in found.anniversaries] == ["Брест", "Остров"]
    assert [a.edtf for a in found.activities] == ["2023-06-28"]


def test_a_list_of_agreements_a_line(extracted: Extracted) -> None:
    found = extracted(
        "Перечень соглашений, заключённых городом Орлом\n\n"
        "1. Соглашение с муниципалитетом города Варны (Болгария) о сотрудничестве от 5 мая 2006 г.\n"
        "2. Протокол о намерениях с городом Нинбо (КНР) – октябрь 2015 года.\n"
    )
    assert [(a.kind, a.partner.country, a.partner.place, a.dates) for a in found.agreements] == [
        ("agreement", "BG", "Варна", ("2006-05-05",)),
        ("protocol", "CN", "Нинбо", ("2015-10",)),
    ]
    assert found.activities == ()


def test_what_a_month_heads_is_of_that_month(extracted: Extracted) -> None:
    found = extracted(
        "Администрация города Орла\nОтдел внешних связей\n\nОтчёт о международной деятельности за 2021 год\n\n"
        "ЯНВАРЬ\n25-27 января. Поездка делегации в Варну.\n\nФЕВРАЛЬ\nСостоялся визит делегации Нинбо (КНР).\n"
        "Еженедельно работала школа сербских художников.\n"
    )
    assert found.title == "Отчёт о международной деятельности за 2021 год"
    assert [(a.edtf, a.title) for a in found.activities] == [
        ("2021-01-25/2021-01-27", "Поездка делегации в Варну"),
        ("2021-02", "Состоялся визит делегации Нинбо (КНР)"),
        ("2021-02", "Еженедельно работала школа сербских художников"),
    ]


def test_a_calendar_by_bare_days_of_its_month(extracted: Extracted) -> None:
    found = extracted(
        "КАЛЕНДАРЬ МЕЖДУНАРОДНЫХ СОБЫТИЙ\nгород Дубна\nмай 2019 года\n\n"
        "1-3, ср-пт\nШкола физиков из Болгарии. Дом учёных.\n\n"
        "7, вт\nЛекция гостя из Кракова.\n\n27-31\nПоездка хора в Минск.\n"
    )
    assert (found.owner, found.period) == ("Дубна", "2019-05")
    assert [a.edtf for a in found.activities] == ["2019-05-01/2019-05-03", "2019-05-07", "2019-05-27/2019-05-31"]


def test_records_told_in_labelled_lines(extracted: Extracted) -> None:
    found = extracted(
        "ПАСПОРТ ПОБРАТИМСКИХ СВЯЗЕЙ ГОРОДА ОРЛА\n\nГород-побратим: Гаага\nСтрана: Нидерланды\n"
        "Дата установления связей: -\nДокумент: Протокол о намерениях, подписан 3 октября 1991 года\n\n"
        "Город-побратим: Ланьчжоу\nСтрана: КНР\nДата установления связей: 2017 г.\nДокумент: нет\n"
    )
    assert [(p.country, p.place, p.established) for p in found.partners] == [
        ("NL", "Гаага", None),
        ("CN", "Ланьчжоу", "2017"),
    ]
    assert [(a.kind, a.partner.place, a.dates) for a in found.agreements] == [
        ("protocol", "Гаага", ("1991-10-03",)),
        ("ties", "Ланьчжоу", ("2017",)),
    ]
    assert found.activities == ()


def test_a_paragraph_for_each_partner(extracted: Extracted) -> None:
    found = extracted(
        "Побратимы города Орла\n\nГомель (Республика Беларусь). Соглашение о дружбе подписано 21.02.1994. "
        "В 2020 году: 5 марта – лыжная эстафета в Гомеле; 14 октября – онлайн-семинар архивистов.\n\n"
        "Карлово (Болгария). Связи установлены в 1964 году. В 2020 году мероприятий не было.\n"
    )
    assert [(p.country, p.place, p.established) for p in found.partners] == [
        ("BY", "Гомель", None),
        ("BG", "Карлово", "1964"),
    ]
    assert [(a.kind, a.partner.place, a.dates) for a in found.agreements] == [
        ("agreement", "Гомель", ("1994-02-21",)),
        ("ties", "Карлово", ("1964",)),
    ]
    assert [(a.edtf, a.countries) for a in found.activities] == [("2020-03-05", ("BY",)), ("2020-10-14", ("BY",))]
