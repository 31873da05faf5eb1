"""People named with an office or profession, their names in the nominative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.people import find_people, unique_people

PEOPLE = [
    # Initials, either way round.
    ("Встреча главы города Мезени А.П. Нилова с гостями", [("А.П. Нилов", "глава города Мезени")]),
    ("при участии министра культуры Нилова А.П.", [("Нилов А.П.", "министр культуры")]),
    ("по приглашению ректора Орловой-Беловой Т.Ф.", [("Орлова-Белова Т.Ф.", "ректор")]),
    ("председателем Думы В. Я. Тюрей", [("В. Я. Тюря", "председатель Думы")]),
    ("композитора Р.Щедрова", [("Р.Щедров", "композитор")]),
    # Foreign names decline as far as they can.
    ("с мэром Кордовы Хосе Марией Бельидо", [("Хосе Мария Бельидо", "мэр Кордовы")]),
    ("обер-бургомистром Ростока Роландом Метлингом", [("Роланд Метлинг", "обер-бургомистр Ростока")]),
    ("Послом Индии в РФ г-ном Раджешем Кумаром", [("Раджеш Кумар", "Посол Индии в РФ")]),
    ("консулом Японии г-жой Асукой Танабэ", [("Асука Танабэ", "консул Японии")]),
    ("вице-мэру города Чинхэ Пак Чхольсу", [("Пак Чхольсу", "вице-мэр города Чинхэ")]),
    ("министра обороны тов. Нгуен Ван Тханя", [("Нгуен Ван Тхань", "министр обороны")]),
    ("губернатор Андрей Травник провёл приём", [("Андрей Травник", "губернатор")]),
    # A role of several offices is one person's.
    (
        "с заместителем главы миссии, консулом Непала в Туле г-ном Рамом Тапой",
        [("Рам Тапа", "заместитель главы миссии, консул Непала в Туле")],
    ),
    ("советником премьер-министра Каримовым Б.Б.", [("Каримов Б.Б.", "советник премьер-министра")]),
    # The role after the name.
    ("Нилова Е., почётный консул Чили в г. Туле, рассказала", [("Нилова Е.", "почётный консул Чили в г. Туле")]),
    ("Нилов Пётр Ильич – директор лицея, 5 учеников", [("Нилов Пётр Ильич", "директор лицея")]),
    (
        "Участники: Нилов П.П., начальник отдела науки, молодёжи и спорта; Белова А.А., главный специалист",
        [("Нилов П.П.", "начальник отдела науки, молодёжи и спорта"), ("Белова А.А.", "главный специалист")],
    ),
    # One office in the plural, several people.
    ("стихи поэтов Ивана Ключева и Петра Ершина", [("Иван Ключев", "поэт"), ("Петр Ершин", "поэт")]),
    # English.
    ("Mayor of Graz Elke Kahr opened the fair", [("Elke Kahr", "Mayor of Graz")]),
    ("Arvid Berg, Deputy Mayor of Bergen, spoke", [("Arvid Berg", "Deputy Mayor of Bergen")]),
    # Nobody.
    ("концерт в филармонии им. С.В. Рахманинова", []),
    ("колледж имени адмирала П.С. Нахимова", []),
    ("на улице академика Павлова", []),
    ("директором компании «Хендэ Мотор Рус»", []),
    ("Посол Индии посетил Торгово-промышленную палату", []),
    ("сборник стихов Ивана Ключева", []),
    ("делегация во главе с Ниловым П.П.", []),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_with_their_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.name, m.role) for m in find_people(text)] == expected


def test_the_spans_are_those_of_the_name_and_of_the_role_as_written() -> None:
    text = "переговоры с Чрезвычайным и Полномочным Послом Непала г-ном Рамом Тапой о туризме"
    (mention,) = find_people(text)
    assert text[mention.start : mention.end] == "Рамом Тапой"
    assert text[mention.role_start : mention.role_end] == "Чрезвычайным и Полномочным Послом Непала"
    assert mention.role == "Чрезвычайный и Полномочный Посол Непала"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Встреча главы города А.П. Нилова. Глава города А.П. Нилов выступил.", ["А.П. Нилов"]),
        ("Мэр Эльке Кар приехала. Прием у мэра Эльке Кар.", ["Эльке Кар"]),
        ("Глава города Нилов А.П. и глава района Нилов С.С.", ["Нилов А.П.", "Нилов С.С."]),
        ("Директор А. Нилова пела. Директор Анна Петровна Нилова ушла.", ["Анна Петровна Нилова"]),
    ],
)
def test_one_person_is_reported_once_in_the_fullest_form(text: str, names: list[str]) -> None:
    assert [m.name for m in unique_people(find_people(text))] == names


@given(st.text(alphabet="мэр глава А.БИванов Ким, г-н«»()\nим. ", max_size=100))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    for mention in find_people(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert 0 <= mention.role_start < mention.role_end <= len(text)
        assert mention.role_end <= mention.start or mention.end <= mention.role_start
