"""The table forms filled: exact cells, grouping, numbering, order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_samples import (
    CITY,
    CITY_YEAR,
    PLAN,
    REGION,
    activity,
    group_titles,
    plain,
    record_rows,
    source_row,
    texts,
)

from pobratim.findings import ListedUnder
from pobratim.rendering.errors import FormError
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.records import FormData, RecordReference


def test_city_year() -> None:
    paper = fill(load_form("city-year"), CITY)
    assert [plain(paragraph.text) for paragraph in paper.before] == [
        "Информация о мероприятиях международного сотрудничества",
        "с участием представителей органов местного самоуправления города Пскова",
        "в 2021 году",
    ]
    assert record_rows(paper) == [
        ["1", "2-3 марта 2021 года", "г. Рига, Латвия", "Балтийский круглый стол", "Обсуждены вопросы портов."],
        ["2", "10 апреля 2021 года", "г. Тарту, Эстония, ратуша", "Выставка ремёсел", "Показаны 40 работ."],
        ["3", "05 мая 2021 года", "г. Псков, онлайн", "Урок мира", "Школьники рассказали о городе.\nСнят фильм."],
    ]
    assert [row.records for row in paper.tables[0].rows[1:]] == [
        (RecordReference("activity", index),) for index in (0, 2, 1)
    ]


def test_city_year_in_house_style() -> None:
    rows = record_rows(fill(load_form("city-year"), CITY, house_style=True))
    assert [row[1] for row in rows] == ["2–3 марта 2021 года", "10 апреля 2021 года", "5 мая 2021 года"]


def test_planned_activities_are_left_out_of_a_report_and_told_of() -> None:
    data = replace(CITY, activities=(*CITY_YEAR, activity("Форум", "2021-12-01", status="planned")))
    paper = fill(load_form("city-year"), data)
    assert len(record_rows(paper)) == 3
    assert paper.remarks == ("Не вошли запланированные мероприятия: 1.",)


def test_an_edited_field_is_written_in_house_style_and_the_others_stay() -> None:
    source = CITY_YEAR[1]
    wording = {role: text for role, text in source.wording.items() if role != "dates"}
    edited = replace(source, edtf="2021-02-01", wording=wording)
    rows = record_rows(fill(load_form("city-year"), replace(CITY, activities=(CITY_YEAR[0], edited))))
    assert rows[0] == ["1", "1 февраля 2021 года", "г. Псков, онлайн", "Урок мира", rows[0][4]]
    assert rows[1][1] == "2-3 марта 2021 года"


def test_blank_cells_of_a_source_stay_blank() -> None:
    row = source_row(1, "", "", "Работа с городами", "Велась переписка.", "2021", online=True)
    rows = record_rows(fill(load_form("city-year"), FormData("Псков", "2021", activities=(row,))))
    assert rows == [["1", "", "", "Работа с городами", "Велась переписка."]]


def test_two_entries_of_one_source_row_share_a_row() -> None:
    first = source_row(7, "Волхов октябрь", "Волхов октябрь", "Форум мостов", "", "2021-10")
    second = source_row(7, "Волхов октябрь", "Волхов октябрь", "Конференция рек", "", "2021-10")
    later = source_row(8, "декабрь", "Рига", "Смотр хоров", "", "2021-12")
    data = FormData("Союз городов (СГ)", "2021", activities=(first, second, later))
    assert record_rows(fill(load_form("association-plan"), data)) == [
        ["1.", "Форум мостов\nКонференция рек", "Волхов октябрь", ""],
        ["2.", "Смотр хоров", "Рига\nдекабрь", ""],
    ]


def test_region_quarter() -> None:
    paper = fill(load_form("region-quarter"), REGION)
    assert paper.title.endswith("Псковской области в международной сфере во II квартале 2021 года")
    assert paper.page.orientation == "landscape"
    assert [texts(row)[: 2 if row.kind == "record" else 1] for row in paper.tables[0].rows[1:]] == [
        ["1.", "Приём послов"],
        ["Город Псков"],
        ["2.", "Телемост"],
        ["3.", "Слёт"],
        ["Муниципальное образование «Печорский район»"],
        ["4.", "Ярмарка"],
    ]
    assert [row.cells[0].column_span for row in paper.tables[0].rows if row.kind == "group"] == [6, 6]
    assert record_rows(paper)[1] == [
        "2.",
        "Телемост",
        "г. Тарту, Эстония",
        "2 апреля",
        "Обсуждены школы.\nРешено обменяться классами.",
        "",
    ]
    assert record_rows(paper)[2][3:] == ["май", "Описание.", "Глава города И.И. Петров"]


def test_association_plan() -> None:
    paper = fill(load_form("association-plan"), PLAN)
    assert [plain(paragraph.text) for paragraph in paper.before] == [
        "План мероприятий",
        "Союза городов (СГ)",
        "на 2021 год",
    ]
    events, recurring, jubilees, city_days = (record_rows(paper, table) for table in range(4))
    assert events == [
        ["1.", "Форум", "г. Рига, Латвия\n1 февраля", "Организаторы: СГ, мэрия Риги"],
        ["2.", "Съезд союза", "Рига\n12 марта", ""],
        ["3.", "Встречи экспертов", "по графику", ""],
    ]
    assert recurring == [["4.", "Выпуск газеты", "постоянно", ""], ["5.", "Рассылка писем", "еженедельно", ""]]
    assert jubilees == [["1.", "Тарту", "991 год", "29 июня"], ["2.", "Рига", "820 лет", "18 августа"]]
    assert city_days == [["1.", "Псков", "1118 лет", "ориентировочно 23 июля"]]


def test_headings_and_footnote_of_the_plan() -> None:
    paper = fill(load_form("association-plan"), PLAN)
    assert [group_titles(paper, table) for table in range(4)] == [
        [],
        ["Информационная работа членов СГ"],
        ["Юбилей городов СГ"],
        ["Дни городов-столиц членов СГ"],
    ]
    assert paper.footnotes == ("Дни городов указаны ОРИЕНТИРОВОЧНО",)
    assert paper.tables[3].rows[0].cells[0].paragraphs[0].footnote == 0
    assert [table.rows[0].kind for table in paper.tables] == ["header", "group", "group", "group"]


def test_sections_without_records_are_left_out() -> None:
    paper = fill(load_form("association-plan"), replace(PLAN, activities=(), anniversaries=()))
    assert [len(table.rows) for table in paper.tables] == [1]


def test_a_plan_with_headings_of_its_own_keeps_them() -> None:
    sport, culture = ListedUnder("Спорт"), ListedUnder("Культура")
    activities = tuple(
        source_row(n, "май", "", title, "", "2021-05", listed_under=listed)
        for n, (title, listed) in enumerate([("Забег", sport), ("Хор", culture), ("Матч", sport)], start=1)
    )
    paper = fill(load_form("association-plan"), FormData("СГ", "2021", activities=activities))
    assert [(group_titles(paper, n), [row[1] for row in record_rows(paper, n)]) for n in range(2)] == [
        (["Спорт"], ["Забег", "Матч"]),
        (["Культура"], ["Хор"]),
    ]


def test_very_long_rows_may_break() -> None:
    rows = (
        source_row(1, "май", "", "Коротко", "Слово. " * 20, "2021-05"),
        activity("Долго", description="Слово. " * 400),
    )
    paper = fill(load_form("city-year"), FormData("Псков", "2021", activities=rows))
    assert [row.may_break for row in paper.tables[0].rows] == [False, False, True]


def test_a_period_that_is_no_date_is_refused() -> None:
    with pytest.raises(FormError, match="«весна» не записан как EDTF"):
        fill(load_form("city-year"), FormData("Псков", "весна"))


@pytest.mark.parametrize(
    ("dates", "printed"),
    [(("10-13 июля", "5 мая"), "6 августа"), (("10-13 июля 2021 года", "5 мая"), "6 августа 2021 года")],
)
def test_an_entered_date_names_the_year_as_the_dates_of_the_source_do(dates: tuple[str, str], printed: str) -> None:
    first, second = (
        source_row(n, text, "", "Форум", "", edtf)
        for n, (text, edtf) in enumerate(zip(dates, ("2021-07-10/2021-07-13", "2021-05-05"), strict=True), start=1)
    )
    data = FormData("Псков", "2021", activities=(first, second, activity("Ярмарка", "2021-08-06")))
    assert record_rows(fill(load_form("city-year"), data))[-1][1] == printed


def test_a_report_of_nothing_says_so() -> None:
    assert fill(load_form("city-year"), FormData("Псков", "2010")).remarks == ("За этот период записей нет.",)
