"""A preposition of place as the sign that a capitalised word inside a sentence is a city: «в Туле», «из Херне»."""

from __future__ import annotations

from pobratim.language.morphology import parses
from pobratim.language.places_names import NameMatch, folded_list, names_that_need_cue
from pobratim.language.places_words import Word, is_name_of_person
from pobratim.resources import load

_NOTABLE = 100_000
"""People: a dictionary word of a smaller place is more often that word («в Палате»)."""


def is_shown_by_preposition(words: tuple[Word, ...], text: str, match: NameMatch) -> bool:
    """Whether a preposition of place right before a name that may be a word or a surname makes it a place."""
    if match.first == 0 or not _governs(words[match.first - 1], words[match.first], match.as_written):
        return False
    if text[words[match.first - 1].end : words[match.first].start] not in (" ", "\u00a0"):
        return False
    if match.folded in folded_list("shown_by_preposition"):
        return not _goes_on(words, text, match.last)
    if match.folded in names_that_need_cue() or is_name_of_person(words[match.first].text):
        return False
    return any(entry.population >= _NOTABLE for entry in match.entries) and not _goes_on(words, text, match.last)


def _governs(preposition: Word, name: Word, as_written: bool) -> bool:
    """Whether the preposition governs a case of the word; «из Херне»: what does not decline stands as written."""
    cases = load("ru/places")["place_prepositions"].get(preposition.text.lower())
    known = [parse for parse in parses(name.text.lower()) if parse.is_known]
    return cases is not None and (not known or as_written or any(parse.tag.case in cases for parse in known))


def _goes_on(words: tuple[Word, ...], text: str, last: int) -> bool:
    """«В Остине Пауэрсе»: a capitalised word right after makes it a longer name."""
    if last + 1 == len(words):
        return False
    return text[words[last].end : words[last + 1].start] == " " and words[last + 1].capitalised
