"""Further facts of activities: direction, fields, series, programme, counts, goods, acts, promises."""

import pytest

from pobratim.language.facts import (
    find_bodies,
    find_fields,
    find_occasion,
    find_programme,
    find_series,
    visit_direction,
)
from pobratim.language.facts_counts import find_acts, find_headcounts, find_item_count, find_transfers
from pobratim.language.facts_promises import find_outcomes, find_promises


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("визит делегации Вологды в Мишкольц", "outgoing"),
        ("рабочая поездка в Мишкольц", "outgoing"),
        ("визит мэра Мишкольца в г. Вологду", "incoming"),
        ("визит делегации Мишкольца", "incoming"),
        ("приём делегации школьников", "incoming"),
        ("видеоконференция с Мишкольцем", None),
        ("визит министра культуры в ВО", "incoming"),
        ("визит в ВО министра культуры Венгрии", "incoming"),
    ],
)
def test_which_way_a_visit_went(text: str, direction: str | None) -> None:
    found = visit_direction(text, ["Вологда", "Вологодская область", "ВО"])
    assert (found.direction if found else None) == direction


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("выставка музея и стажировка врачей", ["culture", "education", "health"]),
        ("очистка сточных вод и тарифы на перевозки", ["ecology", "transport"]),
        ("a youth football tournament", ["youth", "sport"]),
        ("встреча представителей", []),
    ],
)
def test_fields_of_cooperation(text: str, fields: list[str]) -> None:
    assert [f.field for f in find_fields(text)] == fields


@pytest.mark.parametrize(
    ("text", "edition", "number", "name"),
    [
        ("итоги IX конкурса «Тихий двор»", "IX", 9, "конкурс «Тихий двор»"),
        ("Участие в Пятом заседании Совета городов", "5", 5, "заседание Совета городов"),
        ("12-й Международный фестиваль «Ладья» в Кеми", "12-й", 12, "Международный фестиваль «Ладья»"),
        ("сессия XXX Лиги городов с докладом", None, None, None),
        ("Первый снег выпал рано", None, None, None),
    ],
)
def test_the_edition_of_a_series(text: str, edition: str | None, number: int | None, name: str | None) -> None:
    found = find_series(text)
    assert (found and (found.edition, found.number, found.name)) == (edition and (edition, number, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(в рамках Перекрёстного года музеев; 30 гостей)", "Перекрёстный год музеев"),
        ("в рамках программы «Соседи»", "программа «Соседи»"),
        ("в рамках 2-го этапа программы", "2-го этапа программы"),
        ("в рамках беседы", None),
    ],
)
def test_the_programme(text: str, name: str | None) -> None:
    found = find_programme(text)
    assert (found.name if found else None) == name


def test_a_standing_body() -> None:
    (body,) = find_bodies("второе заседание совместной рабочей группы по туризму, чай")
    assert body.name == "совместная рабочая группа по туризму"


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("вечер, посвящённый 40-летию побратимства, прошёл", "40-летию побратимства"),
        ("выставка, приуроченная к 90-летию моста.", "90-летию моста"),
        ("концерт к 300-летию города", "300-летию города"),
        ("концерт по случаю «Дней Кеми»", "«Дней Кеми»"),
        ("сквер, посвящённый памяти композитора У.Тагиева (эскиз)", "памяти композитора У.Тагиева"),
        ("выставка «Кемь: к 90-летию моста» в Доме им. А.П.Чехова", "90-летию моста"),
        ("вечер к 45-летию Музея им. Б.Н.Лосева.", "45-летию Музея им. Б.Н.Лосева"),
        ("семинар, посвящённый особенностям рынка", None),
        ("концерт", None),
    ],
)
def test_the_occasion(text: str, occasion: str | None) -> None:
    found = find_occasion(text)
    assert (found.name if found else None) == occasion


@pytest.mark.parametrize(
    ("text", "number", "who", "approximate"),
    [
        ("участие 18 делегатов", 18, "делегатов", False),
        ("собралось около 1 500 человек", 1500, "человек", True),
        ("9 юных музыкантов", 9, "юных музыкантов", False),
        ("в количестве 14 чел. с тренером", 14, "чел.", False),
        ("more than 40 participants came", 40, "participants", True),
    ],
)
def test_how_many_people(text: str, number: int, who: str, approximate: bool) -> None:
    (found,) = find_headcounts(text)
    assert (found.number, found.who, found.approximate) == (number, who, approximate)


