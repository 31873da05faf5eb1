"""Forms from their YAML mappings: everything in one is checked here, and every fault is told in Russian."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from pobratim import resources
from pobratim.rendering.checks import CHECKS, CheckRule
from pobratim.rendering.errors import FormError
from pobratim.rendering.expressions import Field, Template, parse_field, parse_template, parse_value
from pobratim.rendering.fields import RECORDS, Condition, is_known, names_known
from pobratim.rendering.forms import (
    ColumnForm,
    Form,
    Kind,
    LineForm,
    PartForm,
    PassageForm,
    TableForm,
    TextForm,
    form_names,
)
from pobratim.rendering.paper import Page, Style
from pobratim.rendering.register import REGISTER_VALUES

NUMBERINGS = (None, "restart", "continue", "groups")
"""Rows are numbered anew in each table (the default), on from the table before, or anew in each group."""
_SELECTIONS = {"activities": (None, "scheduled", "recurring")}
_PARTS = ("history", "visit", "results", "agreed", "next", "photographs")
_STATUSES = ("planned", "held", "cancelled", "postponed")
_ABOUT = (None, "partners", "occasions")
_STYLES = get_args(Style)
# The fields of a visit's title, which the visit itself fills.
_OF_VISIT = {"visit", "partner", "dates", "title"}


@functools.cache
def load_form(name: str) -> Form:
    """One of the program's own forms. Raises FormError, naming those there are, where there is none of that name."""
    if name not in form_names():
        raise FormError(f"Нет формы «{name}». Есть такие: {', '.join(form_names())}.")
    return parse_form(name, resources.load(f"forms/{name}"))


def parse_form(name: str, data: Mapping[str, Any]) -> Form:
    """A form from its mapping. Raises FormError for whatever is missing in it or not known."""
    try:
        return _Parser(name, data.get("about"), data["kind"]).form(data)
    except KeyError as error:
        raise FormError(f"В форме «{name}» не хватает поля {error}.") from error
    except (TypeError, AttributeError, ValueError) as error:
        if isinstance(error, FormError):
            raise
        raise FormError(f"Форма «{name}» записана неверно: {error}.") from error


