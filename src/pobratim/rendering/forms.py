"""Forms as data: what an official form's title, columns, grouping, numbering and page are.

A form is a YAML mapping (`resources/forms/*.yml` holds ours); a user's copy is the same mapping, so everything in it
is checked here and every fault is told in Russian.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, cast

from pobratim import resources
from pobratim.rendering.paper import Column, Page
from pobratim.rendering.titles import check_template

Kind = Literal["table", "sections", "partner_register", "visit"]

VALUES: Mapping[str, tuple[str, ...]] = {
    "activities": (
        "number",
        "dates",
        "place",
        "place_and_dates",
        "title",
        "content",
        "content_and_outcomes",
        "participants",
        "notes",
    ),
    "anniversaries": ("number", "city", "age", "dates"),
    "partners": ("country", "city", "basis", "year", "events"),
}
"""What a column may hold, by the records its table is made of."""

SELECTIONS: Mapping[str, tuple[str | None, ...]] = {
    "activities": (None, "scheduled", "recurring"),
    "anniversaries": (None, "jubilee", "city_day"),
    "partners": (None,),
}
PARTS = ("history", "visit", "results", "agreed", "next", "photographs")
KINDS = ("table", "sections", "partner_register", "visit")
STATUSES = ("planned", "held", "cancelled", "postponed")


class FormError(ValueError):
    """A form that is unknown, faulty or cannot be filled; the message is a Russian sentence for the user."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table of a form.

    `select` keeps part of the records; `heading` is a template for a full-width first row and `footnote` what it is
    noted with; `number` is a format with {n}, which goes on from the table before where `continues_numbers`;
    `group_by` gives a full-width row to each group.
    """

    records: str
    columns: tuple[Column, ...]
    select: str | None = None
    heading: str | None = None
    footnote: str | None = None
    header: bool = True
    number: str = "{n}"
    continues_numbers: bool = False
    group_by: str | None = None


@dataclass(frozen=True, slots=True)
class PartForm:
    """One part of a narrative, with the line that leads into it."""

    name: str
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """An official form. `title` is a template a line; `leave_out` are statuses of activities that it never prints."""

    name: str
    label: str
    kind: Kind
    title: tuple[str, ...]
    page: Page
    year_in_dates: bool
    leave_out: tuple[str, ...] = ()
    tables: tuple[TableForm, ...] = ()
    parts: tuple[PartForm, ...] = ()
    visit_titles: Mapping[str, str] | None = None


@functools.cache
def form_names() -> tuple[str, ...]:
    """The names of the forms that come with the program, in alphabetical order."""
    folder = files(resources) / "forms"
    return tuple(sorted(entry.name[:-4] for entry in folder.iterdir() if entry.name.endswith(".yml")))


@functools.cache
def load_form(name: str) -> Form:
    """One of the program's own forms. Raises FormError, naming those there are, where there is none of that name."""
    if name not in form_names():
        raise FormError(f"Нет формы «{name}». Есть такие: {', '.join(form_names())}.")
    return parse_form(name, resources.load(f"forms/{name}"))


def parse_form(name: str, data: Mapping[str, Any]) -> Form:
    """A form from its mapping. Raises FormError for whatever is missing in it or not known."""
    try:
        return _form(name, data)
    except KeyError as error:
        raise FormError(f"В форме «{name}» не хватает поля {error}.") from error
    except (TypeError, AttributeError) as error:
        raise FormError(f"Форма «{name}» записана неверно: {error}.") from error


def _form(name: str, data: Mapping[str, Any]) -> Form:
    return Form(
        name=name,
        label=str(data["label"]),
        kind=cast(Kind, _known(name, data["kind"], KINDS)),
        title=tuple(_template(name, line) for line in data["title"]),
        page=_page(name, data["page"]),
        year_in_dates=bool(data["year_in_dates"]),
        leave_out=tuple(str(_known(name, status, STATUSES)) for status in data.get("leave_out", ())),
        tables=tuple(_table(name, table) for table in data.get("tables", ())),
        parts=tuple(
            PartForm(str(_known(name, part["name"], PARTS)), part.get("lead")) for part in data.get("parts", ())
        ),
        visit_titles=data.get("visit"),
    )


def _page(name: str, data: Mapping[str, Any]) -> Page:
    margins = data["margins"]
    orientation = _known(name, data["orientation"], ("portrait", "landscape"))
    return Page(
        orientation=cast(Literal["portrait", "landscape"], orientation),
        top=float(margins["top"]),
        right=float(margins["right"]),
        bottom=float(margins["bottom"]),
        left=float(margins["left"]),
        font=str(data["font"]),
        size=float(data["size"]),
    )


def _table(name: str, data: Mapping[str, Any]) -> TableForm:
    records = str(_known(name, data["records"], tuple(VALUES)))
    columns = tuple(_column(name, column, VALUES[records]) for column in data["columns"])
    if not columns:
        raise FormError(f"В форме «{name}» есть таблица без столбцов.")
    return TableForm(
        records=records,
        columns=columns,
        select=_known(name, data.get("select"), SELECTIONS[records]),
        heading=_template(name, data["heading"]) if "heading" in data else None,
        footnote=data.get("footnote"),
        header=bool(data.get("header", True)),
        number=str(data.get("number", "{n}")),
        continues_numbers=_known(name, data.get("numbering"), (None, "restart", "continue")) == "continue",
        group_by=_known(name, data.get("group_by"), (None, "municipality", "part_of_world")),
    )


def _column(name: str, data: Mapping[str, Any], values: tuple[str, ...]) -> Column:
    value = str(_known(name, data["value"], values))
    return Column(_template(name, data["title"]), value, float(data["width"]))


def _known(form: str, value: Any, allowed: tuple[str | None, ...]) -> str | None:
    """The value, if it is one of those allowed; FormError otherwise."""
    if value not in allowed:
        named = ", ".join(choice for choice in allowed if choice)
        raise FormError(f"В форме «{form}» стоит «{value}», а можно: {named}.")
    return cast("str | None", value)


def _template(form: str, template: object) -> str:
    text = str(template)
    unknown = check_template(text)
    if unknown:
        raise FormError(f"В форме «{form}» нельзя заполнить «{unknown}».")
    return text
