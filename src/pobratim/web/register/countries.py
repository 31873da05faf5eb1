"""Countries by ISO 3166-1 alpha-2 code: their names in the language of the page, and the part of the world."""

from __future__ import annotations

import functools

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pobratim.resources import load
from pobratim.web.register.folding import fold

# In the order in which such papers list them.
PARTS = {
    "Европа": _("Europe"),
    "СНГ": _("CIS"),
    "Азия": _("Asia"),
    "Америка": _("America"),
    "Африка": _("Africa"),
    "Австралия и Океания": _("Australia and Oceania"),
    "Антарктида": _("Antarctica"),
}


def name(code: str | None) -> str:
    """A country's usual short name; an unknown code stands for itself, for nothing is to be hidden."""
    entry = load("common/countries").get(code)
    if entry is None:
        return code or ""
    return str(entry["ru"] if (get_language() or "ru").startswith("ru") else entry["en"][0])


def part(code: str | None) -> str:
    """The part of the world, as the data name it; empty for an unknown code."""
    return str(load("common/countries").get(code, {}).get("part", ""))


def in_part(wanted: str) -> list[str]:
    """The codes of the countries of a part of the world."""
    return [code for code, entry in load("common/countries").items() if entry["part"] == wanted]


def all_names(code: str | None) -> str:
    """Every name of a country in every language, for searching."""
    entry = load("common/countries").get(code)
    return " ".join([entry["ru"], *entry["en"], *entry.get("names", [])]) if entry else ""


def code(name: str) -> str | None:
    """The code of the country of this name, in any language and case; a code stands for itself."""
    return _codes().get(fold(name.strip()))


@functools.cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in load("common/countries").items():
        for name in (code, entry["ru"], *entry["en"], *entry.get("names", ())):
            found.setdefault(fold(name), code)
    return found


def choices() -> list[tuple[str, str]]:
    """(code, name) pairs in alphabetical order of the page's language."""
    return list(_choices(get_language() or "ru"))


@functools.lru_cache(maxsize=8)
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    pairs = ((code, name(code)) for code in load("common/countries"))
    return tuple(sorted(pairs, key=lambda pair: fold(pair[1])))
