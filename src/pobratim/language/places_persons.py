"""Names of persons that read as places: «Хо Ши Мин», «мэр города Владимир Иванов», «Сидней Картер»."""

from __future__ import annotations

import functools
import re

from pobratim.language.cues import lexicon
from pobratim.language.gazetteer import fold
from pobratim.language.morphology import parses
from pobratim.language.places_context import english_sort, is_common, lemmas
from pobratim.language.places_names import NameMatch, words_list
from pobratim.language.places_words import Word, folded_forms, is_dictionary_word, is_name_of_person
from pobratim.resources import load

_INITIALS_BEFORE = re.compile(r"(?:\b[А-ЯЁA-Z]\.\s?){1,2}-?\s?$")
_INITIALS_AFTER = re.compile(r"\s?[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?(?!\s?[А-ЯЁ])")


@functools.cache
def _persons() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(name).split()) for name in load("ru/places")["persons"])


@functools.lru_cache(maxsize=65_536)
def _beginning(word: str) -> tuple[tuple[str, ...], ...]:
    """The persons whose name begins with a word, in any case."""
    return tuple(name for name in _persons() if name[0] in folded_forms(word))


def person_at(words: tuple[Word, ...], text: str, first: int) -> int | None:
    """The word after the name of a well-known person that begins at a word; None if none does."""
    if not words[first].capitalised:
        return None
    for name in _beginning(words[first].text):
        candidates = words[first : first + len(name)]
        if len(candidates) == len(name) and all(
            part in folded_forms(word.text) for word, part in zip(candidates, name, strict=True)
        ):
            return first + len(name)
    return None


def has_initials(text: str, start: int, end: int) -> bool:
    """Whether initials stand beside a word: it is a surname then."""
    return bool(_INITIALS_BEFORE.search(text[max(0, start - 8) : start]) or _INITIALS_AFTER.match(text, end))


def is_in_person_name(words: tuple[Word, ...], text: str, first: int, last: int) -> bool:
    """Whether a single word stands among words that only a person's name has beside it."""
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if before and text[before.end : words[first].start].strip(" .") == "":
        if lemmas(before.text) & words_list("person_words"):
            return True
        if _is_person_word(before):
            return True
    return bool(after and text[words[last].end : after.start] == " " and _is_person_word(after))


def follows_first_name(words: tuple[Word, ...], text: str, index: int) -> bool:
    """«Евгений Рига представил»: right after a first name, and in its case, a place's name is a surname."""
    if index == 0 or text[words[index - 1].end : words[index].start] != " " or not words[index - 1].capitalised:
        return False
    before = [parse for parse in parses(words[index - 1].text.lower()) if parse.is_known]
    first = [parse for parse in before if "Name" in parse.tag.grammemes]
    if not first or any("Geox" in parse.tag.grammemes for parse in before):
        return False
    cases = {parse.tag.case for parse in parses(words[index].text.lower())}
    return any(parse.tag.case in cases for parse in first)


def _is_person_word(word: Word) -> bool:
    if word.text in words_list("name_particles"):
        return True
    if not word.capitalised or len(word.text) < 2 or word.text.isupper():
        return False
    if word.text.isascii() and (english_sort(word.text) or is_common(word.text)):
        return False
    if any("Geox" in parse.tag for parse in parses(word.text.lower()) if parse.is_known):
        return False
    return is_name_of_person(word.text) or not is_dictionary_word(word.text)


def may_name_person(geographic: bool, word: str) -> bool:
    """Whether a place's name can be a person's too: «Владимир» and «Сидней» can, «Москва» cannot."""
    return not geographic or is_name_of_person(word) or word in words_list("first_names")


def is_named_in_full(words: tuple[Word, ...], text: str, index: int) -> bool:
    """«Глава города Владимир Иванов»: a first name and its surname, whatever word stands before."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or text[words[index].end : following.start] != " " or not following.capitalised:
        return False
    first = [parse for parse in parses(words[index].text.lower()) if parse.is_known and "Name" in parse.tag.grammemes]
    last = [parse for parse in parses(following.text.lower()) if "Surn" in parse.tag.grammemes]
    return any(ours.tag.case == theirs.tag.case for ours in first for theirs in last)


def is_family_name(words: tuple[Word, ...], text: str, match: NameMatch, cue: tuple[str, str] | None) -> bool:
    """«Заместитель мэра Ван Хуэй»: a family name of East Asia with its given name is no city of the mayor's."""
    if cue is None or cue[1] != "body" or match.last + 1 == len(words):
        return False
    following = words[match.last + 1]
    adjacent = text[words[match.last].end : following.start] == " " and following.capitalised
    return adjacent and words[match.first].text in lexicon("people", "family_names")


def is_surname_of_people(words: tuple[Word, ...], text: str, index: int) -> bool:
    """«Бернд Финке»: with a capital and right after another, a noun of people is somebody's surname."""
    if index == 0 or not (words[index].capitalised and words[index - 1].capitalised):
        return False
    beside = text[words[index - 1].end : words[index].start] == " "
    return beside and not any(parse.tag.POS == "ADJF" for parse in parses(words[index].text.lower()))
