"""Agreements: a register's cells with several documents and dates, lists of agreements, signings told in passing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

HEAD = "Города-партнёры города Пскова\n\nСтрана | Город | Основание | Год подписания | Мероприятия в 2022 году\n"

BASES: list[tuple[str, str, list[tuple[str, tuple[str, ...]]]]] = [
    ("Соглашение о сотрудничестве", "12.05.2003", [("agreement", ("2003-05-12",))]),
    (
        "Протокол о намерениях Договор о дружбе",
        "01.02.1994 12.05.2003",
        [("protocol", ("1994-02-01",)), ("treaty", ("2003-05-12",))],
    ),
    ("Меморандум о взаимопонимании", "10.08.2002, 27.09.2016", [("memorandum", ("2002-08-10", "2016-09-27"))]),
    ("Соглашение о дружбе", "1989 г. – установление связей 20.09.1992", [("agreement", ("1992-09-20",))]),
    ("Установление связей", "1967", [("ties", ("1967",))]),
    ("", "1980 г. – установление связей", [("ties", ("1980",))]),
    ("План мероприятий «Дорожная карта» на 2018-2021 гг.", "2018", [("roadmap", ("2018",))]),
    ("Соглашение от 16.06.2011 о культурном обмене", "", [("agreement", ("2011-06-16",))]),
]


@pytest.mark.parametrize(("basis", "year", "expected"), BASES)
def test_documents_of_a_cell_take_its_dates_in_order(
    extracted: Extracted, basis: str, year: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = extracted(f"{HEAD}Эстония | г. Тарту | {basis} | {year} | \nЛатвия | г. Рига | Договор | 01.03.2001 | \n")
    agreements = [a for a in found.agreements if a.partner.place == "Тарту"]
    assert [(a.kind, a.dates) for a in agreements] == expected


def test_ties_date_the_partner_and_no_document(extracted: Extracted) -> None:
    found = extracted(f"{HEAD}Эстония | г. Тарту | Соглашение о дружбе | 1989 г. – установление связей 20.09.1992 | \n")
    assert [(p.place, p.established) for p in found.partners] == [("Тарту", "1989")]


def test_a_term_of_years_is_no_date(extracted: Extracted) -> None:
    found = extracted(f"{HEAD}Эстония | г. Тарту | План мероприятий на 2018-2021 гг. | 2018 | \n")
    assert found.agreements[0].term == "2018/2021"


SIGNINGS = [
    ("5 мая – визит делегации Тарту. По итогам подписан протокол о намерениях.", [("protocol", ("2022-05-05",))]),
    ("5-7 мая – визит. 6 мая подписано Соглашение о школьных обменах.", [("agreement", ("2022-05-06",))]),
    ("5 мая – обсуждены перспективы подписания Меморандума о сотрудничестве.", []),
    ("5 мая – достигнута договорённость о подписании соглашения осенью.", []),
]


@pytest.mark.parametrize(("event", "expected"), SIGNINGS)
def test_what_was_signed_is_an_agreement_and_what_is_intended_is_none(
    extracted: Extracted, event: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = extracted(f"{HEAD}Эстония | г. Тарту | | | {event}\n")
    assert [(a.kind, a.dates) for a in found.agreements] == expected


LIST = (
    "Перечень соглашений города Пскова\n\n"
    "№ | Наименование и стороны | Дата и место подписания | Срок действия | Состояние\n"
    "1 | Соглашение о сотрудничестве между администрацией города Пскова и мэрией города Тарту (Эстония) | "
    "12.05.2003, г. Тарту | 5 лет | прекращено\n"
    "2 | Меморандум с городом Витебском (Республика Беларусь) | 03.07.2019, г. Псков | бессрочно | действует\n"
)


def test_a_list_of_agreements(extracted: Extracted) -> None:
    first, second = extracted(LIST).agreements
    assert (first.kind, first.partner.place, first.dates) == ("agreement", "Тарту", ("2003-05-12",))
    assert (first.valid_until, first.status, first.signed_at) == ("2008-05-12", "terminated", "Тарту")
    assert (second.kind, second.partner.country, second.status) == ("memorandum", "BY", "in_force")
    assert second.valid_until is None


TIES_IN_ENGLISH = [
    ("ties established in 2011", "2011"),
    ("2012 (ties established)", "2012"),
    ("establishment of twinning ties: 1994", "1994"),
    ("twinned since 1984", "1984"),
    ("relations were established in 1979", "1979"),
]


@pytest.mark.parametrize(("cell", "year"), TIES_IN_ENGLISH)
def test_ties_told_in_english(extracted: Extracted, cell: str, year: str) -> None:
    found = extracted(
        "Twin towns and partners of Veliky Novgorod\n\nCountry | City | Basis | Date | Activities in 2016\n"
        f"Norway | Moss | Protocol of intent | 1994 | \nPoland | Toruń | | {cell} | \n"
    )
    assert [(a.kind, a.dates) for a in found.agreements if a.partner.place == "Toruń"] == [("ties", (year,))]
    assert [p.established for p in found.partners if p.place == "Toruń"] == [year]
