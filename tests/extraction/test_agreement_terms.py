"""What a register says of an agreement beside its signing: state, term, prolongation, number, place, signatories."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Agreement, Findings

Extracted = Callable[[str], Findings]

HEAD = "Реестр соглашений города Пскова\n\n№ | Документ | Партнёр | Дата подписания | {title}\n"
ROW = "1 | {document} | г. Тарту (Эстония) | 12.05.2003 | {cell}\n2 | Договор | г. Рига (Латвия) | 01.03.2001 | -\n"


def first(extracted: Extracted, title: str, cell: str, document: str = "Соглашение о дружбе") -> Agreement:
    found = extracted(HEAD.format(title=title) + ROW.format(document=document, cell=cell)).agreements
    return next(a for a in found if a.partner.place == "Тарту")


STATES = [
    ("Статус", "действует", "in_force", None),
    ("Состояние", "в силе", "in_force", None),
    ("Статус", "продлено в 2018 г.", "in_force", "2018"),
    ("Статус", "приостановлено с марта 2022 г.", "suspended", "2022-03"),
    ("Примечание", "действие приостановлено в 2022 году", "suspended", "2022"),
    ("Статус", "расторгнуто 11.04.2022 по инициативе эстонской стороны", "terminated", "2022-04-11"),
    ("Примечание", "прекращено", "terminated", None),
    ("Отметка о действии", "срок действия истёк", "expired", None),
    ("Статус", "не действует", "expired", None),
    ("Статус", "завершено", "expired", None),
    ("Статус", "утратило силу в 2015 г.", "terminated", "2015"),
    ("Примечание", "План действий на год", "unknown", None),
    ("Примечание", "оригинал в архиве", "unknown", None),
]


@pytest.mark.parametrize(("title", "cell", "state", "since"), STATES)
def test_state_and_since_when(extracted: Extracted, title: str, cell: str, state: str, since: str | None) -> None:
    agreement = first(extracted, title, cell)
    assert (agreement.status, agreement.status_since) == (state, since)


HEADINGS = [
    ("Действующие соглашения", "-", "in_force"),
    ("Прекратившие действие", "-", "terminated"),
    ("Прекратившие действие", "истёк срок", "expired"),
    ("Европа", "-", "unknown"),
]


@pytest.mark.parametrize(("heading", "cell", "state"), HEADINGS)
def test_the_heading_of_a_list_tells_the_state_that_a_row_leaves_out(
    extracted: Extracted, heading: str, cell: str, state: str
) -> None:
    paper = HEAD.format(title="Причина").replace("\n\n№", f"\n\nI. {heading}\n\n№")
    found = extracted(paper + ROW.format(document="Соглашение о дружбе", cell=cell)).agreements
    assert next(a.status for a in found if a.partner.place == "Тарту") == state


TERMS = [
    ("Срок действия", "5 лет", "2008-05-12", None),
    ("Срок действия", "до 15.04.2021", "2021-04-15", None),
    ("Действует до", "31 декабря 2010 г.", "2010-12-31", None),
    ("Срок действия", "бессрочно", None, None),
    (
        "Срок действия",
        "3 года с автоматическим продлением на следующий срок",
        "2006-05-12",
        "3 года с автоматическим продлением на следующий срок",
    ),
    ("Пролонгация", "автоматическая на 5 лет", None, "автоматическая на 5 лет"),
]


@pytest.mark.parametrize(("title", "cell", "until", "prolongation"), TERMS)
def test_term_and_prolongation(
    extracted: Extracted, title: str, cell: str, until: str | None, prolongation: str | None
) -> None:
    agreement = first(extracted, title, cell)
    assert (agreement.dates, agreement.valid_until, agreement.prolongation) == (("2003-05-12",), until, prolongation)


def test_number_place_and_signatories_in_columns_of_their_own(extracted: Extracted) -> None:
    number = first(extracted, "Номер документа", "17-с")
    place = first(extracted, "Место подписания", "г. Псков")
    signed = first(extracted, "Подписали", "Калашников И.Н., глава города; Андрус Ансип, мэр Тарту")
    assert number.number == "17-с"
    assert place.signed_at == "Псков"
    assert signed.signatories == ("Калашников И.Н., глава города", "Андрус Ансип, мэр Тарту")


def test_the_tail_of_a_line_tells_the_terms(extracted: Extracted) -> None:
    found = extracted(
        "Перечень соглашений города Пскова\n\n"
        "Соглашение № 5 между Администрацией города Пскова и мэрией города Тарту (Эстония) о дружбе, подписано "
        "12.05.2003 в г. Тарту, сроком на 5 лет, приостановлено с 2022 года.\n"
        "Меморандум с городом Витебском (Беларусь) от 03.07.2019, действует бессрочно.\n"
    )
    first, second = found.agreements
    assert (first.number, first.dates, first.signed_at) == ("5", ("2003-05-12",), "Тарту")
    assert (first.valid_until, first.status, first.status_since) == ("2008-05-12", "suspended", "2022")
    assert first.parties == ("Администрация города Пскова", "мэрия города Тарту (Эстония)")
    assert (second.status, second.term, second.valid_until) == ("in_force", "бессрочно", None)


def test_what_became_of_an_agreement_outweighs_its_term(extracted: Extracted) -> None:
    found = extracted(
        "Перечень соглашений города Пскова\n\n"
        "№ | Наименование | Сторона | Дата подписания | Срок действия | Примечание\n"
        "1 | Соглашение о дружбе | г. Тарту (Эстония) | 12.05.2003 | бессрочно | Приостановлено решением Думы\n"
        "2 | Соглашение о спорте | г. Витебск (Беларусь) | 01.07.2009 | бессрочно | Хранится в архиве\n"
    )
    assert [agreement.status for agreement in found.agreements] == ["suspended", "in_force"]


def test_a_prolongation_is_a_date_of_the_document_and_its_end_is_none(extracted: Extracted) -> None:
    found = extracted(
        "Города-партнёры Пскова\n\nСтрана | Город | Документ | Дата\n"
        "Эстония | Тарту | Соглашение | 12.05.2003, продлено 14.06.2008\n"
        "Латвия | Рига | Договор | 2001 г. (прекращён в 2022 г.)\n"
    )
    assert [a.dates for a in found.agreements] == [("2003-05-12", "2008-06-14"), ("2001",)]


def test_a_footnote_by_asterisks_tells_the_state(extracted: Extracted) -> None:
    found = extracted(
        "Города-партнёры Пскова*\n\nСтрана | Город | Документ | Дата\nЭстония | Тарту** | Соглашение | 12.05.2003\n"
        "Латвия | Рига | Договор | 2001 г.\n\n* на 1 марта 2021 года\n** связи приостановлены\n"
    )
    assert [(a.partner.place, a.status) for a in found.agreements] == [("Тарту", "suspended"), ("Рига", "unknown")]


def test_a_signing_told_in_the_remarks_of_an_event(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о международных мероприятиях города Орла за 2014 год\n\n"
        "№ | Событие | Период | Ответственный | Примечание\n"
        "1 | Поездка депутатов в провинцию Аньхой (Китай) | 3-9 ноября | Дума | подписано Соглашение с г. Хэфэй\n"
        "2 | Концерт хора из Варны | 5 мая | Дума | аншлаг\n"
    )
    assert [(a.kind, a.partner.place, a.dates) for a in found.agreements] == [
        ("agreement", "Хэфэй", ("2014-11-03/2014-11-09",))
    ]
