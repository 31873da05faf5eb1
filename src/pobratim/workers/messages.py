"""How supervisor and worker talk: framed messages over pipes.

A worker has read hostile files and is not trusted: what it sends is unpickled with the contracts' plain data classes
and nothing else, so that code smuggled into a worker finds no way out of it.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import operator
import pickle
import struct
from collections.abc import Callable
from enum import Enum, IntEnum
from typing import IO, Any, NamedTuple

from pobratim.workers.outcomes import FailureCode

_HEADER = struct.Struct("!BQ")
_TRUSTED_MODULES = frozenset(("pobratim.document.structure", "pobratim.document.text", "pobratim.findings"))


class Kind(IntEnum):
    """What a message is."""

    READY = 0
    BATCH = 1
    RESULT = 2
    FAILURE = 3
    HELD = 4
    """The file holds further ones, which are unpacked."""
    ENDED = 5
    """Never sent: stands for the end of the stream."""


class Told(NamedTuple):
    """What a worker says of a document: a failure with its detail, what it holds with the bytes of it, or a result."""

    result: Any = None
    failure: tuple[FailureCode, str] | None = None
    held: tuple[list[tuple[str, bool, str]], int] | None = None

    @classmethod
    def of(cls, kind: Kind, content: Any) -> Told:
        """The content of a message. Raises ValueError, LookupError or TypeError where no worker of ours said it."""
        if kind is Kind.FAILURE:
            return cls(failure=(FailureCode(content[0]), str(content[1])))
        if kind is not Kind.HELD:
            return cls(content)
        size, members = content
        held = [(str(name), bool(letter), str(message)) for name, letter, message in members]
        if held and held[-1][1]:
            raise ValueError("a letter's own text stands before what is attached to it")
        return cls(held=(held, max(0, int(size))))


def send(stream: IO[bytes], kind: Kind, content: bytes = b"") -> None:
    """Write one message. Raises OSError where nobody reads any more."""
    stream.write(_HEADER.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes], limit: int) -> tuple[Kind, bytes]:
    """The next message; ENDED where the stream ends, is cut, or holds what is no message or exceeds `limit` bytes."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return Kind.ENDED, b""
    kind, length = _HEADER.unpack(header)
    if kind not in tuple(Kind) or length > limit:
        return Kind.ENDED, b""
    content = stream.read(length)
    return (Kind(kind), content) if len(content) == length else (Kind.ENDED, b"")


def pack(value: object) -> bytes:
    """A value as the content of a message."""
    stream = io.BytesIO()
    _ByConstructor(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def unpack(content: bytes) -> Any:
    """The value in a message. Raises UnpicklingError where it holds anything but built-in values and the contracts."""
    try:
        return _ContractsOnly(io.BytesIO(content)).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:
        # A forged message can make the unpickler raise almost anything.
        raise pickle.UnpicklingError(str(error)) from error


class _ByConstructor(pickle.Pickler):
    """Data classes as calls of their constructors: a third of the time that their own way takes (a frozen class with
    slots looks all its fields up for every object), at both ends.
    """

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        if isinstance(value, Enum):
            # Python before 3.11.4 would pickle a member as a call of getattr, which nobody trusts.
            return kind, (value.value,)
        values_of = _field_values(kind)
        return (kind, values_of(value)) if values_of else NotImplemented


@functools.cache
def _field_values(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What takes the values of all fields from an object of a data class; None for other classes."""
    if not dataclasses.is_dataclass(kind):
        return None
    names = [field.name for field in dataclasses.fields(kind)]
    # With a single name it would return the value itself; the first one twice does no harm.
    get = operator.attrgetter(*names, names[0])
    return lambda value: get(value)[:-1]


class _ContractsOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module in _TRUSTED_MODULES and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a result")
