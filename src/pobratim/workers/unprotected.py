"""The work without workers, in the caller's own process: for debuggers, and where no process may be started."""

from __future__ import annotations

from pobratim.reading import Unpacked
from pobratim.workers.attempt import Failed, attempt, find, held
from pobratim.workers.outcomes import Outcomes
from pobratim.workers.results import Results
from pobratim.workers.supply import Supply
from pobratim.workers.worker import Job


def work_through(supply: Supply, results: Results, reference: str) -> Outcomes:
    """As `supervise`, but what crashes or hangs brings the caller down."""
    work = find(reference)
    for job in iter(lambda: next(iter(supply.batch(1, 1)), None), None):
        _report(job, attempt(work, job.task), results)
        while outcome := results.take():
            yield outcome


def _report(job: Job, found: object, results: Results) -> None:
    if isinstance(found, Failed):
        results.fail(job, *found)
    elif isinstance(found, Unpacked):
        size, members = held(found)
        results.expand(job, members, size)
    else:
        results.settle(job, found)
