"""Files in, outcomes out, in the order given, by worker processes that may die."""

from __future__ import annotations

import itertools
import time
from collections.abc import Generator, Iterable
from pathlib import Path
from pickle import UnpicklingError
from queue import Empty, SimpleQueue

from pobratim.workers.limits import DEFAULT_LIMITS, Limits
from pobratim.workers.messages import Kind, unpack
from pobratim.workers.outcomes import FailureCode, Outcome, describe
from pobratim.workers.worker import Event, Job, Worker, WorkerStartError

WORKS = {
    "document": "pobratim.reading:read",
    "findings": "pobratim.workers.works:findings",
    "document_and_findings": "pobratim.workers.works:document_and_findings",
}
"""The named works. Each imports what it needs: a worker that reads alone is spared the dictionaries."""
AHEAD = 8
"""Batches per worker that may be under way or wait for a slow document before them: bounds the memory of results."""
_POLL_SECONDS = 1.0
"""The longest wait without a look round: on Windows, Ctrl-C does not end a wait."""
_FAILED_STARTS = 3

Outcomes = Generator[Outcome, None, None]
"""To be closed: workers stand behind it."""


def supervise(
    paths: Iterable[Path], work: str = "findings", limits: Limits = DEFAULT_LIMITS, language: str = "ru"
) -> Outcomes:
    """What becomes of each file, in the order given; `paths` is taken a little ahead of what is returned.

    `work` is "document", "findings", "document_and_findings", or the "module:name" of a function of a path whose
    result consists of built-in values and the classes of `document` and `findings`. A file that crashes its worker,
    exceeds a limit or cannot be read is an Outcome with a failure told in `language`, and the others are done.
    Closing the iterator, as an exception does, ends all workers at once. Raises ValueError for a work there is none of
    and, while iterating, WorkerStartError where no process can be started.
    """
    reference = WORKS.get(work, work)
    if ":" not in reference:
        raise ValueError(f"no such work: {work}")
    if limits.workers == 0:
        return _unprotected(paths, reference, limits, language)
    return _Supervisor(paths, reference, limits, language).outcomes()


def _unprotected(paths: Iterable[Path], reference: str, limits: Limits, language: str) -> Outcomes:
    # Here and not above: it imports all readers, which a supervisor has no use for.
    from pobratim.workers.attempt import attempt, find

    work = find(reference)
    for path in paths:
        result, failure = attempt(work, path)
        yield Outcome(path, result, describe(*failure, path, limits, language) if failure else None)


class _Supervisor:
    def __init__(self, paths: Iterable[Path], reference: str, limits: Limits, language: str) -> None:
        self.source = enumerate(paths)
        self.reference = reference
        self.limits = limits
        self.language = language
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.workers: list[Worker] = []
        self.settled: dict[int, Outcome] = {}
        self.taken = 0
        self.returned = 0
        self.failed_starts = 0

    def outcomes(self) -> Outcomes:
        try:
            while True:
                self._take_events()
                self._end_overdue()
                self._hand_out()
                if self.returned in self.settled:
                    self.returned += 1
                    yield self.settled.pop(self.returned - 1)
                elif any(worker.jobs for worker in self.workers):
                    self._wait()
                else:
                    return
        finally:
            for worker in self.workers:
                worker.end()

    def _hand_out(self) -> None:
        """Keep every worker supplied: before one runs dry it gets its next batch, so that it never waits for us."""
        while self._wants_more() and (batch := self._next_batch()):
            self._least_busy().give(batch)

    def _wants_more(self) -> bool:
        few = self._batch_size() // 2
        return len(self.workers) < self.limits.workers or any(len(worker.jobs) <= few for worker in self.workers)

    def _least_busy(self) -> Worker:
        """A worker without work where there is one, else a new one, else the one with the least to do."""
        least = min(self.workers, key=lambda worker: len(worker.jobs), default=None)
        if least is None or (least.jobs and len(self.workers) < self.limits.workers):
            return self._start()
        return least

    def _batch_size(self) -> int:
        """Few files at first, so that every worker gets some of a short list and the first results come soon."""
        share = self.taken // (4 * self.limits.workers)
        return min(max(1, share), self.limits.batch)

    def _next_batch(self) -> list[Job]:
        room = AHEAD * self.limits.batch * self.limits.workers - (self.taken - self.returned)
        size = max(0, min(self._batch_size(), room))
        batch = [Job(number, path) for number, path in itertools.islice(self.source, size)]
        self.taken += len(batch)
        return batch

    def _start(self) -> Worker:
        worker = Worker(self.reference, self.limits, self.events)
        self.workers.append(worker)
        return worker

    def _wait(self) -> None:
        deadlines = [worker.deadline for worker in self.workers if worker.deadline is not None]
        rest = min(deadlines, default=0) - time.monotonic()
        try:
            self._take(self.events.get(timeout=max(0, min(rest, _POLL_SECONDS))))
        except Empty:
            return

    def _take_events(self) -> None:
        while not self.events.empty():
            self._take(self.events.get())

    def _take(self, event: Event) -> None:
        worker = event.worker
        if worker not in self.workers:
            return  # the last words of one that was ended
        if event.kind is Kind.READY:
            worker.ready, worker.since, self.failed_starts = True, event.time, 0
        elif event.kind is Kind.ENDED:
            self._replace(worker, worker.cause_of_end())
        elif not worker.ready:
            raise WorkerStartError(unpack(event.content))  # it lacks a module, or memory to import it
        elif worker.jobs:
            self._report(event)

    def _report(self, event: Event) -> None:
        try:
            content = unpack(event.content)
            failure = (FailureCode(content[0]), str(content[1])) if event.kind is Kind.FAILURE else None
        except (UnpicklingError, ValueError, LookupError, TypeError):
            # No worker of ours says such a thing: it has been taken over.
            self._replace(event.worker, FailureCode.CRASHED)
            return
        if failure and failure[0] is FailureCode.OUT_OF_MEMORY:
            self._replace(event.worker, FailureCode.OUT_OF_MEMORY)
        elif failure:
            self._fail(event.worker.report(event), *failure)
        else:
            job = event.worker.report(event)
            self.settled[job.number] = Outcome(job.path, content)

    def _end_overdue(self) -> None:
        now = time.monotonic()
        for worker in list(self.workers):
            if worker.deadline is not None and worker.deadline <= now:
                self._replace(worker, FailureCode.TOO_SLOW)

    def _replace(self, worker: Worker, code: FailureCode) -> None:
        """End a worker and have the rest of its batch done by a new one.

        A crash and want of memory may be the late effect of an earlier document, so that only a worker's first is
        blamed for them; any other is tried once more, as the first of a new worker.
        """
        self.workers.remove(worker)
        worker.end()
        jobs = list(worker.jobs)
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts == _FAILED_STARTS:
                raise WorkerStartError(f"{_FAILED_STARTS} in a row ended at once ({code})")
        elif jobs and (code is FailureCode.TOO_SLOW or worker.reported == 0):
            self._fail(jobs.pop(0), code, "")
        if jobs:
            self._start().give(jobs)

    def _fail(self, job: Job, code: FailureCode, detail: str) -> None:
        self.settled[job.number] = Outcome(job.path, None, describe(code, detail, job.path, self.limits, self.language))
