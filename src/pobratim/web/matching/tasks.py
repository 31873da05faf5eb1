"""Comparing in the queue, after documents have come in."""

from __future__ import annotations

from django_tasks import task

from pobratim.web.matching.comparing import compare_all
from pobratim.web.matching.contradicting import contradict_all


@task()
def compare() -> None:
    """Compare the records of the register with each other, and find what contradicts."""
    compare_all()
    contradict_all()
