"""How fast files are read, next to other libraries, and what a worker costs: `python benchmarks/reading.py`.

Every figure is a ratio of times taken in turns in the same run, for the times themselves belong to one machine. A
library that is not installed is left out; of the project's own dependencies only python-docx is among them.
"""

from __future__ import annotations

import importlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from file_readers import Reading, installed_readers
from generated_files import official_report, plain_table, printed, small_report, workbook
from pobratim.reading import read
from pobratim.source import Source
from pobratim.workers import Limits, supervise
from pobratim.workers.supervisor import WORKS
from pobratim.workers.tasks import Task

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main_table(folder: Path, rows: int, rounds: int) -> list[Sequence[object]]:
    """Per file and library: milliseconds a file, and how many times as long as ours it takes."""
    lines: list[Sequence[object]] = []
    for path in (*_generated(folder, rows), *sorted(EXAMPLES.glob("*.pdf"))):
        times = in_turns(_bound({"pobratim": read, **installed_readers(path.suffix)}, path), rounds)
        own = times["pobratim"]
        lines += [(path.name, name, f"{taken * 1e3:.1f}", f"{taken / own:.1f}") for name, taken in times.items()]
    return lines


def _generated(folder: Path, rows: int) -> tuple[Path, ...]:
    report = official_report(folder, rows)
    return plain_table(folder, rows), report, *printed(report), workbook(folder, rows)


def in_turns(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The shortest time of each work in seconds: other load on the machine only ever lengthens it.

    They take turns, so that the load meets all alike.
    """
    for work in works.values():
        work()  # what is imported and loaded once belongs to no file
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - started)
    return {name: min(taken) for name, taken in times.items()}


def overhead(folder: Path, documents: int, rounds: int) -> list[Sequence[object]]:
    """Per work: milliseconds a small document in a plain loop, and one supervised worker's time as ratios to it.

    By the clock the two processes share the machine with all others; the processor time of both together does not
    depend on these.
    """
    paths = [small_report(folder, number) for number in range(documents)]
    lines: list[Sequence[object]] = []
    for work in ("document", "findings"):
        pairs = [(_loop_times(work, paths), _supervised_times(work, paths)) for _ in range(rounds)]
        each = min(loop[0] for loop, _ in pairs) / documents * 1e3
        clock, processor = (statistics.median(sup[n] / loop[n] for loop, sup in pairs) for n in (0, 1))
        lines.append((work, documents, f"{each:.2f}", f"{clock:.3f}", f"{processor:.3f}"))
    return lines


def _loop_times(work: str, paths: Sequence[Path]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    module, _, name = WORKS[work].partition(":")
    function = getattr(importlib.import_module(module), name)
    tasks = [Task(Source.of(path), path.parent / "unpacked", 0, 0) for path in paths]
    function(tasks[0])
    started, used = time.perf_counter(), _processor_time()
    for task in tasks:
        function(task)
    return time.perf_counter() - started, _processor_time() - used


def _supervised_times(work: str, paths: Sequence[Path]) -> tuple[float, float]:
    """As `_loop_times`, without the start of the worker: it is paid once, not per document."""
    before_start = _processor_time()
    list(supervise(paths[:1], work, Limits(processes=1)))
    outcomes = supervise([paths[0], *paths], work, Limits(processes=1))
    start, used = _processor_time() - before_start, _processor_time()
    next(outcomes)
    started = time.perf_counter()
    if any(outcome.failure for outcome in outcomes):
        raise RuntimeError("a document of the benchmark could not be read")
    return time.perf_counter() - started, _processor_time() - used - start


def _processor_time() -> float:
    """Seconds used by this process and by its workers that have ended."""
    return sum(os.times()[:4])


def memory(rows: int, folder: Path) -> list[Sequence[object]]:
    """The most memory (MB resident) of a worker that has read all examples and the generated files."""
    paths = [path for path in sorted(EXAMPLES.iterdir()) if path.suffix in {".docx", ".pdf", ".txt", ".xlsx"}]
    paths += _generated(folder, rows)
    lines: list[Sequence[object]] = []
    for work in ("document", "findings"):
        outcomes = list(supervise(paths, f"worker_memory:peak_after_{work}", Limits(processes=1)))
        lines.append((work, len(paths), f"{max(outcome.result for outcome in outcomes) / 2**20:.0f}"))
    return lines


def _bound(peers: Mapping[str, Reading], path: Path) -> dict[str, Callable[[], object]]:
    return {name: partial(peer, path) for name, peer in peers.items()}


def show(titles: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    """Print a table in Markdown."""
    for line in (titles, ["---"] * len(titles), *lines):
        click.echo("| " + " | ".join(map(str, line)) + " |")
    click.echo()


@click.command()
@click.option("--rows", default=60, show_default=True, help="Rows of the tables that are generated.")
@click.option("--documents", default=300, show_default=True, help="Small documents for the supervisor.")
@click.option("--rounds", default=7, show_default=True)
def main(**options: Any) -> None:
    """Time the reading of files, the supervisor and the memory of a worker."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        show(("File", "Library", "ms", "times ours"), main_table(folder, options["rows"], options["rounds"]))
        costs = overhead(folder, options["documents"], min(3, options["rounds"]))
        show(("Supervised work", "Documents", "ms each in a loop", "times by the clock", "times by processor"), costs)
        show(("Work", "Files", "Peak MB of a worker"), memory(options["rows"], folder))


if __name__ == "__main__":
    main()
