"""Names in the cases that titles need, and titles made of them."""

from __future__ import annotations

import pytest

from pobratim.rendering.cells import Filling
from pobratim.rendering.declension import cities_in_case, in_case, in_nominative, named_in_case
from pobratim.rendering.expressions import parse_template
from pobratim.rendering.fields import Scope, write_text
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.records import FormData

MAG = "Международная Ассамблея столиц и крупных городов (МАГ)"


@pytest.mark.parametrize(
    ("name", "genitive", "locative"),
    [
        ("город Мурманск", "города Мурманска", "городе Мурманске"),
        ("Смоленская область", "Смоленской области", "Смоленской области"),
        ("Санкт-Петербург", "Санкт-Петербурга", "Санкт-Петербурге"),
        ("Нижний Новгород", "Нижнего Новгорода", "Нижнем Новгороде"),
        ("Набережные Челны", "Набережных Челнов", "Набережных Челнах"),
        ("Великие Луки", "Великих Лук", "Великих Луках"),
        ("Ростов-на-Дону", "Ростова-на-Дону", "Ростове-на-Дону"),
        ("Камень-на-Оби", "Камня-на-Оби", "Камне-на-Оби"),
        ("Йошкар-Ола", "Йошкар-Олы", "Йошкар-Оле"),
        ("Улан-Удэ", "Улан-Удэ", "Улан-Удэ"),
        ("Орёл", "Орла", "Орле"),
        ("Грозный", "Грозного", "Грозном"),
        ("Иваново", "Иваново", "Иваново"),
        ("Баня-Лука", "Баня-Луки", "Баня-Луке"),
        ("Баку", "Баку", "Баку"),
        ("Тромсё", "Тромсё", "Тромсё"),
        ("Республика Карелия", "Республики Карелия", "Республике Карелия"),
        ("Кемеровская область – Кузбасс", "Кемеровской области – Кузбасса", "Кемеровской области – Кузбассе"),
        (
            MAG,
            "Международной Ассамблеи столиц и крупных городов (МАГ)",
            "Международной Ассамблее столиц и крупных городов (МАГ)",
        ),
        ("МАГ", "МАГ", "МАГ"),
    ],
)
def test_names_in_case(name: str, genitive: str, locative: str) -> None:
    assert in_case(name, "nominative") == name
    assert in_case(name, "genitive") == genitive
    assert in_case(name, "locative") == locative


@pytest.mark.parametrize(
    ("name", "accusative"),
    [
        ("Пермский край", "Пермский край"),
        ("Смоленская область", "Смоленскую область"),
        ("Москва", "Москву"),
        ("Великие Луки", "Великие Луки"),
        ("Киркенес", "Киркенес"),
    ],
)
def test_where_a_delegation_goes(name: str, accusative: str) -> None:
    assert in_case(name, "accusative") == accusative


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Мурманск", "города Мурманска"),
        ("Санкт-Петербург", "Санкт-Петербурга"),
        ("Татарстан", "Татарстана"),
        ("Выборгский район", "Выборгского района"),
        ("муниципальное образование город Мурманск", "муниципального образования город Мурманск"),
        (MAG, "Международной Ассамблеи столиц и крупных городов (МАГ)"),
    ],
)
def test_a_bare_city_is_called_a_city(name: str, expected: str) -> None:
    assert named_in_case(name, "genitive") == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Рига"], "города Риги"),
        (["Рига", "Тарту"], "городов Риги и Тарту"),
        (["Рига", "Тарту", "Вена"], "городов Риги, Тарту и Вены"),
    ],
)
def test_several_cities(names: list[str], expected: str) -> None:
    assert cities_in_case(names, "genitive") == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("протокола намерений о дружбе", "протокол намерений о дружбе"),
        ("дополнительного соглашения к договору", "дополнительное соглашение к договору"),
        ("Соглашение о сотрудничестве", "Соглашение о сотрудничестве"),
        ("План мероприятий", "План мероприятий"),
        ("Memorandum of Understanding", "Memorandum of Understanding"),
        ("", ""),
    ],
)
def test_a_title_cut_out_of_a_sentence(phrase: str, expected: str) -> None:
    assert in_nominative(phrase) == expected


def _title(template: str, data: FormData) -> str:
    return write_text(parse_template(template), Scope(Filling(load_form("city-year"), data, False, True)))


@pytest.mark.parametrize(
    ("template", "owner", "expected"),
    [
        ("мероприятия {owner:genitive} {period:in}", "Псков", "мероприятия города Пскова во II квартале 2021 года"),
        ("План {short_owner:genitive} {period:for}", MAG, "План МАГ на II квартал 2021 года"),
        ("Юбилеи {short_owner:genitive}", "Псков", "Юбилеи города Пскова"),
        ("{owner}: отчёт {period:over}", "Псков", "Псков: отчёт за II квартал 2021 года"),
    ],
)
def test_titles(template: str, owner: str, expected: str) -> None:
    assert _title(template, FormData(owner, "2021-04/2021-06")) == expected


def test_an_abbreviation_given_apart_is_used() -> None:
    assert _title("{short_owner:genitive}", FormData("Союз городов", "2021", owner_short="СГ")) == "СГ"


@pytest.mark.parametrize(
    ("name", "genitive", "locative"),
    [
        ("Набережные Челны", "города Набережных Челнов", "Набережных Челнах"),
        ("Гусь-Хрустальный", "города Гуся-Хрустального", "Гусе-Хрустальном"),
        ("Комсомольск-на-Амуре", "города Комсомольска-на-Амуре", "Комсомольске-на-Амуре"),
        ("Петропавловск-Камчатский", "города Петропавловска-Камчатского", "Петропавловске-Камчатском"),
        ("Йошкар-Ола", "города Йошкар-Олы", "Йошкар-Оле"),
        ("Великие Луки", "города Великих Лук", "Великих Луках"),
        ("Грозный", "города Грозного", "Грозном"),
        ("Улан-Удэ", "города Улан-Удэ", "Улан-Удэ"),
        ("Республика Саха (Якутия)", "Республики Саха (Якутия)", "Республике Саха (Якутия)"),
    ],
)
def test_cities_of_several_words(name: str, genitive: str, locative: str) -> None:
    assert (named_in_case(name, "genitive"), in_case(name, "locative")) == (genitive, locative)
