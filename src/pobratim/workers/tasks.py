"""What a worker is given for one file, as plain values on their way to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pobratim.source import Container, Source


@dataclass(frozen=True, slots=True)
class Task:
    """A file to work on; what it holds may be unpacked to `folder`: so many files, of so many bytes together."""

    source: Source
    folder: Path
    files: int
    size: int

    def packed(self) -> tuple[Any, ...]:
        """Built-in values, for a message."""
        source = self.source
        containers = [(container.name, str(container.path)) for container in source.containers]
        converted = str(source.converted) if source.converted else None
        told = (str(source.path), source.name, containers, source.letter, converted, source.recognise)
        return (*told, str(self.folder), self.files, self.size)

    @classmethod
    def unpacked(cls, values: tuple[Any, ...]) -> Task:
        """The inverse of `packed`."""
        path, name, containers, letter, converted, recognise, folder, files, size = values
        source = Source(
            Path(path),
            name,
            tuple(Container(held, Path(lies)) for held, lies in containers),
            letter,
            Path(converted) if converted else None,
            recognise,
        )
        return cls(source, Path(folder), files, size)
