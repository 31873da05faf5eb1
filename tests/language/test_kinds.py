"""What kind of happening a text tells of, online or not, what became of it, and the documents signed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.kinds import (
    activity_kind,
    activity_status,
    agreement_heads,
    agreement_kind,
    in_person_place,
    online_mode,
    signings,
)

KINDS = [
    ("Визит делегации Кракова в Псков", "visit"),
    ("Рабочая поездка главы города в Ригу на форум", "visit"),
    ("Встреча с послом Непала", "meeting"),
    ("Встреча в рамках визита посла Непала", "meeting"),
    ("ВКС с отделом культуры мэрии Кордовы", "meeting"),
    ("ВКС, посвящённая 30-летию побратимских связей", "conference"),
    ("Участие в Международном муниципальном форуме «Реки Европы»", "conference"),
    ("Круглый стол о сохранении деревянного зодчества", "conference"),
    ("Международная выставка-форум «Северный дом»", "exhibition"),
    ("Открытие выставок графики", "exhibition"),
    ("Вебинар для экспортёров мёда", "seminar"),
    ("Концерт хора из Тарту", "concert"),
    ("Смотр-конкурс дворов", "contest"),
    ("Подведение итогов конкурса и конференция редакторов", "conference"),
    ("Торжественная церемония закладки аллеи", "ceremony"),
    ("Церемония передачи гуманитарной помощи детскому дому", "humanitarian_aid"),
    ("Стажировка библиотекарей", "training"),
    ("Обмен школьниками между лицеями", "exchange"),
    ("Выпуск сборника статей", "publication"),
    ("Дни Бергена", "holiday"),
    ("Поморские дни в Вардё", "holiday"),
    ("Прибытие делегации Тарту", "visit"),
    ("Всемирные игры городов", "contest"),
    ("Мероприятия по случаю «Дней Бергена»", "holiday"),
    ("Во время встречи приглашены на праздник двора", "holiday"),
    ("Delegation's visit to Tartu", "visit"),
    ("Webinar on water supply", "seminar"),
    ("Видеосовещание с мэрией Орхуса", "meeting"),
    ("Видеомост между школами", "meeting"),
    ("Открытие фотовыставки о реках", "exhibition"),
    ("Лыжный пробег памяти друзей", "contest"),
    ("Велоэстафета и гонка яхт", "contest"),
    ("Передача учебников лицею", "humanitarian_aid"),
    ("Передача медицинских масок больнице", "humanitarian_aid"),
    ("В городе находилась делегация Тарту", "visit"),
    ("В порт приезжали школьники", "visit"),
    ("Встреча с ректором: договорились об обмене студентами", "meeting"),
    ("Chess match of the twin towns", "contest"),
    ("Участие в кинофестивале", "holiday"),
    ("Проведение Дня дружбы", "holiday"),
    ("Неделя итальянского кино", "holiday"),
    ("Деловая миссия в Тарту", "conference"),
    ("Делегация вылетела в Тарту", "visit"),
    ("Exchange of teachers", "exchange"),
    ("Reception of the Graz delegation", "visit"),
    ("Talks by video link", "meeting"),
    ("Оказано содействие в оформлении документов", None),
    ("Продвижение проекта «Виртуальные выставки»", None),
    ("Работа велась в течение трёх дней", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_an_activity(text: str, kind: str | None) -> None:
    found = activity_kind(text, text)
    assert (found.kind if found else None) == kind


def test_a_visit_that_begins_the_text_outweighs_the_title() -> None:
    text = "Фестиваль стран Балтики. Визит в Лиепаю на фестиваль, переговоры с портом."
    found = activity_kind("Фестиваль стран Балтики", text)
    assert found
    assert (found.kind, found.in_title, text[found.start : found.end]) == ("visit", False, "Визит")


def test_the_text_is_asked_where_the_title_says_nothing() -> None:
    found = activity_kind("«Белые паруса»", "В гавани прошла регата школьников.")
    assert found
    assert (found.kind, found.in_title) == ("contest", False)


@pytest.mark.parametrize(
    ("text", "online", "cue"),
    [
        ("Онлайн-встреча с мэрией Орхуса", True, "Онлайн"),
        ("Встреча в формате видеоконференции", True, "видеоконференции"),
        ("Семинар на платформе ZOOM", True, "ZOOM"),
        ("Визит делегации; часть участников – дистанционно", True, "дистанционно"),
        ("г. Вологда, онлайн-площадка", True, "онлайн"),
        ("The mayors met virtually", True, "virtually"),
        ("Talks by video link", True, "by video"),
        ("Видеосовещание с мэрией Орхуса", True, "Видеосовещание"),
        ("Телемост учителей", True, "Телемост"),
        ("Работал дистанционный кружок финского языка", True, "дистанционный кружок"),
        ("В городе находилась делегация Тарту", False, "находилась делегация"),
        ("В порт приезжали школьники", False, "приезжали"),
        ("Визит делегации Тампере", False, "Визит"),
        ("Гости посетили гончарную мастерскую", False, "посетили"),
        ("A visit to Graz", False, "visit"),
        ("Выезд рабочей группы в порт Энзели", False, "Выезд рабочей группы"),
    ],
)
def test_online_or_in_person(text: str, online: bool, cue: str) -> None:
    found = online_mode(text)
    assert found
    assert (found.online, text[found.start : found.end]) == (online, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Переговоры с мэрией Орхуса",
        "Обсуждена подготовка визита главы города",
        "Конференция «Онлайн-торговля без границ»",
        "Обсуждены перспективы дистанционной медицины",
        "Снят видеоролик о городе",
        "Интервью главы города телеканалу",
        "Обсуждено видеонаблюдение на улицах",
        "Телекоммуникации и телемедицина",
    ],
)
def test_the_mode_is_not_guessed(text: str) -> None:
    assert online_mode(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Открытие выставки в Областной библиотеке им. Н.А. Некрасова", "Областной библиотеке им. Н.А. Некрасова"),
        ("Концерт на летней площадке «Причал»", "летней площадке «Причал»"),
        ("Митинг в сквере Победы", "сквере Победы"),
        ("Встреча в Музее изобразительных искусств", "Музее"),
        ("The exhibition opened in the City Museum", "City Museum"),
        ("An exhibition of posters at the Kremlin library", "Kremlin library"),
        ("Talks at the Hanover fair", None),
        ("Рукопожатие на границе", "границе"),
        ("Встреча представителей филиала в Москве", None),
        ("Переговоры между палатой и мэрией", None),
        ("Автобус передан в городскую больницу", None),
        ("Лицеисты, обучающиеся в школе искусств, дали концерт", None),
    ],
)
def test_the_building_where_it_happens(text: str, place: str | None) -> None:
    found = in_person_place(text)
    assert (text[slice(*found)] if found else None) == place


@pytest.mark.parametrize(
    ("text", "status", "cue"),
    [
        ("Ярмарка отменена из-за паводка", "cancelled", "отменена"),
        ("Слёт не состоялся", "cancelled", "не состоялся"),
        ("Не состоялась встреча мэров", "cancelled", "Не состоялась"),
        ("Мероприятие не проводилось", "cancelled", "не проводилось"),
        ("Из-за паводка отменили визит хора", "cancelled", "отменили"),
        ("Приезд гостей перенесли на май", "postponed", "перенесли"),
        ("После встречи отменены ограничения; прошёл концерт", "held", "прошёл"),
        ("Форум перенесён на осень", "postponed", "перенесён"),
        ("Регата пройдёт в июле", "planned", "пройдёт"),
        ("Приезд хора планируется весной", "planned", "планируется"),
        ("Состоялся семинар, планируется второй", "held", "Состоялся"),
        ("The forum was postponed", "postponed", "postponed"),
    ],
)
def test_what_became_of_it(text: str, status: str, cue: str) -> None:
    found = activity_status(text)
    assert found
    assert (found.status, text[found.start : found.end]) == (status, cue)


@pytest.mark.parametrize(
    "text", ["Обсудили, когда будут отменены ограничения", "Реабилитация перенёсших инфаркт", "Ярмарка"]
)
def test_what_became_of_it_is_not_guessed(text: str) -> None:
    assert activity_status(text) is None


HEADS = [
    ("Соглашение о партнёрстве между городами", [("agreement", "Соглашение о партнёрстве между городами")]),
    (
        "Соглашение о дружбе Протокол о намерениях",
        [("agreement", "Соглашение о дружбе"), ("protocol", "Протокол о намерениях")],
    ),
    (
        "Решение городского совета Порту о связях. Договор о породнении",
        [("decision", "Решение городского совета Порту о связях"), ("treaty", "Договор о породнении")],
    ),
    (
        "1) меморандум о музеях; 2) декларация о мире",
        [("memorandum", "меморандум о музеях"), ("declaration", "декларация о мире")],
    ),
    (
        "План совместных мероприятий «Дорожная карта» до 2025 года",
        [("roadmap", "План совместных мероприятий «Дорожная карта» до 2025 года")],
    ),
    ("«Дорожная карта» обменов", [("roadmap", "«Дорожная карта» обменов")]),
    ("Рамочное соглашение о туризме", [("agreement", "Рамочное соглашение о туризме")]),
    (
        "Протокол о намерении подписать Соглашение о дружбе",
        [("protocol", "Протокол о намерении подписать Соглашение о дружбе")],
    ),
    (
        "Соглашение об исполнении Договора между странами",
        [("agreement", "Соглашение об исполнении Договора между странами")],
    ),
    ("Установление побратимских связей", [("ties", "Установление побратимских связей")]),
    ("Связи были установлены по почину моряков", [("ties", "Связи были установлены по почину моряков")]),
    ("Sister City Agreement", [("agreement", "Sister City Agreement")]),
    ("Memorandum of Understanding on parks", [("memorandum", "Memorandum of Understanding on parks")]),
    ("Переписка школьников", []),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_where_each_document_of_a_cell_begins(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, text[start:end]) for start, end, kind in agreement_heads(text)] == expected


def test_the_kind_of_a_document_by_its_noun() -> None:
    assert agreement_kind("действует соглашение о порте") == "agreement"
    assert agreement_kind("по переписке") is None


SIGNINGS = [
    ("Стороны подписали протокол о намерениях.", [("protocol", "протокол о намерениях", False)]),
    ("По итогам подписано новое Соглашение о порте.", [("agreement", "новое Соглашение о порте", False)]),
    ("(подписан меморандум с верфью; 12 гостей)", [("memorandum", "меморандум с верфью", False)]),
    ("Соглашение было подписано мэрами.", [("agreement", "Соглашение было подписано мэрами", False)]),
    ("Главным стало подписание договора о породнении.", [("treaty", "договора о породнении", False)]),
    (
        "В мае подписаны: План обменов до 2030 г.; Соглашение о музеях; Декларация мира.",
        [
            ("roadmap", "План обменов до 2030 г", False),
            ("agreement", "Соглашение о музеях", False),
            ("declaration", "Декларация мира", False),
        ],
    ),
    (
        "Действует Протокол, подписанный 12.05.2014, о парках.",
        [("protocol", "Протокол, подписанный 12.05.2014", False)],
    ),
    (
        "Соглашение о сотрудничестве в сфере туризма и спорта, подписанное 20.09.2019, позволило гостям ездить чаще.",
        [
            (
                "agreement",
                "Соглашение о сотрудничестве в сфере туризма и спорта, подписанное 20.09.2019",
                False,
            )
        ],
    ),
    ("Соглашение о пути и гости, приглашённые 20.09.2019, приехали.", []),
    (
        "Стороны поддержали заключение прямых соглашений двух городов.",
        [("agreement", "прямых соглашений двух городов", True)],
    ),
    ("Обсуждены перспективы подписания меморандума о вузах.", [("memorandum", "меморандума о вузах", True)]),
    ("Осенью планируется подписание соглашения.", [("agreement", "соглашения", True)]),
    ("Достигнута договорённость о подписании «дорожной карты».", [("roadmap", "дорожной карты»", True)]),
    ("Соглашение будет подписано весной.", [("agreement", "Соглашение будет подписано весной", True)]),
    ("Signed a Memorandum of Understanding on trams.", [("memorandum", "Memorandum of Understanding on trams", False)]),
    ("Школы, заключившие рамочные соглашения, обменялись письмами.", []),
    ("Соглашение так и не подписано.", []),
]


@pytest.mark.parametrize(("text", "expected"), SIGNINGS)
def test_documents_told_as_signed_or_to_be_signed(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(m.kind, text[m.start : m.end], m.intended) for m in signings(text)] == expected


def test_the_telling_takes_in_the_verb() -> None:
    text = "Вечером подписан протокол о трамваях."
    (mention,) = signings(text)
    assert text[mention.told_start : mention.end] == "подписан протокол о трамваях"


@given(st.text(alphabet="Соглашение оПлан «»()подписано;.,\nвизит ВКС", max_size=120))
def test_spans_lie_in_the_text(text: str) -> None:
    spans = [(m.start, m.end) for m in signings(text)] + [(a, b) for a, b, _ in agreement_heads(text)]
    for found in (activity_kind(text, text), online_mode(text), activity_status(text)):
        spans += [(found.start, found.end)] if found else []
    assert all(0 <= start < end <= len(text) for start, end in spans)
