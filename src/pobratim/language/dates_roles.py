"""Whether a date is a happening's, by the words beside it: war years, plan terms, decrees and names are not."""

from __future__ import annotations

import re

from pobratim.language.dates_lexicon import either, role_words, words
from pobratim.language.dates_model import Hit, Scope

_REACH = 100
_MAX_NAME = 300


def _any(key: str) -> str:
    return f"(?:{'|'.join(role_words(key))})"


_OF_ACT = re.compile(rf"(?<!\w){_any('act_prepositions')} $")
_NUMBER_BEFORE = re.compile(rf"№ ?[\w/.-]{{1,20}} {_any('act_prepositions')} $")
_NUMBER_AFTER = re.compile(r"[ ,]{0,3}(?:№|n ?\d)")
_ACT = re.compile(rf"(?<!\w){_any('acts')}(?!\w)[^.;\n]{{0,80}}$")
_TERM = re.compile(rf"(?<!\w){_any('term_prepositions')} $")
STATE_AT = re.compile(rf"(?<!\w){_any('state_at')} $")
_MOVED = re.compile(rf"(?<!\w){_any('moves')}(?!\w)[^.;\n]{{0,60}}$")
_PLAN = re.compile(rf"(?<!\w){_any('term_nouns')}(?!\w)[^.;\n]{{0,100}}$")
_SUBJECT = re.compile(
    rf"(?<!\w){_any('document_nouns')} {_any('subject_prepositions')} "
    rf"(?P<between>[^.,;:()\n]{{0,80}}) {_any('origin_prepositions')} $"
)
_SIGNED = re.compile(rf"(?<!\w){_any('signed')}")
_WAR = re.compile(rf"(?<!\w){_any('wars')}(?!\w)[^.;\n]{{0,40}}$")
_ORIGIN = re.compile(rf"(?<!\w){_any('origins')} {_any('origin_prepositions')} $")
_PAST = re.compile(rf"[^.;\n]{{0,60}}(?<!\w){_any('past')}(?!\w)")
_RESULTS = re.compile(rf"(?<!\w){_any('results')} $")
_STREET = re.compile(rf"(?<!\w){either(role_words('streets'))}\.? ?$")
_WAR_YEARS = frozenset(str(years) for years in words("wars_years"))
_YEARS = re.compile(r"[\d./X~]{4,12}")
_YEAR = len("2020")
_HEAD_DASH = re.compile(r" ?- ")


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Where names in quotation marks lie, the marks included; marks without a partner near by are left out."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    straight: int | None = None
    for found in re.finditer('[«»"“”„\n]', text):
        mark, place = found[0], found.start()
        if mark in "«„" or (mark == "“" and not _closes_german(text, opened)):
            opened.append(place)
        elif mark in "»“”":
            if opened:
                spans.append((opened.pop(), place + 1))
        elif mark == "\n":
            straight = None
        elif straight is None or not text[place - 1 : place].strip():
            # A mark after white space opens a name inside the one that was open: "Театр "Балтийский дом".
            straight = place
        else:
            spans.append((straight, place + 1))
            straight = None
    return tuple(span for span in spans if span[1] - span[0] <= _MAX_NAME)


def _closes_german(text: str, opened: list[int]) -> bool:
    """Whether “ is the second mark of „…“; else it is the first of “…”."""
    return bool(opened) and text[opened[-1]] == "„"


def role_of(text: str, hit: Hit, edtf: str | None, scope: Scope | None, names: tuple[tuple[int, int], ...]) -> str:
    """The role of a date in a folded text; `names` are the spans that `quoted` gives."""
    if hit.reading.role:
        return hit.reading.role
    before = text[max(0, hit.start - _REACH) : hit.start].replace("\n", " ")
    after = text[hit.end : hit.end + _REACH]
    if not before.strip(" (") and not after.strip(" )."):
        return "date"
    if _is_name(hit, before, names):
        return "name"
    if _is_act(before, after):
        return "act"
    return _period_role(hit, edtf or "", before, after, scope)


def _is_name(hit: Hit, before: str, names: tuple[tuple[int, int], ...]) -> bool:
    return any(start < hit.start and hit.end < end for start, end in names) or bool(_STREET.search(before))


def _is_act(before: str, after: str) -> bool:
    if not _OF_ACT.search(before):
        return False
    return bool(_NUMBER_AFTER.match(after) or _NUMBER_BEFORE.search(before) or _ACT.search(before))


def _period_role(hit: Hit, edtf: str, before: str, after: str, scope: Scope | None) -> str:
    if STATE_AT.search(before):
        return "term"
    if not _YEARS.fullmatch(edtf) or "-" in edtf or _MOVED.search(before):
        return "date"
    if edtf in _WAR_YEARS:
        return "history"
    if hit.reading.open_start or hit.reading.open_end or _TERM.search(before) or ("/" in edtf and _PLAN.search(before)):
        return "term"
    if len(edtf) == _YEAR and _is_subject(before):
        return "term"
    if _WAR.search(before) or _ORIGIN.search(before):
        return "history"
    return "history" if _is_past(edtf, before, after, scope) else "date"


def _is_subject(before: str) -> bool:
    """Whether a year is that of what a document is about: «Меморандум о проведении ярмарки в 2016 году»."""
    subject = _SUBJECT.search(before)
    return subject is not None and not _SIGNED.search(subject["between"])


def _is_past(edtf: str, before: str, after: str, scope: Scope | None) -> bool:
    """A year before the scope that the text says something "was" in, or that has results to announce."""
    if scope is None or edtf[:4] >= scope.first[:4]:
        return False
    return not _HEAD_DASH.match(after) and bool(_PAST.match(after) or _RESULTS.search(before))
