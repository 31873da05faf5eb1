"""What one document may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass

MOST_PROCESSES = 8
"""However many processors there are: each worker may use the whole of its memory limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost, and how many are worked on at once.

    `memory` is the address space of a worker in bytes (Linux alone enforces it), `seconds` the time a document may
    take by the clock, `result` the bytes that its result may have on the way back. `processes` is the number of
    workers, by default one per processor; 0 means none: the caller's own process does the work, without protection.
    `batch` is the most documents handed to a worker at a time.
    """

    memory: int = 2**30
    seconds: float = 60
    result: int = 2**28
    processes: int | None = None
    batch: int = 16

    @property
    def workers(self) -> int:
        """The number of workers that `processes` stands for."""
        return _processors() if self.processes is None else self.processes


DEFAULT_LIMITS = Limits()


def _processors() -> int:
    """The processors that this process may use: a container is often given fewer than the machine has."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_PROCESSES)
