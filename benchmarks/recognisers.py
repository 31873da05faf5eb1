"""How dates and places are read next to other libraries, on the tables of `cases`: `python benchmarks/recognisers.py`.

Exactness is counted case by case; speed is the median of passes over the whole table taken in turns, so trust the
ratios. `--misses` tells every case that the program does not read as the table says.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import click

import peers
import truth_tables as tables

Line = Sequence[object]


@click.command(help=__doc__)
@click.option("--rounds", default=3, show_default=True, help="Passes over each table for the speed.")
@click.option("--misses", is_flag=True, help="Tell what the program reads otherwise than the table.")
def main(rounds: int, misses: bool) -> None:
    """Print a table in Markdown for each file of `cases`."""
    for path in sorted(tables.CASES.glob("*.yml")):
        show = _show_dates if path.stem.startswith("dates") else _show_places
        show(path, rounds, misses)


def _show_dates(path: Path, rounds: int, misses: bool) -> None:
    cases = tables.date_cases(path.stem)
    readers: dict[str, peers.DatesReader] = {"pobratim": tables.our_dates, **peers.date_peers()}
    speeds = _speeds({name: partial(_each, read, cases) for name, read in readers.items()}, rounds, cases)
    lines = [(name, *_date_figures(cases, read), *speeds[name]) for name, read in readers.items()]
    _show((path.name, "exact", "exact or by its ends", "clean of nothing", "KB/s", "times dateparser"), lines)
    if misses:
        for case, told in tables.date_misses(cases, tables.our_dates):
            click.echo(f"{case.text!r}: {list(told)} for {list(case.dates)}")


def _date_figures(cases: Sequence[tables.DateCase], read: peers.DatesReader) -> tuple[str, str, str]:
    wrong = tables.date_misses(cases, read)
    dated = sum(bool(case.dates) for case in cases)
    missed = Counter(bool(case.dates) for case, _ in wrong)
    by_ends = sum(_ends(told) == _ends(case.dates) for case, told in wrong if case.dates)
    empty = len(cases) - dated
    return (
        f"{1 - len(wrong) / len(cases):.3f}",
        f"{1 - (len(wrong) - by_ends) / len(cases):.3f}",
        f"{empty - missed[False]} of {empty}",
    )


def _ends(dates: Sequence[str | None]) -> list[str]:
    """The days at the ends: a peer that tells a range as two dates has told them."""
    return [end for date in dates if date for end in date.split("/")]


def _show_places(path: Path, rounds: int, misses: bool) -> None:
    cases = tables.place_cases(path.stem)
    readers: dict[str, peers.PlacesReader] = {"pobratim": tables.our_places, **peers.place_peers()}
    works = {name: partial(_each, lambda case, read=read: read(case.text), cases) for name, read in readers.items()}
    speeds = _speeds(works, rounds, cases)
    lines = [(name, *_place_figures(cases, read), speeds[name][0]) for name, read in readers.items()]
    _show((path.name, "names, F1", "names and countries, F1", "states, F1", "right GeoNames id", "KB/s"), lines)
    if misses:
        for case in cases:
            found = tables.our_places(case.text)
            if any(measure(case, found).f1 < 1 for measure in _MEASURES):
                click.echo(f"{case.text!r}: {found}")


_MEASURES = (tables.name_share, tables.place_share, tables.country_share, tables.id_share)


def _place_figures(cases: Sequence[tables.PlaceCase], read: peers.PlacesReader) -> list[str]:
    found = [(case, read(case.text)) for case in cases]
    shares = [tables.total(measure(*pair) for pair in found) for measure in _MEASURES]
    return [f"{share.f1:.3f}" if share.right else "–" for share in _without_guesses(shares)]


def _without_guesses(shares: Sequence[tables.Share]) -> list[tables.Share]:
    """A reader that tells no countries is right where the table asks for none, and in nothing else."""
    names, places, *rest = shares
    return [names, places if places.right * 10 > names.right else tables.Share(0, 0, 0), *rest]


def _each(read: Callable[[Any], object], cases: Sequence[Any], number: int) -> None:
    """Read each case once; blanks after it make it a text that no cache holds yet."""
    for case in cases:
        read(replace(case, text=case.text + " " * number))


def _speeds(
    works: Mapping[str, Callable[[int], None]], rounds: int, cases: Sequence[tables.DateCase | tables.PlaceCase]
) -> dict[str, tuple[str, str]]:
    """Kilobytes a second of each reader, and how many times as fast as dateparser it is."""
    size = sum(len(case.text.encode()) for case in cases) / 1000
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            started = time.perf_counter()
            work(number)
            if number:  # what is imported and loaded once belongs to no text
                times[name].append(time.perf_counter() - started)
    taken = {name: median(times[name]) for name in works}
    slowest = taken.get("dateparser")
    return {
        name: (f"{size / seconds:.0f}", f"{slowest / seconds:.1f}" if slowest else "–")
        for name, seconds in taken.items()
    }


def _show(titles: Line, lines: Sequence[Line]) -> None:
    for line in (titles, ["---"] * len(titles), *lines):
        click.echo("| " + " | ".join(map(str, line)) + " |")
    click.echo()


if __name__ == "__main__":
    main()
