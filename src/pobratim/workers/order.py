"""Outcomes in the order of their files, whichever is done first; in place of an archive come its members."""

from __future__ import annotations

from dataclasses import replace

from pobratim.workers.outcomes import Outcome

Number = tuple[int, ...]
"""A file's place among all: (3,) is the fourth that the user named, (3, 0) the first of what that holds."""


class Order:
    """What is settled and not yet returned, and which comes next."""

    def __init__(self) -> None:
        self._settled: dict[Number, Outcome] = {}
        self._held: dict[Number, int] = {}
        self._next: Number = (0,)

    def __len__(self) -> int:
        """How many outcomes wait for those before them."""
        return len(self._settled)

    def settle(self, number: Number, outcome: Outcome) -> None:
        """A file is done with."""
        self._settled[number] = outcome

    def expand(self, number: Number, count: int) -> None:
        """A file stands for so many others; for none if it says nothing itself, which the last one never is."""
        self._held[number] = count

    def take(self) -> Outcome | None:
        """The next outcome, where it is there."""
        while self._next in self._held:
            if self._held[self._next]:
                self._next += (0,)
            else:
                self._advance()
        outcome = self._settled.pop(self._next, None)
        if outcome is None or self._advance():
            return outcome
        return replace(outcome, last=False)

    def _advance(self) -> bool:
        """Go on to the next; whether all of a file that the user named is done."""
        number = self._next
        self._held.pop(number, None)
        while len(number) > 1 and number[-1] + 1 == self._held[number[:-1]]:
            number = number[:-1]
            del self._held[number]
        self._next = (*number[:-1], number[-1] + 1)
        return len(number) == 1
