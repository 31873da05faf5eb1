"""Words in the other alphabet: «murmansk» for «мурманск», and what was typed with the wrong keyboard layout.

Transliteration has no one way back, so that every likely spelling is offered; whoever asks keeps those that are words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from pobratim.resources import load

_LATIN = re.compile(r"[a-z']+")
_CYRILLIC = re.compile(r"[а-я]+")
# A word of many ambiguous letters has thousands of spellings; the likelier ones come first.
MOST_SPELLINGS = 200


@functools.lru_cache(maxsize=4_096)
def spellings(form: str) -> tuple[str, ...]:
    """How a folded word may be written in the other alphabet, the likeliest first; none for one of both or neither."""
    table = _table(form)
    if table is None:
        return ()
    parts = _parts(form, table)
    return tuple(_spelled(parts))


def _table(form: str) -> Mapping[str, Sequence[str]] | None:
    letters = load("common/letters")
    if _LATIN.fullmatch(form):
        latin: Mapping[str, Sequence[str]] = letters["latin_to_cyrillic"]
        return latin
    if _CYRILLIC.fullmatch(form):
        cyrillic: Mapping[str, Sequence[str]] = letters["cyrillic_to_latin"]
        return cyrillic
    return None


def _parts(form: str, table: Mapping[str, Sequence[str]]) -> list[Sequence[str]]:
    """What each letter, or group of letters that stands for one, may be."""
    longest = max(map(len, table))
    found, position = [], 0
    while position < len(form):
        piece = next((p for n in range(longest, 0, -1) if (p := form[position : position + n]) in table), "")
        found.append(table.get(piece, ("",)))
        position += len(piece) or 1
    return found


def _spelled(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Combinations, those nearest to the first choices first, as far as they go."""
    found = [""]
    for options in parts:
        found = [start + option for option in options for start in found][:MOST_SPELLINGS]
    yield from dict.fromkeys(found)


def other_layout(form: str) -> str:
    """What the same keys write in the other layout («vehvfycr»: «мурманск»); empty where a key is on neither."""
    keys = load("common/letters")["keyboard"]
    for typed, meant in ((keys["latin"], keys["cyrillic"]), (keys["cyrillic"], keys["latin"])):
        if all(character in typed for character in form):
            return "".join(meant[typed.index(character)] for character in form)
    return ""
