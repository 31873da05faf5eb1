"""The people of a document: everyone named with an office or profession, once each, in the fullest form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pobratim.document import Text
from pobratim.findings import Person
from pobratim.language.cues import fold, lexicon
from pobratim.language.people import PersonMention, find_people, unique_people

_INITIAL = re.compile(r"\b[А-ЯЁA-Z]\.")
_INITIALS = r"(?:[А-ЯЁA-Z]\.[ \u00a0]?){1,2}"
_NAME_ALONE = re.compile(rf"{_INITIALS}[А-ЯЁA-Z][\w-]+|[А-ЯЁA-Z][\w-]+[ \u00a0]{_INITIALS}")
_LONGEST_LINE = 60
_MOST_LINES = 3


def people_in(texts: Iterable[Text]) -> tuple[Person, ...]:
    """The people of all texts: the name with the place of its fullest form, the role with that of its first mention."""
    found = [(mention, text) for text in _joined(texts) for mention in find_people(text.value) if mention.role]
    return tuple(_person(whole, found) for whole in unique_people([mention for mention, _ in found]))


def _joined(texts: Iterable[Text]) -> Iterator[Text]:
    """The texts, and a name alone on its line together with the short lines above it: those of an address or signature
    («Министру …» above «А.В. Иванову»).
    """
    above: list[Text] = []
    for text in texts:
        if _NAME_ALONE.fullmatch(text.value.strip()) and above:
            yield Text.join([*above, text])
        yield text
        is_short = len(text) <= _LONGEST_LINE and not text.value.rstrip().endswith((".", ";", ":"))
        above = [*above, text][-_MOST_LINES:] if is_short else []


def _person(whole: PersonMention, found: Sequence[tuple[PersonMention, Text]]) -> Person:
    named, name_text = next((m, text) for m, text in found if m.name == whole.name)
    first, role_text = next((m, text) for m, text in found if replace(m, name=whole.name) == whole)
    evidence = {
        "name": name_text.spans(named.start, named.end),
        "role": role_text.spans(first.role_start, first.role_end),
    }
    reason = _doubt(whole)
    return Person(whole.name, whole.role, evidence, "likely" if reason else "certain", reason)


def _doubt(person: PersonMention) -> str | None:
    """Why a person is not certain: a single name that nothing shows to be one, an office that lacks what it heads."""
    if len(person.name.split()) == 1 and not _INITIAL.search(person.name):
        return "name not known"
    is_bare = fold(person.role or "") in lexicon("people", "heads")
    return "office of what is not said" if is_bare else None
