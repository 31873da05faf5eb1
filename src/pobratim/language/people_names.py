"""Names of persons in a text: initials with a surname either way round, and runs of capitalised words.

A run is a name only where it cannot be a place, a firm or ordinary words with capitals; that it stands beside an office
is for the caller to see.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.language.cues import fold, in_quotes, lexicon, word_set
from pobratim.language.morphology import parses
from pobratim.language.people_roles import find_offices
from pobratim.language.places import find_places
from pobratim.resources import load

_CAP = r"(?:[А-ЯЁ][а-яё]+|[A-Z][a-zà-öø-ÿ]+)"
_SURNAME = rf"(?:[ОO]['’])?(?:{_CAP}|[А-ЯЁA-Z]{{3,}})(?:-(?:{_CAP}|[a-zа-яё]+))*"
_INITIAL = r"(?:Дж|Дз|[А-ЯЁA-Z])\."
_INITIALS = rf"{_INITIAL}(?:[ \u00a0-]?{_INITIAL}){{0,3}}"
# «П. Ван Дейк», «Р. ван дер Верф»
_PARTICLES = r"(?:(?:[Вв]ан|[Фф]он|[Дд]ер|[Дд]ен|[Дд]е|[Дд]и|[Дд]ю|[Тт]ер|[Лл]а|[Лл]е|[Аа]ль|[Ээ]ль)[ \u00a0]){0,2}"
_INITIALS_FIRST = re.compile(rf"(?<![\w.]){_INITIALS}[ \u00a0\n]?{_PARTICLES}(?P<surname>{_SURNAME})(?![\w-])")
_SURNAME_FIRST = re.compile(rf"(?<![\w.-])(?P<surname>{_SURNAME})[ \u00a0\n]{_INITIALS}(?![\w])")
_TOKEN = re.compile(rf"(?<![\w.-])(?:{_SURNAME}(?![\w-])|[А-ЯЁ](?= [А-ЯЁ])|[a-zа-яё]{{1,5}}(?![\w.-]))")
_GAP = re.compile(r"[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*")
_NAME_TAGS = ("Name", "Surn", "Patr")
# A capitalised word of the dictionary that is no name may still be part of a foreign one («Сон», «Мин») if it is short.
_SHORT_WORD = 4
_MOST_WORDS = 5
# Behind two initials stands a surname, whatever else the word is («В.А. Памятных»); behind one it may be a sentence.
_TWO_INITIALS = re.compile(rf"{_INITIAL}[ \u00a0-]?{_INITIAL}")
_LONGEST_TITLE = 16


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a text. `sure` if initials show it to be one."""

    start: int
    end: int
    sure: bool


def find_names(text: str) -> tuple[NameSpan, ...]:
    """What may be names of persons, outside quotations, in order and without overlaps."""
    quotes = in_quotes(text)
    places = [(m.start, m.end) for m in find_places(text) if m.context != "person"]
    sure = [n for n in _with_initials(text, places) if not _inside(n.start, quotes)]
    taken = [*quotes, *((n.start, n.end) for n in sure)]
    runs = [n for n in _runs(text, places) if not any(n.start < b and a < n.end for a, b in taken)]
    return tuple(sorted([*sure, *runs], key=lambda name: name.start))


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _with_initials(text: str, places: Sequence[tuple[int, int]]) -> Iterator[NameSpan]:
    """Names with initials; of two that share the initials, the one whose surname is no other word."""
    after = [m for m in _SURNAME_FIRST.finditer(text) if _may_be_surname(m, places)]
    before = [m for m in _INITIALS_FIRST.finditer(text) if _may_be_surname(m, places)]
    for match in after:
        rival = next((m for m in before if m.start() < match.end() and match.start() < m.end()), None)
        abbreviation = rival is not None and match["surname"].isupper() and not rival["surname"].isupper()
        if rival is None or (_looks_surname(match["surname"]) and not abbreviation) or "\n" in rival.group():
            yield NameSpan(match.start(), match.end(), sure=True)
            before = [m for m in before if m is not rival]
    for match in before:
        yield NameSpan(match.start(), match.end(), sure=True)


def _may_be_surname(match: re.Match[str], places: Sequence[tuple[int, int]]) -> bool:
    word = match["surname"]
    known = [p for p in parses(word) if p.is_known]
    as_name = any(tag in p.tag for p in known for tag in _NAME_TAGS)
    start, end = match.span("surname")
    place = any(a <= start and end <= b and b - a <= end - start for a, b in places)
    if find_offices(word):
        return False
    if as_name or (_TWO_INITIALS.search(match.group()) and _ends_as_surname(word)):
        return True
    return not place and (not known or _foreign_word(word) or bool(_TWO_INITIALS.search(match.group())))


@functools.lru_cache(maxsize=16_384)
def _ends_as_surname(word: str) -> bool:
    """Whether a word that is a place's too («Лямин») has the ending of a Russian surname, in whatever case."""
    forms = {fold(word), *(p.normal_form for p in parses(word))}
    return any(form.endswith(lexicon("people", "surname_endings")) for form in forms)


@functools.lru_cache(maxsize=16_384)
def _foreign_word(word: str) -> bool:
    return any("Geox" not in p.tag and p.tag.POS == "NOUN" for p in parses(word)) or len(word) <= _SHORT_WORD


