"""The numbers of index entries: the day in the highest bits, then what it is.

The newest matches are then the highest numbers of the index itself, which every database walks in order, and two
databases number and order the same things the same.
"""

from __future__ import annotations

from datetime import date

KINDS = ("document", "activity", "agreement", "partnership", "anniversary", "person")
_KIND_BITS, _PART_BITS = 3, 17
_RECORD_BITS = 21
MOST_PARTS = 1 << _PART_BITS
"""How many passages of one document are indexed."""


def number(*, day: date | None, kind: str, record_id: int, part: int = 0) -> int:
    """The number of an entry: 22 bits of the day, 3 of the kind, 21 of the record and 17 of the part of it.

    What belongs to no day, a partner or a person, counts as of today and for ever. A record whose id needs more bits
    than there are for it takes those of the part, which records have none of.
    """
    place = (record_id << _PART_BITS) | part if kind == "document" else record_id
    ordinal = (day or date.max).toordinal()
    return ((ordinal << _KIND_BITS) | KINDS.index(kind)) << (_RECORD_BITS + _PART_BITS) | place
