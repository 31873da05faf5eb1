"""Forms learned from papers in other layouts and other words than the program's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example_papers import Lone, Sheet, written

from pobratim.extraction import extract
from pobratim.learning import LearnedForm, learn_form
from pobratim.reading import ReadingError
from pobratim.reading.one_file import read_data
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import parse_form
from pobratim.rendering.records import FormData

BY_CITY = Sheet(
    title=["СВЕДЕНИЯ", "о международных контактах муниципалитетов Псковской области", "за I квартал 2021 г."],
    right=["Приложение № 3"],
    columns=[("№", 10), ("Когда", 30), ("Что проведено", 80), ("Где", 35), ("Кто участвовал", 45)],
    rows=[
        Lone("Город Псков"),
        ["1)", "12.02.2021", "Встреча с делегацией города Тарту (Эстония)", "г. Псков", "Глава города И.И. Петров"],
        ["2)", "01.03.2021", "Видеомост школ Пскова и города Риги (Латвия)", "онлайн", "учителя"],
        Lone("Печорский район"),
        ["1)", "15.03.2021", "Ярмарка ремёсел с участием мастеров из города Выру (Эстония)", "г. Печоры", "мастера"],
    ],
    below=["Исп. Сидорова А.А., 8 (8112) 22-33-44"],
    landscape=True,
)
UNKNOWN = Sheet(
    title=["Отчёт о международной деятельности города Мурманска в 2022 году"],
    columns=[("№", 12), ("Дата", 30), ("Мероприятие", 60), ("Ход дела", 50), ("Шифр дела", 30)],
    rows=[
        ["1.", "3 мая 2022 года", "Визит делегации города Тромсё (Норвегия)", "Прошли переговоры.", "А-1"],
        ["2.", "7 июня 2022 года", "Выставка художников из города Рованиеми (Финляндия)", "Открыт зал.", "Б-2"],
    ],
)
BY_MONTH = Sheet(
    title=["План международных мероприятий города Мурманска на 2023 год"],
    columns=[("Дата", 30), ("Мероприятие", 90), ("Место", 40)],
    rows=[
        Lone("ФЕВРАЛЬ"),
        ["10-12 февраля", "Фестиваль городов-побратимов", "г. Мурманск"],
        Lone("МАРТ"),
        ["1 марта", "Приём делегации города Тромсё (Норвегия)", "г. Мурманск"],
        ["15 марта", "Поездка школьников в город Лулео (Швеция)", "г. Лулео, Швеция"],
    ],
)


def learned(sheet: Sheet) -> LearnedForm:
    return learn_form(written(sheet), "Образец отдела.docx")


def test_a_report_by_municipality_numbered_anew() -> None:
    mapping = learned(BY_CITY).mapping
    assert mapping["title"] == [
        "СВЕДЕНИЯ",
        "о международных контактах муниципалитетов {owner:genitive}",
        "{period:over}",
    ]
    assert mapping["before"] == [{"text": "Приложение № 3", "style": "right"}]
    assert mapping["after"][0]["text"] == "Исполнитель: {blank:executor}, тел. {blank:telephone}"
    table = mapping["tables"][0]
    assert (table["number"], table["numbering"], table["group_by"]) == ("{n})", "groups", "municipality")
    assert [column["value"] for column in table["columns"]] == ["row_number", "dates", "title", "place", "participants"]
    assert mapping["year_in_dates"] is True


def test_the_page_is_the_examples() -> None:
    page = learned(BY_CITY).mapping["page"]
    assert page["orientation"] == "landscape"
    assert page["margins"] == {"top": 15, "right": 10, "bottom": 18, "left": 25}
    assert (page["font"], page["size"]) == ("PT Serif", 13)
    assert learned(BY_MONTH).mapping["page"]["orientation"] == "portrait"
    widths = [column["width"] for column in learned(BY_CITY).mapping["tables"][0]["columns"]]
    assert widths == pytest.approx([10, 30, 80, 35, 45], abs=0.2)


def test_it_prints_another_owner_and_period() -> None:
    form = parse_form("learned", learned(BY_CITY).mapping)
    paper = fill(form, FormData("Смоленская область", "2024-04/2024-06"))
    assert paper.title == (
        "СВЕДЕНИЯ о международных контактах муниципалитетов Смоленской области за II квартал 2024 года"
    )


def test_unknown_columns_are_told_and_left_empty() -> None:
    found = learned(UNKNOWN)
    values = [column["value"] for column in found.mapping["tables"][0]["columns"]]
    assert values == ["row_number", "dates", "title", "", ""]
    assert [(d.column, d.part) for d in found.doubts] == [(3, "column"), (4, "column")]
    assert "«Ход дела» программе незнаком" in found.doubts[0].message


def test_months_are_groups_in_order_of_time() -> None:
    found = learned(BY_MONTH)
    table = found.mapping["tables"][0]
    assert table["group_by"] == "{edtf|month|upper}"
    assert table["order_by"] == ["{edtf|date_order}"]
    assert found.mapping["year_in_dates"] is False


@pytest.mark.parametrize(
    ("line", "template"),
    [
        ("Отчёт о работе в городе Мурманске за 2022 г.", "Отчёт о работе в {owner:locative} {period:over}"),
        ("Отчёт Мурманска: встречи, 2022 год", "Отчёт {owner|case:genitive}: встречи, {period:alone}"),
        ("ОТЧЁТ ГОРОДА МУРМАНСКА О СВЯЗЯХ В 2022 ГОДУ", "ОТЧЁТ {owner:genitive|upper} О СВЯЗЯХ {period:in|upper}"),
        ("Отчёт о связях города Мурманска в 2022-м году", None),
    ],
)  # fmt: skip
def test_titles(line: str, template: str | None) -> None:
    found = learned(replace(UNKNOWN, title=[line]))
    if template is None:
        assert any("напечатается" in doubt.message or "периода" in doubt.message for doubt in found.doubts)
    else:
        assert found.mapping["title"] == [template]


def test_groups_in_words_of_ones_own_keep_them() -> None:
    sheet = Sheet(
        title=["Перечень соглашений города Мурманска за 2022 год"],
        columns=[("№", 10), ("Наименование соглашения", 80), ("Дата подписания", 40)],
        rows=[
            Lone("Заграница"),
            ["1", "Соглашение о сотрудничестве с городом Тромсё (Норвегия)", "03.02.1972"],
            ["2", "Договор о дружбе с городом Лулео (Швеция)", "04.05.1972"],
            Lone("Дома"),
            ["3", "Соглашение с городом Псковом", "01.02.2015"],
        ],
    )
    found = learned(sheet)
    table = found.mapping["tables"][0]
    assert table["records"] == "agreements"
    assert list(table["group_names"].values()) == ["Заграница", "Дома"]
    assert [doubt.part for doubt in found.doubts] == ["groups"]


def test_several_documents_of_a_row_stay_in_one() -> None:
    sheet = Sheet(
        title=["Перечень соглашений города Мурманска за 2022 год"],
        columns=[("№", 10), ("Наименование соглашения", 80), ("Дата подписания", 40)],
        rows=[
            [
                "1",
                "Соглашение о сотрудничестве с городом Тромсё\nПротокол о сотрудничестве школ",
                "03.02.1972\n05.06.1999",
            ],
            ["2", "Договор о дружбе с городом Лулео (Швеция)", "04.05.1972"],
        ],
    )
    data = extract(read_data(written(sheet), "перечень.docx"))
    assert len(data.agreements) == 3
    form = parse_form("learned", learned(sheet).mapping)
    paper = fill(form, FormData("Мурманск", "2022", agreements=data.agreements))
    assert [row.cells[1].text.split("\n")[0][:8] for row in paper.tables[0].rows[1:]] == ["Соглашен", "Договор "]


def test_only_word_files_are_learned_from() -> None:
    with pytest.raises(ReadingError):
        learn_form(b"%PDF-1.7", "отчёт.pdf")
