"""One pass over a text that finds its places; see `places`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from pobratim.language.gazetteer import Entry, fold
from pobratim.language.places_adjectives import city_of_word, country_of_first_half, country_of_word, is_idle
from pobratim.language.places_brackets import GivenCountries, country_of_region, given_countries, hint_of_bracket
from pobratim.language.places_choice import Signs, chosen, is_place, lies_in
from pobratim.language.places_context import (
    begins_sentence,
    context_of,
    cue_before,
    english_cue,
    is_adjective_here,
    lemmas,
)
from pobratim.language.places_given import given_at, known_places
from pobratim.language.places_languages import is_language
from pobratim.language.places_lists import is_between_cities, is_listed, stands_apart
from pobratim.language.places_names import (
    CountryName,
    NameMatch,
    folded_list,
    likely,
    matches_at,
    words_list,
)
from pobratim.language.places_persons import (
    follows_first_name,
    has_initials,
    is_family_name,
    is_in_person_name,
    is_named_in_full,
    is_surname_of_people,
    may_name_person,
    person_at,
)
from pobratim.language.places_prepositions import is_shown_by_preposition
from pobratim.language.places_regions import is_better, regions_at
from pobratim.language.places_types import Place, PlaceMention
from pobratim.language.places_unknown import may_be_unknown, unknown_at
from pobratim.language.places_words import Word, adjective_lemma, is_name_of_person, words_of

_TOWN = 3_000
"""People of a place that its country beside it is enough for: «Крупка, Чехия»."""


@functools.lru_cache(maxsize=4_096)
def find_places(text: str, country: str | None = None, given: tuple[Place, ...] = ()) -> tuple[PlaceMention, ...]:
    """All places and countries that a text names, in order.

    `country` is the code of the register row's country: a hint for ambiguous and unknown names, no more. `given` are
    places that the document put in their country elsewhere (see `places_given_in`).
    """
    mentions, told = _read(text, country)
    if not told and not given:
        return mentions
    finder = _Finder(text, country, (*told, *given))
    return finder.mentions() if finder.names_known() else mentions


def places_given_in(text: str, country: str | None = None) -> tuple[Place, ...]:
    """The places that a text names with their country, in brackets or after a comma: «Варде (Норвегия)»."""
    return _read(text, country)[1]


@functools.lru_cache(maxsize=4_096)
def _read(text: str, country: str | None) -> tuple[tuple[PlaceMention, ...], tuple[Place, ...]]:
    finder = _Finder(text, country, ())
    mentions = finder.mentions()
    return mentions, tuple(dict.fromkeys(finder.told))


class _Finder:
    """One pass over one text."""

    def __init__(self, text: str, hint: str | None, known: tuple[Place, ...]) -> None:
        self.text = text
        self.hint = hint
        self.words = words_of(text)
        self.given: GivenCountries = given_countries(text, hint)
        self.type_words: set[int] = set()
        self.known = known_places(known)
        self.told: list[Place] = []
        self.region: PlaceMention | None = None

    def mentions(self) -> tuple[PlaceMention, ...]:
        found: list[PlaceMention] = []
        index = 0
        while index < len(self.words):
            if is_idle(self.words[index].text):
                index += 1
                continue
            mentions, length = self._at(index)
            self.region = next((mention for mention in mentions if mention.place.kind == "region"), self.region)
            found += [self._in_context_before(mention, found) for mention in mentions]
            index += length
        return tuple(found)

    def _in_context_before(self, mention: PlaceMention, found: list[PlaceMention]) -> PlaceMention:
        """«При Чемульпо (ныне Инчхон)»: the other name of a place stands in that place's context."""
        if not found or mention.cue or mention.context != "plain":
            return mention
        between = self.text[found[-1].end : mention.start].split()
        renamed = between and between[0].startswith("(") and lemmas(between[0][1:]) & words_list("renamed_words")
        return replace(mention, context=found[-1].context) if renamed and len(between) == 1 else mention

    def _at(self, index: int) -> tuple[list[PlaceMention], int]:
        """The mentions that begin at a word, and how many words to go on."""
        word = self.words[index]
        if person := person_at(self.words, self.text, index):
            return [], person - index
        if fold(word.text) in folded_list("not_places") and not self._cue(index, index):
            return [], 1
        if word.capitalised or word.text in folded_list("lower_case"):
            hint = hint_of_bracket(self.words, self.text, index) or self.hint
            matches = matches_at(self.words, self.text, index, hint)
            phrase = regions_at(self.words, self.text, index, self.hint)
            if phrase and is_better(phrase, matches):
                self.type_words.add(phrase.last)
                return [self._mention(r.first, r.last, r.place) for r in phrase.regions], phrase.last + 1 - index
            if again := self._again(index, matches):
                return [again[0]], again[1]
            for match in likely(matches):
                if mention := self._named(match):
                    return [mention], match.last + 1 - index
            if adjectives := self._adjectives(index):
                return adjectives, 1
            if unknown := self._unknown(index):
                return [unknown[0]], unknown[1]
            return [], 1
        return self._adjectives(index), 1

    def names_known(self) -> bool:
        """Whether the text may name a known place again: if not, knowing it makes no difference."""
        return any(self._known_at(index) for index in range(len(self.words)))

    def _known_at(self, index: int) -> tuple[int, Place] | None:
        """The last word and the place of a known name at a word, unless its country stands beside it here."""
        found = given_at(self.words, self.text, index, self.known)
        return None if found is None or any(self.given.of(index, found[0])) else found

    def _again(self, index: int, matches: Sequence[NameMatch]) -> tuple[PlaceMention, int] | None:
        """A place that stands with its country elsewhere, unless a longer name begins here or a country is given."""
        found = self._known_at(index)
        if found is None or (matches and matches[0].last > found[0]):
            return None
        last, place = found
        geographic = any(match.geographic for match in matches if match.last == last)
        person = may_name_person(geographic, self.words[index].text) and not self._cue(index, last)
        person = person and is_in_person_name(self.words, self.text, index, last)
        return self._mention(index, last, place, person=person), last + 1 - index

    def _remember(self, first: int, last: int, place: Place) -> None:
        """Keep a place that its country stands beside, or that the brackets put there."""
        if place.country and place.country in self.given.of(first, last):
            self.told.append(place)

    def _named(self, match: NameMatch) -> PlaceMention | None:
        cue = self._cue(match.first, match.last)
        word = self.words[match.first]
        if match.country and not (match.entries and self._is_city_of_state(match, match.country, cue)):
            return self._country(match, match.country)
        if not match.entries or not word.capitalised:
            return None
        signs = self._signs(match.first, match.last, cue[1] if cue else None, match.entries)
        single = match.first == match.last
        if single and not cue and is_adjective_here(self.words, self.text, match.first):
            return None
        if single and has_initials(self.text, word.start, word.end) and not (cue and cue[1] != "body"):
            return None
        shown = is_listed(self.words, self.text, match) or is_shown_by_preposition(self.words, self.text, match)
        if not (shown or is_place(match, signs, word.text)):
            return None
        if self._is_attribute(match, cue is not None) or is_family_name(self.words, self.text, match, cue):
            return None
        place = chosen(match, signs)
        self._remember(match.first, match.last, place)
        return self._mention(match.first, match.last, place, person=self._is_person(match, cue is not None))

    def _is_city_of_state(self, match: NameMatch, country: CountryName, cue: tuple[str, str] | None) -> bool:
        """Whether a name of both a state and its city is the city's: «город Люксембург», «Алжир (АНДР)». What ends the
        line above is no cue of it.
        """
        above = self.words[match.first - 1].end if match.first else 0
        if cue and cue[1] == "city" and "\n" not in self.text[above : self.words[match.first].start]:
            return not lemmas(cue[0]) & words_list("of_states")
        given = self.given.of(match.first, match.last)[0]
        return (given is not None and given == country.code) or is_between_cities(self.words, self.text, match, country)

    def _is_person(self, match: NameMatch, cued: bool) -> bool:
        """Whether a place's name is a person's here: the cue of «мэр города Владимир Иванов» is the mayor's."""
        if match.folded in folded_list("persons"):
            return True
        full = is_named_in_full(self.words, self.text, match.first)
        if match.first < match.last:
            return full and not cued and match.last == match.first + 1
        if not cued and follows_first_name(self.words, self.text, match.first):
            return True
        if not may_name_person(match.geographic, self.words[match.first].text):
            return False
        if cued:
            return full
        return is_in_person_name(self.words, self.text, match.first, match.last)

    def _is_attribute(self, match: NameMatch, cued: bool) -> bool:
        """«Регионов Дальнего Востока»: a common adjective with a capitalised noun after it is no name of its own."""
        if match.geographic or not cued or match.last + 1 == len(self.words):
            return False
        following = self.words[match.last + 1]
        apart = self.text[self.words[match.last].end : following.start] != " "
        return not apart and following.capitalised and adjective_lemma(self.words[match.last].text) is not None

    def _country(self, match: NameMatch, country: CountryName) -> PlaceMention | None:
        word = self.words[match.first]
        if not word.capitalised and match.first == match.last:
            return None
        is_word = match.folded in folded_list("countries_that_are_words") and begins_sentence(self.text, word.start)
        if is_word and not stands_apart(self.text, self.words[match.last].end):
            return None
        place = Place(match.name, country.kind, country.code, country.geonames)
        return self._mention(match.first, match.last, place)

    def _cue(self, first: int, last: int) -> tuple[str, str] | None:
        """The cue of a name, unless it is the type word of the region before («в Выборгском районе Петербурга»)."""
        if first - 1 in self.type_words:
            return None
        return cue_before(self.words, self.text, first) or english_cue(self.words, self.text, first, last)

    def _signs(self, first: int, last: int, cue: str | None, entries: tuple[Entry, ...] = ()) -> Signs:
        given, beside = self.given.of(
            first, last, lambda country: not entries or any(lies_in(entry, country) for entry in entries)
        )
        if given is None and beside and not is_name_of_person(self.words[first].text):
            known = (entry for entry in entries if entry.curated or entry.population >= _TOWN)
            given = beside if any(lies_in(entry, beside) for entry in known) else None
        return Signs(
            cue, given, beside or country_of_region(self.region, self.text, self.words[first].start) or self.hint
        )

    def _mention(
        self, first: int, last: int, place: Place, *, adjective: bool = False, person: bool = False
    ) -> PlaceMention:
        cue = self._cue(first, last)
        context = "person" if person else context_of(self.words, self.text, first, last, adjective)
        start, end = self.words[first].start, self.words[last].end
        return PlaceMention(start, end, place, cue[0] if cue else None, adjective, context)

    def _adjectives(self, index: int) -> list[PlaceMention]:
        """The adjective or noun of people at a word; both halves of a compound."""
        word = self.words[index]
        if has_initials(self.text, word.start, word.end):
            return []
        if country := country_of_word(word.text):
            named = not is_language(self.words, index) and not is_surname_of_people(self.words, self.text, index)
            return [self._of_country(index, word, country)] if named else []
        if city := city_of_word(word.text):
            match = NameMatch(index, index, fold(city[0]), city[0], None, city[1], geographic=True)
            place = chosen(match, Signs(None, None, self.hint))
            return [self._mention(index, index, place, adjective=True)]
        return self._halves(index, word)

    def _halves(self, index: int, word: Word) -> list[PlaceMention]:
        found: list[PlaceMention] = []
        position = word.start
        parts = word.text.split("-")
        for number, part in enumerate(parts):
            last = number + 1 == len(parts)
            country = (country_of_word(part) if found else None) if last else country_of_first_half(part)
            if country:
                found.append(self._of_country(index, Word(part, position, position + len(part)), country))
            position += len(part) + 1
        return found

    def _of_country(self, index: int, word: Word, country: CountryName) -> PlaceMention:
        context = context_of(self.words, self.text, index, index, True)
        place = Place(country.short, country.kind, country.code, country.geonames)
        return PlaceMention(word.start, word.end, place, None, True, context)

    def _unknown(self, index: int) -> tuple[PlaceMention, int] | None:
        if not may_be_unknown(self.words[index].text):
            return None
        cue = self._cue(index, index)
        signs = self._signs(index, index, cue[1] if cue else None)
        found = unknown_at(self.words, self.text, index, signs)
        if found is None:
            return None
        self._remember(index, found.last, found.place)
        return self._mention(index, found.last, found.place), found.last + 1 - index
