"""Going through a text from left to right and taking the longest date at each place where one can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.language import dates_days, dates_numeric, dates_periods, dates_relative, dates_spelled, dates_years
from pobratim.language.dates_forms import Grammar, Usable, letters_of
from pobratim.language.dates_lexicon import EDGE, GAP, OPT, TO, either, triggers, words
from pobratim.language.dates_model import Hit, Reading

FORMS = (
    dates_days.FORMS
    + dates_spelled.FORMS
    + dates_numeric.FORMS
    + dates_periods.FORMS
    + dates_years.FORMS
    + dates_relative.FORMS
)
_GRAMMAR = Grammar(FORMS)
_TOKEN = re.compile(r"[^\W_]+")
_EDGE = re.compile(EDGE)
_ABOUT = re.compile(rf"{either(words('approximately'))}(?!\w)\.?{GAP}(?:{either(words('leads'))}{GAP})?")
_UNTIL = re.compile(rf"{either(words('until'))}{GAP}")
_SINCE = re.compile(rf"{either(words('since'))}{GAP}")
_ABOUT_AFTER = re.compile(rf"{OPT}\(?{either(words('approximately'))}(?!\w)\.?\)")
_TILL_NOW = re.compile(rf"{TO}{either(words('till_now'))}(?!\w)")
_ONTO = re.compile(rf"{GAP}{either(words('onto'))}{GAP}(?=\d)")
_ABOUT_SIGN = re.compile(r"[~≈] ?$")


def scan(text: str) -> Iterator[Hit]:
    """The dates of a folded text, in order, without overlap."""
    starts = triggers()
    forms: Usable | None = None
    free = 0
    for token in _TOKEN.finditer(text):
        if token.start() < free or (token[0].isalpha() and token[0] not in starts):
            continue
        forms = forms or _GRAMMAR.usable(letters_of(text))
        hit = _at(text, token.start(), forms)
        if hit:
            free = hit.end
            yield _finished(text, hit)


def _at(text: str, start: int, forms: Usable, depth: int = 0) -> Hit | None:
    """The longest date at a place, whatever words before it ("до", "ориентировочно") count in."""
    hit = _plain(text, start, forms)
    return hit if hit or depth > 2 or text[start : start + 1].isdigit() else _prefixed(text, start, forms, depth)


def _plain(text: str, start: int, forms: Usable) -> Hit | None:
    best: Hit | None = None
    for pattern, read in forms.figure if text[start : start + 1].isdecimal() else forms.word:
        found = pattern.match(text, start)
        if found and (best is None or found.end() > best.end):
            reading = read(found)
            best = Hit(start, found.end(), reading) if reading else best
    return best


def _prefixed(text: str, start: int, forms: Usable, depth: int) -> Hit | None:
    for pattern, changed in _PREFIXES:
        found = pattern.match(text, start)
        inner = _at(text, found.end(), forms, depth + 1) if found else None
        reading = changed(inner.reading) if inner else None
        if inner and reading:
            return Hit(start, inner.end, reading)
    return None


def _about(reading: Reading) -> Reading | None:
    return None if reading.role else replace(reading, approximate=True)


def _same(reading: Reading) -> Reading | None:
    return None if reading.role or reading.first.day else reading


def _until(reading: Reading) -> Reading | None:
    return None if reading.role or reading.last else replace(reading, open_start=True)


def _since(reading: Reading) -> Reading | None:
    """ "с 4 по 7 января" is a range already; "с 4 января" lasts on."""
    return None if reading.role else replace(reading, open_end=reading.last is None)


_PREFIXES = ((_ABOUT, _about), (_EDGE, _same), (_UNTIL, _until), (_SINCE, _since))


def _finished(text: str, hit: Hit) -> Hit:
    """With the quotation mark of «5» июня and the marks of approximation beside it."""
    start, reading = hit.start, hit.reading
    if text[start - 1 : start] in ("«", '"') and start and re.match(r"\d{1,2}[»\"]", text[start:]):
        start -= 1
    till_now = _TILL_NOW.match(text, hit.end)
    if till_now and reading.last is None and not reading.role:
        hit, reading = replace(hit, end=till_now.end()), replace(reading, open_end=True)
    if reading.open_end and _ONTO.match(text, hit.end):
        reading = replace(reading, open_end=False)
    sign = _ABOUT_SIGN.search(text, max(0, start - 2), start)
    if sign or _ABOUT_AFTER.match(text, hit.end):
        reading = replace(reading, approximate=not reading.role)
    return Hit(sign.start() if sign else start, hit.end, reading)
