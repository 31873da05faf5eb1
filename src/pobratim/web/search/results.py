"""Searching: the newest thousand matches that a user may see, ranked and parted by what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from pobratim.web.reference.overlay import names_known
from pobratim.web.register.list_filter import in_year
from pobratim.web.register.policies import Policy, Visitor
from pobratim.web.search.fulltext import Matching
from pobratim.web.search.models import IndexEntry
from pobratim.web.search.queries import Group, Query, understand

MOST = 1000
"""How many matches are ranked; where there are more, the page says so."""

INDEX = Policy(IndexEntry)


@dataclass(frozen=True, slots=True)
class Found:
    """A match before it is shown: which entry, of what, and how well it answers."""

    number: int
    kind: str
    record_id: int
    year: int | None
    score: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, best first; `more` where only the newest of them were ranked."""

    query: Query
    found: Sequence[Found] = ()
    more: bool = False
    kinds: Counter[str] = field(default_factory=Counter)


def search(*, text: str, user: Visitor, kind: str = "", year: str = "") -> Results:
    """Find what a user may see. `kind` narrows what is shown, not what is counted: `kinds` tells of all of them."""
    query = understand(text, names_known(user))
    if not query.is_answerable:
        return Results(query)
    rows = list(_matches(query, user, year).values_list(*_COLUMNS)[: MOST + 1])
    found = [_judged(query.groups, row) for row in rows[:MOST]]
    found = _one_per_document(sorted(found, key=lambda one: (-one.score, -one.number)))
    counted = Counter(one.kind for one in found)
    shown = [one for one in found if kind in ("", one.kind)]
    return Results(query, shown, len(rows) > MOST, counted)


_COLUMNS = ("number", "kind", "record_id", "starts", "title_terms", "terms")


def _matches(query: Query, user: Visitor, year: str) -> QuerySet[IndexEntry]:
    groups = [group.conjunctions for group in query.groups]
    matches = INDEX.visible_to(user).filter(Matching(groups)).order_by("-number")
    return in_year(matches, year) if year else matches


def _judged(groups: Sequence[Group], row: tuple[Any, ...]) -> Found:
    number, kind, record_id, starts, title_terms, terms = row
    title, whole = set(title_terms.split()), set(terms.split())
    score = sum(_answers(group, title, whole) for group in groups)
    return Found(number, kind, record_id, starts.year if starts else None, score + _WEIGHT.get(kind, 0))


# A partner or a person is a better answer to a name than one of the thousand things that happened with them.
_WEIGHT = {"partnership": 3, "person": 2, "agreement": 1}


def _answers(group: Group, title: set[str], whole: set[str]) -> int:
    """How well an entry answers a thing asked for: by its title or not, with the words typed or with others."""
    as_typed, *others = group.conjunctions
    if _holds(title, as_typed):
        return 8
    if any(_holds(title, conjunction) for conjunction in others):
        return 6
    return 2 if _holds(whole, as_typed) else 1


def _holds(terms: set[str], conjunction: Sequence[str]) -> bool:
    return all(
        any(term.startswith(wanted[:-1]) for term in terms) if wanted.endswith("*") else wanted in terms
        for wanted in conjunction
    )


def _one_per_document(found: list[Found]) -> list[Found]:
    """Of the passages of a document only the best: the page of the document shows the others."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for one in found:
        if (one.kind, one.record_id) not in seen:
            seen.add((one.kind, one.record_id))
            kept.append(one)
    return kept
