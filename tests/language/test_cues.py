"""Words of the lexicons in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.cues import fold, outside_quotes, search, sentences


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("встреч*", "о Встречах в порту", "Встречах"),
        ("гуманитарн* груз*", "гуманитарного  груза", "гуманитарного  груза"),
        ("связи .. установлены", "связи давно уже были установлены", "связи давно уже были установлены"),
        ("связи .. установлены", "связи, как все давно и твёрдо знают, установлены", None),
        ("вкс", "в режиме ВКС.", "ВКС"),
        ("вкс", "ВКСный", None),
        ("приём", "прием гостей", "прием"),
    ],
)
def test_phrases_match_any_ending_and_nothing_else(phrase: str, text: str, found: str | None) -> None:
    match = search((phrase,), fold(text))
    assert (text[match.start() : match.end()] if match else None) == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Визит в г. Кемь. Обсудили порт.", ["Визит в г. Кемь. ", "Обсудили порт."]),
        ("Музей им. А.С. Нилова открыт. Ура!", ["Музей им. А.С. Нилова открыт. ", "Ура!"]),
        ("в 2020 г. подписан план\nНовая строка", ["в 2020 г. подписан план\n", "Новая строка"]),
        ("перенос\nстроки внутри", ["перенос\nстроки внутри"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_quotations_are_blanked_in_place() -> None:
    text = 'концерт «Море» и "Лес" дома'
    assert outside_quotes(text).replace("\0", "_") == "концерт ______ и _____ дома"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
