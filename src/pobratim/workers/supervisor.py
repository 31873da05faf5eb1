"""Files in, outcomes out, in the order given, by worker processes that may die."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from pickle import UnpicklingError
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pobratim.source import Source
from pobratim.workers.conversions import Conversions
from pobratim.workers.limits import DEFAULT_LIMITS, Limits
from pobratim.workers.messages import Kind, Told, unpack
from pobratim.workers.outcomes import FailureCode, Outcomes
from pobratim.workers.results import Results
from pobratim.workers.supply import Supply
from pobratim.workers.worker import Event, Job, Worker, WorkerStartError

WORKS = {
    "document": "pobratim.workers.opening:document",
    "findings": "pobratim.workers.works:findings",
    "document_and_findings": "pobratim.workers.works:document_and_findings",
    "findings_by_rules": "pobratim.workers.works:findings_by_rules",
    "learned_form": "pobratim.workers.learning:learned_form",
}
"""The named works. Each imports what it needs: a worker that reads alone is spared the dictionaries."""
AHEAD = 8
"""Batches per worker that may be under way or wait for a slow document before them: bounds the memory of results."""
_POLL_SECONDS = 1.0
"""The longest wait without a look round: on Windows, Ctrl-C does not end a wait."""
_FAILED_STARTS = 3


class Converted(NamedTuple):
    """Files of old formats have been converted, and can be handed out."""

    jobs: Sequence[Job]


def supervise(
    paths: Iterable[Path | Source], work: str = "findings", limits: Limits = DEFAULT_LIMITS, language: str = "ru"
) -> Outcomes:
    """What becomes of each file, in the order given; `paths` is taken a little ahead of what is returned.

    An archive or a letter with attachments has, in its place, an outcome for each document it holds, at any depth.
    `work` is "document", "findings", "document_and_findings", or the "module:name" of a function of a Task whose
    result consists of built-in values and the classes of `document` and `findings`. A file that crashes its worker,
    exceeds a limit or cannot be read is an Outcome with a failure told in `language`, and the others are done.
    Closing the iterator, as an exception does, ends all workers at once. Raises ValueError for a work there is none of
    and, while iterating, WorkerStartError where no process can be started.
    """
    reference = WORKS.get(work, work)
    if ":" not in reference:
        raise ValueError(f"no such work: {work}")
    sources = (path if isinstance(path, Source) else Source.of(path) for path in paths)
    if limits.workers == 0:
        return _unprotected(sources, reference, limits, language)
    return _supervised(sources, reference, limits, language)


def _supervised(sources: Iterator[Source], reference: str, limits: Limits, language: str) -> Outcomes:
    with TemporaryDirectory(prefix="pobratim-") as folder:
        yield from _Supervisor(sources, Path(folder), reference, limits, language).outcomes()


def _unprotected(sources: Iterator[Source], reference: str, limits: Limits, language: str) -> Outcomes:
    # Here and not above: it imports all readers, which a supervisor has no use for.
    from pobratim.workers.unprotected import work_through

    with TemporaryDirectory(prefix="pobratim-") as folder:
        supply = Supply(sources, Path(folder), None)
        yield from work_through(supply, Results(supply, limits, language), reference)


class _Supervisor:
    def __init__(self, sources: Iterator[Source], folder: Path, reference: str, limits: Limits, language: str) -> None:
        self.events: SimpleQueue[Event | Converted] = SimpleQueue()
        self.conversions = Conversions(lambda jobs: self.events.put(Converted(jobs)))
        self.supply = Supply(sources, folder, self.conversions)
        self.results = Results(self.supply, limits, language)
        self.reference = reference
        self.limits = limits
        self.workers: list[Worker] = []
        self.handed = 0
        self.failed_starts = 0

    def outcomes(self) -> Outcomes:
        try:
            while True:
                self._take_events()
                self._end_overdue()
                self._hand_out()
                if outcome := self.results.take():
                    yield outcome
                elif self.supply.is_waiting or any(worker.jobs for worker in self.workers):
                    self._wait()
                else:
                    return
        finally:
            for worker in self.workers:
                worker.end()
            self.conversions.stop()

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
        share = self.handed // (4 * self.limits.workers)
        return min(max(1, share), self.limits.batch)

    def _next_batch(self) -> list[Job]:
        under_way = len(self.results) + sum(len(worker.jobs) for worker in self.workers)
        room = AHEAD * self.limits.batch * self.limits.workers - under_way
        batch = self.supply.batch(self._batch_size(), room)
        self.handed += len(batch)
        return batch

    def _start(self) -> Worker:
        worker = Worker(self.reference, self.limits, self.events.put)
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

    def _take(self, event: Event | Converted) -> None:
        if isinstance(event, Converted):
            self.supply.add(event.jobs)
            self.conversions.done()
        elif event.worker in self.workers:  # else the last words of one that was ended
            self._take_message(event.worker, event)

    def _take_message(self, worker: Worker, event: Event) -> None:
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
            told = Told.of(event.kind, unpack(event.content))
        except (UnpicklingError, ValueError, LookupError, TypeError):
            # No worker of ours says such a thing: it has been taken over.
            self._replace(event.worker, FailureCode.CRASHED)
            return
        if told.failure and told.failure[0] is FailureCode.OUT_OF_MEMORY:
            self._replace(event.worker, FailureCode.OUT_OF_MEMORY)
        elif told.failure:
            self.results.fail(event.worker.report(event), *told.failure)
        elif told.held:
            self.results.expand(event.worker.report(event), *told.held)
        else:
            self.results.settle(event.worker.report(event), told.result)

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
            self.results.fail(jobs.pop(0), code)
        if jobs:
            self._start().give(jobs)
