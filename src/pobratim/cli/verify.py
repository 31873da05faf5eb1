"""`pobratim verify`: whether a report is the one that was written, and its sources say what it was read from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure
from pobratim.json_form import span_from_json
from pobratim.reading import read
from pobratim.rendering.proof import ProofError, check_schema, evidence_name, is_of, quotes


@click.command()
@click.argument("report", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--evidence", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--sources", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(report: Path, evidence: Path | None, sources: Path | None) -> None:
    say = texts()
    proof = _proof(evidence or beside(report))
    if not is_of(proof, report.read_bytes()):
        raise Failure(say("errors.report_changed", file=report))
    click.echo(say("labels.report_unchanged", file=report, cells=len(proof["cells"])))
    if sources is None:
        return
    files = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sources.rglob("*") if path.is_file()}
    wrong = [missing for source in proof["sources"] for missing in _checked(proof, source, files)]
    if wrong:
        raise Failure(say("errors.not_proved", count=len(wrong)))


def beside(report: Path) -> Path:
    """Where the evidence file of a report lies unless told otherwise: under its name with an ending more."""
    return report.with_name(evidence_name(report.name))


def _proof(path: Path) -> Mapping[str, Any]:
    """Raises Failure where there is no evidence file there, or it is none."""
    try:
        return check_schema(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, ProofError) as error:
        raise Failure(texts()("errors.no_evidence", file=path)) from error


def _checked(proof: Mapping[str, Any], source: Mapping[str, str], files: Mapping[str, Path]) -> list[str]:
    """The quotations that a source does not hold where the report says; all of them where the source is missing."""
    told = quotes(proof, source["sha256"])
    path = files.get(source["sha256"])
    if path is None:
        click.echo(texts()("labels.source_missing", file=source["name"], quotes=len(told)))
        return [span["quote"] for span in told]
    blocks = {block.at: block.text for block in read(path).blocks}
    spans = [span_from_json(span) for span in told]
    wrong = [s.quote for s in spans if blocks.get(s.at, "")[s.start : s.end] != s.quote]
    click.echo(texts()("labels.source_checked", file=source["name"], quotes=len(told), wrong=len(wrong)))
    return wrong
