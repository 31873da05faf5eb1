"""The books that are read only: countries, organisations, kinds and fields, each as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.resources import load
from pobratim.web.reference import definitions
from pobratim.web.register import choices, countries, policies
from pobratim.web.register.folding import fold, words
from pobratim.web.register.policies import Visitor

Row = tuple[str, ...]
_WORDS_SHOWN = 12


@dataclass(frozen=True)
class Book:
    """`columns` are (key, title) pairs; `rows` gives what a user may see; `note` says where it is from and who changes
    it."""

    slug: str
    heading: str | Promise
    note: str | Promise
    columns: tuple[tuple[str, str | Promise], ...]
    rows: Callable[[Visitor], Iterable[Row]]

    def holding(self, query: str, user: Visitor) -> list[Row]:
        """The rows that hold all the words of a search."""
        wanted = words(query)
        return [row for row in self.rows(user) if all(word in fold(" ".join(row)) for word in wanted)]


def _countries(_user: Visitor) -> Iterator[Row]:
    for code, name in countries.choices():
        entry = load("common/countries")[code]
        others = [entry["ru"], *entry["en"], *entry.get("names", ())]
        part = str(countries.PARTS.get(entry["part"], entry["part"]))
        adjectives = ", ".join(entry.get("adjectives", ()))
        yield name, code, part, ", ".join(other for other in others if other != name), adjectives


def _organisations(user: Visitor) -> Iterator[Row]:
    found = policies.AUTHORITIES.visible_to(user).prefetch_related("names")
    for authority in sorted(found, key=lambda one: fold(one.name)):
        others = sorted({name.name for name in authority.names.all()} - {authority.name, authority.abbreviation})
        yield authority.name, authority.abbreviation, ", ".join(others)


def _kinds(names: Iterable[tuple[str, Any]], meant: definitions.Definitions, told: str) -> Iterator[Row]:
    cues: Mapping[str, list[str]] = load("ru/kinds").get(told, {}) if told else {}
    for code, label in names:
        yield str(label), str(meant.get(code, "")), _cues(cues.get(code, ()))


def _cues(phrases: Iterable[str]) -> str:
    """The first words by which a kind is told, their endings cut."""
    shown = list(phrases)
    cut = ", ".join(phrase.replace(" .. ", " … ").replace("*", "…") for phrase in shown[:_WORDS_SHOWN])
    return f"{cut} …" if len(shown) > _WORDS_SHOWN else cut


def _activities(_user: Visitor) -> Iterator[Row]:
    return _kinds(choices.ActivityKind.choices, definitions.ACTIVITIES, "kinds")


def _agreements(_user: Visitor) -> Iterator[Row]:
    return _kinds(choices.AgreementKind.choices, definitions.AGREEMENTS, "documents")


def _partners(_user: Visitor) -> Iterator[Row]:
    return (row[:2] for row in _kinds(choices.PartnerKind.choices, definitions.PARTNERS, ""))


def _fields(_user: Visitor) -> Iterator[Row]:
    for code, label in choices.Sphere.choices:
        yield str(label), _cues(load("ru/facts")["fields"].get(code, ()))


_FIXED = _("Fixed by the program: forms and reports count by it.")
_KIND = ("kind", _("Kind"))
_DEFINITION = ("definition", _("Definition"))
_TOLD_BY = ("words", _("Told by the words"))

BOOKS = (
    Book(
        slug="countries",
        heading=_("Countries"),
        note=_("By ISO 3166-1; names, adjectives and parts of the world are the program’s own."),
        columns=(
            ("name", _("Country")),
            ("code", _("Code")),
            ("part", _("Part of the world")),
            ("names", _("Other names")),
            ("adjectives", _("Adjectives")),
        ),
        rows=_countries,
    ),
    Book(
        slug="organisations",
        heading=_("Organisations"),
        note=_("Authorities and associations that the register knows; an administrator renames them in the settings."),
        columns=(
            ("name", pgettext_lazy("authority", "Name")),
            ("abbreviation", _("Abbreviation")),
            ("names", _("Other names")),
        ),
        rows=_organisations,
    ),
    Book("activity-kinds", _("Kinds of activities"), _FIXED, (_KIND, _DEFINITION, _TOLD_BY), _activities),
    Book("agreement-kinds", _("Kinds of agreements"), _FIXED, (_KIND, _DEFINITION, _TOLD_BY), _agreements),
    Book("partner-kinds", _("Kinds of partners"), _FIXED, (_KIND, _DEFINITION), _partners),
    Book("fields", _("Fields of co-operation"), _FIXED, (("field", _("Field")), _TOLD_BY), _fields),
)
BY_SLUG = {book.slug: book for book in BOOKS}
