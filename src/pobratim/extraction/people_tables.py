"""Tables of people: a name a row with its office, as a delegation's list has them; they tell of no happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pobratim.document import Text
from pobratim.extraction.evidence import evidence_of, one_line
from pobratim.extraction.laid_out import LaidOut
from pobratim.extraction.people import people_in
from pobratim.findings import Person
from pobratim.language.people_same import same_person

# Two words at least and no figures, whatever language the name is of.
_FULL_NAME = re.compile(r"[^\d.,;]+[.\s][^\d,;]+")
_TELLING = ("title", "content", "events", "dates", "place_dates", "basis", "basis_year", "parties")


def lists_people(table: LaidOut) -> bool:
    """Whether a table has a column of names and none that tells of anything done or signed."""
    return table.layout.has("person") and not table.layout.has(*_TELLING)


def everyone(tables: Sequence[LaidOut], texts: Iterable[Text]) -> tuple[Person, ...]:
    """Everyone once: those of the lists as they stand there, then those whom the other texts name with an office."""
    lists = [table for table in tables if lists_people(table)]
    listed = tuple(person for table in lists for person in _of_table(table))
    cells = (cell for table in lists for record in table.rows.records for cell in record.cells.values())
    blocks = {piece.block for cell in cells for piece in cell.pieces}
    told = people_in(text for text in texts if not any(piece.block in blocks for piece in text.pieces))
    others = (person for person in told if not any(same_person(known.name, person.name) for known in listed))
    return (*listed, *others)


def _of_table(table: LaidOut) -> Iterator[Person]:
    for record in table.rows.records:
        name = record.cell("person").strip(" ,;")
        role = (record.cell("position") or record.cell("organisation")).strip(" ,;.")
        if not role or not _FULL_NAME.fullmatch(name.value):
            continue
        evidence = evidence_of({"name": name, "role": role, "number": record.cell("number")})
        yield Person(one_line(name), one_line(role), evidence)
