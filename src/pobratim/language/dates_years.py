"""Years: "1953 г.", "2018-2022 гг.", "1990-е", a bare "1967" in its cell, "в прошлом году"."""

from __future__ import annotations

import re

from pobratim.language.dates_forms import figures, first_words, wording
from pobratim.language.dates_lexicon import (
    AND,
    DASH,
    FOUR_DIGITS,
    GAP,
    LEFT,
    OPT,
    TO,
    YEAR_WORD,
    either,
    full_year,
    numbered,
    read_year,
    role_words,
    words,
)
from pobratim.language.dates_model import Point, Reading

_LONGEST_BARE_RANGE = 50
_FIRST_YEAR = 1500
_IN = re.compile(rf"(?<!\w){either(role_words('origin_prepositions') + words('from') + words('until'))} $")


def _year(found: re.Match[str]) -> Reading | None:
    """A year; "1022 года" with no "в" before it is the age of a town."""
    number = int(found["number"])
    if number < _FIRST_YEAR and not _IN.search(found.string[max(0, found.start() - 15) : found.start()]):
        return None
    return Reading(Point(number))


def _years(found: re.Match[str]) -> Reading | None:
    """A range of years; with no word for "year" beside it only what can hardly be anything else."""
    first, last = int(found["from_year"]), full_year(found["to_year"])
    if len(found["to_year"]) == 2:
        last = first - first % 100 + last % 100
    if not found["word"] and not first < last <= first + _LONGEST_BARE_RANGE:
        return None
    return Reading(Point(first), Point(last))


def _series(found: re.Match[str]) -> Reading | None:
    """ "2018, 2019 и 2020 гг.": one stretch only if the years follow on one another."""
    numbers = [int(number) for number in re.findall(r"\d{4}", found["series"])]
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        return None
    return Reading(Point(numbers[0]), Point(numbers[-1]))


def _relative(found: re.Match[str]) -> Reading:
    number, shift = read_year(found["year"])
    return Reading(Point(number, shift=shift))


_YEAR_WORDS = frozenset(words("year_words") + words("and") + words("to") + words("from") + words("leads"))
_WORD = re.compile(r"[^\W\d_]+")
_OPEN_QUOTE = re.compile(r"«[^»\n]*$|\"[^\"\n]*$")
_LISTED = re.compile(rf"(?:{AND}{FOUR_DIGITS}){{1,11}}{OPT}{YEAR_WORD}")
_LEADS_YEAR = re.compile(rf"(?<!\w){either(words('before_bare_year'))} $")
_COUNTED = re.compile(rf"{GAP}{either(words('counted'))}")
_REACH = 150


def _bare(found: re.Match[str]) -> Reading | None:
    """A year with no word beside it: in brackets, before a dash that it heads, alone in its line, or after "in"."""
    text, start, end = found.string, found.start(), found.end()
    before = text[max(0, start - _REACH) : start]
    line_before, line_after = before.rpartition("\n")[2], text[end : end + _REACH].partition("\n")[0]
    bracketed = before.endswith("(") and text.startswith(")", end)
    heads = not line_before.strip(" •*") and text.startswith(" - ", end)
    alone = not set(_WORD.findall(f"{line_before} {line_after}")) - _YEAR_WORDS
    led = _LEADS_YEAR.search(before) and not _COUNTED.match(text, end)
    if bracketed or heads or alone or led or _LISTED.match(text, end):
        return _year(found)
    return _in_name(found) if _OPEN_QUOTE.search(before) else None


def _in_name(found: re.Match[str]) -> Reading:
    return Reading(Point(int(found["number"])), role="name")


def _tens(digits: str) -> str:
    return f"{digits[:3]}X" if len(digits) == 4 else f"19{digits[0]}X"


def _decade(found: re.Match[str]) -> Reading:
    return Reading(ready=_tens(found["tens"]))


def _decades(found: re.Match[str]) -> Reading | None:
    first, last = _tens(found["tens"]), _tens(found["tens_2"])
    return Reading(ready=f"{first}/{last}") if first < last else None


_NUMBER = rf"(?P<number>{FOUR_DIGITS})"
_PLURAL = r"-? ?(?:е|х|ые|ых|s)(?!\w)"
_FISCAL = rf"(?<!\w){either(words('fiscal'))}{OPT}"
_RANGE = (
    rf"(?P<from_year>{FOUR_DIGITS})(?:{OPT}{YEAR_WORD})?(?:{TO}|{OPT}/{OPT})"
    rf"(?P<to_year>\d{{4}}|\d\d)(?![\d.]\d|\d)(?P<word>{OPT}{YEAR_WORD})?"
)
_TENS, _TENS_2 = r"(?P<tens>(?:19|20)?[2-9]0|(?:19|20)[01]0)", r"(?P<tens_2>(?:19|20)?[2-9]0|(?:19|20)[01]0)"

_FISCAL_WORDS, _RELATIVE = first_words(words("fiscal")), numbered("relative_years")

FORMS = (
    figures(f"{LEFT}{_TENS}{_PLURAL}{GAP}{YEAR_WORD}", _decade),
    figures(rf"{LEFT}(?P<tens>(?:19|20)\d0){_PLURAL}", _decade),
    figures(rf"{LEFT}{_NUMBER}(?:-?{either(words('ordinal_endings'))}(?!\w))?{OPT}{YEAR_WORD}", _year),
    figures(rf"{LEFT}{_NUMBER}-(?:го|м)(?!\w)", _year),
    wording(f"{_FISCAL}{_NUMBER}", _year, _FISCAL_WORDS),
    figures(f"{LEFT}{_RANGE}", _years),
    wording(f"{_FISCAL}{_RANGE}", _years, _FISCAL_WORDS),
    figures(f"{LEFT}(?P<series>{FOUR_DIGITS}(?:{AND}{FOUR_DIGITS}){{1,11}}){OPT}{YEAR_WORD}", _series),
    figures(rf"{LEFT}(?P<number>(?:1[89]|20)\d\d)(?![\w/%-]|[.,:]\d)", _bare),
    figures(r"(?<=[^\W\d]-)(?P<number>20\d\d)(?![\w.,-]\d|\w)", _in_name),
    figures(f"{LEFT}{_TENS}(?:{_PLURAL})?{DASH}{_TENS_2}{_PLURAL}(?:{OPT}{YEAR_WORD})?", _decades),
    wording(rf"(?<!\w)(?P<year>{either(_RELATIVE)})(?!\w)", _relative, first_words(_RELATIVE)),
)
