"""The people of a document: everyone named with an office or profession, once each, in the fullest form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pobratim.document import Text
from pobratim.findings import Person
from pobratim.language.people import PersonMention, find_people, unique_people


def people_in(texts: Iterable[Text]) -> tuple[Person, ...]:
    """The people of all texts: the name with the place of its fullest form, the role with that of its first mention."""
    found = [(mention, text) for text in texts for mention in find_people(text.value) if mention.role]
    return tuple(_person(whole, found) for whole in unique_people([mention for mention, _ in found]))


def _person(whole: PersonMention, found: Sequence[tuple[PersonMention, Text]]) -> Person:
    named, name_text = next((m, text) for m, text in found if m.name == whole.name)
    first, role_text = next((m, text) for m, text in found if replace(m, name=whole.name) == whole)
    evidence = {
        "name": name_text.spans(named.start, named.end),
        "role": role_text.spans(first.role_start, first.role_end),
    }
    return Person(whole.name, whole.role, evidence)
