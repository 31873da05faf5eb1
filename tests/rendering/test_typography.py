"""The typography of papers as a table of cases: what the program words is set right, what a source says stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_samples import activity

from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.records import FormData
from pobratim.rendering.typography import typeset

# ~ stands for a blank that does not break.
CASES = [
    # quotation marks
    ('Форум "Север"', "Форум «Север»"),
    ('"Север" и "Юг"', "«Север» и «Юг»"),
    ('ансамбль "Песня "Онего""', "ансамбль «Песня „Онего“»"),
    ('ансамбль «Песня "Онего"»', "ансамбль «Песня „Онего“»"),
    ('форум ("Север")', "форум («Север»)"),
    ("«Север»", "«Север»"),
    ('диагональ 17"', 'диагональ 17"'),
    ('не закрыта "Север', 'не закрыта "Север'),
    # dashes
    ("20-22 февраля 2020 года", "20–22~февраля 2020~года"),
    ("29 января - 4 февраля", "29~января – 4~февраля"),
    ("2018-2021 годы", "2018–2021~годы"),
    ("в 2018-2021 гг.", "в 2018–2021~гг."),
    ("23-25.05.2016", "23–25.05.2016"),
    ("30.12.2019-02.01.2020", "30.12.2019–02.01.2020"),
    ("10-15 человек", "10–15~человек"),
    ("Псков — Тарту", "Псков – Тарту"),
    ("тел. 22-33", "тел.~22-33"),
    ("8-911-123-45-67", "8-911-123-45-67"),
    ("№ 12-14", "№~12-14"),
    ("октябрь-ноябрь", "октябрь-ноябрь"),
    ("вице-мэр, 80-летие, COVID-19, Ил-76", "вице-мэр, 80-летие, COVID-19, Ил-76"),
    ("2020-05-12", "2020-05-12"),
    # blanks that do not break
    ("г. Харбин, КНР", "г.~Харбин, КНР"),
    ("в 2020 г. Псков", "в 2020~г.~Псков"),
    ("Распоряжение № 5", "Распоряжение №~5"),
    ("873 года", "873~года"),
    ("5 тыс. руб., 12,5 %", "5~тыс. руб., 12,5~%"),
    ("И.И. Петров", "И.И.~Петров"),
    ("И. И. Петров", "И.И.~Петров"),
    ("Петров И.И.", "Петров~И.И."),
    ("глава города О.О. Береговой", "глава города О.О.~Береговой"),
    ("Псков. В Пскове", "Псков. В Пскове"),
    ("5 мая", "5~мая"),
    ("5 маяков", "5 маяков"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cases(text: str, expected: str) -> None:
    assert typeset(text).replace("\N{NO-BREAK SPACE}", "~") == expected


@given(st.text(alphabet='"«»-– 159.гмаяИП№', max_size=30))
def test_what_is_set_right_stays(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


OWN = {"dates": "20-22 мая", "place": "г. Псков", "title": 'Форум "Север"'}


@pytest.mark.parametrize(
    ("wording", "house_style", "printed"),
    [
        (OWN, False, ("20-22 мая", 'Форум "Север"')),
        (OWN, True, ("20–22~мая 2021~года", "Форум «Север»")),
        ({}, False, ("20–22~мая 2021~года", "Форум «Север»")),
    ],
)
def test_a_source_is_quoted_as_it_is(wording: dict[str, str], house_style: bool, printed: tuple[str, ...]) -> None:
    told = replace(activity('Форум "Север"', "2021-05-20/2021-05-22"), wording=wording)
    paper = fill(load_form("city-year"), FormData("Псков", "2021", activities=(told,)), house_style)
    (row,) = (row for table in paper.tables for row in table.rows if row.kind == "record")
    assert tuple(row.cells[column].text.replace("\N{NO-BREAK SPACE}", "~") for column in (1, 3)) == printed
