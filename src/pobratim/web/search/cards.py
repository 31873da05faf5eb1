"""Matches made ready for the page: where each leads, its quote, and where in its document that stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Document, Evidence, Partnership
from pobratim.web.search.models import IndexEntry
from pobratim.web.search.quotes import Quote, place_of, quote
from pobratim.web.search.results import Found


@dataclass(frozen=True, slots=True)
class Card:
    """A match on the page; `source` leads to the quoted words in the document, empty where there is none."""

    entry: IndexEntry
    url: str
    title: Quote
    quote: Quote
    source: str


def cards(found: Sequence[Found], terms: frozenset[str]) -> list[Card]:
    """The cards of these matches in their order."""
    numbers = [one.number for one in found]
    entries = IndexEntry.objects.select_related("authority", "document").in_bulk(numbers)
    shown = [entries[number] for number in numbers if number in entries]
    partners, evidence = _partners(shown), _evidence(shown)
    return [_card(entry, terms, partners, evidence) for entry in shown]


def _partners(entries: Sequence[IndexEntry]) -> Mapping[int, int]:
    """The place of each partnership, whose page tells more than the record."""
    ids = [entry.record_id for entry in entries if entry.kind == Partnership.fact_kind]
    return dict(Partnership.objects.filter(pk__in=ids, place__isnull=False).values_list("pk", "place_id"))


def _evidence(entries: Sequence[IndexEntry]) -> Mapping[tuple[str, int], Evidence]:
    """Where the words of each record were read."""
    kinds, ids = {entry.kind for entry in entries}, [entry.record_id for entry in entries]
    told = Evidence.objects.filter(kind__in=kinds, record_id__in=ids, field__in=("title", "text")).order_by("-pk")
    return {(one.kind, one.record_id): one for one in told}


def _card(
    entry: IndexEntry,
    terms: frozenset[str],
    partners: Mapping[int, int],
    evidence: Mapping[tuple[str, int], Evidence],
) -> Card:
    title, told = quote(entry.title, terms), quote(entry.text.replace("\n", " "), terms)
    if entry.kind == Document.fact_kind:
        url = reverse("document", args=[entry.record_id])
        return Card(entry, url, title, told, _in_document(entry, told, url))
    told_at = evidence.get((entry.kind, entry.record_id))
    source = f"{reverse('document', args=[told_at.document_id])}?evidence={told_at.pk}#quote" if told_at else ""
    place = partners.get(entry.record_id) if entry.kind == Partnership.fact_kind else None
    slug = BY_FACT[entry.kind].slug
    url = reverse("partner", args=[place]) if place else reverse("record", args=[slug, entry.record_id])
    return Card(entry, url, title, told, source)


def _in_document(entry: IndexEntry, told: Quote, url: str) -> str:
    """The page of a document with the found word marked."""
    place = place_of(entry.places, told.start)
    if place is None or told.start is None or told.end is None:
        return ""
    locator, start = place
    span = {**locator, "start": start, "end": start + told.end - told.start}
    return f"{url}?{urlencode({'span': json.dumps(span, ensure_ascii=False)})}#quote"
