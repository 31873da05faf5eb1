"""Places that a text puts in a country once: they lie there wherever else the text names them.

«Делегация посетила Варде (Норвегия). … школьники из Варде»: the second is no Danish town.
"""

from __future__ import annotations

from pobratim.language.gazetteer import fold
from pobratim.language.places_persons import has_initials
from pobratim.language.places_types import Place
from pobratim.language.places_words import Word, folded_forms, words_of


def given_at(words: tuple[Word, ...], text: str, first: int, given: tuple[Place, ...]) -> tuple[int, Place] | None:
    """The last word and the place of a name that begins at a word, in any case, of those given; None if none does.

    The place keeps the spelling that it was given with.
    """
    if not words[first].capitalised or has_initials(text, words[first].start, words[first].end):
        return None
    for place in given:
        parts = fold(place.name).split()
        last = first + len(words_of(place.name)) - 1
        if last < len(words) and _reads(words[first : last + 1], parts):
            return last, place
    return None


def _reads(words: tuple[Word, ...], parts: list[str]) -> bool:
    """Whether words, each perhaps of several parts («Де-Мойна»), are a declined form of the parts of a name."""
    whole = " ".join(parts)
    names = {""}
    for word in words:
        longer = (f"{name} {form}".strip() for name in names for form in folded_forms(word.text))
        names = {name for name in longer if whole.startswith(name)}
    return whole in names
