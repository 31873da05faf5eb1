"""When two spellings of a place's name are one."""

from __future__ import annotations

import functools
import re

from pobratim.rendering.style import words


@functools.lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """What two spellings of one name share: no marks of type (г., провинция), no brackets, е for ё."""
    bare = re.sub(r"\([^)]*\)", " ", name.casefold().replace("ё", "е"))
    found = [word for word in re.findall(r"\w+(?:-\w+)*", bare) if word not in _place_marks()]
    return " ".join(found) or bare.strip()


@functools.cache
def _place_marks() -> frozenset[str]:
    return frozenset(words()["place_marks"])