@pytest.mark.parametrize("text", ["6 июля 2021 года", "больница № 20 участников", "1.5 человека", "3 автобуса"])
def test_other_numbers_count_no_people(text: str) -> None:
    assert find_headcounts(text) == ()


@pytest.mark.parametrize(
    ("text", "number"), [("цикл из 8 открытых лекций", 8), ("3 концерта в Кеми", 3), ("3 мая", None)]
)
def test_how_many_events(text: str, number: int | None) -> None:
    found = find_item_count(text)
    assert (found.number if found else None) == number


def test_goods_are_named_with_their_genitives() -> None:
    (found,) = find_transfers("Передача картины вологодской художницы М. Ладыгиной")
    assert found.what == "картина вологодской художницы"


def test_goods_handed_over() -> None:
    (found,) = find_transfers("передача гуманитарного груза (7 аппаратов УЗИ для Мезени).")
    assert (found.what, found.quantity) == ("гуманитарный груз", 7)
    (gift,) = find_transfers("поставка медицинского оборудования от мэрии Кеми для Детской больницы")
    assert (gift.what, gift.giver, gift.receiver) == ("медицинское оборудование", "мэрии Кеми", "Детской больницы")


GOODS = [
    ("Город передал больнице 10 тысяч масок.", "маски", 10_000),
    ("Отправлено 60 книг о космосе.", "книги", 60),
    ("вручение городу скульптуры «Рукопожатие»", "скульптура", None),
]


@pytest.mark.parametrize(("text", "what", "quantity"), GOODS)
def test_goods_given_and_sent(text: str, what: str, quantity: int | None) -> None:
    (found,) = find_transfers(text)
    assert (found.what, found.quantity) == (what, quantity)


def test_experience_is_no_goods() -> None:
    assert find_transfers("передача опыта и знаний") == ()


@pytest.mark.parametrize(
    ("text", "kind", "number", "date"),
    [
        ("издано постановление администрации от 07.03.2019 № 118-п о сквере", "постановление", "118-п", "2019-03-07"),
        ("на основании приказа № 5", "приказ", "5", None),
    ],
)
def test_legal_acts(text: str, kind: str, number: str, date: str | None) -> None:
    (act,) = find_acts(text)
    assert (act.kind, act.number, act.date) == (kind, number, date)


def test_promises_are_whole_statements() -> None:
    text = "Прошла беседа. Мэры договорились об обмене хорами; планируется подписание соглашения. Пили чай."
    found = find_promises(text)
    assert [(p.text, p.kind) for p in found] == [
        ("Мэры договорились об обмене хорами", None),
        ("планируется подписание соглашения", "sign_agreement"),
    ]
    assert all(text[p.start : p.end] == p.text for p in found)


WHO = [
    ("Стороны договорились об обмене хорами", "Стороны"),
    ("Отделу образования поручено отобрать практикантов", "Отделу образования"),
    ("Поручено отделу образования подготовить список", "отделу образования"),
    ("Достигнута договорённость об обмене хорами", None),
]


@pytest.mark.parametrize(("text", "who"), WHO)
def test_who_promised(text: str, who: str | None) -> None:
    assert [promise.who for promise in find_promises(text)] == [who]


@pytest.mark.parametrize("text", ["По приглашению мэра прибыла делегация", "Подписан протокол о намерениях"])
def test_an_invitation_followed_is_no_promise(text: str) -> None:
    assert find_promises(text) == ()


def test_what_was_agreed_or_signed_is_an_outcome() -> None:
    assert [o.text for o in find_outcomes("Гости прибыли. Подписан план. Стороны утвердили смету.")] == [
        "Подписан план",
        "Стороны утвердили смету",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "В развитие достигнутых договорённостей гости прибыли в мае",
        "Встреча по вопросу подписания протокола",
        "Обсудили ход выполнения договорённостей",
    ],
)
def test_what_was_agreed_before_is_no_outcome_of_this(text: str) -> None:
    assert find_outcomes(text) == ()
