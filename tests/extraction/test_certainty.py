"""What is read with less than full proof is likely, with the reason, so that a person looks at it first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

REGISTER = "Города-партнёры Пскова\n\nСтрана | Город | Документ | Дата\n{row}\nЛатвия | Рига | Договор | 01.03.2001\n"

ROWS = [
    ("Эстония | Тарту | Соглашение о дружбе | 12.05.2003", "certain", None),
    ("Эстония | Выдумаа | Соглашение о дружбе | 12.05.2003", "certain", None),
    ("Эстония | Тарту | Соглашение о дружбе | ", "likely", "no date"),
    ("Эстония | мэрия г. Выдумы | Соглашение о дружбе | 12.05.2003", "likely", "name not known"),
]


@pytest.mark.parametrize(("row", "certainty", "reason"), ROWS)
def test_agreements_of_a_register(extracted: Extracted, row: str, certainty: str, reason: str | None) -> None:
    found = next(a for a in extracted(REGISTER.format(row=row)).agreements if a.partner.country == "EE")
    assert (found.certainty, found.reason) == (certainty, reason)


TWINS = [
    ("Города-побратимы Пскова\n\nНойс (Германия) – 1990\nМикулов (Чехия) – 1998\n", "likely", "bare year"),
    ("Города-побратимы Пскова\n\nНойс (Германия) – связи установлены в 1990 году\n", "certain", None),
]


@pytest.mark.parametrize(("paper", "certainty", "reason"), TWINS)
def test_ties_by_a_bare_year(extracted: Extracted, paper: str, certainty: str, reason: str | None) -> None:
    ties = extracted(paper).agreements[0]
    assert (ties.kind, ties.dates, ties.certainty, ties.reason) == ("ties", ("1990",), certainty, reason)


PEOPLE = [
    ("мэр города Бреста А.С. Нилов", "certain", None),
    ("глава Андрей Нилов", "likely", "office of what is not said"),
]


@pytest.mark.parametrize(("person", "certainty", "reason"), PEOPLE)
def test_people(extracted: Extracted, person: str, certainty: str, reason: str | None) -> None:
    found = extracted(f"Отчёт о международных связях города Орла за 2020 год\n\n5 мая 2020 года {person} принял хор.\n")
    assert [(p.certainty, p.reason) for p in found.people] == [(certainty, reason)]
