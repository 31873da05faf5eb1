"""Unread passages of a document: which a human said are no content, and what of the document is read therefore."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import pgettext

from pobratim.document import Span
from pobratim.json_form import span_from_json
from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.models import Document, SetAsidePassage

KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Passage:
    """An unread stretch of a document and whether a human set it aside."""

    key: str
    span: Span
    set_aside: bool

    @property
    def characters(self) -> int:
        """Its length as coverage counts it: without white space."""
        return len("".join(self.span.quote.split()))


def passages(document: Document, findings: Mapping[str, Any]) -> list[Passage]:
    """The unread passages of a reading in JSON, in its order."""
    known = set(document.set_aside_passages.values_list("key", flat=True)) if document.pk else set()
    places = [unread["where"] for unread in findings.get("unread", ())]
    return [Passage(key := _key(place), span_from_json(place), key in known) for place in places]


def count_coverage(document: Document, findings: Mapping[str, Any]) -> None:
    """Write into a document, unsaved, the characters by what became of them: what a human set aside is not unread."""
    coverage = findings["coverage"]
    aside = sum(passage.characters for passage in passages(document, findings) if passage.set_aside)
    document.used, document.kept = coverage["used"], coverage["kept"]
    document.set_aside = coverage["set_aside"] + aside
    document.unread = max(0, coverage["unread"] - aside)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the coverage meter: how many characters, from which one on, as a share of all."""

    name: str
    label: str
    start: int
    number: int
    share: float


def coverage_parts(document: Document) -> list[Part]:
    """What became of the characters of a document, as the parts of a meter; none for an empty document."""
    labels = {
        "used": pgettext("characters", "used"),
        "kept": pgettext("characters", "kept"),
        "set_aside": pgettext("characters", "set aside"),
        "unread": pgettext("characters", "unread"),
    }
    parts: list[Part] = []
    for name, label in labels.items():
        number = getattr(document, name)
        start = sum(part.number for part in parts)
        parts.append(Part(name, label, start, number, number / (document.characters or 1)))
    return parts if document.characters else []


@transaction.atomic
def set_aside(*, document: Document, key: str, actor: User | None) -> None:
    """Say that an unread passage is no content. Raises KeyError where the document has no such passage."""
    passage = _find(document, key)
    if passage.set_aside:
        return
    SetAsidePassage.objects.create(document=document, key=key, text=passage.span.quote, by=str(actor or ""))
    _write(document, Verb.SET_ASIDE, {"passage": None}, {"passage": passage.span.quote}, actor)


@transaction.atomic
def take_back(*, document: Document, key: str, actor: User | None) -> None:
    """Undo `set_aside`. Raises KeyError where the document has no such passage."""
    passage = _find(document, key)
    if not passage.set_aside:
        return
    document.set_aside_passages.filter(key=key).delete()
    _write(document, Verb.UNDONE, {"passage": passage.span.quote}, {"passage": None}, actor)


def _find(document: Document, key: str) -> Passage:
    # One at a time: two people who set passages aside at once must both be counted.
    Document.objects.select_for_update().get(pk=document.pk)
    return {passage.key: passage for passage in passages(document, document.reading.findings)}[key]


def _write(
    document: Document, verb: Verb, old: Mapping[str, str | None], new: Mapping[str, str | None], actor: User | None
) -> None:
    count_coverage(document, document.reading.findings)
    document.save(update_fields=["used", "kept", "set_aside", "unread"])
    changes = journal.differences(old, new)
    journal.write([journal.entry(actor=actor, verb=verb, record=document, changes=changes)])


def _key(place: Mapping[str, Any]) -> str:
    """The place and the words of a span in its flat form, as one short text. How far into the decoded file it stands
    says nothing new."""
    told = {name: value for name, value in place.items() if name != "offset"}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:KEY_LENGTH]
