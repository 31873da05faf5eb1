"""What the command line says, in the user's language: resources/ru/cli.yml and resources/en/cli.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from pobratim.resources import load

LANGUAGES = ("ru", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language, found by their dotted place in the file: `say("errors.no_such_option", name="-x")`."""

    language: str

    def find(self, key: str) -> Any:
        """The text or group of texts at a place; None where there is none."""
        found: Any = load(f"{self.language}/cli")
        for part in key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def __call__(self, key: str, **values: object) -> str:
        """The text at a place with the values put in. Raises KeyError where there is none, a mistake of ours."""
        found = self.find(key)
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format(**values)

    def name_of(self, group: str, code: str) -> str:
        """The name of a code ("visit_report") in a group of names; the code itself where it has none."""
        return str((self.find(group) or {}).get(code, code))


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """The language to speak, and the arguments without the `--lang` that asks for it, wherever it stands.

    It is known before anything is parsed, for what is wrong with the call is told in it too. A language that there is
    none of is left standing, for the parser to refuse.
    """
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    for position, argument in enumerate(rest[:end]):
        name, equals, value = argument.partition("=")
        chosen = value if equals else next(iter(rest[position + 1 : end]), "")
        if name == "--lang" and chosen in LANGUAGES:
            del rest[position : position + (1 if equals else 2)]
            return chosen, rest
    return environment_language(environment), rest


def environment_language(environment: Mapping[str, str]) -> str:
    """English where the user's locale is English, else Russian. The first of the variables that is set decides."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "ru"


def texts() -> Texts:
    """The texts of the command being run."""
    found = click.get_current_context().find_object(Texts)
    if found is None:
        raise RuntimeError("no command is being run")
    return found
