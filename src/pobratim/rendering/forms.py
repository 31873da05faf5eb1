"""Forms as data: what an official form's title, columns, grouping, numbering, page and checks are.

A form is a YAML mapping (`resources/forms/*.yml` holds ours, `form_parsing.py` reads it); a user's copy is the same
mapping. What its cells hold is said in the language of `expressions.py`, so that a new form needs no code.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from pobratim import resources
from pobratim.rendering.checks import CheckRule
from pobratim.rendering.expressions import Template
from pobratim.rendering.fields import Condition
from pobratim.rendering.paper import Column, Page, Style

Kind = Literal["paper", "partner_register", "visit"]
"""A paper is made of tables and passages; the other two have layouts of their own, which no table of records gives."""


@dataclass(frozen=True, slots=True)
class LineForm:
    """One paragraph of a cell or passage, printed for the records that meet its conditions."""

    template: Template
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """One column. `name` is what checks call it by; `own` is the role whose wording a source's record keeps.

    `lines` are empty for the columns of a register, which has values of its own.
    """

    name: str
    title: Template
    value: str
    width: float
    lines: tuple[LineForm, ...] = ()
    own: str | None = None
    centred: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of a record that the column may print, for finding their sources."""
        named = (field.path[0] for line in self.lines for field in line.template.fields)
        return tuple(dict.fromkeys((*named, *([self.own] if self.own else ()))))

    def printed(self, title: str) -> Column:
        """The column as it stands in a paper."""
        return Column(title, self.value, self.width, self.name, self.fields or (self.value,))


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table of a form.

    `records` is the list that it is made of; `where` keeps part of it, and so does `select`, which parts a plan into
    events and recurring work. `heading` is a full-width first row and `footnote` what it is noted with; `number` is a
    format with {n}, which goes on from the table before where `continues_numbers`, and begins anew in each group where
    `numbers_groups`. `group_by` gives a full-width row to each group, in the order of `group_order` first and in the
    words that `group_names` has for it; `order_by` sorts the records, which else stay as in their sources.
    Records with the same `one_row_for` share a row; with `count_by` a row is a group with its number of records, and
    their sum stands under `total`.
    """

    records: str
    columns: tuple[ColumnForm, ...]
    select: str | None = None
    where: tuple[Condition, ...] = ()
    heading: Template | None = None
    footnote: str | None = None
    header: bool = True
    number: str = "{n}"
    continues_numbers: bool = False
    numbers_groups: bool = False
    group_by: Template | None = None
    group_order: tuple[str, ...] = ()
    group_names: Mapping[str, str] | None = None
    order_by: tuple[Template, ...] = ()
    one_row_for: Template | None = None
    count_by: Template | None = None
    total: str | None = None


@dataclass(frozen=True, slots=True)
class PassageForm:
    """Running text: `lines` for each of the records that are chosen, or once where it has no `records`.

    `heading` and `lead` stand before it where it has any text; `otherwise` is said where it has none. `of_subject`
    keeps the records of the partner that the paper is about, `limit` the first so many.
    """

    lines: tuple[LineForm, ...]
    records: str | None = None
    where: tuple[Condition, ...] = ()
    of_subject: bool = False
    order_by: tuple[Template, ...] = ()
    limit: int | None = None
    heading: Template | None = None
    lead: Template | None = None
    otherwise: str | None = None
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class TextForm:
    """A paragraph before or after the tables: approval, number of the annex, signature, executor."""

    template: Template
    style: Style


@dataclass(frozen=True, slots=True)
class PartForm:
    """One part of a visit's report, with the line that leads into it."""

    name: str
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """An official form. `title` is a template a line; `leave_out` are statuses of activities that it never prints.

    `about` is the list that the one record comes from which the whole paper is about; `all_time` says that the paper
    tells of all times and not of the period alone.
    """

    name: str
    label: str
    kind: Kind
    title: tuple[Template, ...]
    page: Page
    year_in_dates: bool
    about: str | None = None
    all_time: bool = False
    leave_out: tuple[str, ...] = ()
    before: tuple[TextForm, ...] = ()
    tables: tuple[TableForm, ...] = ()
    passages: tuple[PassageForm, ...] = ()
    after: tuple[TextForm, ...] = ()
    parts: tuple[PartForm, ...] = ()
    visit_titles: Mapping[str, Template] | None = None
    checks: tuple[CheckRule, ...] = ()


@functools.cache
def form_names() -> tuple[str, ...]:
    """The names of the forms that come with the program, in alphabetical order."""
    folder = files(resources) / "forms"
    return tuple(sorted(entry.name[:-4] for entry in folder.iterdir() if entry.name.endswith(".yml")))
