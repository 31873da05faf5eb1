"""The people of a document: everyone named with an office or profession, once each, in the fullest form."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.document import Span, Text
from pobratim.findings import Person
from pobratim.language.people import PersonMention, find_people, unique_people


def people_in(texts: Iterable[Text]) -> tuple[Person, ...]:
    """The people of all texts, each with the place where the form kept was read."""
    spans: dict[int, tuple[tuple[Span, ...], tuple[Span, ...]]] = {}
    mentions: list[PersonMention] = []
    for text in texts:
        for mention in find_people(text.value):
            if mention.role:
                mentions.append(mention)
                spans[id(mention)] = (
                    text.spans(mention.start, mention.end),
                    text.spans(mention.role_start, mention.role_end),
                )
    return tuple(_person(mention, *spans[id(mention)]) for mention in unique_people(mentions))


def _person(mention: PersonMention, name: tuple[Span, ...], role: tuple[Span, ...]) -> Person:
    return Person(mention.name, mention.role, {"name": name, "role": role})
