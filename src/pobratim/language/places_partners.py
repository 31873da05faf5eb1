"""The partners that a cell, a line or a side of an agreement names: known or not, in a city, a region or a district.

Where a register writes a partner, its name needs no other sign of being a place: «США, Ашвилл», «Руфина» beside
«Польша». What the gazetteer lacks is kept as written, in the country that stands beside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pobratim.language.gazetteer import fold, lookup
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import nominative
from pobratim.language.places_choice import Signs, chosen
from pobratim.language.places_context import cue_before, lemmas
from pobratim.language.places_finder import find_places
from pobratim.language.places_forms import normal_name
from pobratim.language.places_names import matches_at, words_list
from pobratim.language.places_types import Place, PlaceMention
from pobratim.language.places_words import Word, is_dictionary_word, is_name_of_person, readings, words_of
from pobratim.resources import load

_MARKUP = re.compile(r"[*_•·]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SEPARATOR = re.compile(r"[,;:/\n]|\s[–—-]\s|\s(?:и|and)\s")
_APART = re.compile(r"\s(?:и|and)\s|;")
_DIGITS = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z]")
_LONGEST_NAME = 4
"""Words that the name of a place has at most."""
_FUNCTION_WORDS = frozenset({"ADVB", "PREP", "CONJ", "PRCL", "NPRO", "INTJ", "PRED", "VERB", "INFN", "NUMR", "ADJF"})
_SIZE = {"district": 0, "city": 1, "region": 2}


@dataclass(frozen=True, slots=True)
class PartnersNamed:
    """The country that a text names beside its places, and the places, each put in it; positions are the text's."""

    country: PlaceMention | None = None
    places: tuple[PlaceMention, ...] = ()


@functools.lru_cache(maxsize=4_096)
def partners_named(text: str, country: str | None = None) -> PartnersNamed:
    """The partners that a whole text names; `country` is the code that its row or heading gives.

    Of a district and its city, of a city and its region, the smallest counts; another name in brackets belongs to the
    place before it, and so does a translation after a stroke.
    """
    plain = _MARKUP.sub(" ", text)
    found = [mention for mention in find_places(plain, country) if not mention.adjective and not _is_office(mention)]
    states = [mention for mention in found if mention.place.kind == "country"]
    given = {mention.place.country for mention in states}
    code = next(iter(given)) if len(given) == 1 else country
    outside = _in_parts(_blanked(plain), found, code)
    inside = [mention for mention in found if mention.place.kind != "country" and _within_brackets(plain, mention)]
    lone = _lone_word(plain, states, code) if states or country else None
    places = _without_translations(outside or inside or ([lone] if lone else []), plain)
    if inside and all(mention.context == "organisation" for mention in outside):
        places = inside
    smallest = _smallest(_with_hyphens(places, plain, code), plain)
    sure = country is not None or len(smallest) == 1
    put = tuple(_put_in(mention, code, plain) if sure else mention for mention in smallest)
    return PartnersNamed(next(iter(states), None), put)


def _is_office(mention: PlaceMention) -> bool:
    """Whether what was taken for a place that no gazetteer holds is an office written large: «Акиматом … области»."""
    unknown = mention.place.geonames is None and mention.place.kind != "country"
    return unknown and bool(lemmas(mention.place.name) & (words_list("bodies") | words_list("organisations")))


def place_named(text: str, country: str | None = None) -> tuple[Place, ...]:
    """The places that a whole register cell names, in order."""
    return tuple(mention.place for mention in partners_named(text, country).places)


def _blanked(text: str) -> str:
    """The text without what stands in brackets, character for character."""
    return _BRACKETS.sub(lambda match: " " * len(match[0]), text)


def _within_brackets(text: str, mention: PlaceMention) -> bool:
    return any(match.start() < mention.start < match.end() for match in _BRACKETS.finditer(text))


