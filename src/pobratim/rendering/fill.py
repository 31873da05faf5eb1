"""A form and records in, a filled paper out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pobratim.rendering.cells import Filling
from pobratim.rendering.forms import Form, FormError, Kind
from pobratim.rendering.paper import Paper
from pobratim.rendering.records import FormData
from pobratim.rendering.register import fill_register
from pobratim.rendering.tables import fill_tables
from pobratim.rendering.visit import fill_visit

_FILLERS: Mapping[Kind, Callable[[Filling], Paper]] = {
    "table": fill_tables,
    "sections": fill_tables,
    "partner_register": fill_register,
    "visit": fill_visit,
}


def fill(form: Form, data: FormData, house_style: bool = False) -> Paper:
    """The paper that a form makes of the records.

    With `house_style` every value is written from its typed fields and rows are sorted by date; otherwise unedited
    records keep the wording and the order of their sources. Raises FormError where the form cannot be filled at all:
    a visit report with no visit in the period, a period that is no EDTF.
    """
    filling = Filling(form, data, house_style)
    if filling.period is None:
        raise FormError(f"Период «{data.period}» не записан как EDTF: нужно 2020, 2020-03 или 2020-04/2020-06.")
    return _FILLERS[form.kind](filling)