@dataclass(frozen=True, slots=True)
class _Parser:
    """What the parts of a form are checked against: its name for messages, and what the whole paper is about."""

    name: str
    about: str | None
    kind: str

    def form(self, data: Mapping[str, Any]) -> Form:
        tables = tuple(self.table(table) for table in data.get("tables", ()))
        return Form(
            name=self.name,
            label=str(data["label"]),
            kind=cast(Kind, self.known(data["kind"], get_args(Kind))),
            title=tuple(self.template(line) for line in data["title"]),
            page=self.page(data["page"]),
            year_in_dates=bool(data["year_in_dates"]),
            about=self.known(self.about, _ABOUT),
            all_time=bool(data.get("all_time", False)),
            leave_out=tuple(str(self.known(status, _STATUSES)) for status in data.get("leave_out", ())),
            before=tuple(self.text(line) for line in data.get("before", ())),
            tables=tables,
            passages=tuple(self.passage(passage) for passage in data.get("passages", ())),
            after=tuple(self.text(line) for line in data.get("after", ())),
            parts=tuple(
                PartForm(str(self.known(part["name"], _PARTS)), part.get("lead")) for part in data.get("parts", ())
            ),
            visit_titles={key: self.template(text) for key, text in data["visit"].items()} if "visit" in data else None,
            checks=tuple(self.check(check, tables) for check in data.get("checks", ())),
        )

    def page(self, data: Mapping[str, Any]) -> Page:
        margins = data["margins"]
        return Page(
            orientation=cast(Any, self.known(data["orientation"], ("portrait", "landscape"))),
            top=float(margins["top"]),
            right=float(margins["right"]),
            bottom=float(margins["bottom"]),
            left=float(margins["left"]),
            font=str(data["font"]),
            size=float(data["size"]),
        )

    def table(self, data: Mapping[str, Any]) -> TableForm:
        records = str(self.known(data["records"], tuple(RECORDS)))
        columns = tuple(self.column(column, records) for column in data["columns"])
        if not columns:
            raise FormError(f"В форме «{self.name}» есть таблица без столбцов.")
        return TableForm(
            records=records,
            columns=columns,
            select=self.known(data.get("select"), _SELECTIONS.get(records, (None,))),
            where=self.conditions(data, records),
            heading=self.optional(data, "heading"),
            footnote=data.get("footnote"),
            header=bool(data.get("header", True)),
            number=str(data.get("number", "{n}")),
            continues_numbers=self.known(data.get("numbering"), NUMBERINGS) == "continue",
            numbers_groups=data.get("numbering") == "groups",
            group_by=self.optional(data, "group_by", records),
            group_order=tuple(map(str, data.get("group_order", ()))),
            group_names={str(key): str(name) for key, name in data["group_names"].items()}
            if "group_names" in data
            else None,
            order_by=tuple(self.value(text, records) for text in data.get("order_by", ())),
            one_row_for=self.optional(data, "one_row_for", records),
            count_by=self.optional(data, "count_by", records),
            total=data.get("total"),
        )

    def column(self, data: Mapping[str, Any], records: str) -> ColumnForm:
        value = data["value"]
        of_register = self.kind == "partner_register"
        if of_register:
            self.known(value, REGISTER_VALUES)
        return ColumnForm(
            name=str(data.get("name", value if isinstance(value, str) else data["title"])),
            title=self.template(data["title"]),
            value=value if isinstance(value, str) else "",
            width=float(data["width"]),
            lines=() if of_register else self.lines(value, records),
            own=data.get("own"),
            centred=bool(data.get("centred", value == "row_number")),
        )

    def passage(self, data: Mapping[str, Any]) -> PassageForm:
        records = self.known(data.get("records"), (None, *RECORDS))
        limit = data.get("limit")
        return PassageForm(
            lines=self.lines(data["lines"], records),
            records=records,
            where=self.conditions(data, records),
            of_subject=bool(data.get("of_subject", False)),
            order_by=tuple(self.value(text, records) for text in data.get("order_by", ())),
            limit=None if limit is None else int(limit),
            heading=self.optional(data, "heading"),
            lead=self.optional(data, "lead"),
            otherwise=data.get("otherwise"),
            style=cast(Style, self.known(data.get("style", "body"), _STYLES)),
        )

    def lines(self, data: Any, records: str | None) -> tuple[LineForm, ...]:
        """One template, or a list of them; each may have conditions of its own."""
        entries = data if isinstance(data, list) else [data]
        return tuple(
            LineForm(self.value(entry["text"], records), self.conditions(entry, records))
            if isinstance(entry, Mapping)
            else LineForm(self.value(entry, records))
            for entry in entries
        )

    def text(self, data: Any) -> TextForm:
        entry = data if isinstance(data, Mapping) else {"text": data}
        return TextForm(self.template(entry["text"]), cast(Style, self.known(entry.get("style", "plain"), _STYLES)))

    def check(self, data: Mapping[str, Any], tables: Iterable[TableForm]) -> CheckRule:
        names = tuple(column.name for table in tables for column in table.columns)
        columns = tuple(str(self.known(column, names)) for column in data.get("columns", ()))
        return CheckRule(str(self.known(data["check"], CHECKS)), columns)

    def conditions(self, data: Mapping[str, Any], records: str | None) -> tuple[Condition, ...]:
        return tuple(self.condition(text, wanted, records) for text, wanted in data.get("where", {}).items())

    def condition(self, text: str, wanted: Any, records: str | None) -> Condition:
        field = parse_field(str(text))
        if field is None:
            raise FormError(f"В форме «{self.name}» условие «{text}» не называет поля.")
        self.check_fields((field,), records)
        negated = isinstance(wanted, Mapping)
        values = wanted["not"] if negated else wanted
        return Condition(field, tuple(values) if isinstance(values, list) else (values,), negated)

    def optional(self, data: Mapping[str, Any], key: str, records: str | None = None) -> Template | None:
        if key not in data:
            return None
        return self.value(data[key], records) if records else self.template(data[key])

    def template(self, text: object) -> Template:
        """A template of the paper itself."""
        template = parse_template(str(text))
        self.check_fields(template.fields, None)
        return template

    def value(self, text: object, records: str | None) -> Template:
        """A template over a record."""
        template = parse_value(str(text)) if records else parse_template(str(text))
        self.check_fields(template.fields, records)
        return template

    def check_fields(self, fields: Iterable[Field], records: str | None) -> None:
        for field in fields:
            of_visit = self.kind == "visit" and field.path[0] in _OF_VISIT
            if of_visit or is_known(field, records, self.about):
                continue
            known = f" Поля записей: {', '.join(names_known(records))}." if records else ""
            raise FormError(f"В форме «{self.name}» нельзя заполнить «{field}».{known}")

    def known(self, value: Any, allowed: Iterable[str | None]) -> str | None:
        """The value, if it is one of those allowed; FormError otherwise."""
        choices = tuple(allowed)
        if value not in choices:
            named = ", ".join(choice for choice in choices if choice)
            raise FormError(f"В форме «{self.name}» стоит «{value}», а можно: {named}.")
        return cast("str | None", value)
