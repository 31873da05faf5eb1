"""Where an activity took place, which is not wherever a place is named: «встреча в Москве», but «посол в Москве»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.document import Span, Text
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.extraction.titles import recased
from pobratim.findings import Venue
from pobratim.language.cues import fold
from pobratim.language.dates import find_dates, find_schedules
from pobratim.language.facts import visit_direction
from pobratim.language.kinds import activity_kind, activity_status, apposed_place, in_person_place, online_mode
from pobratim.language.morphology import parses
from pobratim.language.places import Place, PlaceMention, find_places
from pobratim.language.tense import find_tense
from pobratim.resources import load

# «в», «во», «на», perhaps with «город», «г.», «городе-партнере» before the name.
_LOCATIVE = re.compile(
    r"(?:^|[\s(«])(?:во?|на|in|at|to)\s+(?:[\w-]*\s?(?:г\.|гор\.|город\w*(?:-\w+)?)\s*)?$", re.IGNORECASE
)
# «участие в выставке (г. Кусиро)»: a city alone in brackets that close the clause is where it was.
_CITY_IN_BRACKETS = re.compile(r"\s*\((?:г\.|гор\.|город)\s*$")
_BRACKET_CLOSED = re.compile(r"(?:,[^()]{1,40})?\)\s*(?:$|[.,;\n])")
_BRACKET = re.compile(r"\(\s*(?:г\.\s*)?$")
# Back from «в» to the start of the noun phrase that it belongs to.
_PHRASE_START = re.compile(
    r"[,;:.!?()–—\n]|\s(?:с|со|и|по|для|от|между|при|о|об|во?|на|with|and|for|from|by)\s", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?;](?=\s)|\n")
_INNER_BRACKETS = re.compile(r"\([^()]*\)")
# A building named so near the beginning is where the thing itself was: «вебинар в торгово-промышленной палате».
_OPENING = 40
_NO_VENUE = frozenset({"street", "namesake", "person"})
# After a type word a name often keeps its nominative: «в г. Тверь».
_TYPED = re.compile(r"(?:г\.|гор\.|город\w*)", re.IGNORECASE)
_UNDECLINED = ("о", "и", "у", "ы", "э", "е", "ю")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """A venue with its evidence."""

    venue: Venue = Venue()
    spans: tuple[Span, ...] = ()

    @property
    def known(self) -> bool:
        return self.venue != Venue()


def venue_of_cell(cell: Text, hint: str | None, shared: bool) -> Found:
    """The venue of a cell kept for places: its first city, or its country, else the building that it names.

    `shared` says that the cell holds the date too, which is no place.
    """
    mentions = [m for m in find_places(cell.value, hint) if m.context not in _NO_VENUE and not m.adjective]
    city = next((m for m in mentions if m.place.kind != "country"), None)
    named = city or next(iter(mentions), None)
    if named:
        venue = Venue(city.place.name if city else None, named.place.country)
        return Found(venue, cell.spans(named.start, named.end))
    rest = _without_dates(cell.value) if shared else cell.value
    if online_mode(cell.value) or find_schedules(cell.value) or activity_status(rest) or not _WORD.search(rest):
        return Found()
    return Found(Venue(name=" ".join(rest.split()).strip(" ,;–—-")), cell.spans())


def _without_dates(text: str) -> str:
    """The text with its dates blanked: what is left of a cell «21-22 сентября, Городская управа» is the place."""
    for mention in find_dates(text):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def venue_beside(text: Text, scope: DocumentScope) -> Found:
    """The building that a title or an item of a list, no sentence, sets beside what was there."""
    building = None if find_tense(text.value) or is_online(text) else apposed_place(text.value)
    return _in_building(text, building, scope) if building else Found()


def venue_of_text(text: Text, mentions: Sequence[PlaceMention], scope: DocumentScope) -> Found:
    """The venue that running text tells: a place after «в» that no person or body belongs to, else a building at
    home.
    """
    named = [m for m in mentions if _is_venue(m, text.value) and not _is_home(m, scope)]
    if named and not is_online(text):
        first = _town_of(named[0], mentions, scope)
        city = first if first.place.kind != "country" else _bracketed(first, mentions, text.value)
        spans = text.spans((city or first).start, (city or first).end)
        return Found(Venue(city.place.name if city else None, first.place.country), spans)
    building = in_person_place(text.value)
    if building and (building[0] <= _OPENING or not is_online(text)):
        return _in_building(text, building, scope)
    return Found()


def _in_building(text: Text, building: tuple[int, int], scope: DocumentScope) -> Found:
    """A building named without a city is in the owner's, or in the one that the paper tells of a visit to."""
    name = " ".join(text.value[slice(*building)].split())
    spans = text.spans(*building)
    if abroad := visited_place(scope):
        place, source = abroad
        return Found(Venue(place.name, place.country, name), (*spans, *source.inferred()))
    if scope.place is None or scope.owner is None or scope.place.kind != "city":
        return Found(Venue(name=name), spans)
    return Found(Venue(scope.place.name, scope.place.country, name), (*spans, *scope.owner.inferred()))


