"""A file that a document is read from: one that the user named, or one that lay in an archive or a letter.

Plain data between those who take files out of others, those who read them and those who keep the originals.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SEPARATOR = " ▸ "
"""Stands between the names of an archive and of what it holds, where both are shown."""


@dataclass(frozen=True, slots=True)
class Container:
    """An archive or a letter that a file lay in: its own name, and where its bytes are."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of a file are, its own name, and the containers it lay in, the outermost first.

    `letter` asks for the text of a letter alone, without what is attached to it. `converted` is where a conversion of
    an old format was to be written: without a file there the conversion failed; None where nothing was converted yet.
    `recognise` lets pages without text be recognised (OCR).
    """

    path: Path
    name: str
    containers: tuple[Container, ...] = ()
    letter: bool = False
    converted: Path | None = None
    recognise: bool = False

    @classmethod
    def of(cls, path: Path, recognise: bool = False) -> Source:
        """A file that the user named."""
        return cls(path, path.name, recognise=recognise)

    @property
    def given(self) -> Path:
        """The file that the user named: this one, or the outermost container."""
        return self.containers[0].path if self.containers else self.path

    @property
    def label(self) -> str:
        """«архив.zip ▸ письмо.eml ▸ отчёт.docx»."""
        return SEPARATOR.join([*(container.name for container in self.containers), self.name])
