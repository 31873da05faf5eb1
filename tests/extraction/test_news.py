"""News: datelines, dates on lines of their own, headlines; and the days of a visit's report."""

from __future__ import annotations

from collections.abc import Callable

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

PIECE = (
    "Школы двух городов вышли на связь\n\n"
    "Тамбов, 14 мая 2021 года. Вчера школьники Тамбова впервые встретились онлайн с ровесниками из Бреста.\n\n"
    "Сегодня в мэрии прошла встреча с консулом Казахстана.\n\n"
    "На прошлой неделе в Тамбов приезжали спортсмены из Сербии.\n\n"
    "Запланированный на 20 мая визит делегации Минска отменён.\n"
)
SITE = (
    "Новости города Тамбова\n\n"
    "12.03.2020\nВрачи Тамбова и Минска обменялись опытом\nСовещание прошло в режиме видеоконференции.\n\n"
    "24.03.2020\nОтложена поездка в Брест\nПоездка хора в Брест (Беларусь), намеченная на 5–9 мая, отложена.\n"
)


def test_a_dateline_is_the_day_from_which_others_are_told(extracted: Extracted) -> None:
    found = extracted(PIECE)
    assert (found.genre, found.owner, found.title) == ("news", "Тамбов", "Школы двух городов вышли на связь")
    assert [(a.edtf, a.status) for a in found.activities] == [
        ("2021-05-13", "held"),
        ("2021-05-14", "held"),
        ("2021-05-03/2021-05-09", "held"),
        ("2021-05-20", "cancelled"),
    ]


def test_what_a_dateline_opens_without_a_date_is_of_its_day(extracted: Extracted) -> None:
    found = extracted("Гости из Минска\n\nТамбов, 14 мая 2021 года. В мэрии прошла встреча с гостями из Минска.\n")
    assert [(a.edtf, a.cities) for a in found.activities] == [("2021-05-14", ("Минск",))]


def test_a_day_alone_on_its_line_dates_the_piece_below(extracted: Extracted) -> None:
    found = extracted(SITE)
    assert (found.genre, found.title) == ("news", "Новости города Тамбова")
    assert [(a.edtf, a.title, a.status) for a in found.activities] == [
        ("2020-03-12", "Врачи Тамбова и Минска обменялись опытом", "held"),
        ("2020-05-05/2020-05-09", "Отложена поездка в Брест", "postponed"),
    ]
    assert found.activities[0].cities == ("Минск",)
    assert found.unread == ()


def test_a_headline_with_nothing_below_is_told_itself(extracted: Extracted) -> None:
    found = extracted(
        "Новости города Тамбова\n\n12.03.2020\nОткрыта выставка из Минска\n\n13.03.2020\nПриехал хор из Бреста\n"
    )
    assert [(a.edtf, a.cities) for a in found.activities] == [("2020-03-12", ("Минск",)), ("2020-03-13", ("Брест",))]


def test_a_visits_report_without_a_date_is_of_the_days_of_the_visit(extracted: Extracted) -> None:
    found = extracted(
        "Визит делегации города Саппоро (Япония) в Новосибирск\n\nДружбе двух городов четверть века.\n\n"
        "С 25 по 28 июня 2015 года состоялся визит делегации Саппоро в Новосибирск.\n\nГостей принял мэр.\n"
    )
    assert (found.genre, found.period) == ("visit_report", "2015-06-25/2015-06-28")
    assert found.unread == ()


def test_a_dateline_without_a_year_has_the_only_year_of_the_paper(extracted: Extracted) -> None:
    found = extracted(
        "О Днях культуры Сербии\n\nОРЁЛ, 3 июня. /Пресс-служба/. В городе открылись Дни культуры Сербии. "
        "Они продлятся до 7 июня 2021 года.\n"
    )
    assert (found.owner, [(a.edtf, a.countries) for a in found.activities]) == ("Орёл", [("2021-06-03", ("RS",))])


def test_a_dated_bullet_of_a_digest_is_an_item(extracted: Extracted) -> None:
    found = extracted(
        "Дайджест событий города Орла за июнь 2022 года\n\n• 5 июня прошёл концерт гостей из Бреста.\n"
        "• В июле в Орле ждут школьников из Сербии.\n"
    )
    assert [a.edtf for a in found.activities] == ["2022-06-05", "2022-07"]


def test_what_was_agreed_upon_is_planned(extracted: Extracted) -> None:
    found = extracted(
        "Визит делегации города Саппоро (Япония) в Новосибирск\n\nС 25 по 28 июня 2015 года город посетила делегация "
        "Саппоро.\n\nДоговорились, что в феврале 2016 года команда Новосибирска поедет в Саппоро.\n"
    )
    assert [(a.edtf, a.status) for a in found.activities] == [("2015-06-25/2015-06-28", "held"), ("2016-02", "planned")]


def test_a_document_signed_in_a_visit_has_the_titles_partner(extracted: Extracted) -> None:
    found = extracted(
        "Visit of the Delegation of Novi Sad (Serbia) to Oryol\n\nThe guests stayed in Oryol from 3 to 6 May 2019.\n\n"
        "On 4 May the partners signed a Memorandum of Understanding.\n"
    )
    assert found.period == "2019-05-03/2019-05-06"
    assert [(a.partner.place, a.dates) for a in found.agreements] == [("Novi Sad", ("2019-05-04",))]


def test_what_a_section_announces_is_planned(extracted: Extracted) -> None:
    found = extracted(
        "Дайджест города Орла за март 2023 г.\n\n● 2 марта. Хор выступил в Бресте.\n\n"
        "Анонс на апрель\n● 5 апреля. Приём гостей из Минска.\n"
    )
    assert [(a.edtf, a.status, a.title) for a in found.activities] == [
        ("2023-03-02", "held", "Хор выступил в Бресте"),
        ("2023-04-05", "planned", "Приём гостей из Минска"),
    ]


def test_what_was_resolved_is_planned(extracted: Extracted) -> None:
    found = extracted(
        "Итоги поездки делегации города Орла в Ниш (Сербия)\n16–19 октября 2018 года\n\n"
        "17 октября прошли переговоры в Нише.\n\n"
        "По итогам поездки решено:\n1. Провести в феврале 2019 года видеоурок для школьников.\n"
    )
    assert [(a.edtf, a.status) for a in found.activities] == [("2018-10-17", "held"), ("2019-02", "planned")]
