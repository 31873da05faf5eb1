"""The little language in which a form says what a cell or a line holds: text with fields in it.

    {title}                      a field of the record, or of the paper (owner, period)
    {partner.place}              a field of a field
    {edtf|date}                  a field through a formatter of the house style, several in a row
    {owner:genitive}             a field, or a formatter, with an argument
    {title}[, № {number}]        a part that is printed only where all its fields have a value

A line of which no field has a value is not printed. It is no `str.format`: a form may come from a user, and that would
let it reach into the program's objects.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Lines = tuple[str, ...]
"""The paragraphs of a cell."""

_FIELD = r"\{(?P<path>\w+(?:\.\w+)*)(?::(?P<argument>[^{}|]+))?(?P<chain>(?:\|[^{}|]+)*)\}"
_TOKEN = re.compile(rf"{_FIELD}|\[(?P<optional>[^\[\]]*)\]")
# A name is Latin, so that a Russian word alone is text.
_BARE = re.compile(r"[a-z_]+(?:\.[a-z_]+)*(?:\|[\w:]+)*")
_ENDS_SENTENCE = (".", "!", "?", ";", ":", "…")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its path, its argument, and the formatters that its value goes through, each with its argument."""

    path: tuple[str, ...]
    argument: str | None = None
    formatters: tuple[tuple[str, str | None], ...] = ()

    def __str__(self) -> str:
        own = ".".join(self.path) + (f":{self.argument}" if self.argument else "")
        chain = (f"|{name}:{argument}" if argument else f"|{name}" for name, argument in self.formatters)
        return f"{{{own}{''.join(chain)}}}"


@dataclass(frozen=True, slots=True)
class Template:
    """Text and fields in order; a template inside a template is a part that may be left out."""

    pieces: tuple[str | Field | Template, ...]

    def __str__(self) -> str:
        return "".join(f"[{piece}]" if isinstance(piece, Template) else str(piece) for piece in self.pieces)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All its fields, those of its optional parts too."""
        return tuple(_fields(self))


def _fields(template: Template) -> Iterator[Field]:
    for piece in template.pieces:
        if isinstance(piece, Field):
            yield piece
        elif isinstance(piece, Template):
            yield from _fields(piece)


@functools.lru_cache(maxsize=4096)
def parse_template(text: str) -> Template:
    """The template that a text is. A brace that begins no field is a brace."""
    return Template(tuple(_pieces(text)))


def parse_value(text: str) -> Template:
    """The template of a cell, where the name of a field may stand bare: `dates` for `{dates}`."""
    return parse_template(f"{{{text}}}" if _BARE.fullmatch(text) else text)


def parse_field(text: str) -> Field | None:
    """The one field that a text is, bare or in braces; None where it is something else."""
    pieces = parse_value(text).pieces
    return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], Field) else None


def _pieces(text: str) -> Iterator[str | Field | Template]:
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        optional = match["optional"]
        yield _field(match) if optional is None else parse_template(optional)
        at = match.end()
    if at < len(text):
        yield text[at:]


def _field(match: re.Match[str]) -> Field:
    chain = []
    for part in filter(None, match["chain"].split("|")):
        name, _, argument = part.partition(":")
        chain.append((name.strip(), argument.strip() or None))
    return Field(tuple(match["path"].split(".")), match["argument"], tuple(chain))


def write(template: Template, value_of: Callable[[Field], Lines]) -> Lines:
    """The paragraphs of a template: a lone field keeps its own, text with fields in it is one."""
    pieces = template.pieces
    if len(pieces) == 1 and isinstance(pieces[0], Field):
        return value_of(pieces[0])
    text, filled = _text(template, value_of)
    return (text.strip(),) if text.strip() and (filled or not template.fields) else ()


def _text(template: Template, value_of: Callable[[Field], Lines]) -> tuple[str, bool]:
    """The text, and whether any field in it had a value."""
    texts, filled = [], False
    for piece in template.pieces:
        if isinstance(piece, str):
            texts.append(piece)
        elif isinstance(piece, Field):
            texts.append(one_line(value_of(piece)))
            filled = filled or bool(texts[-1])
        elif all(value_of(field) for field in piece.fields):
            texts.append(_text(piece, value_of)[0])
            filled = True
    return "".join(texts), filled


def one_line(lines: Lines) -> str:
    """Several values in running text: whole sentences after each other, all else with commas."""
    text = ""
    for line in lines:
        text += (" " if text.endswith(_ENDS_SENTENCE) else ", ") + line if text else line
    return text
