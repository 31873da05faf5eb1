"""Files that hold further files: what is taken out of them, and how much of it at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from pobratim.document import Document
from pobratim.reading import limits
from pobratim.reading.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another: its own name, never a path, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class LetterText:
    """The text of the letter itself, to be read on its own: `Letter.text`."""


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that was not read: its name, and one Russian sentence that says why."""

    name: str
    message: str


Held = Member | LetterText | UnreadFile


@dataclass
class Budget:
    """What may still be unpacked, over everything that one file holds at any depth."""

    files: int = limits.ZIP_ENTRIES
    size: int = limits.ZIP_BYTES

    def spend(self, size: int, name: str) -> None:
        """Counts one file of a size in bytes. Raises ReadingError where too much was unpacked."""
        self.files -= 1
        self.size -= size
        if self.files < 0 or self.size < 0:
            raise limits.too_large(name)


class Container(Protocol):
    """A format that holds further files."""

    def opens(self, data: bytes, name: str) -> bool:
        """Whether a file is of the format."""

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        """What the file holds, in order: files, a text of its own, and what cannot be taken out.

        Raises ReadingError where the file is damaged, encrypted or holds too much.
        """


@runtime_checkable
class Letter(Container, Protocol):
    """A container with a text of its own."""

    def text(self, data: bytes, name: str) -> Document | None:
        """The letter's own text; None where it has none. Raises ReadingError where it cannot be read."""


def base_name(path: str) -> str:
    """A file's own name: folders, drives and steps upwards are no part of it."""
    name = path.replace("\\", "/").rstrip("/").rpartition("/")[2].replace("\x00", "").strip()
    return name if name.strip(".") else "без имени"


def unread(name: str, error: ReadingError) -> UnreadFile:
    """The file of this name, with what its reader said of it."""
    return UnreadFile(name, str(error))
