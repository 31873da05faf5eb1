"""Dates, periods, names and files: tables of what goes in and what comes out."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pobratim.rendering.safe_cells import without_formula
from pobratim.web.config import home
from pobratim.web.config.sqlite import alphabetical, like
from pobratim.web.register import countries, edtf
from pobratim.web.register.folding import name_key
from pobratim.web.register.names import split_name
from pobratim.web.reporting.periods import UnreadablePeriodError, parse_period
from pobratim.web.ui.dates import human


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-02-20", (2020, 2, 20), (2020, 2, 20)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2020", (2020, 1, 1), (2020, 12, 31)),
        ("2020-10/2020-11", (2020, 10, 1), (2020, 11, 30)),
        ("2020-12-30/2021-01-08", (2020, 12, 30), (2021, 1, 8)),
        ("2020-07-06~", (2020, 7, 6), (2020, 7, 6)),
        ("201X", (2010, 1, 1), (2019, 12, 31)),
        ("2018/..", (2018, 1, 1), (9999, 12, 31)),
    ],
)
def test_days_that_a_date_can_mean(text, first, last):
    assert edtf.bounds(text) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text", [None, "", "весна", "2020-13", "2020-02-30", "20.02.2020", "2021/2020", "/x", "/", "../.."]
)
def test_what_is_no_date_has_no_days(text):
    assert edtf.bounds(text) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2020-02-20/2020-02-22", "2020-02-20/2020-02-22"),
        ("2020-02-20/2020-02-20", "2020-02-20"),
        ("20.02.2020", "2020-02-20"),
        ("5.2.2020", "2020-02-05"),
        ("02.2020", "2020-02"),
        (" 2020 ", "2020"),
        ("20-22.02.2020", "2020-02-20/2020-02-22"),
        ("28.02-01.03.2020", "2020-02-28/2020-03-01"),
        ("20.02.2020 – 01.03.2020", "2020-02-20/2020-03-01"),
        ("2018-2022", "2018/2022"),
        ("2020-07-06~", "2020-07-06~"),
        ("5-7 марта 2023 года", "2023-03-05/2023-03-07"),
        ("март 2023", "2023-03"),
        ("II квартал 2023", "2023-04/2023-06"),
        ("2 полугодие 2023 г.", "2023-07/2023-12"),
        ("с 2018", "2018/.."),
        ("20–22 February 2020", "2020-02-20/2020-02-22"),
    ],
)
def test_typed_date(typed, expected):
    assert edtf.from_entry(typed) == expected


@pytest.mark.parametrize(
    "typed", ["весной", "31.04.2020", "20.02", "..", "", "5 марта 2023 и 7 мая 2023", "в марте 2023 или позже"]
)
def test_typed_nonsense_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        edtf.from_entry(typed)


@pytest.mark.parametrize("typed", ["22-20.02.2020", "2021/2020", "с 5 по 3 марта 2023", "7-5 марта 2023"])
def test_reversed_range_is_told_apart(typed):
    with pytest.raises(edtf.ReversedDateError):
        edtf.from_entry(typed)


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        ("2020-10/2020-11", "октябрь–ноябрь 2020"),
        ("2020-02-20/2020-02-22", "20–22 февраля 2020"),
        ("2020-07-06~", "около 6 июля 2020"),
        ("2018/..", "с 2018"),
        ("2020-07?", "2020-07?"),
        ("201X", "201X"),
        ("", ""),
        (None, ""),
    ],
)
def test_date_is_shown_for_editing_as_people_write_it(held, shown):
    assert edtf.to_entry(held) == shown
    assert not held or edtf.from_entry(shown) == held


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_typed_days_come_back_as_they_were_meant(one, other):
    first, last = sorted((one, other))
    typed = f"{first.day}.{first.month}.{first.year} - {last.day}.{last.month}.{last.year}"
    assert edtf.bounds(edtf.from_entry(typed)) == (first, last)


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_refused(text):
    with contextlib.suppress(ValueError):
        assert edtf.bounds(edtf.from_entry(text))


@pytest.mark.parametrize(
    ("text", "russian", "english"),
    [
        ("2020-02-20/2020-02-22", "20–22 февраля 2020", "20–22 February 2020"),
        ("2020-01-29/2020-02-04", "29 января – 4 февраля 2020", "29 January – 4 February 2020"),
        ("2020-12-30/2021-01-08", "30 декабря 2020 – 8 января 2021", "30 December 2020 – 8 January 2021"),
        ("2020-02-20", "20 февраля 2020", "20 February 2020"),
        ("2017-08", "август 2017", "August 2017"),
        ("2020-10/2020-11", "октябрь–ноябрь 2020", "October–November 2020"),
        ("2020-04/2020-06", "II квартал 2020", "II quarter 2020"),
        ("2020", "2020", "2020"),
        ("2018/2022", "2018–2022", "2018–2022"),
        ("2018/..", "с 2018", "since 2018"),
        ("../2018-05-05", "до 5 мая 2018", "until 5 May 2018"),
        ("2020-07-06~", "около 6 июля 2020", "about 6 July 2020"),
        ("2020-07?", "июль 2020 (неточно)", "July 2020 (uncertain)"),
        ("2020-07-06~/2020-07-08~", "около 6 июля 2020 – около 8 июля 2020", "about 6 July 2020 – about 8 July 2020"),
        ("весной", "весной", "весной"),
        (None, "", ""),
    ],
)
def test_date_in_words(text, russian, english):
    assert human(text) == russian
    with translation.override("en"):
        assert human(text) == english


@given(st.text(max_size=20))
def test_any_text_has_words(text):
    assert isinstance(human(text), str)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2020", "2020"),
        ("2020-Q1", "2020-01/2020-03"),
        ("2020-Q2", "2020-04/2020-06"),
        ("2020-q4", "2020-10/2020-12"),
        ("2020-H1", "2020-01/2020-06"),
        ("2020-H2", "2020-07/2020-12"),
        ("2020-04", "2020-04"),
        (" 2016-05-23/2016-05-25 ", "2016-05-23/2016-05-25"),
    ],
)
def test_period(typed, expected):
    assert parse_period(typed) == expected


@pytest.mark.parametrize("typed", ["", "весна", "2020-Q5", "2020-H3", "2020-Q0", "II квартал", "20", "2020-13"])
def test_unreadable_period_is_told_what_is_accepted(typed):
    with pytest.raises(UnreadablePeriodError) as caught:
        parse_period(typed)
    for form in ("2020-Q2", "2020-H1", "2020-04/2020-06", f"«{typed}» – не период"):
        assert form in str(caught.value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Лига северных портов (ЛСП)", ("Лига северных портов", "ЛСП")),
        ("Северск", ("Северск", "")),
        (" Ассоциация «Север» (АС) ", ("Ассоциация «Север»", "АС")),
        ("(АС)", ("(АС)", "")),
    ],
)
def test_bracketed_abbreviation(name, expected):
    assert split_name(name) == expected


@pytest.mark.parametrize("name", ["Орёл", "ОРЕЛ", "г. Орёл", "город Орел", "«Орёл»", " орёл "])
def test_one_key_for_all_spellings(name):
    assert name_key(name) == "орел"


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("%ПОБРАТИМ%", "города-побратимы", True),
        ("%ёлк%", "Елка", True),
        ("Турку", "турку", True),
        ("Т_рку", "Турку", True),
        ("100\\%", "100%", True),
        ("100\\%", "100 лет", False),
        ("%[а-я]%", "побратим", False),
        (None, "побратим", None),
    ],
)
def test_sqlite_compares_russian(pattern, value, expected):
    assert like(pattern, value, "\\") is expected


def test_russian_order():
    words = ["Ёлка", "жук", "Дом", "ель", "ёж"]
    ordered = ["Дом", "ёж", "Ёлка", "ель", "жук"]
    assert sorted(words, key=alphabetical) == ordered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=СУММ(A1)", "'=СУММ(A1)"),
        ("+cmd", "'+cmd"),
        ("-2+3", "'-2+3"),
        ("@x", "'@x"),
        ("+7 (495) 123-45-67", "+7 (495) 123-45-67"),
        ("-5", "-5"),
        ("Визит", "Визит"),
    ],
)
def test_no_formula_leaves_in_a_spreadsheet(text, expected):
    assert without_formula(text) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [("Финляндия", "FI"), ("финляндия", "FI"), ("КНР", "CN"), ("finland", "FI"), ("FI", "FI"), ("?", None)],
)
def test_country_by_name(name, code):
    assert countries.code(name) == code


def test_every_country_lies_in_a_part_of_the_world_that_has_a_name():
    for code, _ in countries.choices():
        assert countries.part(code) in countries.PARTS


def test_secret_key_is_made_once_and_only_for_its_owner(tmp_path):
    first = home.secret_key(tmp_path / "new")
    assert first == home.secret_key(tmp_path / "new")
    assert len(first) > 50
    assert (tmp_path / "new" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"POBRATIM_HOME": "/srv/register"}, "/srv/register"),
        ("linux", {"XDG_DATA_HOME": "/x"}, "/x/pobratim"),
        ("linux", {"HOME": "/h"}, "/h/.local/share/pobratim"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/Pobratim"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/Pobratim"),
    ],
)
def test_data_folder(monkeypatch, platform, environment, expected):
    for name in ("POBRATIM_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert home.folder().as_posix() == expected