@functools.lru_cache(maxsize=16_384)
def _looks_surname(word: str) -> bool:
    return any("Surn" in p.tag for p in parses(word)) or not any(p.is_known for p in parses(word))


def _runs(text: str, places: Sequence[tuple[int, int]]) -> Iterator[NameSpan]:
    """Runs of words that may be a name, with particles inside them, cut at places and ordinary words."""
    run: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(text), None]:
        joined = token and (not run or _GAP.fullmatch(text, run[-1].end(), token.start()))
        if token and joined and _is_part(text, token, run, places):
            run.append(token)
            continue
        yield from _closed(text, run)
        run = [token] if token and _is_part(text, token, [], places) else []


def _is_part(text: str, token: re.Match[str], run: Sequence[re.Match[str]], places: Sequence[tuple[int, int]]) -> bool:
    """Whether a token may go on with a run (or begin one)."""
    word = token.group()
    if word[0].islower():
        return bool(run) and word in _particles()
    if len(word) == 1:
        return word in load("ru/people")["short_surnames"] and not run
    if _is_addressed(text, run[0].start() if run else token.start()):
        return len(run) < _MOST_WORDS and not find_offices(word) and not (run and _is_adjective(word))
    if _inside(token.start(), places):
        return _is_person_at(text, token, places)
    if word.isupper() and not any(p.is_known and "Surn" in p.tag for p in parses(word)):
        return False
    return len(run) < _MOST_WORDS and (_may_be_name(word) or _may_be_surname_of(run, word))


def _is_addressed(text: str, start: int) -> bool:
    """Whether a form of address stands right before: then even «Рам Тапа», a place and a place, is a person."""
    before = fold(text[max(0, start - _LONGEST_TITLE) : start]).split()
    return bool(before) and before[-1] in word_set("people", "titles") and not text[start - 1].isalnum()


@functools.lru_cache(maxsize=16_384)
def _is_adjective(word: str) -> bool:
    return any(p.is_known and p.tag.POS == "ADJF" for p in parses(word))


def _is_person_at(text: str, token: re.Match[str], places: Sequence[tuple[int, int]]) -> bool:
    """Whether a name that is also a place's is a person's.

    «Владимир Орлов» and «мэр Ниигаты Ямагути Хидэки» are, but «мэр Владимира Андрей Орлов».
    """
    whole = any(start == token.start() and end == token.end() for start, end in places)
    following = _TOKEN.match(text, token.end() + 1)
    if whole and following and _inside(token.start() - 2, places) and not _inside(following.start(), places):
        return text[token.start() - 1] == " "
    return whole and _is_first_name(token.group()) and not (following and _is_first_name(following.group()))


def _may_be_surname_of(run: Sequence[re.Match[str]], word: str) -> bool:
    """Any word with a capital may be the surname after a first name: «Андрей Травников», «Анн Идальго»."""
    given = [token.group() for token in run if token.group()[0].isupper()]
    surname = any(not _is_first_name(name) and any("Surn" in p.tag for p in parses(name)) for name in given)
    ordinary = find_offices(word) or fold(word) in word_set("people", "titles") or word.isascii() or _is_body(word)
    return bool(given) and all(map(_is_telling, given)) and not surname and not ordinary


@functools.lru_cache(maxsize=16_384)
def _is_body(word: str) -> bool:
    lemmas = {p.normal_form for p in parses(word)}
    return any(lemma in word_set("people", "named_things") for lemma in lemmas)


def _particles() -> frozenset[str]:
    return word_set("people", "particles")


@functools.lru_cache(maxsize=16_384)
def _may_be_name(word: str) -> bool:
    """Whether a capitalised word may belong to a name: unknown to the dictionary, known as a name, or short."""
    if word.isascii():
        return word.lower() not in word_set("people", "not_names", "office_words") and not find_offices(word)
    known = [p for p in parses(word) if p.is_known]
    if find_offices(word) or fold(word) in word_set("people", "titles") or fold(word) in word_set("people", "bodies"):
        return False
    if any(tag in p.tag for p in known for tag in _NAME_TAGS) or fold(word) in _particles():
        return True
    return len(word) <= _SHORT_WORD if known else parses(word)[0].tag.POS != "ADJF" or _looks_surname(word)


def has_first_name(name: str) -> bool:
    """Whether a word of the name is a first name or patronymic of the dictionary."""
    return any(_is_first_name(word) for word in name.split())


@functools.lru_cache(maxsize=16_384)
def _is_first_name(word: str) -> bool:
    return any(p.is_known and "Name" in p.tag for p in parses(word))


def _closed(text: str, run: Sequence[re.Match[str]]) -> Iterator[NameSpan]:
    while run and run[-1].group()[0].islower():
        run = run[:-1]
    if run and (_is_addressed(text, run[0].start()) or any(_is_telling(token.group()) for token in run)):
        yield NameSpan(run[0].start(), run[-1].end(), sure=False)


@functools.lru_cache(maxsize=16_384)
def _is_telling(word: str) -> bool:
    """Whether a word of a run makes it a name: no ordinary short word, no particle."""
    known = [p for p in parses(word) if p.is_known]
    as_name = any(tag in p.tag for p in known for tag in _NAME_TAGS)
    family = word in word_set("people", "family_names")
    return family or (word[0].isupper() and (as_name or not known) and fold(word) not in _particles())
