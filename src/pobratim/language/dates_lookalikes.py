"""Figures that a scanner or a typist wrote as letters: "2З.05.2016", "1О августа", "мaя" with a Latin a."""

from __future__ import annotations

import re

from pobratim.language.dates_lexicon import MONTH, either, words

_DIGITS = str.maketrans({"о": "0", "o": "0", "з": "3", "l": "1", "i": "1", "б": "6"})
_LETTERS = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"(?<![\w])(?=[^\W_]{0,5}\d)[\dоoзli]{1,4}(?=[^\w]|г|$)")
# "ll квартал", "III" with a small L among its letters.
_ROMAN = re.compile(
    rf"(?<!\w)(?=[il]{{0,2}}l)[il]{{1,3}}(?= {{1,3}}{either(words('quarter') + words('half_year'))}(?!\w))"
)
# A day with no figure left in it: "ЗО июня".
_DAY = re.compile(rf"(?<!\w)(?=[зl])[оoзli]{{2}}(?= {MONTH})")
_WORD = re.compile(r"[^\W\d_]{3,12}")
# Letters of both alphabets in one word: few texts have any.
_BOTH = re.compile(r"[а-я][^\W\d_]{0,10}[a-z]|[a-z][^\W\d_]{0,10}[а-я]")
_MIXED = re.compile(r"(?=\w*[а-я])(?=\w*[a-z])")


def straightened(text: str) -> str:
    """A folded text with such figures and such letters put right, character for character."""
    if "l" in text:
        text = _ROMAN.sub(lambda found: "i" * len(found[0]), text)
    text = _DAY.sub(lambda found: found[0].translate(_DIGITS), text)
    if _DIGIT.search(text):
        text = _FIGURES.sub(lambda found: found[0].translate(_DIGITS), text)
    return _WORD.sub(lambda found: _cyrillic(found[0]), text) if _BOTH.search(text) else text


def _cyrillic(word: str) -> str:
    return word.translate(_LETTERS) if _MIXED.match(word) else word
