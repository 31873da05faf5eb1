"""Files of old formats, converted many at once while the workers do others: LibreOffice takes a second to start.

A thread of the supervisor waits for LibreOffice, which is a process with limits of its own; nothing is parsed here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from pobratim.workers.worker import Job

_SUFFIXES = frozenset((".doc", ".dot", ".rtf"))
_MARKS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
"""How such files begin. One under another name is found by its reader, and converted alone."""


class Conversions:
    """Takes the jobs whose files must be converted, and gives them back with the conversion's place."""

    def __init__(self, give_back: Callable[[Sequence[Job]], None]) -> None:
        self._give_back = give_back
        self._waiting: list[Job] = []
        self._running: list[Job] = []
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    @property
    def under_way(self) -> int:
        """The number of jobs taken and not yet given back."""
        return len(self._waiting) + len(self._running)

    def take(self, job: Job) -> bool:
        """Whether the job is one to be converted first, and is kept until it is."""
        source = job.task.source
        if source.converted or source.letter or Path(source.name).suffix.lower() not in _SUFFIXES:
            return False
        if not _head(source.path).startswith(_MARKS):
            return False
        self._waiting.append(job)
        return True

    def start(self) -> None:
        """Convert all that waits, unless others are being converted: then those that wait are the next batch."""
        if self._waiting and not self._running:
            self._running, self._waiting = self._waiting, []
            self._thread = threading.Thread(target=self._run, args=(list(self._running),), daemon=True)
            self._thread.start()

    def done(self) -> None:
        """The jobs given back have arrived: the next batch may start."""
        self._running = []
        self.start()

    def stop(self) -> None:
        """End LibreOffice, if it runs, and wait until it is gone."""
        self._stopped.set()
        if self._thread:
            self._thread.join()

    def _run(self, jobs: Sequence[Job]) -> None:
        # Here and not above: it imports all readers, which are needed for old formats alone.
        from pobratim.reading import ReadingError
        from pobratim.reading.libreoffice import convert_into

        targets = {job.task.source.path: _target(job) for job in jobs}
        for target in targets.values():
            target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(ReadingError, OSError):  # each says by itself that LibreOffice is missing
            convert_into(targets, stopped=self._stopped.is_set)
            jobs = [_converted(job, targets[job.task.source.path]) for job in jobs]
        self._give_back(jobs)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError:
        return b""  # its reader tells what is wrong


def _target(job: Job) -> Path:
    folder = job.task.folder
    return folder.with_name(f"{folder.name}.docx")


def _converted(job: Job, target: Path) -> Job:
    return job._replace(task=replace(job.task, source=replace(job.task.source, converted=target)))
