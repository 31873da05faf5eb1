"""How fast files are read, next to other libraries, and what a worker costs: `python benchmarks/reading.py`.

Every figure is a ratio of times taken in turns in the same run, for the times themselves belong to one machine. A
library that is not installed is left out; of the project's own dependencies only python-docx is among them.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click
import docx
import xlsxwriter

from pobratim.reading import read
from pobratim.source import Source
from pobratim.workers import Limits, supervise
from pobratim.workers.supervisor import WORKS
from pobratim.workers.tasks import Task

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TITLES = ("№", "Сроки", "Место проведения", "Наименование мероприятия", "Содержание мероприятия")
Reading = Callable[[Path], object]


def main_table(folder: Path, rows: int, rounds: int) -> list[Sequence[object]]:
    """Per file and library: milliseconds a file, and how many times as long as ours it takes."""
    lines: list[Sequence[object]] = []
    for path in (_word_file(folder, rows), _workbook(folder, rows), *sorted(EXAMPLES.glob("*.pdf"))):
        peers = {name: peer for name, peer in PEERS[path.suffix].items() if _is_installed(name)}
        times = in_turns(_bound({"pobratim": read, **peers}, path), rounds)
        own = times["pobratim"]
        lines += [(path.name, name, f"{taken * 1e3:.1f}", f"{taken / own:.1f}") for name, taken in times.items()]
    return lines


def in_turns(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each work in seconds; they take turns, so that other load on the machine meets all alike."""
    for work in works.values():
        work()  # what is imported and loaded once belongs to no file
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - started)
    return {name: statistics.median(taken) for name, taken in times.items()}


def overhead(folder: Path, documents: int, rounds: int) -> list[Sequence[object]]:
    """Per work: milliseconds a small document in a plain loop, and one supervised worker's time as ratios to it.

    By the clock the two processes share the machine with all others; the processor time of both together does not
    depend on these.
    """
    paths = [_small_report(folder, number) for number in range(documents)]
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
    paths += [_word_file(folder, rows), _workbook(folder, rows)]
    lines: list[Sequence[object]] = []
    for work in ("document", "findings"):
        outcomes = list(supervise(paths, f"worker_memory:peak_after_{work}", Limits(processes=1)))
        lines.append((work, len(paths), f"{max(outcome.result for outcome in outcomes) / 2**20:.0f}"))
    return lines


def _rows(amount: int) -> list[tuple[str, ...]]:
    events = ("Дни Пскова в Тарту", "Семинар о туризме", "Визит делегации города Нойс", "Выставка детских рисунков")
    return [
        (
            str(number),
            f"{number % 27 + 1}-{number % 27 + 3} мая",
            ("Тарту, Эстония", "онлайн", "г. Псков")[number % 3],
            events[number % len(events)],
            "Приём в администрации города, подписание протокола о намерениях.\nКонцерт и встреча с жителями.",
        )
        for number in range(1, amount + 1)
    ]


def _word_file(folder: Path, rows: int) -> Path:
    """A city's yearly report: a table of five columns, every fourth row's first two cells merged over two rows."""
    document = docx.Document()
    document.add_paragraph("Отчёт о мероприятиях международного сотрудничества города Пскова в 2021 году")
    table = document.add_table(rows + 1, len(TITLES))
    for row, values in zip(table.rows, (TITLES, *_rows(rows)), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    for row in range(1, rows, 4):
        for column in (0, 1):
            table.cell(row, column).merge(table.cell(row + 1, column))
    path = folder / "отчёт.docx"
    document.save(str(path))
    return path


def _workbook(folder: Path, rows: int) -> Path:
    path = folder / "отчёт.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("2021")
        for number, values in enumerate((TITLES, *_rows(rows))):
            sheet.write_row(number, 0, values)
    return path


def _small_report(folder: Path, number: int) -> Path:
    path = folder / f"{number}.txt"
    lines = ["Отчёт о мероприятиях города Пскова в 2021 году", "", *map("\t".join, (TITLES, *_rows(3)))]
    path.write_text("\n".join(line.replace("\n", " ") for line in lines), "utf-8")
    return path


def _python_docx(path: Path) -> object:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def _kreuzberg(path: Path) -> object:
    return importlib.import_module("kreuzberg").extract_file_sync(str(path))


def _mammoth(path: Path) -> object:
    with path.open("rb") as stream:
        return importlib.import_module("mammoth").convert_to_html(stream)


def _markitdown(path: Path) -> object:
    return importlib.import_module("markitdown").MarkItDown().convert(str(path))


def _pdfplumber(path: Path) -> object:
    with importlib.import_module("pdfplumber").open(path) as pdf:
        return [(page.extract_text(), page.extract_tables()) for page in pdf.pages]


def _openpyxl(path: Path) -> object:
    workbook = importlib.import_module("openpyxl").load_workbook(path, data_only=True)
    return [list(sheet.values) for sheet in workbook]


_OFFICE: dict[str, Reading] = {"kreuzberg": _kreuzberg, "markitdown": _markitdown}
PEERS: Mapping[str, Mapping[str, Reading]] = {
    ".docx": {"docx": _python_docx, "mammoth": _mammoth, **_OFFICE},
    ".xlsx": {"openpyxl": _openpyxl, **_OFFICE},
    ".pdf": {"pdfplumber": _pdfplumber, **_OFFICE},
}
"""By suffix, the libraries under the names that they are imported by ("docx" is python-docx)."""


def _is_installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


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
