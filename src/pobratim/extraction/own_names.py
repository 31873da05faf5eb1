"""The owner's own adjective: «Коломенский кремль» is in Коломна, whatever town elsewhere has a name like it."""

from __future__ import annotations

import re

from pobratim.language.cues import fold
from pobratim.language.places import Place

_VOWELS = re.compile(r"[аеиоуыэюяйьъ-]")
# Consonants that change before the suffix: Калуга – калужский, Елец – елецкий.
_ALIKE = str.maketrans("жшчц", "гхкк")
# What the adjective adds to its town's consonants, its ending left out: -ский, -енский, -овский, -имский, -кий.
_SUFFIX = re.compile(r"(?:[нвм]?с)?к?")
_ENDING = re.compile(r"(?<=к)(?:ий|ой|ая|ое|ие|ого|ому|им|ом|ую|их|ими|ей|ою)$")
_SAME_BEGINNING = 2


def is_own_adjective(word: str, owner: Place | None) -> bool:
    """Whether a word is the adjective of the owner's name, of the last word of it («тагильский» of Нижний Тагил)."""
    if owner is None:
        return False
    name, adjective = fold(owner.name).split()[-1], fold(word)
    if not _ENDING.search(adjective) or name[:_SAME_BEGINNING] != adjective[:_SAME_BEGINNING]:
        return False
    stem, own = _consonants(_ENDING.sub("", adjective)), _consonants(name)
    return stem.startswith(own) and _SUFFIX.fullmatch(stem[len(own) :]) is not None


def _consonants(word: str) -> str:
    return _VOWELS.sub("", word).translate(_ALIKE)
