"""What became of an activity: planned, held, cancelled or postponed, and the words that say so."""

from __future__ import annotations

from pobratim.document import Span, Text
from pobratim.extraction.item import Item
from pobratim.extraction.moves import moved_here
from pobratim.extraction.scopes import DocumentScope
from pobratim.extraction.when import says_held
from pobratim.findings import Status
from pobratim.language.cues import fold, lexicon, search
from pobratim.language.kinds import activity_status
from pobratim.language.tense import find_tense

_FELL_THROUGH = ("cancelled", "postponed")

Found = tuple[Status, tuple[Span, ...]]


def status_of(item: Item, scope: DocumentScope) -> Found:
    """The status with its evidence: by the mark of fulfilment, the words of the item, in prose the verb; else planned
    in a plan and held in a report, without evidence of its own.
    """
    # What came of a row («Намечен обмен») stands in its own cell, and is no word on the row's happening.
    told = _told if scope.is_prose and not item.outcome else _announced
    found = _marked(item) or _fell_through(item) or told(item)
    return found or ("planned" if scope.planned else "held", ())


def _marked(item: Item) -> Found | None:
    said = activity_status(item.mark.value) if item.mark else None
    if said:
        return said.status, item.mark.spans(said.start, said.end)
    return ("held", item.mark.spans()) if item.mark and says_held(item.mark.value) else None


def _fell_through(item: Item) -> Found | None:
    said = activity_status(item.text.value)
    if said is None or said.status not in _FELL_THROUGH or moved_here(item.text, item.dates):
        return None
    return said.status, item.text.spans(said.start, said.end)


def _announced(item: Item) -> Found | None:
    """«30 декабря (план)», «Планируется визит»: a row of a report that is still to come."""
    if said := search(lexicon("kinds", "to_come_in_dates"), fold(item.dates.value)):
        return "planned", item.dates.spans(*said.span())
    return _begins_with_plan(item.title)


def _begins_with_plan(title: Text) -> Found | None:
    said = search(lexicon("kinds", "to_come"), fold(title.value))
    return ("planned", title.spans(*said.span())) if said and not title.value[: said.start()].strip() else None


def _told(item: Item) -> Found | None:
    text = item.text
    if said := activity_status(text.value):
        return said.status, text.spans(said.start, said.end)
    if verb := find_tense(text.value):
        return "held" if verb.tense == "past" else "planned", text.spans(verb.start, verb.end)
    return None
