"""What an activity is built from: the text of one item by its parts, and what the item inherits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pobratim.document import Text
from pobratim.extraction.counterparts import PlaceCells
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.findings import ListedUnder
from pobratim.language.places import Place


@dataclass(frozen=True, slots=True)
class Item:
    """The text of one activity, whole and by what its parts are for; parts that the source does not have are empty.

    `place_cells` are the cells that name places and nothing else, `beside` those that say whose row it is.
    """

    text: Text
    title: Text = Text()
    content: Text = Text()
    dates: Text = Text()
    place: Text = Text()
    participants: Text = Text()
    organisers: Text = Text()
    notes: Text = Text()
    number: Text = Text()
    outcome: Text = Text()
    mark: Text = Text()
    online: Text = Text()
    beside: Text = Text()
    place_cells: PlaceCells = field(default_factory=PlaceCells)

    @property
    def told(self) -> Text:
        """What is told in sentences: of a row its title, content and participants, a line each, else the whole text."""
        parts = [part for part in (self.title, self.content, self.participants) if part.value.strip()]
        return Text.join(parts) if parts else self.text


@dataclass(frozen=True, slots=True)
class ItemScope:
    """What an item inherits: the document's scope, the period nearest to it, and what its row and headings name.

    `countries` is ISO code to the wording it was inherited from, `register` the register's own spellings of places.
    """

    document: DocumentScope
    period: Sourced | None
    countries: Mapping[str, Sourced] = field(default_factory=dict)
    register: Sequence[Place] = ()
    municipality: Text | None = None
    listed_under: ListedUnder = ListedUnder()
