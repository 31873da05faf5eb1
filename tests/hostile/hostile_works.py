"""Works for workers that the program does not have under a name."""

from __future__ import annotations

from pathlib import Path

from pobratim.reading import UnreadFile, read_all


def everything_inside(path: Path) -> dict[str, str]:
    """Each file that a file holds at any depth, with what is said of it where it cannot be read."""
    return {found.name: found.message if isinstance(found, UnreadFile) else "" for found in read_all(path)}
