"""What a document says once for all its rows: its title, genre, owner and period, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.document import Span, Text
from pobratim.language.places import Place

# Where an owner's country cannot be told, the papers are those of Russian cities: the language says so.
HOME = "RU"
# Genres that list partners and documents rather than what was done.
REGISTERS = ("partner_register", "agreement_register")


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value with the spans it was read from."""

    value: str
    spans: tuple[Span, ...]

    def inferred(self) -> tuple[Span, ...]:
        """The spans as evidence for what was only concluded from them."""
        return tuple(span.as_inferred() for span in self.spans)


@dataclass(frozen=True, slots=True)
class DocumentScope:
    """The title and what it says. `home` is the owner's country, whose own places are no counterparts; `untabled` says
    that no table tells anything, so that the paragraphs do.
    """

    title: Text
    genre: str
    owner: Sourced | None
    place: Place | None
    period: Sourced | None
    untabled: bool = False

    @property
    def home(self) -> str:
        return self.place.country if self.place and self.place.country else HOME

    @property
    def is_prose(self) -> bool:
        """Whether the document tells in sentences, whose verbs say what was and what will be."""
        return self.is_story or (self.untabled and not self.planned)

    @property
    def is_story(self) -> bool:
        """Whether the document tells a story, in which a list goes into the detail of what is told."""
        return self.genre in ("visit_report", "news", "other")

    @property
    def planned(self) -> bool:
        return self.genre == "plan"
