"""The files still to be handed out: those that the user named, and those that were found in them."""

from __future__ import annotations

import heapq
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pobratim.source import Container, Source
from pobratim.workers.conversions import Conversions
from pobratim.workers.order import Number
from pobratim.workers.tasks import Task
from pobratim.workers.worker import Job

MOST_FILES = 10_000
MOST_BYTES = 500 * 2**20
"""What may be unpacked of one file that the user named, over everything that it holds at any depth."""


class TooMuchError(Exception):
    """A file has unpacked more than all that lies in one file may take."""


@dataclass(slots=True)
class _Rest:
    files: int
    size: int


class Supply:
    """Hands out files in the order given, what was found inside one before those that come after it.

    Files of old formats are converted beforehand, many at once (`conversions`); where that is None, each by itself.
    """

    def __init__(self, sources: Iterator[Source], folder: Path, conversions: Conversions | None) -> None:
        self._sources = enumerate(sources)
        self._folder = folder
        self._conversions = conversions
        self._waiting: list[Job] = []
        self._rests: dict[int, _Rest] = {}
        self._unpacked: set[int] = set()

    @property
    def is_waiting(self) -> bool:
        """Whether files will be there later that cannot be handed out now."""
        return bool(self._conversions and self._conversions.under_way)

    def batch(self, size: int, room: int) -> list[Job]:
        """At most `size` files, not more of them newly taken from the user's than there is `room` for.

        One that was found inside another is there however little room is left: what is done waits for it.
        """
        room -= len(self._waiting) + (self._conversions.under_way if self._conversions else 0)
        while len(self._waiting) < size and room > 0:
            job = self._next_job()
            if job is None:
                break
            room -= 1
            if not self._converts(job):
                heapq.heappush(self._waiting, job)
            else:
                room -= self._look_ahead(room)
        if self._conversions:
            self._conversions.start()
        return [self._with_rest(heapq.heappop(self._waiting)) for _ in range(min(size, len(self._waiting)))]

    def add(self, jobs: Sequence[Job]) -> None:
        """Jobs that can be handed out now."""
        for job in jobs:
            heapq.heappush(self._waiting, job)

    def expand(self, job: Job, held: Sequence[tuple[str, bool, str]], size: int) -> list[tuple[Job, str]]:
        """Take in what a file was found to hold; each as a job with what is wrong with it, if anything.

        Raises TooMuchError where it exceeds what may be unpacked of the file that the user named.
        """
        self._unpacked.add(job.number[0])
        rest = self._rests.setdefault(job.number[0], _Rest(MOST_FILES, MOST_BYTES))
        rest.files -= len(held)
        rest.size -= size
        if rest.files < 0 or rest.size < 0:
            shutil.rmtree(job.task.folder, ignore_errors=True)
            raise TooMuchError
        members = [
            (self._job((*job.number, place), _member(job.task, place, name, letter)), message)
            for place, (name, letter, message) in enumerate(held)
        ]
        self.add([member for member, message in members if not message and not self._converts(member)])
        return members

    def forget(self, number: int) -> None:
        """Remove what was unpacked of a file that the user named, by its place among those."""
        self._rests.pop(number, None)
        if number in self._unpacked:
            self._unpacked.remove(number)
            shutil.rmtree(self._folder / str(number), ignore_errors=True)

    def _next_job(self) -> Job | None:
        taken = next(self._sources, None)
        return self._job((taken[0],), taken[1]) if taken else None

    def _job(self, number: Number, source: Source) -> Job:
        folder = self._folder / str(number[0]) / ("-".join(map(str, number[1:])) or "all")
        return Job(number, Task(source, folder, MOST_FILES, MOST_BYTES))

    def _look_ahead(self, room: int) -> int:
        """Take all there is room for, for files of old formats are dear one by one; how many were taken."""
        taken = 0
        while taken < room and (job := self._next_job()):
            taken += 1
            if not self._converts(job):
                heapq.heappush(self._waiting, job)
        return taken

    def _converts(self, job: Job) -> bool:
        """Whether a file goes to be converted first."""
        taken = bool(self._conversions and self._conversions.take(job))
        if taken:
            self._unpacked.add(job.number[0])
        return taken

    def _with_rest(self, job: Job) -> Job:
        rest = self._rests.get(job.number[0])
        if rest is None:
            return job
        return Job(job.number, replace(job.task, files=rest.files, size=rest.size))


def _member(task: Task, place: int, name: str, letter: bool) -> Source:
    """The source of what was unpacked as number `place`; a letter's own text lies in the letter itself."""
    source = task.source
    if letter:
        return replace(source, letter=True)
    containers = (*source.containers, Container(source.name, source.path))
    return Source(task.folder / str(place), name, containers, recognise=source.recognise)
