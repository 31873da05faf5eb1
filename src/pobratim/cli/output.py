"""The results of many files: as JSON for programs, or shown one after another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import click

from pobratim.json_form import JSON
from pobratim.source import Source

T = TypeVar("T")

Results = Iterable[tuple[Source, T | None]]
"""Each document with what came of it; None where it failed."""


def write_json(results: Results[T], plain: Callable[[T], JSON], *, alone: bool) -> bool:
    """Write the results to stdout as one JSON value; whether any file failed.

    The value is an object for a file alone (nothing at all where it failed), else an array of those that did not fail:
    so it is for an archive, however few it holds.
    """
    found = list(results)
    alone = alone and not any(source.containers for source, _ in found)
    outcomes = [result for _, result in found]
    objects = [plain(result) for result in outcomes if result is not None]
    if objects or not alone:
        click.echo(json.dumps(objects[0] if alone else objects, ensure_ascii=False, indent=2))
    return len(objects) < len(outcomes)


def write_page(results: Results[T], page: Callable[[Sequence[T]], str]) -> bool:
    """Write one page of all results to stdout, none where all files failed; whether any did."""
    outcomes = [result for _, result in results]
    found = [result for result in outcomes if result is not None]
    if found:
        click.echo(page(found))
    return len(found) < len(outcomes)


def show(results: Results[T], view: Callable[[T], None]) -> bool:
    """Show each result as it comes; whether any file failed."""
    failed = False
    for _, result in results:
        if result is None:
            failed = True
        else:
            view(result)
    return failed
