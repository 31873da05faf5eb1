"""The role that the words of a column title give its column (`resources/*/column_titles.yml`)."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from pobratim.extraction.phrases import best, words
from pobratim.resources import load

_BRACKETS = re.compile(r"\(([^()]*)\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?:\s*(?:г\.|год\w*))?", re.IGNORECASE)
_PARTS = re.compile(r"[,;/]|\s[–—-]\s|\s(?:и|and)\s", re.IGNORECASE)
_LONGEST_TITLE = 160
# Without its brackets a column title is a few words long; a record that happens to name a role is longer.
_MOST_WORDS = 9
# A phrase of so many words is the title itself; a shorter one may be only a part of it.
_SAID_IN_FULL = 3
# A title that names what was done beside other things («Мероприятие и его итоги») heads a cell that tells it all.
_TELLING = ("title", "content")
# Titles of these roles in full name other things beside documents too («Наименование документа, дата подписания»).
_OF_DOCUMENTS = frozenset({"year", "established", "basis", "signed_place_date", "term"})
_LANGUAGES = ("ru", "en")
_NOT_ROLES = frozenset({"combined", "alone"})
# A word of so many letters is still the same with one letter wrong, missing or too many («Учасники»).
_LONG_WORD = 7


@functools.lru_cache(maxsize=4096)
def role_of(title: str) -> str | None:
    """The role that a column title names; what stands in brackets counts only if nothing else says it, or if the two
    make one role together («Город (страна)»).

    A title with a year in it («2018 год», «Мероприятия 2020 года») is that of what was done in the year.
    """
    bare = _BRACKETS.sub(" ", title)
    if not title.strip() or len(title) > _LONGEST_TITLE or len(words(bare)) > _MOST_WORDS:
        return None
    found = _role(timeless(bare)) or (None if _YEAR.search(bare) else _role(title))
    bracketed = {role for inner in _BRACKETS.findall(title) if (role := _role(inner))}
    # A country's column says beside it which city is meant, and stays the country's.
    is_joined = found is not None and found != "country" and bool(bracketed)
    together = _combined().get(frozenset({found or "", *bracketed})) if is_joined else None
    return together or found or ("events" if _YEAR.search(bare) else None)


def timeless(title: str) -> str:
    """A title without its years."""
    return _YEAR.sub(" ", title)


@functools.lru_cache(maxsize=1024)
def role_alike(title: str) -> str | None:
    """The role of a title that is misspelt by a letter, for the titles of a row that is known to be of titles."""
    known = [_alike(word) or word for word in words(title)]
    return role_of(" ".join(known)) if tuple(known) != words(title) else None


def best_phrase(title: str) -> int:
    """How many words of a title the phrase that says most of it has."""
    found = best(_lexicon(), title)
    return found.words if found else 0


def _role(title: str) -> str | None:
    """The role of a title, or the one that the roles of its parts make together."""
    whole = best(_lexicon(), title)
    if whole is None:
        return _alone().get(" ".join(words(title)))
    parts = frozenset(_of_parts(title))
    told = next((role for role in _TELLING if role in parts), None) if len(parts) > 1 else None
    if whole.words >= _SAID_IN_FULL and not (whole.name == "signed_place_date" and "," in title):
        return whole.name if whole.name in _OF_DOCUMENTS else told or whole.name
    return _combined().get(parts) or told or whole.name


def _of_parts(title: str) -> Iterator[str]:
    for part in _PARTS.split(title):
        found = best(_lexicon(), part)
        role = found.name if found else _alone().get(" ".join(words(part)))
        if role:
            yield "year" if role == "bare_year" else role


@functools.cache
def _lexicon() -> Mapping[str, Sequence[str]]:
    merged: dict[str, list[str]] = {}
    for language in _LANGUAGES:
        for role, phrases in load(f"{language}/column_titles").items():
            if role not in _NOT_ROLES:
                merged.setdefault(role, []).extend(phrases)
    return merged


@functools.cache
def _combined() -> Mapping[frozenset[str], str]:
    pairs: Mapping[str, str] = load("ru/column_titles")["combined"]
    return {frozenset(pair.split("+")): role for pair, role in pairs.items()}


@functools.cache
def _alone() -> Mapping[str, str]:
    """The words that name a role only where nothing stands beside them, with their role."""
    alone: Mapping[str, Sequence[str]] = load("ru/column_titles")["alone"]
    return {" ".join(words(phrase)): role for role, phrases in alone.items() for phrase in phrases}


@functools.cache
def _long_words() -> tuple[str, ...]:
    found = {word for phrases in _lexicon().values() for phrase in phrases for word in words(phrase)}
    return tuple(sorted(word for word in found if len(word) >= _LONG_WORD))


def _alike(word: str) -> str | None:
    """The word of the lexicon that a longer word begins with but for one letter; None where it is one as it stands."""
    if len(word) < _LONG_WORD or any(word.startswith(known) for known in _long_words()):
        return None
    return next((known for known in _long_words() if _begins_nearly(word, known)), None)


def _begins_nearly(word: str, known: str) -> bool:
    """Whether a word begins with a known one with one letter wrong, missing or too many."""
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(word, known, strict=False)))
    rest = known[same:]
    return any(word[same + skipped :].startswith(rest[left:]) for skipped, left in ((1, 1), (0, 1), (1, 0)))
