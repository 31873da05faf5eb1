"""Which forms of the date grammar are tried: never fewer than could match."""

from __future__ import annotations

import re

import pytest

from pobratim.language.dates_forms import Form, Grammar, first_words, letters_of
from pobratim.language.dates_lexicon import fold
from pobratim.language.dates_scan import FORMS

tables = pytest.importorskip("truth_tables", reason="the benchmarks are not beside the tests")

TEXTS = tuple(fold(case.text) for name in ("dates", "dates_fresh") for case in tables.date_cases(name))
MORE = ("до II-го квартала 2020 года", "5июня 2020г.", "2кв 2021", "в ночь с 31 декабря на 1 января", "10 дек., с. г.")
WRITINGS = (*TEXTS, *map(fold, MORE))


def _said(form: Form) -> str:
    return f"{form.read.__module__.rpartition('.')[2]} {form.read.__name__}"


@pytest.mark.parametrize("form", FORMS, ids=_said)
def test_what_a_form_matches_has_the_words_it_needs_and_begins_as_it_says(form: Form) -> None:
    # A night is told by the word before it, which its reading asks for.
    found = [match for text in WRITINGS for match in re.finditer(form.pattern, text) if form.read(match)]
    for match in found:
        assert all(needed & letters_of(match.string) for needed in form.needs), match
        assert form.figure if match[0][0].isdecimal() else form.word, match


def test_forms_whose_words_a_text_lacks_are_not_tried() -> None:
    grammar = Grammar(FORMS)
    plain, quarter = (grammar.usable(letters_of(text)) for text in ("12.05.2020", "ii квартал 2020 года"))
    assert len(plain.figure) < len(quarter.figure) < len(FORMS)
    assert plain.word == ()


def test_a_wording_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="no letters"):
        first_words(["2020", "год"])
