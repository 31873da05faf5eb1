"""References from a paper to the records that it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pobratim.rendering.records import Occasion, RecordKind, RecordReference

_KINDS: Mapping[str, RecordKind] = {
    "activities": "activity",
    "agreements": "agreement",
    "partners": "partner",
    "anniversaries": "anniversary",
    "people": "person",
    "members": "member",
    "photographs": "photograph",
}
LISTS: Mapping[RecordKind, str] = {kind: records for records, kind in _KINDS.items()}
"""The list of a `FormData` that holds the records of a kind."""


def reference(records: str, index: int, record: Any) -> RecordReference:
    """The reference to a record of a list; an occasion refers to the record that it was found in."""
    return record.reference if isinstance(record, Occasion) else RecordReference(_KINDS[records], index)
