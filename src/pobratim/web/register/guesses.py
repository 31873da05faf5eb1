"""How sure each value of a filled form is: shown beside it until a person writes something else there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form

from pobratim.web.register.choices import Certainty


@dataclass(frozen=True, slots=True)
class Guess:
    """How sure a value is, and the words it was read from."""

    certainty: Certainty
    quotes: tuple[str, ...]


def mark(form: Form, guesses: Mapping[str, Guess]) -> list[dict[str, Any]]:
    """Mark the filled fields of a form by the guesses of their values; gives the marks as plain JSON, to be sent with
    the form and shown again by `mark_again`."""
    marks = []
    for name, field in form.fields.items():
        guess = guesses.get(name.partition("__")[0])
        if guess and form.initial.get(name) not in (None, "", []):
            field.guess = guess  # type: ignore[attr-defined]
            told = {"certainty": guess.certainty.value, "quotes": list(guess.quotes)}
            marks.append({"field": name, "value": _shown(form, name), **told})
    return marks


def mark_again(form: Form, marks: Any) -> None:
    """Mark the fields of a form that was sent, where they still hold what they were marked with. The marks come from a
    browser: what is none of ours is passed over."""
    for told in marks if isinstance(marks, list) else ():
        name = told.get("field") if isinstance(told, dict) else None
        if name in form.fields and told.get("value") == _shown(form, name):
            guess = _guess(told.get("certainty"), told.get("quotes"))
            form.fields[name].guess = guess  # type: ignore[attr-defined]


def _shown(form: Form, name: str) -> str:
    value = form[name].value()
    return "" if value is None else " ".join(str(value).split())


def _guess(certainty: Any, quotes: Any) -> Guess | None:
    known: Iterable[Any] = quotes if isinstance(quotes, list) else ()
    return Guess(Certainty(certainty), tuple(map(str, known))) if certainty in Certainty.values else None
