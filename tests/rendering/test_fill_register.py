"""The register of partners filled: parts of the world, countries, and what stands in a partner's row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_samples import (
    REGISTER,
    TARTU,
    activity,
    agreement,
    group_titles,
    partner,
    record_rows,
    texts,
)

from pobratim.findings import ListedUnder
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.paper import Paper
from pobratim.rendering.records import FormData, RecordReference


def _paper(data: FormData, *, house_style: bool = False) -> Paper:
    return fill(load_form("partner-register"), data, house_style)


def test_rows_of_the_register() -> None:
    paper = _paper(REGISTER)
    assert paper.title == "Сотрудничество города Пскова с городами-партнерами"
    assert texts(paper.tables[0].rows[0])[4] == "Основные мероприятия в 2021 году"
    assert group_titles(paper) == ["ЕВРОПА", "АЗИЯ"]
    assert record_rows(paper) == [
        ["Эстония", "Таллин", "", "", ""],
        [
            "",
            "г. Тарту",
            "Договор о дружбе\nПротокол о школах",
            "1959 г. – установление связей\n06.05.1993\n01.09.2004",
            "12 апреля – Телемост\n2 июня – визит мэра (подписан меморандум о портах)\n1 марта – концерт хора\n"
            "Велась переписка школ",
        ],
        ["Республика Сербская Боснии и Герцеговины", "", "", "", "5 мая – лекция о Балканах"],
        ["Япония", "г. Осака", "", "1979 г. – установление связей", ""],
        ["", "Киото", "", "", "9 мая – урок мира"],
    ]


def test_the_country_spans_its_cities() -> None:
    rows = [row for row in _paper(REGISTER).tables[0].rows if row.kind == "record"]
    assert [row.cells[0].row_span for row in rows] == [2, 0, 1, 2, 0]


def test_rows_and_entries_know_their_records() -> None:
    row = _paper(REGISTER).tables[0].rows[3]
    assert RecordReference("partner", 1) in row.records
    assert {RecordReference("activity", index) for index in (0, 1, 2, 5)} < set(row.records)
    assert row.cells[4].paragraphs[0].records == (RecordReference("activity", 5),)


def test_every_activity_and_agreement_stands_in_some_row() -> None:
    named = {record for row in _paper(REGISTER).tables[0].rows for record in row.records}
    expected = {
        *(RecordReference("activity", n) for n in range(len(REGISTER.activities))),
        *(RecordReference("agreement", n) for n in range(len(REGISTER.agreements))),
        *(RecordReference("partner", n) for n in range(len(REGISTER.partners))),
    }
    assert named == expected


def test_house_style_sorts_by_date_and_writes_values() -> None:
    rows = record_rows(_paper(REGISTER, house_style=True))
    assert rows[1][1:4] == [
        "г. Тарту",
        "Договор о дружбе\nПротокол о школах",
        "1959 г. – установление связей\n06.05.1993\n01.09.2004",
    ]
    assert [line.split(" – ")[0] for line in rows[1][4].split("\n")] == [
        "1 марта",
        "12 апреля",
        "2 июня",
        "Велась переписка школ",
    ]


def test_entered_records_take_the_customary_sections() -> None:
    data = FormData(
        "Псков",
        "2021",
        partners=(
            partner("EG", "Каир"),
            partner("CN", "Пекин"),
            partner("NO", "Тромсё"),
            partner("BY", None, kind="state"),
        ),
        agreements=(agreement("Меморандум", "CN", "Пекин", "2019-02"), agreement("Протокол", "US", "Бостон", "2020")),
        activities=(activity("Вебинар", "2021-02-02"), activity("Выставка", "2021-05-02", countries=("NO",))),
    )
    paper = _paper(data)
    assert group_titles(paper) == ["ЕВРОПА", "АЗИЯ", "СНГ", "АМЕРИКА", "АФРИКА"]
    assert record_rows(paper) == [
        ["Норвегия", "", "", "", "2 мая – Выставка"],
        ["", "г. Тромсё", "", "", ""],
        ["Китай", "г. Пекин", "Меморандум", "февраль 2019 г.", ""],
        ["Беларусь", "", "", "", ""],
        ["США", "Бостон", "Протокол", "2020 г.", ""],
        ["Египет", "г. Каир", "", "", ""],
    ]
    assert paper.remarks == ("Не вошли мероприятия без зарубежной стороны: 1 (Вебинар).",)


def test_two_partners_of_one_cell_share_its_row() -> None:
    both = ListedUnder("АЗИЯ", "Вьетнам", "г. Хюэ и провинция Анзянг")
    data = FormData(
        "Псков",
        "2021",
        partners=(partner("VN", "Хюэ", both), partner("VN", "Анзянг", both, kind="region")),
        agreements=tuple(
            agreement(
                "Соглашение", "VN", place, "2006", listed_under=both, wording={"basis": "Соглашение", "year": "2006 г."}
            )
            for place in ("Хюэ", "Анзянг")
        ),
    )
    assert record_rows(_paper(data)) == [["Вьетнам", "г. Хюэ и провинция Анзянг", "Соглашение", "2006 г.", ""]]


def test_an_edited_agreement_does_not_leave_the_old_cell_standing() -> None:
    first, second, *others = REGISTER.agreements
    edited = replace(first, title="Договор о дружбе и мире", wording={"year": first.wording["year"]})
    row = record_rows(_paper(replace(REGISTER, agreements=(edited, second, *others))))[1]
    assert row[2] == "Договор о дружбе и мире\nПротокол о школах"


def test_the_source_spelling_of_a_country_joins_what_was_entered() -> None:
    listed = ListedUnder("СНГ", "Белоруссия", "Минск")
    data = FormData("Псков", "2021", partners=(partner("BY", "Минск", listed), partner("BY", "Витебск")))
    assert [row[:2] for row in record_rows(_paper(data))] == [["Белоруссия", "Минск"], ["", "г. Витебск"]]
    assert group_titles(_paper(data)) == ["СНГ"]


def test_records_that_name_no_foreign_side_are_remarks() -> None:
    data = FormData(
        "Псков",
        "2021",
        agreements=(agreement("Соглашение двух столиц", None, None, "2020"),),
        activities=(
            activity("Крестный ход", "2021-06-06", countries=("RU",), cities=("Псков",)),
            activity("Форум", "2021-07-07", countries=("RU", "LV")),
        ),
    )
    paper = _paper(data)
    assert record_rows(paper) == [["Латвия", "", "", "", "7 июля – Форум"]]
    assert paper.remarks == (
        "Не вошли соглашения, у которых не назван партнёр: 1 (Соглашение двух столиц).",
        "Не вошли мероприятия без зарубежной стороны: 1 (Крестный ход).",
    )


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("1944 г. – установление связей\n2004", "1944 г. – установление связей\n2004"),
        ("1944 г. – установление связей\nиюнь 2004 г.", "1944 г. – установление связей\nиюнь 2004 г."),
        ("06.05.1993\n01.09.2004", "06.05.1993\n01.09.2004"),
        ("июнь\n2017 г.", "июнь 2017 г."),
        ("2001,\n2004", "2001, 2004"),
        ("2001 –\n2004 гг.", "2001 – 2004 гг."),
    ],
)
def test_each_date_of_a_cell_is_a_paragraph(cell: str, printed: str) -> None:
    told = agreement("Договор", "EE", "Тарту", listed_under=TARTU, wording={"basis": "Договор", "year": cell})
    rows = record_rows(_paper(FormData("Псков", "2021", agreements=(told,))))
    assert rows[0][3] == printed


def test_several_dates_of_one_agreement_are_a_paragraph_each() -> None:
    told = agreement("Договор", "EE", "Тарту", "2001", "2004-09-01")
    assert record_rows(_paper(FormData("Псков", "2021", agreements=(told,))))[0][3] == "2001 г.\n01.09.2004"


def test_a_register_without_records_says_so() -> None:
    assert _paper(FormData("Псков", "2010")).remarks == ("За этот период записей нет.",)
    assert _paper(REGISTER).remarks == ()
