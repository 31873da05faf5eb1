"""How much of what documents say is found, and found right: `python benchmarks/truth.py` prints the README's table.

Three collections: the project's examples with `examples/expected.yml`; the papers of `tests/papers`, written as other
offices write; and, where they lie beside the checkout, the documents that the project was founded on, by its scorer.
The questions are those of the tests, and so is the code that asks them.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from pobratim.json_form import findings_to_json
from pobratim.workers import supervise

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
DOCUMENT = "document"
"""Facts of a document as a whole: its genre, owner and period, and how many records of each kind it has."""

Counts = dict[str, Counter[bool]]
"""By kind of record, how many facts are right (True) and wrong (False)."""


def main() -> None:
    """Print a table in Markdown for each collection."""
    _show_facts("examples", _counted(_example_facts()))
    _show_facts("tests/papers", _counted(_paper_facts()))
    if SCORER.exists():
        _show_scores(_scores())


def _findings(paths: Iterable[Path]) -> Iterator[tuple[Path, Any]]:
    """Each file with its findings as JSON. A file that cannot be read is told and finds nothing."""
    for outcome in supervise(paths):
        if outcome.failure:
            click.echo(outcome.failure.message, err=True)
        else:
            yield outcome.path, findings_to_json(outcome.result)


def _example_facts() -> Iterator[tuple[str, bool]]:
    tests = _test_module("test_examples", ROOT / "tests")
    for path, found in _findings(ROOT / "examples" / name for name in sorted(tests.EXPECTED)):
        truth = tests.EXPECTED[path.name]
        for _, right in tests.facts_of_document(truth, found):
            yield DOCUMENT, right
        for _, right in tests.facts_of_activities(truth, found):
            yield "activities", right
        for told, right in tests.facts_of_records(truth, found):
            yield told.partition(":")[0], right


def _paper_facts() -> Iterator[tuple[str, bool]]:
    # Its account of every character is shared with the mutations, where pytest finds it by its own settings.
    tests = _test_module("test_papers", ROOT / "tests" / "papers", ROOT / "tests" / "mutations")
    for stem in tests.TRUTHS:
        for told, right in tests.facts(stem):
            yield told.partition(":")[0], right


def _test_module(name: str, *folders: Path) -> Any:
    sys.path[:0] = map(str, folders)
    return importlib.import_module(name)


def _counted(facts: Iterable[tuple[str, bool]]) -> Counts:
    counts: Counts = {}
    for kind, right in facts:
        counts.setdefault(kind, Counter())[right] += 1
    return counts


def _show_facts(title: str, counts: Counts) -> None:
    total = sum(counts.values(), Counter[bool]())
    lines = [(kind, *_shares(count)) for kind, count in counts.items()]
    _show((title, "facts", "right", "share"), [*lines, ("all", *_shares(total))])


def _shares(count: Counter[bool]) -> tuple[int, int, str]:
    return count.total(), count[True], f"{count[True] / count.total():.1%}"


def _scores() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        for path, found in _findings(sorted((SHARED / "seeds").iterdir())):
            Path(folder, f"{path.stem}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        arguments = ["--gold", SHARED / "gold", "--docs", SHARED / "seeds", "--pred", folder, "--json"]
        command = [sys.executable, str(SCORER), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - the project's own scorer
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def _show_scores(scores: dict[str, Any]) -> None:
    kinds = {kind: score for kind, score in scores.items() if kind not in ("faults", DOCUMENT)}
    lines = [(kind, s["gold"], f"{s['f1']:.3f}", f"{s['exact']:.3f}") for kind, s in kinds.items()]
    _show(("founding documents", "records", "F1 found", "F1 right in every field"), lines)
    _show(("must be none", "number"), list(scores["faults"].items()))


def _show(titles: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    for line in (titles, ["---"] * len(titles), *lines):
        click.echo("| " + " | ".join(map(str, line)) + " |")
    click.echo()


if __name__ == "__main__":
    main()
