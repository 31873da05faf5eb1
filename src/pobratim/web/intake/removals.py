"""A new reading that would take much away stops and asks: a rule that broke must not empty a register."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.web.intake.records import Counts
from pobratim.web.register.models import Document

MOST_REMOVED = 0.2
"""The share of a source's records that a new reading may take away without being asked about."""


class RemovesMuchError(Exception):
    """Reading a document anew would take away `removed` of the `known` records that it had given."""

    def __init__(self, document: Document, removed: int, known: int) -> None:
        super().__init__(f"{document}: {removed}/{known}")
        self.document, self.removed, self.known = document, removed, known


def check_removals(document: Document, counts: Iterable[Counts]) -> None:
    """Raises RemovesMuchError where more than a fifth of what the document gave would go."""
    told = list(counts)
    removed = sum(count.withdrawn for count in told)
    known = removed + sum(count.updated + count.unchanged for count in told)
    if removed > known * MOST_REMOVED:
        raise RemovesMuchError(document, removed, known)
