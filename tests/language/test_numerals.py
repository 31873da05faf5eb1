"""Roman numerals, ordinals in words, nouns after numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.numerals import counted, int_to_roman, ordinal_in_words, plural_form, roman_to_int, years


@pytest.mark.parametrize(
    ("text", "number"),
    [("I", 1), ("IV", 4), ("XXVII", 27), ("ХІІ", 12), ("ХIV", 14), ("MCMXC", 1990)],
)
def test_a_roman_numeral_is_read_in_either_alphabet(text: str, number: int) -> None:
    assert roman_to_int(text) == number


@pytest.mark.parametrize("text", ["", "IIII", "IVI", "ABC", "х", "VX", "Москва"])
def test_anything_else_is_no_roman_numeral(text: str) -> None:
    assert roman_to_int(text) is None


@given(st.integers(1, 3999))
def test_roman_numerals_go_both_ways(number: int) -> None:
    assert roman_to_int(int_to_roman(number)) == number


@pytest.mark.parametrize("number", [0, -3, 4000])
def test_numbers_that_the_romans_could_not_write(number: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        int_to_roman(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Третьем", 3),
        ("первый", 1),
        ("вторая", 2),
        ("десятого", 10),
        ("Сороковые", 40),
        ("двадцать первый", 21),
        ("Пятьдесят пятой", 55),
        ("fifth", 5),
        ("Twenty-first", 21),
        ("первенство", None),
        ("двадцать", None),
        ("второй первый", None),
        ("", None),
    ],
)
def test_ordinals_in_words(text: str, number: int | None) -> None:
    assert ordinal_in_words(text) == number


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (1, "1 год"),
        (2, "2 года"),
        (5, "5 лет"),
        (11, "11 лет"),
        (14, "14 лет"),
        (21, "21 год"),
        (112, "112 лет"),
        (873, "873 года"),
        (953, "953 года"),
        (1010, "1010 лет"),
        (2801, "2801 год"),
    ],
)
def test_ages_are_printed_in_the_right_form(number: int, printed: str) -> None:
    assert years(number) == printed


def test_any_noun_takes_the_form_of_its_number() -> None:
    assert [counted(n, "город", "города", "городов") for n in (1, 3, 12)] == ["1 город", "3 города", "12 городов"]


@given(st.integers(0, 10_000))
def test_only_the_last_two_digits_choose_the_form(number: int) -> None:
    assert plural_form(number) == plural_form(number + 100)