def _in_parts(text: str, found: Sequence[PlaceMention], code: str | None) -> list[PlaceMention]:
    """The places of the parts of a text outside brackets: those found, and names that stand in a part alone."""
    places: list[PlaceMention] = [*_districts(text, found, code)]
    inside = [(mention.start, mention.end) for mention in found]
    parted = (m.span() for m in _SEPARATOR.finditer(text) if not any(a < m.start() < b for a, b in inside))
    for (_, start), (end, _) in pairwise([(0, 0), *parted, (len(text), len(text))]):
        within = [m for m in found if start <= m.start < end and text[m.start : m.end].strip()]
        places += [mention for mention in within if mention.place.kind != "country"]
        if not within and (unknown := _alone(text, start, end, code)):
            places.append(unknown)
    kept = [m for m in places if text[m.start : m.end].strip()]
    return sorted(kept, key=lambda mention: mention.start)


def _districts(text: str, found: Sequence[PlaceMention], code: str | None) -> Iterator[PlaceMention]:
    """Districts called by an adjective of the language, in the city or region that follows: «Центральный район
    г. Минска».
    """
    for match in _district().finditer(text):
        if any(mention.start < match.end() and match.start() < mention.end for mention in found):
            continue
        after = next((m.place for m in found if m.start >= match.end()), None)
        name = nominative(" ".join(match[0].split()))
        yield PlaceMention(match.start(), match.end(), Place(name, "district", after.country if after else code))


@functools.cache
def _district() -> re.Pattern[str]:
    between = "|".join(word[:-2] for word in load("ru/places")["adjective_types"]["between"])
    adjective = r"[А-ЯЁ][\w-]+(?:ий|ый|ой|ого|его|ым|им|ом|ем)"
    return re.compile(rf"\b(?!(?i:{between})){adjective}\s+(?:(?:{between})\w+\s+)*(?:район|округ)\w{{0,2}}\b")


def names_body(text: str) -> bool:
    """Whether a text names an organisation first: «Университет Цзилинь», «Торгово-промышленная палата»."""
    heads = (lemmas(word.text) for word in words_of(text)[:_LONGEST_NAME])
    return any(forms & words_list("organisations") for forms in heads)


def _alone(text: str, start: int, end: int, code: str | None) -> PlaceMention | None:
    """The name that a part of a text is, without the words that tell its kind: «мэрия г. Руфины» names a city."""
    words = [word for word in words_of(text) if start <= word.start < end]
    typed = [number for number, word in enumerate(words) if _type_of(word.text) and not word.capitalised]
    governed = bool(typed and typed[-1] and _may_be_name(words[typed[-1] + 1 :]))
    kind = _type_of(words[typed[-1]].text) if typed else None
    if typed and (governed or not typed[0]):
        words = words[typed[-1] + 1 :]
    if not words or _DIGITS.search(text[words[0].start : words[-1].end]) or not _may_be_name(words):
        return None
    first, last = words[0].start, words[-1].end
    if known := _known(text[first:last], kind, code):
        return PlaceMention(first, last, known)
    if not _is_name(words, kind) or not (code or kind or len(words) == len(words_of(text))):
        return None
    name = " ".join(text[first:last].split())
    return PlaceMention(first, last, Place(normal_name(name) if governed else name, kind or "city", code))


def _lone_word(text: str, states: Sequence[PlaceMention], code: str | None) -> PlaceMention | None:
    """The one word that stands beside a country and nothing else: a place, though the dictionary knows another meaning
    of it («Рана (Норвегия)»).
    """
    rest = _blanked(text)
    for state in states:
        rest = rest[: state.start] + " " * (state.end - state.start) + rest[state.end :]
    words = [word for word in words_of(rest) if not _type_of(word.text)]
    if len(words) != 1 or not words[0].capitalised or words[0].text.isupper() or _DIGITS.search(rest):
        return None
    word = words[0]
    is_other = lemmas(word.text) & (words_list("organisations") | words_list("bodies"))
    if is_other or any(parse.tag.POS in _FUNCTION_WORDS for parse in parses(word.text.lower())[:1]):
        return None
    return PlaceMention(word.start, word.end, Place(word.text, "city", code))


def _type_of(word: str) -> str | None:
    forms = lemmas(word)
    return next((sort for sort in ("city", "district", "region") if forms & words_list("types", sort)), None)


def _may_be_name(words: Sequence[Word]) -> bool:
    capitals = all(word.capitalised or word.text in words_list("small_parts") for word in words)
    return bool(words) and words[0].capitalised and capitals and len(words) <= _LONGEST_NAME


