"""The words of dates in every language we read, merged, and the small patterns that all date forms are made of.

The text that these patterns search is folded first: lower case, е for ё, "-" for every dash, a plain space for every
white space but the line break, one character for one character, so that positions stay those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pobratim.language.alternation import alternation, characters
from pobratim.language.numerals import ordinal_parts, ordinal_words
from pobratim.resources import load

LANGUAGES = ("ru", "en")
DATA: tuple[Mapping[str, Any], ...] = tuple(load(f"{language}/dates") for language in LANGUAGES)

GAP = r"(?: {1,6}\n? {0,6}|\n {0,6})"
OPT = f"{GAP}?"
DASH = rf"{OPT}-{{1,2}}{OPT}"
# No number starts inside a word or a number, after "№", or after a letter and a hyphen (COVID-19).
LEFT = r"(?<![\w№+])(?<!\d[.,:/-])(?<![^\W\d]-)(?<!№ )"


def words(key: str) -> tuple[str, ...]:
    """The entries of a list in all languages, in the order of the data."""
    return tuple(word for data in DATA for word in data[key])


def role_words(key: str) -> tuple[str, ...]:
    return tuple(word for data in DATA for word in data["roles"][key])


def numbered(key: str) -> Mapping[str, int]:
    """The words of a mapping from numbers to lists of words, turned round."""
    return {word: number for data in DATA for number, names in data[key].items() for word in names}


def numbered_names(key: str) -> Mapping[str, str]:
    """The words of a mapping from names to lists of words, turned round."""
    return {word: name for data in DATA for name, listed in data[key].items() for word in listed}


def either(entries: Iterable[str]) -> str:
    """A pattern for any of the wordings, the longest first; a space in one stands for any gap."""
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return alternation([GAP if atom == r"\ " else atom for atom in characters(entry)] for entry in ordered)


def _month_words(*kinds: str, data: Iterable[Mapping[str, Any]] = DATA) -> dict[str, int]:
    return {
        word: number
        for language in data
        for number, month in enumerate(language["months"], 1)
        for kind in kinds
        for word in month[kind]
    }


def _season_words(kind: str) -> dict[str, int]:
    return {word: month for data in DATA for month, season in data["seasons"].items() for word in season[kind]}


MONTHS = _month_words("alone", "other", "short")
SHORT_MONTHS = frozenset(_month_words("short"))
MONTHS_ALONE = frozenset(_month_words("alone"))
MONTHS_FIRST = _month_words("alone", "other", "short", data=[data for data in DATA if data.get("month_first")])
SEASONS = _season_words("alone") | _season_words("other")
SEASONS_ALONE = frozenset(_season_words("alone"))
WEEKDAYS = {word: number for data in DATA for number, names in enumerate(data["weekdays"]) for word in names}
ORDINALS = numbered("ordinals")
LOOKALIKES = numbered("ordinal_lookalikes")
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}


def _months(names: Iterable[str]) -> str:
    names = set(names)
    return rf"(?:{either(names - SHORT_MONTHS)}(?![^\W\d])|{either(names & SHORT_MONTHS)}(?![^\W\d])\.?)"


MONTH = _months(MONTHS)
MONTH_FIRST = _months(MONTHS_FIRST)
WEEKDAY = rf"{either(WEEKDAYS)}(?!\w)\.?"
SEASON = rf"{either(SEASONS)}(?!\w)"
DAY = rf"\d{{1,2}}(?: ?[»\"”])?(?:(?: ?- ?)?{either(words('day_endings'))}(?!\w))?(?!\d)"
ORDINAL = (
    rf"(?:\d-?{either(words('ordinal_endings'))}(?!\w)|[1-5](?!\w)|{either(n for n, v in ROMAN.items() if v < 6)}"
    rf"(?:-?{either(words('ordinal_endings'))})?(?!\w)|{either(ORDINALS)}(?!\w)|{either(LOOKALIKES)}(?!\w))"
)
_ELLIPSIS = rf"{OPT}(?:\.{{3}}|…){OPT}"
TO = rf"(?:(?:{DASH}|{_ELLIPSIS})(?:{either(words('to'))}{GAP})?|{GAP}{either(words('to'))}{GAP})"
AND = rf"(?:{OPT}[,;]{OPT}(?:{either(words('and'))}{GAP})?|{GAP}{either(words('and'))}{GAP})"
# On a line of its own "г." is "город": "5 июня 2020" over "г. Псков".
_YEAR_MARK = rf"(?<!\n)(?<!\n )(?:г\. ?г(?!\w)\.?|{either(words('year_marks'))}(?!\w)\.?)"
YEAR_WORD = rf"(?:{either(words('year_qualifiers'))}{GAP})?(?:{_YEAR_MARK}|{either(words('year_words'))}(?!\w))"
FOUR_DIGITS = r"(?:1\d|20|21)\d\d(?!\d)"
EDGE = rf"(?:{either(words('edges'))}(?:{GAP}|-))"
_ORDINALS = ordinal_parts()
_ORDINAL_IN_WORDS = rf"(?:{either(_ORDINALS.stems)}{either(_ORDINALS.endings)}|{either(_ORDINALS.whole)})"
DAY_IN_WORDS = rf"(?:{_ORDINAL_IN_WORDS}(?:(?: |-){_ORDINAL_IN_WORDS})?)(?!\w)"
BRACKETED_WEEKDAY = rf"(?:,?{OPT}\(?{WEEKDAY}\)?)?"
_RELATIVE = {**numbered("relative_years"), **numbered("relative_year_marks")}


def year(name: str = "year") -> str:
    """A pattern for the year that follows a day or a month; what it finds is read by `read_year`."""
    not_counted = rf"(?!{GAP}{either(words('counted'))})"
    full = rf"{FOUR_DIGITS}(?:-?{either(words('ordinal_endings'))}(?!\w))?{not_counted}(?:{OPT}{YEAR_WORD})?"
    marks = either(numbered("relative_year_marks")).replace(GAP, " ?")
    relative = rf"(?:{marks}|{either(numbered('relative_years'))}(?!\w))"
    return rf"(?:,?{OPT}(?P<{name}>{full}|\d\d{OPT}{YEAR_WORD}|'\d\d(?!\d)|{relative}))"


def read_year(text: str | None) -> tuple[int | None, int | None]:
    """The year and the shift (see `Point`) of what `year` found."""
    if not text:
        return None, None
    digits = re.match(r"'?(\d+)", text)
    if digits:
        return full_year(digits[1]), None
    said = _squeeze(text)
    return None, next(shift for wording, shift in _RELATIVE.items() if _squeeze(wording) == said)


def full_year(digits: str) -> int:
    """A year of four digits, or of two: 50 to 99 are the last century, as no agreement here is older."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return 1900 + number if number >= 50 else 2000 + number


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def ordinal_number(word: str) -> int:
    """1 to 5, or -1 for the last."""
    if word[0].isdigit():
        return int(word[0])
    stem = re.split(r"-", word)[0]
    return {**ORDINALS, **ROMAN, **LOOKALIKES}[stem]


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def _first_words(entries: Iterable[str]) -> Iterator[str]:
    for entry in entries:
        found = re.match(r"[^\W_]+", entry)
        if found:
            yield found[0]


