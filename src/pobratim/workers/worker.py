"""The supervisor's side of one worker process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from pobratim.workers.limits import Limits
from pobratim.workers.messages import Kind, pack, receive, send
from pobratim.workers.order import Number
from pobratim.workers.outcomes import FailureCode
from pobratim.workers.tasks import Task

START_SECONDS = 60.0
"""Time for a worker to import what it needs, on a machine busy with other things."""
_EXIT_SECONDS = 1.0
_CODE = (
    "import json, sys; path, work = json.loads(sys.argv[1]); sys.path[:] = path; "
    "from pobratim.workers.child import serve; serve(*work)"
)


class WorkerStartError(RuntimeError):
    """No worker process can be started on this machine."""


class Job(NamedTuple):
    """A file to work on, and its place among all."""

    number: Number
    task: Task


@dataclass(frozen=True, slots=True)
class Event:
    """A message of a worker, or its end (Kind.ENDED), and when it came (time.monotonic)."""

    worker: Worker
    kind: Kind
    content: bytes
    time: float


class Worker:
    """One process, and the documents that it has still to report on: the first of `jobs` is the one it works on."""

    def __init__(self, reference: str, limits: Limits, tell: Callable[[Event], None]) -> None:
        self.jobs: deque[Job] = deque()
        self.ready = False
        self.reported = 0
        self.since = time.monotonic()
        self._seconds = limits.seconds
        self._process = _start(reference, limits)
        self._listener = threading.Thread(target=self._listen, args=(tell, limits.result), daemon=True)
        self._listener.start()

    @property
    def deadline(self) -> float | None:
        """When (time.monotonic) what the worker does now has taken too long; None while it has nothing to do."""
        if not self.jobs:
            return None
        return self.since + (self._seconds if self.ready else START_SECONDS)

    def give(self, jobs: Sequence[Job]) -> None:
        """Hand over a batch."""
        if self.ready and not self.jobs:
            self.since = time.monotonic()
        self.jobs.extend(jobs)
        assert self._process.stdin is not None  # noqa: S101 - for the type checker: the pipe was asked for
        with suppress(OSError):  # a worker that has just died is told by its end
            send(self._process.stdin, Kind.BATCH, pack([job.task.packed() for job in jobs]))

    def report(self, event: Event) -> Job:
        """Note that the worker has done with its first job, which is returned."""
        self.since = event.time
        self.reported += 1
        return self.jobs.popleft()

    def cause_of_end(self) -> FailureCode:
        """Why the process has ended on its own."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_EXIT_SECONDS)
        if self._process.returncode == -getattr(signal, "SIGXCPU", 0):
            return FailureCode.TOO_SLOW
        if self._process.returncode == -getattr(signal, "SIGKILL", 0):
            return FailureCode.OUT_OF_MEMORY  # not we: the system does it when its memory is used up
        return FailureCode.CRASHED

    def end(self) -> None:
        """End the process at once, whatever it does, and leave nothing of it behind."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what the worker had not taken is lost with it
                stream and stream.close()

    def _listen(self, tell: Callable[[Event], None], most_bytes: int) -> None:
        assert self._process.stdout is not None  # noqa: S101 - for the type checker: the pipe was asked for
        kind = None
        while kind is not Kind.ENDED:
            kind, content = receive(self._process.stdout, most_bytes)
            tell(Event(self, kind, content, time.monotonic()))


def _start(reference: str, limits: Limits) -> subprocess.Popen[bytes]:
    """A Python that finds the modules this one finds, and none that lie in the current folder (-P)."""
    settings = [sys.path, [reference, limits.memory, limits.seconds, limits.result]]
    warnings = [f"-W{option}" for option in sys.warnoptions]
    command = [sys.executable, "-P", *warnings, "-c", _CODE, json.dumps(settings)]
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603 - no shell
    except OSError as error:
        raise WorkerStartError(str(error)) from error
