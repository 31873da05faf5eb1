"""The pattern of many wordings against the plain one that lists them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.alternation import alternation, characters

_ANY = r"\w*"


def _listed(wordings: list[list[str]]) -> str:
    return f"(?:{'|'.join(''.join(wording) for wording in wordings)})"


@pytest.mark.parametrize(
    ("wordings", "pattern"),
    [
        (["январь", "января", "янв"], "янв(?:ар[ья])?"),
        (["мае", "май", "марта", "март"], "ма(?:[ей]|рта?)"),
        (["q.1"], r"q\.1"),
        ([], r"(?!)"),
    ],
)
def test_common_beginnings_are_read_once(wordings: list[str], pattern: str) -> None:
    assert alternation(map(characters, wordings)) == pattern


@given(st.lists(st.text("абв-", max_size=4), min_size=1, max_size=8), st.text("абв- ", max_size=12))
def test_the_longest_wording_is_found_where_the_plain_pattern_finds_it(words: list[str], text: str) -> None:
    wordings = [characters(word) for word in sorted(set(words), key=len, reverse=True)]
    plain, ours = re.compile(_listed(wordings)), re.compile(alternation(wordings))
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(
    st.lists(st.lists(st.sampled_from(["а", "б", _ANY]), max_size=4), min_size=1, max_size=6),
    st.text("аб ", max_size=10),
)
def test_opaque_atoms_keep_the_order_in_which_wordings_are_tried(wordings: list[list[str]], text: str) -> None:
    plain, ours = re.compile(_listed(wordings)), re.compile(alternation(wordings, frozenset({_ANY})))
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in plain.finditer(text)]
