"""What the register tells those that keep something in step with it, within the transaction of the change.

Services send these; receivers write to the same database, so that their part is done or undone with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.dispatch import Signal

from pobratim.web.register.models import Document, Record

records_changed = Signal()
document_changed = Signal()


def tell_records_changed(model: type[Record], ids: Iterable[int]) -> None:
    """Say that records of a kind were written, withdrawn or restored."""
    changed = list(ids)
    if changed:
        records_changed.send(sender=model, ids=changed)


def tell_document_changed(document: Document) -> None:
    """Say that a document was taken in, read anew, described otherwise, withdrawn or restored."""
    document_changed.send(sender=Document, document=document)
