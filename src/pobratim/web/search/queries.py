"""What a person typed made into a query: for each thing asked for, the terms of which the index must have some.

«визит в ленинград» asks for two things: the visit, and the city by its name of any time. A word that no entry has is
taken for the beginning of one, for one written in the other alphabet or with the wrong keyboard layout, or, last, for
a misspelt one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pobratim.language.alphabets import other_layout, spellings
from pobratim.language.gazetteer import names_in_time
from pobratim.language.terms import Word, says_nothing, terms_of, words
from pobratim.web.search import dictionary, vocabulary
from pobratim.web.search.fulltext import Conjunction

MOST_WORDS = 12
"""What is typed after these says no more about what is meant."""
_LONGEST_NAME = 4
_SPELLINGS = 24
_LEAST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Group:
    """One thing asked for: as typed, what of it the index is asked for (nothing where it has no such word), and what it
    was taken for where it is not what was typed."""

    typed: str
    conjunctions: tuple[Conjunction, ...]
    corrected: str = ""

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(term for conjunction in self.conjunctions for term in conjunction)


@dataclass(frozen=True, slots=True)
class Query:
    """All that was asked for; `corrected` is what it was taken for, empty where it was taken as typed."""

    groups: tuple[Group, ...]

    @property
    def is_answerable(self) -> bool:
        """Whether the index has words for everything that was asked for; else nothing can be found."""
        return bool(self.groups) and all(group.conjunctions for group in self.groups)

    @property
    def corrected(self) -> str:
        if not any(group.corrected for group in self.groups):
            return ""
        return " ".join(group.corrected or group.typed for group in self.groups)

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(term for group in self.groups for term in group.terms)


def understand(text: str, cities: Iterable[tuple[str, str]] = ()) -> Query:
    """The query of what was typed; without groups where nothing was. `cities` are pairs of names of one city, beside
    those of the gazetteer."""
    said = words(text)[:MOST_WORDS]
    meant = [word for word in said if not says_nothing(word.form)] or said
    asked = [(some, _conjunctions(some, others)) for some, others in _grouped(meant, _names(cities))]
    has = vocabulary.known(term for _, conjunctions in asked for c in conjunctions for term in c)
    return Query(tuple(_settled(some, conjunctions, has) for some, conjunctions in asked))


def _names(cities: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """What each abbreviation, each thing abbreviated and each city may be called as well, by its terms."""
    found: dict[str, set[str]] = {}
    for name, other in cities:
        for key in _keys(words(name)):
            found.setdefault(key, set()).add(other)
    for short, meant in dictionary.meanings().items():
        for long in meant:
            found.setdefault(short, set()).add(long)
            found.setdefault(_key(words(long)), set()).add(short)
    return found


def _key(said: Sequence[Word]) -> str:
    """Words by their first terms, the small ones left out, so that any form of them is known."""
    return " ".join(word.terms[0] for word in said if not says_nothing(word.form))


def _keys(said: Sequence[Word]) -> Sequence[str]:
    """What a name is looked up by: one word by all its terms, for of a rare name no dictionary tells which is meant."""
    return said[0].terms if len(said) == 1 else (_key(said),)


def _grouped(said: Sequence[Word], names: Mapping[str, set[str]]) -> Iterator[tuple[Sequence[Word], list[Conjunction]]]:
    """The words parted into things: the longest names first, then word by word."""
    position = 0
    while position < len(said):
        for length in range(min(_LONGEST_NAME, len(said) - position), 0, -1):
            some = said[position : position + length]
            others = _others(some, names)
            if others or length == 1:
                yield some, others
                position += length
                break


def _others(said: Sequence[Word], names: Mapping[str, set[str]]) -> list[Conjunction]:
    """What else these words together are called: by an abbreviation, in full, or at another time."""
    form = " ".join(word.form for word in said)
    key = _key(said)
    others = {other for known in (form, key, *_keys(said)) for other in names.get(known, ())}
    others |= {*names_in_time(form), *names_in_time(key)}
    found = (tuple(word.terms[0] for word in words(other) if not says_nothing(word.form)) for other in sorted(others))
    mine = tuple(word.terms[0] for word in said)
    return [conjunction for conjunction in found if conjunction and conjunction != mine]


def _conjunctions(said: Sequence[Word], others: list[Conjunction]) -> list[Conjunction]:
    """All that a thing may be found by: its own words, what else it is called, and itself in the other alphabet."""
    if len(said) > 1:
        return [tuple(word.terms[0] for word in said), *others]
    spelled = [term for form in spellings(said[0].form)[:_SPELLINGS] for term in terms_of(form)]
    return [*((term,) for term in said[0].terms), *others, *((term,) for term in dict.fromkeys(spelled))]


def _settled(said: Sequence[Word], conjunctions: list[Conjunction], has: set[str]) -> Group:
    """The group that the index can answer: what it knows of the alternatives, else what may be meant instead."""
    typed = " ".join(word.form for word in said)
    possible = tuple(c for c in conjunctions if has.issuperset(c))
    if possible or len(said) > 1:
        return Group(typed, possible)
    return _begun(typed) or _mistyped(typed) or _misspelt(said[0]) or Group(typed, ())


def _begun(typed: str) -> Group | None:
    """The beginning of a word, in either alphabet."""
    starts = vocabulary.beginnings([typed, *spellings(typed)[:1]]) if len(typed) >= _LEAST_BEGINNING else set()
    return Group(typed, tuple((f"{start}*",) for start in sorted(starts))) if starts else None


def _mistyped(typed: str) -> Group | None:
    """A word typed with the wrong keyboard layout."""
    meant = other_layout(typed)
    found = sorted(vocabulary.known(terms_of(meant))) if meant else []
    return Group(typed, tuple((term,) for term in found), meant) if found else None


def _misspelt(word: Word) -> Group | None:
    """The terms most like a word, or like the word it is a form of."""
    found = list(dict.fromkeys(term for form in (*word.terms, word.form) for term in vocabulary.alike(form)))
    return Group(word.form, tuple((term,) for term in found), found[0]) if found else None
