"""Every country of ISO 3166-1 under each of its Russian names, in every case: found, and found to be that country."""

from __future__ import annotations

import pytest

from pobratim.language.morphology import Parse, parses
from pobratim.language.places import find_countries, find_places
from pobratim.resources import load

CASES = {
    "nomn": "Партнёр:",
    "gent": "делегация из",
    "datv": "благодаря",
    "accs": "поездка в",
    "ablt": "переговоры с",
    "loct": "встреча в",
}
COUNTRIES = load("common/countries")
OTHER_NAMES = [
    ("Белоруссия", "BY"),
    ("КНР", "CN"),
    ("ФРГ", "DE"),
    ("Голландия", "NL"),
    ("США", "US"),
    ("Соединённые Штаты", "US"),
    ("ОАЭ", "AE"),
    ("КНДР", "KP"),
    ("Северная Корея", "KP"),
    ("Республика Корея", "KR"),
    ("Южная Корея", "KR"),
    ("Латвийская Республика", "LV"),
    ("Литовская Республика", "LT"),
    ("Эстонская Республика", "EE"),
    ("Королевство Норвегия", "NO"),
    ("Королевство Нидерландов", "NL"),
    ("Великое Герцогство Люксембург", "LU"),
    ("Княжество Лихтенштейн", "LI"),
    ("Государство Израиль", "IL"),
    ("Боливарианская Республика Венесуэла", "VE"),
    ("Лаосская Народно-Демократическая Республика", "LA"),
    ("Алжирская Народная Демократическая Республика", "DZ"),
    ("Иорданское Хашимитское Королевство", "JO"),
    ("Демократическая Социалистическая Республика Шри-Ланка", "LK"),
    ("Многонациональное Государство Боливия", "BO"),
    ("Папуа - Новая Гвинея", "PG"),
    ("Кот-д’Ивуар", "CI"),
    ("Бирма", "MM"),
    ("Свазиленд", "SZ"),
    ("Восточный Тимор", "TL"),
    ("Фареры", "FO"),
    ("Чехия", "CZ"),
    ("Киргизия", "KG"),
    ("Туркмения", "TM"),
    ("Молдавия", "MD"),
    ("Македония", "MK"),
    ("Тайланд", "TH"),
    ("ЮАР", "ZA"),
]


def declined(name: str, case: str) -> str:
    """A name with its adjectives and its head noun in a case, as official papers decline it; the rest as it stands."""
    words = name.split()
    done: list[str] = []
    for number, word in enumerate(words):
        following = words[number + 1 : number + 2]
        reading = _reading(word, "ADJF") if following and following != ["и"] else None
        reading = reading or _reading(word, "NOUN")
        done.append(_inflected(reading, word, case))
        if word != "и" and (reading is None or reading.tag.POS == "NOUN") and following != ["и"]:
            return " ".join(done + words[number + 1 :])
    return " ".join(done)


def _reading(word: str, part_of_speech: str) -> Parse | None:
    found = [p for p in parses(word.lower()) if part_of_speech == p.tag.POS and "nomn" in p.tag.grammemes]
    return next((p for p in found if "Geox" in p.tag.grammemes), next(iter(found), None))


def _inflected(reading: Parse | None, word: str, case: str) -> str:
    if reading is None or (word.isupper() and len(word) > 1) or "’" in word or "'" in word:
        return word
    moved = case != "accs" or (reading.tag.gender == "femn" and reading.tag.number == "sing")
    form = reading.inflect({case}) if moved else None
    parts = zip(word.split("-"), form.word.split("-") if form else word.split("-"), strict=False)
    return "-".join(part.capitalize() if model[:1].isupper() else part for model, part in parts) if form else word


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("code", COUNTRIES)
def test_every_name_in_every_case(code: str, case: str) -> None:
    country = COUNTRIES[code]
    for name in (country["ru"], *country.get("names", ())):
        text = f"{CASES[case]} {declined(name, case)}, 12 мая"
        assert [mention.place.country for mention in find_countries(text)] == [code], text


@pytest.mark.parametrize(("name", "code"), OTHER_NAMES)
@pytest.mark.parametrize("case", CASES)
def test_official_and_older_names_in_every_case(name: str, code: str, case: str) -> None:
    text = f"{CASES[case]} {declined(name, case)}, 12 мая"
    assert [mention.place.country for mention in find_countries(text)] == [code], text


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_adjective_and_people(code: str) -> None:
    for adjective in COUNTRIES[code].get("adjectives", ()):
        for form in ("gent", "datv", "loct"):
            declined_form = next(p for p in parses(adjective) if p.tag.POS == "ADJF").inflect({form, "plur"})
            assert declined_form is not None
            found = find_countries(f"помощь {declined_form.word} коллег")
            assert [mention.place.country for mention in found] == [code], declined_form.word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Республика Сербская", ("Республика Сербская", "region", "BA")),
        ("гости из Англии", ("Англия", "region", "GB")),
        ("Дни Шотландии", ("Шотландия", "region", "GB")),
        ("встречи в Уэльсе", ("Уэльс", "region", "GB")),
        ("школы Северной Ирландии", ("Северная Ирландия", "region", "GB")),
    ],
)
def test_a_part_of_a_state_is_a_region(text: str, expected: tuple[str, str, str]) -> None:
    places = [mention.place for mention in find_places(text)]
    assert [(place.name, place.kind, place.country) for place in places] == [expected]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("англо-российский клуб", ["GB", "RU"]),
        ("российско-китайские игры", ["RU", "CN"]),
        ("франко-германский обмен", ["FR", "DE"]),
        ("итало-российский форум", ["IT", "RU"]),
        ("японо-российский семинар", ["JP", "RU"]),
        ("белорусско-российский совет", ["BY", "RU"]),
        ("австро-венгерская выставка", ["AT", "HU"]),
        ("финско-российский договор", ["FI", "RU"]),
        ("испано-американский словарь", ["ES", "US"]),
        ("американо-канадская граница", ["US", "CA"]),
        ("индо-российский совет", ["IN", "RU"]),
        ("греко-турецкий диалог", ["GR", "TR"]),
        ("польско-литовский союз", ["PL", "LT"]),
        ("норвежско-российский центр", ["NO", "RU"]),
        ("германо-российский форум", ["DE", "RU"]),
        ("китайско-монгольский маршрут", ["CN", "MN"]),
    ],
)
def test_both_halves_of_a_compound(text: str, codes: list[str]) -> None:
    assert [mention.place.country for mention in find_countries(text)] == codes
