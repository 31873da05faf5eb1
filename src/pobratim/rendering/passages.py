"""Passages: the running text of a form, a heading and a line for each of the records it tells of."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pobratim.rendering.about import is_of_subject
from pobratim.rendering.cells import Filling
from pobratim.rendering.fields import Scope, meets, write_lines
from pobratim.rendering.forms import PassageForm
from pobratim.rendering.lines import written_lines
from pobratim.rendering.order import chosen_order
from pobratim.rendering.paper import Paragraph
from pobratim.rendering.references import reference
from pobratim.rendering.sections import Indexed, records_of
from pobratim.rendering.style import end_sentence


def passages(filling: Filling) -> tuple[Paragraph, ...]:
    """The paragraphs of all passages of a form."""
    return tuple(paragraph for passage in filling.form.passages for paragraph in _passage(filling, passage))


def _passage(filling: Filling, passage: PassageForm) -> Iterator[Paragraph]:
    told = list(_told(filling, passage))
    if not told and passage.otherwise:
        told = [Paragraph(passage.otherwise, "body")]
    if told and passage.heading:
        yield from (Paragraph(line, "heading") for line in write_lines(passage.heading, Scope(filling)))
    if told and passage.lead:
        yield from (Paragraph(line, "lead") for line in write_lines(passage.lead, Scope(filling)))
    yield from told


def _told(filling: Filling, passage: PassageForm) -> Iterator[Paragraph]:
    if passage.records is None:
        for line in written_lines(passage.lines, Scope(filling)):
            yield Paragraph(line, passage.style)
        return
    for index, record in itertools.islice(_chosen(filling, passage, passage.records), passage.limit):
        records = (reference(passage.records, index, record),)
        for line in written_lines(passage.lines, Scope(filling, passage.records, record)):
            yield Paragraph(_as_entry(line, passage), passage.style, records=records)


def _chosen(filling: Filling, passage: PassageForm, records: str) -> list[Indexed]:
    found = [
        (index, record)
        for index, record in records_of(filling, records)
        if (not passage.of_subject or is_of_subject(filling, record))
        and meets(passage.where, Scope(filling, records, record))
    ]
    return chosen_order(filling, records, found, passage.order_by)


def _as_entry(line: str, passage: PassageForm) -> str:
    """An item of a list has a dash before it and ends as a sentence does."""
    return f"– {end_sentence(line.lstrip('-–—•* '))}" if passage.style == "item" else line