def _known(name: str, kind: str | None, code: str | None) -> Place | None:
    """The place of the gazetteer that a name is, in the country given; a word that is one too needs no other sign."""
    words = words_of(name)
    for match in matches_at(words, name, 0, code):
        if match.last == len(words) - 1 and match.entries:
            place = chosen(match, Signs(kind or "city", None, code))
            return place if code is None or place.country == code else None
    return None


def _is_name(words: Sequence[Word], kind: str | None) -> bool:
    """Whether words that the gazetteer lacks are a name: the dictionary has none of them but as one."""
    if any(lemmas(word.text) & (words_list("organisations") | words_list("bodies")) for word in words):
        return False
    common = [word for word in words if is_dictionary_word(word.text) and not _names(word.text)]
    return not common or kind == "city" or (len(common) < len(words) and not words[0].text.isupper())


def _names(word: str) -> bool:
    return is_name_of_person(word) or any(form.geographic for form in readings(word))


def _put_in(mention: PlaceMention, country: str | None, text: str) -> PlaceMention:
    """A place in the country that stands beside it, though the gazetteer knows the name elsewhere alone; then it is no
    place that the gazetteer knows, and its name is as written.
    """
    place = mention.place
    if country is None or place.country == country:
        return mention
    name = " ".join(text[mention.start : mention.end].split()) if _is_nominative(text, mention) else place.name
    return replace(mention, place=Place(name, place.kind, country))


def _is_nominative(text: str, mention: PlaceMention) -> bool:
    """Whether a name opens its part of the text, perhaps after «г.»."""
    words = [word for word in words_of(text) if word.start <= mention.start]
    cue = cue_before(tuple(words), text, len(words) - 1)
    before = text[: words[-2].start if cue and len(words) > 1 else mention.start]
    abbreviated = cue is None or text[: mention.start].rstrip().endswith(".")
    return abbreviated and bool(re.search(r"(?:^|[,;:/\n(]|[–—-]\s|г\.)\s*$", before))


def _without_translations(places: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """Without what is a translation of the name before it: «Штутгарт / Stuttgart»."""
    kept: list[PlaceMention] = []
    for mention in places:
        between = text[kept[-1].end : mention.start].strip() if kept else ""
        scripts = {bool(_LATIN.match(text[m.start])) for m in (*kept[-1:], mention)}
        if not (between in ("/", "|", "") and len(scripts) > 1):
            kept.append(mention)
    return kept


def _with_hyphens(places: Sequence[PlaceMention], text: str, code: str | None) -> list[PlaceMention]:
    """Two names joined by a hyphen are one place where partners are named: «Биттерфельд-Вольфен»."""
    joined: list[PlaceMention] = []
    for mention in places:
        if joined and text[joined[-1].end : mention.start] == "-":
            first = joined.pop()
            name = Place(text[first.start : mention.end], "city", code or first.place.country)
            mention = replace(first, end=mention.end, place=name)
        joined.append(mention)
    return joined


def _smallest(places: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """Without the larger place that only tells where a smaller one beside it lies."""
    kept: list[PlaceMention] = []
    for mention in places:
        between = text[kept[-1].end : mention.start] if kept else ""
        if not kept or _APART.search(between):
            kept.append(mention)
        elif _is_larger(mention, kept[-1], between):
            continue
        elif _size(mention) < _size(kept[-1]):
            kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _is_larger(mention: PlaceMention, before: PlaceMention, between: str) -> bool:
    """Whether a place is where the one before it lies: larger, or right after it («округ Цинпу города Шанхая»)."""
    beside = mention.cue is not None and not re.search(r"[^\w\s.]", between) and "\n" not in between
    return beside or _size(mention) > _size(before)


def _size(mention: PlaceMention) -> int:
    """«округ Кук» is part of its state as a district is, though an округ may be a region."""
    if mention.place.country == "US" and any(entry.kind == "region" for entry in lookup(fold(mention.place.name))):
        # «Portland, Maine (USA)»: the states follow their cities.
        return _SIZE["region"]
    is_part = mention.cue is not None and lemmas(mention.cue) & words_list("adjective_types", "district")
    return 0 if is_part else _SIZE[mention.place.kind]
