"""What a form's checks say of its rows."""

from __future__ import annotations

import pytest
from paper_samples import source_row

from pobratim.findings import Activity, Venue
from pobratim.rendering.checks import RowRemark, check_rows
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.records import FormData, RecordReference

PEOPLE = "Глава города Пскова И.И. Петров"


def row(title: str = "Слёт", **told: object) -> Activity:
    """A row with which nothing is wrong, save what is told of it."""
    fields = {"participants": PEOPLE, "cities": ("Тарту",), "countries": ("EE",), "municipality": "Псков"}
    cells = {"dates": "май", "place": "г. Псков", "content": "Описание.", "edtf": "2021-05-03"}
    cells |= {name: str(told.pop(name)) for name in cells if name in told}
    return source_row(1, cells["dates"], cells["place"], title, cells["content"], cells["edtf"], **(fields | told))


def remarks(*rows: Activity, before: tuple[Activity, ...] = ()) -> list[tuple[str, str]]:
    return [(remark.check, remark.message) for remark in found(*rows, before=before)]


def found(*rows: Activity, before: tuple[Activity, ...] = ()) -> tuple[RowRemark, ...]:
    form = load_form("region-quarter")
    data = FormData("Псковская область", "2021-04/2021-06", activities=rows)
    earlier = FormData("Псковская область", "2021-01/2021-03", activities=before)
    return check_rows(fill(form, data), form.checks, data, earlier)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, []),
        ({"place": ""}, [("required", "Не заполнено: Место проведения мероприятия.")]),
        ({"participants": None}, [("required", "Не заполнено: Участники мероприятия (ФИО, должность).")]),
        (
            {"participants": "Сотрудники Администрации"},
            [("person", "Не названы ФИО: Участники мероприятия (ФИО, должность).")],
        ),
        ({"participants": "Петров Иван Ильич, глава города"}, []),
        ({"edtf": "2021-07-02"}, [("within_period", "Дата не приходится на период отчёта.")]),
        ({"edtf": "2021"}, []),
        ({"cities": (), "countries": ("RU",)}, [("foreign_side", "Не указана зарубежная сторона.")]),
        ({"cities": (), "countries": (), "venue": Venue("Рига", "LV")}, []),
    ],
)
def test_one_row(told: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert remarks(row(**told)) == expected


def test_a_row_of_the_last_period_sent_again_is_told() -> None:
    before = (row(edtf="2021-02-03", dates="февраль"),)
    assert remarks(row(), before=before) == [("same_as_before", "Строка повторяет отчёт за прошлый период.")]
    assert remarks(row(content="Другое описание."), before=before) == []


def test_a_remark_says_which_row_and_which_record() -> None:
    (remark,) = found(row("Слёт"), row("Ярмарка", content="", dates="июнь"))
    assert (remark.number, remark.records, remark.table) == ("2.", (RecordReference("activity", 1),), 0)
    assert (remark.column or "").startswith("Содержание мероприятия")
    assert remark.row == 3  # after the column titles, the municipality and the first row
