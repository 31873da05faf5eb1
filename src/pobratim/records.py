"""Frozen data classes that are cheap to make, for what a document holds tens of thousands of.

A frozen data class pays for its guard when it is made: every field goes through `object.__setattr__`, six times as long
as a plain assignment, and that was half of the time it took to read a table. The type checker, which sees every line of
the program, holds these classes frozen all the same; at run time they have the equality and the hash of frozen ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, frozen: bool, slots: bool):
        """As `dataclass(frozen=True, slots=True)`, without the guard."""
        return dataclass(unsafe_hash=frozen, slots=slots)


__all__ = ["record"]