def visited_place(scope: DocumentScope) -> tuple[Place, Sourced] | None:
    """The foreign city that the title of a visit's report says the delegation went to."""
    title = recased(scope.title.value)
    direction = visit_direction(title, [scope.place.name] if scope.place else [])
    if scope.genre != "visit_report" or direction is None or direction.direction != "outgoing":
        return None
    for mention in find_places(title):
        if mention.place.kind == "city" and mention.place.country not in (None, scope.home) and not mention.adjective:
            return mention.place, Sourced(mention.place.name, scope.title.spans(mention.start, mention.end))
    return None


def is_online(text: Text) -> bool:
    """Whether the words say that it was held online: then a place named in passing is the scene of something else."""
    mode = online_mode(text.value)
    return mode is not None and mode.online


def _is_home(mention: PlaceMention, scope: DocumentScope) -> bool:
    """A whole country that is the owner's own says nothing of where: «посол Индии в РФ»."""
    return mention.place.kind == "country" and mention.place.country == scope.home


def _town_of(mention: PlaceMention, mentions: Sequence[PlaceMention], scope: DocumentScope) -> PlaceMention:
    """For a district of the owner's city the city itself, if the text names it beside."""
    if mention.place.kind != "district" or scope.place is None:
        return mention
    return next((m for m in mentions if m.place.name == scope.place.name), mention)


def _is_venue(mention: PlaceMention, text: str) -> bool:
    if mention.context != "plain" or mention.adjective:
        return False
    before = text[: mention.start]
    bracket = _CITY_IN_BRACKETS.search(before)
    if bracket and _BRACKET_CLOSED.match(text[mention.end :]):
        return not _belongs_to_party(before[: bracket.start()] + " ")
    locative = _LOCATIVE.search(before)
    if locative is None:
        return False
    has_type = _TYPED.search(locative[0]) is not None
    if not has_type and _is_accusative(text[mention.start : mention.end], mention.place.name):
        # «визит в Японию», «в Тверь приедут», but «экспорт в Болгарию».
        return any(_begins(word, "travel") for word in _WORD.findall(_sentence(text, mention.start)))
    phrase = _phrase(before[: locative.start() + 1])
    return any(_begins(word, "travel") for word in phrase) or not any(_is_party(word) for word in _after_verb(phrase))


def _sentence(text: str, position: int) -> str:
    """The sentence that holds a position; an initial's full stop ends none."""
    starts = [m.end() for m in _SENTENCE_END.finditer(text, 0, position)]
    end = _SENTENCE_END.search(text, position)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _is_accusative(name: str, nominative: str) -> bool:
    """Whether a name's form can only be the direction («экспорт в Болгарию»), not the place («в Болгарии»); that of a
    name without cases says neither («в Куусамо»).
    """
    if name == nominative and name.endswith(_UNDECLINED):
        return False
    cases = {parse.tag.case for parse in parses(_WORD.findall(name)[-1])} if _WORD.search(name) else set()
    return "accs" in cases and not cases & {"loct", "loc2", None}


def _bracketed(country: PlaceMention, mentions: Sequence[PlaceMention], text: str) -> PlaceMention | None:
    """The city in brackets after a country: «в Финляндии (Хельсинки)»."""
    return next(
        (
            m
            for m in mentions
            if m.start > country.end
            and m.place.kind == "city"
            and _BRACKET.fullmatch(text[country.end : m.start].strip() or "-")
        ),
        None,
    )


def _belongs_to_party(before: str) -> bool:
    """Whether the noun phrase before a place names a person or body that is there: «филиала института в Москве»."""
    return any(_is_party(word) for word in _phrase(before))


def _phrase(before: str) -> list[str]:
    """The words of the noun phrase that a text ends with, what stands in brackets left out."""
    bare = _INNER_BRACKETS.sub(" ", before).rstrip()
    starts = [match.end() for match in _PHRASE_START.finditer(bare)]
    return _WORD.findall(bare[starts[-1] if starts else 0 :])


def _after_verb(phrase: Sequence[str]) -> Sequence[str]:
    """The words of a phrase after its verb: «мастера провели в Белгороде занятия» says where it was."""
    verbs = [n for n, word in enumerate(phrase) if parses(word)[0].tag.POS == "VERB"]
    rest = phrase[verbs[-1] + 1 :] if verbs else phrase
    # «Обучение диспетчеров в Урумчи»: what is done is there, and so are they.
    return () if rest and (_begins(rest[0], "doings") or activity_kind(rest[0], rest[0])) else rest


def _begins(word: str, kind: str) -> bool:
    return any(fold(word).startswith(known) for known in load("ru/parties")[kind])


def _is_party(word: str) -> bool:
    if _begins(word, "parties"):
        return True
    if _begins(word, "accredited"):
        return False
    best = parses(word)[0].tag
    return "NOUN" in best and "anim" in best and "Name" not in best and "Surn" not in best
