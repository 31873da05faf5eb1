"""Which terms the index has: the ones meant where a word typed is none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from pobratim.web.search.models import IndexTerm

# Letters that may be wrong by the length of the word: in short words any change makes another word.
_SHORT, _LONG = 4, 8
SUGGESTED = 3
_STATEMENT = 400


def known(terms: Iterable[str]) -> set[str]:
    """Those of these terms that the index has."""
    wanted, found = sorted(set(terms)), set()
    for start in range(0, len(wanted), _STATEMENT):
        some = wanted[start : start + _STATEMENT]
        found |= set(IndexTerm.objects.filter(term__in=some).values_list("term", flat=True))
    return found


def beginnings(forms: Collection[str]) -> set[str]:
    """Those of these words that some term begins with."""
    found = set()
    for form in forms:
        if IndexTerm.objects.filter(_begins(form)).exists():
            found.add(form)
    return found


def alike(form: str) -> list[str]:
    """The terms most like a word, the nearest first: those within one wrong letter, or two of a long word.

    They begin with one of its first two letters, as nearly all misspellings do.
    """
    allowed = 0 if len(form) < _SHORT else 1 if len(form) < _LONG else 2
    if not allowed:
        return []
    near = Q()
    for first in {form[0], form[1]}:
        near |= _begins(first)
    candidates = list(IndexTerm.objects.filter(near).values_list("term", flat=True))
    scored = process.extract(
        form, candidates, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=SUGGESTED
    )
    return [term for term, _distance, _index in scored]


def _begins(start: str) -> Q:
    """A range of the primary key, which both databases look up; their LIKE reads the whole table."""
    return Q(term__gte=start, term__lt=start + "\U0010ffff")
