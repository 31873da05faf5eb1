"""Keeping the index in step with the register, within the transaction of every change, and building it anew."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db import transaction

from pobratim.web.register.models import Document, Reading, Record, State
from pobratim.web.search.entries import INDEXED, entries_of, entry_of
from pobratim.web.search.models import IndexEntry, IndexTerm

BATCH = 500
T = TypeVar("T")


def follow_records(sender: type[Record], ids: list[int], **_: Any) -> None:
    """Bring the entries of records in step; receiver of `records_changed`."""
    if sender not in INDEXED:
        return
    for some in _batches(ids):
        IndexEntry.objects.filter(kind=sender.fact_kind, record_id__in=some).delete()
        _write(map(entry_of, _current(sender).filter(pk__in=some)))


def follow_document(document: Document, **_: Any) -> None:
    """Bring the entries of a document in step; receiver of `document_changed`."""
    IndexEntry.objects.filter(kind=Document.fact_kind, record_id=document.pk).delete()
    _index(document)


@transaction.atomic
def reindex() -> int:
    """Build the whole index anew, after the rules of terms have changed; gives the number of entries."""
    IndexEntry.objects.all().delete()
    IndexTerm.objects.all().delete()
    for model in INDEXED:
        _write(map(entry_of, _current(model).iterator(BATCH)))
    for document in Document.objects.filter(state=State.CURRENT).iterator(BATCH):
        _index(document)
    return IndexEntry.objects.count()


def index_if_new() -> None:
    """Index a register of before there was an index."""
    if not IndexEntry.objects.exists() and Document.objects.exists():
        reindex()


def _current(model: type[Record]) -> Any:
    """The records that can be found, with what their names are taken from."""
    current = model.objects.filter(state=State.CURRENT)
    return current.select_related("place") if model.fact_kind == "partnership" else current


def _index(document: Document) -> None:
    if document.is_withdrawn:
        return
    content = Reading.objects.filter(document=document).values_list("content", flat=True).first()
    _write(entries_of(document, content["blocks"] if content else ()))


def _write(entries: Iterable[IndexEntry]) -> None:
    for some in _batches(entries):
        IndexEntry.objects.bulk_create(some)
        found = {term for entry in some for term in entry.terms.split()}
        # In one order: two imports at once would wait for each other's new terms for ever.
        IndexTerm.objects.bulk_create(map(IndexTerm, sorted(found)), ignore_conflicts=True, batch_size=BATCH)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in portions that a statement can hold."""
    left = iter(items)
    while some := list(itertools.islice(left, BATCH)):
        yield some
