"""Plain JSON of the two contracts, Document and Findings, and back again.

Both are trees of frozen data classes; one pair of functions serves them all, so that a new field needs no new code.
A Span is written flat: {"part", "table", "row", "cell", "start", "end", "quote"}, empty parts left out.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any, cast

from pobratim.document import Block, Document, Locator, Piece, Span
from pobratim.findings import SCHEMA, Findings

JSON = Any


def findings_to_json(findings: Findings) -> dict[str, JSON]:
    """The object that `pobratim extract --json` prints for one document."""
    return {"schema": SCHEMA, **_plain(findings)}


def findings_from_json(data: Mapping[str, JSON]) -> Findings:
    """The inverse of `findings_to_json`."""
    return cast(Findings, _build(Findings, data))


def document_to_json(document: Document) -> dict[str, JSON]:
    """A Document with its blocks written once; pieces of text refer to them by number."""
    numbers = {block: number for number, block in enumerate(document.blocks)}

    def written(value: object) -> JSON:
        if isinstance(value, Piece):
            return [numbers[value.block], value.start, value.end, value.position]
        return _plain(value, written)

    return {
        "blocks": _plain(document.blocks),
        **{f.name: written(getattr(document, f.name)) for f in dataclasses.fields(document) if f.name != "blocks"},
    }


def document_from_json(data: Mapping[str, JSON]) -> Document:
    """The inverse of `document_to_json`."""
    blocks = tuple(_build(Block, block) for block in data["blocks"])
    built = _build(Document, {**data, "blocks": []}, blocks)
    return cast(Document, dataclasses.replace(built, blocks=blocks))


def _plain(value: object, inner: Any = None) -> JSON:
    inner = inner or _plain
    if isinstance(value, Span):
        return _plain_span(value)
    if isinstance(value, Locator):
        return _plain_locator(value)
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {_written_name(f.name): inner(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [inner(item) for item in value]
    if isinstance(value, Mapping):
        return {key: inner(item) for key, item in value.items()}
    return value


# "from" is a word of Python, so the field has another name there.
_NAMES = {"giver": "from", "receiver": "to"}
_FIELDS = {written: name for name, written in _NAMES.items()}


def _written_name(name: str) -> str:
    return _NAMES.get(name, name)


def _plain_locator(at: Locator) -> dict[str, JSON]:
    found = {f.name: getattr(at, f.name) for f in dataclasses.fields(at)}
    return {"part": at.part.value, **{k: v for k, v in found.items() if k != "part" and v is not None}}


def _plain_span(span: Span) -> dict[str, JSON]:
    found = {**_plain_locator(span.at), "start": span.start, "end": span.end, "quote": span.quote}
    if span.offset is not None:
        found["offset"] = span.offset
    if span.inferred:
        found["inferred"] = True
    if span.rule is not None:
        found["rule"] = span.rule
    return found


def span_from_json(data: Mapping[str, JSON]) -> Span:
    """A Span from its flat form."""
    at = _build(Locator, {f.name: data.get(f.name) for f in dataclasses.fields(Locator)})
    known = {name: data[name] for name in ("offset", "inferred", "rule") if name in data}
    return Span(at, data["start"], data["end"], data["quote"], **known)


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _build(kind: Any, value: JSON, blocks: tuple[Block, ...] = ()) -> Any:
    """A value of the annotated type from plain JSON. Unknown keys are ignored, missing ones take their defaults."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return None if value is None else _build(_member(arguments, value), value, blocks)
    if kind is Span:
        return span_from_json(value)
    if kind is Piece:
        return Piece(blocks[value[0]], value[1], value[2], value[3])
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, value, blocks)
    if origin is tuple:
        return tuple(_build(arguments[0], item, blocks) for item in value)
    if origin is dict:
        return {key: _build(arguments[1], item, blocks) for key, item in value.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value


def _build_dataclass(kind: Any, value: Mapping[str, JSON], blocks: tuple[Block, ...]) -> Any:
    hints = _hints(kind)
    named = {_FIELDS.get(key, key): item for key, item in value.items()}
    return kind(
        **{f.name: _build(hints[f.name], named[f.name], blocks) for f in dataclasses.fields(kind) if f.name in named}
    )


def _member(arguments: tuple[Any, ...], value: JSON) -> Any:
    """The member of a union that a value belongs to: the data class whose fields it has, or any plain type."""
    members = [a for a in arguments if a is not type(None)]
    if isinstance(value, Mapping) and len(members) > 1:
        return next(m for m in members if set(value) <= {f.name for f in dataclasses.fields(m)})
    return members[0]
