"""How fast documents are read and understood, and where the time goes: `python benchmarks/pipeline.py`.

Measured are the published documents, the examples and the papers of `tests/papers`, one processor core, in rounds. What
the program has learnt of words stays from round to round, as it does in an archive; what it has recognised in whole
texts is forgotten before each, lest a text be counted that was only looked up.
"""

from __future__ import annotations

import functools
import importlib
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click

from pobratim.extraction import extract
from pobratim.reading import read

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = frozenset({".docx", ".odt", ".pdf", ".xlsx", ".txt", ".csv", ".html"})
# What is remembered by whole texts; all other caches are by words, cues or names.
TEXT_CACHES = (
    "language.cues:fold",
    "language.cues:in_quotes",
    "language.dates_find:_scanned",
    "language.dates_find:find_dates",
    "language.kinds:_best",
    "language.people:find_people",
    "language.people_roles:find_offices",
    "language.places_brackets:given_countries",
    "language.places_finder:_read",
    "language.places_finder:find_places",
    "language.places_forms:normal_name",
    "language.places_names:_matches_at",
    "language.places_partners:partners_named",
    "language.places_words:words_of",
    "extraction.phrases:words",
    "extraction.roles:role_of",
)
SAMPLE_SECONDS = 0.001
# Stages by the beginnings of their modules' names; the innermost that a sample lies in counts.
STAGES = {
    "reading": "read",
    "language.places": "places",
    "language.gazetteer": "places",
    "language.dates": "dates",
    "language.edtf": "dates",
    "language.people": "people",
    "language.kinds": "kinds, facts, organisations",
    "language.facts": "kinds, facts, organisations",
    "language.organisations": "kinds, facts, organisations",
    "language.signings": "kinds, facts, organisations",
    "language.agreement_titles": "kinds, facts, organisations",
    "language.tense": "kinds, facts, organisations",
    "extraction.roles": "roles of columns",
    "extraction.contents": "roles of columns",
    "extraction.phrases": "roles of columns",
    "extraction.coverage": "coverage",
    "extraction": "records",
}
BARE = "import lxml.etree, yaml"
"""What any program that reads these files imports at least: the measure of a start."""
PAGE = ROOT / "examples" / "novosti_ekaterinburga.txt"


def documents() -> list[Path]:
    """The published documents."""
    folders = (ROOT / "examples", ROOT / "tests" / "papers" / "documents")
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES]


def forget_texts() -> None:
    """Empty the caches of what was recognised in whole texts."""
    for cache in TEXT_CACHES:
        module, _, name = cache.partition(":")
        getattr(importlib.import_module(f"pobratim.{module}"), name).cache_clear()


def one_round(paths: Sequence[Path]) -> tuple[float, float, int]:
    """Processor seconds of reading and of extraction, and bytes of UTF-8 text."""
    reading = extraction = 0.0
    size = 0
    for path in paths:
        started = time.process_time()
        document = read(path)
        between = time.process_time()
        extract(document)
        extraction += time.process_time() - between
        reading += between - started
        size += sum(len(block.text.encode()) for block in document.blocks)
    return reading, extraction, size


class Sampler:
    """Counts, at equal steps of processor time, the stage that the program is in."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> Sampler:
        signal.signal(signal.SIGPROF, self._sample)
        signal.setitimer(signal.ITIMER_PROF, SAMPLE_SECONDS, SAMPLE_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _sample(self, _: int, frame: FrameType | None) -> None:
        while frame is not None:
            if stage := _stage(str(frame.f_globals.get("__name__", ""))):
                self.counts[stage] += 1
                return
            frame = frame.f_back


@functools.cache
def _stage(module: str) -> str | None:
    own = module.removeprefix("pobratim.") if module.startswith("pobratim.") else ""
    return next((stage for beginning, stage in STAGES.items() if own.startswith(beginning)), None)


def throughput(paths: Sequence[Path], rounds: int) -> list[Sequence[object]]:
    """Per kind of round: megabytes of text a second, and the share of reading."""
    lines: list[Sequence[object]] = [_line("first, nothing known yet", one_round(paths))]
    best = []
    for _ in range(rounds):
        forget_texts()
        best.append(one_round(paths))
    return [*lines, _line("later, words known", min(best, key=lambda figures: figures[0] + figures[1]))]


def _line(name: str, figures: tuple[float, float, int]) -> Sequence[object]:
    reading, extraction, size = figures
    seconds = reading + extraction
    parts = (f"{size / 1e6 / seconds:.3f}", f"{size / 1e6 / extraction:.3f}", f"{reading / seconds:.0%}")
    return (name, f"{size / 1e6:.2f}", *parts)


def profile(paths: Sequence[Path], rounds: int) -> list[Sequence[object]]:
    """Per stage its share of the processor time; nothing where the system has no such timer (Windows)."""
    if not hasattr(signal, "setitimer"):
        return []
    with Sampler() as sampler:
        for _ in range(rounds):
            forget_texts()
            one_round(paths)
    total = sampler.counts.total()
    return [(stage, f"{count / total:.0%}") for stage, count in sampler.counts.most_common()]


def start(rounds: int) -> list[Sequence[object]]:
    """Seconds by the clock of whole processes, and how many times a bare start they take."""
    commands = {
        f"python -c '{BARE}'": [sys.executable, "-c", BARE],
        "pobratim read": [sys.executable, "-m", "pobratim", "read", str(PAGE)],
        "pobratim extract": [sys.executable, "-m", "pobratim", "extract", str(PAGE), "--json"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(_seconds(command))
    bare = min(next(iter(times.values())))
    return [(name, f"{min(taken):.2f}", f"{min(taken) / bare:.1f}") for name, taken in times.items()]


def _seconds(command: Sequence[str]) -> float:
    """By the clock, with compiled modules kept, as they are wherever the program was started once before."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**environment, "PYTHONHASHSEED": "0"})  # noqa: S603
    return time.perf_counter() - started


def show(titles: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    """Print a table in Markdown."""
    for line in (titles, ["---"] * len(titles), *lines):
        click.echo("| " + " | ".join(map(str, line)) + " |")
    click.echo()


@click.command()
@click.option("--rounds", default=5, show_default=True)
def main(rounds: int) -> None:
    """Measure the whole pipeline, its stages and its start."""
    paths = documents()
    show(("Round", "MB of text", "MB/s a core", "of it extraction alone", "reading's share"), throughput(paths, rounds))
    show(("Stage", "Share"), profile(paths, rounds))
    show(("Process", "s", "times a bare start"), start(rounds))


if __name__ == "__main__":
    main()
