"""The same city under several names: what names mean to the gazetteer, not how they are spelt."""

from __future__ import annotations

import functools

from rapidfuzz import fuzz

from pobratim.language.gazetteer import fold, lookup
from pobratim.language.places import normal_name

Identity = str

_BEST_KNOWN = 3
"""Namesakes beyond these are not what a paper on the ties of cities means."""
_MISSPELT = 88
"""Least likeness, in per cent, of two names of one city of which the gazetteer has not both."""


@functools.lru_cache(maxsize=16_384)
def identities(name: str) -> frozenset[Identity]:
    """The places that a name may mean; a name that the gazetteer lacks means itself.

    >>> bool(identities("Нур-Султан") & identities("Астана"))
    True
    """
    entries = lookup(fold(name)) or lookup(fold(normal_name(name)))
    if not entries:
        return frozenset({fold(name)})
    return frozenset(f"{entry.country}:{entry.geonames or fold(entry.name)}" for entry in entries[:_BEST_KNOWN])


def same_city(one: str, other: str) -> bool:
    """Whether two names mean one city: one of them is another name of it, or the other misspelt."""
    if identities(one) & identities(other):
        return True
    unknown = not (lookup(fold(one)) and lookup(fold(other)))
    return unknown and fuzz.ratio(fold(one), fold(other)) >= _MISSPELT