@cache
def triggers() -> frozenset[str]:
    """The words that a date can begin with, besides a number."""
    keys = (
        "until",
        "since",
        "approximately",
        "edges",
        "past_weekday",
        "on_weekday",
        "fiscal",
        "half",
        "from",
        "until",
        "next_weekday",
    )
    groups = (
        "relative_days",
        "relative_weeks",
        "relative_months",
        "relative_years",
        "relative_seasons",
        "months_counted",
        "counts_in_words",
    )
    lists = [words(key) for key in keys] + [tuple(numbered(key)) for key in groups]
    # "Год назад" begins with its unit, "два года назад" with the number: of a unit only the first form counts.
    lists.append(tuple(forms[0] for data in DATA for forms in data["units_counted"].values()))
    listed = (word for entries in lists for word in _first_words(entries))
    return frozenset(
        [
            *listed,
            *MONTHS,
            *_first_words(SEASONS),
            *ORDINALS,
            *ROMAN,
            *LOOKALIKES,
            *WEEKDAYS,
            *ordinal_words(),
            "q",
            "h",
            *_quarter_marks(),
        ]
    )


def _quarter_marks() -> Iterator[str]:
    for letter, count in (("q", 4), ("h", 2)):
        yield from (f"{letter}{number}" for number in range(1, count + 1))


_SPACES = dict.fromkeys(
    map(ord, "\t\r\x0b\x0c\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
)
_FOLD = str.maketrans(
    {**_SPACES, **dict.fromkeys(map(ord, "–—‐‑−‒―"), "-"), ord("ё"): "е", ord("і"): "i", ord("“"): '"', ord("”"): '"'}
)
_CAPITALS = re.compile(rf"(?<!\w){either(words('capital_only'))}(?!\w)")


def fold(text: str) -> str:
    """The text as the patterns expect it, of the same length; "may" and "march" with no capital are no months."""
    text = _CAPITALS.sub(lambda found: "_" * len(found[0]), text)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return lowered.translate(_FOLD)
