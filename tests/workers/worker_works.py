"""Works for workers that do what documents make parsers do at their worst: the name of the file says what."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pobratim.document import Document
from pobratim.reading import ReadingError
from pobratim.workers import opening
from pobratim.workers.tasks import Task

_seen: list[str] = []
_FOR_EVER = 10**6


def play(task: Task) -> Any:
    """The stem up to the first dot chooses the part; anything else is a good document, an archive is unpacked."""
    if task.source.name.endswith(".zip"):
        return opening.document(task)
    path = Path(task.source.name)
    _seen.append(path.name)
    part: Callable[[Path], Any] = _PARTS.get(path.name.partition(".")[0], _good)
    return part(path)


def _good(path: Path) -> dict[str, Any]:
    return {"name": path.name, "before": len(_seen) - 1, "worker": os.getpid()}


def _segfault(path: Path) -> None:
    ctypes.string_at(0)


def _hang(path: Path) -> None:
    time.sleep(_FOR_EVER)


def _spin(path: Path) -> None:
    while True:
        pass


def _swell(path: Path) -> int:
    return len(bytearray(2**34))


def _killed(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _used_up(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGXCPU)


def _unreadable(path: Path) -> None:
    raise ReadingError(f"Файл «{path.name}» пуст: проверьте, что документ сохранён.")


def _faulty(path: Path) -> None:
    raise ZeroDivisionError("nothing to divide")


def _panic(path: Path) -> None:
    class PanicException(BaseException):
        """As libraries written in Rust raise it."""

    raise PanicException("index out of bounds")


def _exit(path: Path) -> None:
    sys.exit(3)


def _noisy(path: Path) -> str:
    print("to stdout")  # noqa: T201 - the point of it
    os.write(1, b"from a native library\n")
    return path.name


def _document(path: Path) -> Document:
    return Document(path.name, "0" * 64, "text/plain", (), ())


def _large(path: Path) -> str:
    return "а" * 2**20


def _foreign(path: Path) -> object:
    return path


def _spoils(path: Path) -> str:
    """A document whose effect shows in the next one: as of memory that a native library has overwritten."""
    _PARTS["victim"] = _segfault
    return path.name


_PARTS: dict[str, Callable[[Path], Any]] = {
    "segfault": _segfault,
    "hang": _hang,
    "spin": _spin,
    "swell": _swell,
    "killed": _killed,
    "used up": _used_up,
    "unreadable": _unreadable,
    "faulty": _faulty,
    "panic": _panic,
    "exit": _exit,
    "noisy": _noisy,
    "document": _document,
    "large": _large,
    "foreign": _foreign,
    "spoils": _spoils,
}
