"""What shows a name that is also a word, a surname or another place's name to be a place, and which."""

from __future__ import annotations

import pytest

from pobratim.language.places import find_places, places_given_in


def named(text: str) -> list[tuple[str, str | None]]:
    """The places that a text names plainly, countries left out."""
    return [(m.place.name, m.place.country) for m in find_places(text) if m.place.kind != "country"]


PREPOSITIONS = [
    ("итоги пребывания в Туле гостей", [("Тула", "RU")]),
    ("из Тулы прибыл хор", [("Тула", "RU")]),
    ("школьники из Херне", [("Херне", "DE")]),
    ("слёт прошёл под Пензой", [("Пенза", "RU")]),
    ("ансамбль из Кирова", [("Киров", "RU")]),
    ("поезд до Владимира", [("Владимир", "RU")]),
    ("конгресс в Остине", [("Остин", "US")]),
    ("переговоры в Тяньцзине", [("Тяньцзинь", "CN")]),
    ("врачи из Уси", [("Уси", "CN")]),
    ("выставка в Сараеве", [("Сараево", "BA")]),
    ("выставка в Любляне", [("Любляна", "SI")]),
    ("семинар в Люблине", [("Люблин", "PL")]),
    ("заседание в Совете", []),
    ("экспонаты из Победы", []),
    ("письмо Остина", []),
    ("роль в Остине Пауэрсе", []),
    ("рассказ о Туле", []),
    ("сборная г. Баганур (Монголия)", [("Баганур", "MN")]),
]


@pytest.mark.parametrize(("text", "places"), PREPOSITIONS)
def test_a_preposition_of_place_shows_a_city(text: str, places: list[tuple[str, str]]) -> None:
    assert named(text) == places


GIVEN = [
    ("Делегация посетила Варде (Норвегия). Школьники из Варде приедут.", [("Варде", "NO")] * 2),
    ("Из Линкольна (Великобритания) писали; в Линкольн ответили", [("Линкольн", "GB")] * 2),
    ("встречи в Варде (Дания) и Варде (Норвегия)", [("Варде", "DK"), ("Варде", "NO")]),
    ("Портсмут (Великобритания): визит. В Новый Портсмут не ездили", [("Портсмут", "GB")] * 2),
]


@pytest.mark.parametrize(("text", "places"), GIVEN)
def test_a_place_lies_where_the_text_once_put_it(text: str, places: list[tuple[str, str]]) -> None:
    assert named(text) == places


def test_a_place_put_in_its_country_by_the_title_lies_there_in_the_text() -> None:
    given = places_given_in("Отчёт о поездке в Варде (Королевство Норвегия)")
    (mention,) = find_places("В Варде делегация осмотрела порт.", given=given)
    assert (mention.place.name, mention.place.country) == ("Варде", "NO")


ENGLISH = [
    ("CITY OF KAZAN", [("Kazan", "city", "plain")]),
    ("the city of Nice", [("Nice", "city", "plain")]),
    ("Perm City Administration", [("Perm", "city", "plain")]),
    ("Chelyabinsk Region", [("Chelyabinsk", "region", "plain")]),
    ("Perm Krai", [("Perm Krai", "region", "plain")]),
    ("Saratov Region", [("Saratov", "region", "plain")]),
    ("Republic of Tatarstan", [("Tatarstan", "region", "plain")]),
    ("Heilongjiang Province", [("Heilongjiang", "region", "plain")]),
    ("Paris Hilton sang", [("Paris", "city", "person")]),
    ("Sister City Agreement", []),
    (
        "Participation in the Montana City Days (Bulgaria)",
        [("Montana", "city", "plain"), ("Bulgaria", "country", "plain")],
    ),
    ("Each Region reported", []),
]


@pytest.mark.parametrize(("text", "places"), ENGLISH)
def test_english_words_that_tell_a_places_kind(text: str, places: list[tuple[str, str, str]]) -> None:
    assert [(m.place.name, m.place.kind, m.context) for m in find_places(text)] == places


@pytest.mark.parametrize("text", ["презентация (Zoom), Ховд (Монголия)", "Skype, Ховд, Монголия", "COVID и Ховд"])
def test_a_platform_is_no_place(text: str) -> None:
    assert named(text) == [("Ховд", "MN")]


LINES = [
    ("Нижний\nНовгород", ["Нижний Новгород"]),
    ("Новая\nЗеландия", ["Новая Зеландия"]),
    ("Санкт-\nПетербург", ["Санкт-Петербург"]),
    ("Antalya\nAntalya, Turkey", ["Antalya", "Antalya", "Turkey"]),
    ("Гвинея\nБисау", ["Гвинея", "Бисау"]),
    ("Ростов\tВеликий Устюг", ["Ростов", "Великий Устюг"]),
    ("Нижний\tНовгород", ["Новгород"]),
]


@pytest.mark.parametrize(("text", "names"), LINES)
def test_a_line_or_a_cell_ends_a_name_unless_it_is_wrapped(text: str, names: list[str]) -> None:
    assert [mention.place.name for mention in find_places(text)] == names
