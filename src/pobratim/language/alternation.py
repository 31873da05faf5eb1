"""Many wordings as one pattern that reads their common beginnings once.

`январь|января|янв` makes the engine try every wording where none stands, and a lexicon has hundreds. The pattern built
here, `янв(?:ар[ья])?`, matches the very same in the same order, and leaves most places at the first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Atoms = Sequence[str]
"""A wording as its smallest parts: escaped characters, and patterns for what may stand between words."""


def alternation(wordings: Iterable[Atoms], opaque: frozenset[str] = frozenset()) -> str:
    """A pattern for any of the wordings, of two that begin alike the earlier first; it never matches if there are none.

    `opaque` are atoms that may match in several ways, or where another atom does: wordings are tried one by one there.
    All other atoms must exclude each other by their first character.
    """
    listed = list(dict.fromkeys(tuple(wording) for wording in wordings))
    return _any(listed, opaque) if listed else r"(?!)"


def characters(text: str) -> list[str]:
    """The atoms of a wording that is plain text."""
    return [re.escape(character) for character in text]


def _any(wordings: list[tuple[str, ...]], opaque: frozenset[str]) -> str:
    if len(wordings) == 1:
        return "".join(wordings[0])
    ends = wordings[-1] == ()
    longer = wordings[:-1] if ends else wordings
    if any(not wording or wording[0] in opaque for wording in longer):
        return f"(?:{'|'.join(''.join(wording) for wording in wordings)})"
    tails: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in longer:
        tails.setdefault(first, []).append(tuple(rest))
    parts = [first + _any(rest, opaque) for first, rest in tails.items()]
    return _optional(parts) if ends else _one_of(parts)


def _optional(parts: list[str]) -> str:
    branches = _branches(parts)
    return f"{branches[0]}?" if len(branches) == 1 and _is_single(branches[0]) else f"(?:{'|'.join(branches)})?"


def _one_of(parts: list[str]) -> str:
    branches = _branches(parts)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branches(parts: list[str]) -> list[str]:
    """The branches, those of one character as one class: they exclude each other, so that their order is free."""
    single = [part for part in parts if len(part) == 1]
    if len(single) < 2:
        return parts
    return [f"[{''.join(single)}]", *(part for part in parts if len(part) > 1)]


def _is_single(branch: str) -> bool:
    return len(branch) == 1 or (branch.startswith("[") and branch.endswith("]"))
