"""A form and records in, a filled paper out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from pobratim.rendering.about import choose_subject
from pobratim.rendering.cells import Filling
from pobratim.rendering.errors import FormError
from pobratim.rendering.forms import Form, Kind
from pobratim.rendering.paper import Paper
from pobratim.rendering.records import FormData, RecordReference
from pobratim.rendering.references import LISTS
from pobratim.rendering.register import fill_register
from pobratim.rendering.style import words
from pobratim.rendering.tables import fill_tables
from pobratim.rendering.typography import typeset_paper
from pobratim.rendering.visit import fill_visit

_FILLERS: Mapping[Kind, Callable[[Filling], Paper]] = {
    "paper": fill_tables,
    "partner_register": fill_register,
    "visit": fill_visit,
}

_YEAR = re.compile(r"\b\d{4}\b")


def fill(form: Form, data: FormData, house_style: bool = False) -> Paper:
    """The paper that a form makes of the records.

    With `house_style` every value is written from its typed fields and rows are sorted by date; otherwise unedited
    records keep the wording and the order of their sources. Raises FormError where the form cannot be filled at all:
    a visit report with no visit in the period, a period that is no EDTF.
    """
    filling = Filling(form, data, house_style, _year_in_dates(form, data, house_style))
    if filling.period is None:
        raise FormError(f"Период «{data.period}» не записан как EDTF: нужно 2020, 2020-03 или 2020-04/2020-06.")
    others: tuple[str, ...] = ()
    if form.about:
        subject, others = choose_subject(form.about, data)
        filling = replace(filling, subject=subject)
    paper = typeset_paper(_FILLERS[form.kind](filling), lambda record: _is_ours(filling, record))
    paper = replace(paper, remarks=(*others, *paper.remarks))
    if filling.subject or _holds_records(paper):
        return paper
    return replace(paper, remarks=(words()["nothing"], *paper.remarks))


def _is_ours(filling: Filling, record: RecordReference) -> bool:
    """Whether the paper words a record itself: it was entered by hand, or sources' wording is set aside."""
    told = getattr(filling.data, LISTS[record.kind])[record.index]
    return filling.house_style or not getattr(told, "wording", None)


def _holds_records(paper: Paper) -> bool:
    rows = (row for table in paper.tables for row in table.rows)
    return any(paragraph.records for paragraph in paper.after) or any(row.kind == "record" for row in rows)


def _year_in_dates(form: Form, data: FormData, house_style: bool) -> bool:
    """Whether dates in house style name the year: as the form has it, unless most dates of its sources leave it out.

    Else one table would have «6 августа 2023 года» beside «10-13 июля».
    """
    if not form.year_in_dates or not form.tables or house_style:
        return form.year_in_dates
    written = [text for activity in data.activities if (text := activity.wording.get("dates"))]
    with_year = sum(bool(_YEAR.search(text)) for text in written)
    return not written or with_year * 2 >= len(written)
