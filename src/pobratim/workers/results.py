"""What the workers report, made into outcomes that come back in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pobratim.resources import load
from pobratim.source import Source
from pobratim.workers.limits import Limits
from pobratim.workers.order import Order
from pobratim.workers.outcomes import FailureCode, Outcome, describe
from pobratim.workers.supply import Supply, TooMuchError
from pobratim.workers.worker import Job


class Results:
    """Outcomes that are there already, and the files in which further ones were found."""

    def __init__(self, supply: Supply, limits: Limits, language: str) -> None:
        self._supply = supply
        self._limits = limits
        self._language = language
        self._order = Order()
        self._done = 0
        self._last_returned = False

    def __len__(self) -> int:
        """How many outcomes wait for those before them."""
        return len(self._order)

    def settle(self, job: Job, result: Any) -> None:
        """The work has a result."""
        self._order.settle(job.number, Outcome(job.task.source, result))

    def fail(self, job: Job, code: FailureCode, detail: str = "") -> None:
        """The work has none."""
        self._order.settle(job.number, self._failed(job.task.source, code, detail))

    def expand(self, job: Job, held: Sequence[tuple[str, bool, str]], size: int) -> None:
        """The file holds further ones: `held` are their names, whether it is a letter's own text, what is wrong."""
        try:
            members = self._supply.expand(job, held, size)
        except TooMuchError:
            sentence = str(load(f"{self._language}/workers")["too_much"])
            self.fail(job, FailureCode.UNREADABLE, sentence.format(name=job.task.source.name))
            return
        self._order.expand(job.number, len(members))
        for member, message in members:
            if message:
                self.fail(member, FailureCode.UNREADABLE, message)

    def take(self) -> Outcome | None:
        """The next outcome in order, where it is there. What was unpacked for those before it is removed."""
        if self._last_returned:
            self._supply.forget(self._done)
            self._done += 1
            self._last_returned = False
        outcome = self._order.take()
        if outcome:
            self._last_returned = outcome.last
        return outcome

    def _failed(self, source: Source, code: FailureCode, detail: str) -> Outcome:
        return Outcome(source, None, describe(code, detail, source, self._limits, self._language))
