"""Text made comparable: what a person would call the same word must be the same string."""

from __future__ import annotations

import re

_QUOTES = str.maketrans("", "", "«»\"“”„'")
_TYPE_WORDS = re.compile(r"^(?:город\s|г\.|гор\.)\s*")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case, with ё as е: for searching."""
    return text.lower().replace("ё", "е")


def name_key(name: str) -> str:
    """The key by which a name of a place or an authority is looked up: folded, without quotes and «город»."""
    return _TYPE_WORDS.sub("", _SPACE.sub(" ", fold(name).translate(_QUOTES)).strip())


def words(text: str) -> list[str]:
    """The words of a search, folded."""
    return fold(text).split()
