"""Roman numerals, ordinals in words, and the form that a Russian noun takes after a number.

Editions of conferences come as «XV», «15-й» and «Пятнадцатый»; jubilees are printed as «873 года», «1010 лет».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from pobratim.resources import load

_VALUES = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Typists take the letters that their keyboard layout has: «Х» and «ХII» in Cyrillic, «І» in Ukrainian.
_LOOKALIKES = str.maketrans("ХІМС", "XIMC")
_MAX_ROMAN = 3999

Plural = Literal["one", "few", "many"]


def roman_to_int(text: str) -> int | None:
    """The value of an upper-case Roman numeral, Cyrillic look-alikes allowed; None for anything else."""
    numeral = text.translate(_LOOKALIKES)
    if not numeral or not _ROMAN.fullmatch(numeral):
        return None
    total, at = 0, 0
    for value, letters in _VALUES:
        while numeral.startswith(letters, at):
            total += value
            at += len(letters)
    return total


def int_to_roman(number: int) -> str:
    """The Roman numeral of 1 to 3999; ValueError outside."""
    if not 1 <= number <= _MAX_ROMAN:
        raise ValueError(f"no Roman numeral for {number}")
    letters = []
    for value, numeral in _VALUES:
        count, number = divmod(number, value)
        letters.append(numeral * count)
    return "".join(letters)


def ordinal_in_words(text: str) -> int | None:
    """The number of a Russian or English ordinal in words, in any case form («Третьем» → 3, «twenty-first» → 21)."""
    *tens, last = re.split(r"[\s-]+", text.strip().casefold().replace("ё", "е"))
    values = [*(_cardinal_tens(word) for word in tens), _ordinal(last)]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


class OrdinalWords(NamedTuple):
    """The words of ordinals, ё folded: Russian stems with all their endings, and those that do not change."""

    stems: tuple[str, ...]
    endings: tuple[str, ...]
    whole: tuple[str, ...]


def ordinal_parts() -> OrdinalWords:
    """Every word that an ordinal in words can have, the tens before it among them, as stems and endings."""
    russian, english = load("ru/kinds_numerals"), load("en/kinds_numerals")
    whole = (*russian["tens"], *english["ordinals"], *english["tens"])
    return OrdinalWords(tuple(russian["ordinals"]), tuple(russian["ordinal_endings"]), whole)


def ordinal_words() -> tuple[str, ...]:
    """The same, each word in full."""
    parts = ordinal_parts()
    return (*(stem + ending for stem in parts.stems for ending in parts.endings), *parts.whole)


@functools.lru_cache(maxsize=4_096)
def _ordinal(word: str) -> int | None:
    english: Mapping[str, int] = load("en/kinds_numerals")["ordinals"]
    stems: Mapping[str, int] = load("ru/kinds_numerals")["ordinals"]
    endings = load("ru/kinds_numerals")["ordinal_endings"]
    russian = (n for stem, n in stems.items() if word.startswith(stem) and word[len(stem) :] in endings)
    return english.get(word) or next(russian, None)


def _cardinal_tens(word: str) -> int | None:
    russian: Mapping[str, int] = load("ru/kinds_numerals")["tens"]
    english: Mapping[str, int] = load("en/kinds_numerals")["tens"]
    return russian.get(word) or english.get(word)


def plural_form(number: int) -> Plural:
    """Which form a Russian noun takes after an integer: 1 год, 2 года, 5 лет, 11 лет, 21 год (Unicode CLDR rules)."""
    tail, teens = abs(number) % 10, abs(number) % 100
    if tail == 1 and teens != 11:
        return "one"
    if tail in (2, 3, 4) and teens not in (12, 13, 14):
        return "few"
    return "many"


def counted(number: int, one: str, few: str, many: str) -> str:
    """A number with its noun in the right form: `counted(953, "год", "года", "лет")` → «953 года»."""
    return f"{number} {({'one': one, 'few': few, 'many': many})[plural_form(number)]}"


def years(number: int) -> str:
    """An age as Russian papers print it: «873 года», «1010 лет»."""
    return counted(number, "год", "года", "лет")
