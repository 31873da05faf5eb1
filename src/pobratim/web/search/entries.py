"""What is to be found: entries of the index made of records and of documents. Pure: nothing is written here."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pobratim.language.terms import terms
from pobratim.web.register.models import Activity, Agreement, Anniversary, Document, Partnership, Person, Record
from pobratim.web.search.models import IndexEntry
from pobratim.web.search.numbering import MOST_PARTS, number

Days = tuple[date | None, date | None]
BETWEEN = " · "
"""What parts the cells of a row in the text of a passage."""


def _dated(record: Any) -> Days:
    return record.starts, record.ends


def _signed(record: Agreement) -> Days:
    return record.signed, record.signed


def _timeless(record: Record) -> Days:
    return None, None


_DAYS: Mapping[type[Record], Callable[[Any], Days]] = {
    Activity: _dated,
    Agreement: _signed,
    Anniversary: _dated,
    Partnership: _timeless,
    Person: _timeless,
}
INDEXED = tuple(_DAYS)
"""The kinds of records that can be found."""


def entry_of(record: Record) -> IndexEntry:
    """The entry of a record: its title, its own words, and every name of the countries it tells of."""
    title, values = str(record), record.effective
    starts, ends = _DAYS[type(record)](record)
    return IndexEntry(
        number=number(day=starts, kind=record.fact_kind, record_id=record.pk),
        kind=record.fact_kind,
        record_id=record.pk,
        authority_id=record.authority_id,
        document_id=record.document_id,
        starts=starts,
        ends=ends,
        title=title,
        text=_own_words(values, title),
        title_terms=_joined(title),
        terms=_joined(f"{title} {record.search_text}"),
    )


_WORDS = ("text", "title", "description", "participants", "outcomes", "note", "role", "parties", "organisers")


def _own_words(values: Mapping[str, Any], title: str) -> str:
    """The text a quote is taken from: the source's own words where there is a source."""
    told = [values.get("text") or "", *(_as_text(values.get(name)) for name in _WORDS[1:])]
    kept: list[str] = []
    for text in told:
        if text and text != title and not any(text in known for known in kept):
            kept.append(text)
    return "\n".join(kept)


def _as_text(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


def entries_of(document: Document, blocks: Iterable[Mapping[str, Any]]) -> Iterator[IndexEntry]:
    """The entries of a document: one for its names, then one for each paragraph and each row of a table.

    `blocks` are those of its reading in JSON.
    """
    yield _passage(document, 0, document.title or document.name, f"{document.name} {document.title}", [])
    rows = itertools.islice(_rows(blocks), MOST_PARTS - 1)
    for part, (text, places) in enumerate(rows, start=1):
        yield _passage(document, part, document.name, text, places)


def _passage(document: Document, part: int, title: str, text: str, places: list[Any]) -> IndexEntry:
    day = document.ends or document.imported_at.date()
    return IndexEntry(
        number=number(day=day, kind=document.fact_kind, record_id=document.pk, part=part),
        kind=document.fact_kind,
        record_id=document.pk,
        authority_id=document.authority_id,
        document_id=document.pk,
        starts=document.starts,
        ends=document.ends,
        title=title,
        text=text,
        places=places,
        # Only the entry of the names is found by a title: else every passage would be.
        title_terms="" if part else _joined(text),
        terms=_joined(text),
    )


def _rows(blocks: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    """Text and places of each paragraph and each row, whose cells belong together."""
    for _, group in itertools.groupby(blocks, key=_row_of):
        text, places = "", []
        for block in group:
            if block["text"].strip():
                text += BETWEEN if text else ""
                places.append([block["at"], len(text)])
                text += block["text"]
        if text:
            yield text, places


def _row_of(block: Mapping[str, Any]) -> tuple[Any, ...]:
    at = block["at"]
    return tuple(at.get(name) for name in ("part", "name", "page", "table", "row", "paragraph"))


def _joined(text: str) -> str:
    return " ".join(dict.fromkeys(terms(text)))
