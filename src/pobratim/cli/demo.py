"""`pobratim demo`: the project's own example documents in a register to click through."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import click

import pobratim
from pobratim.cli import files as on_files
from pobratim.cli.findings_view import show_summary
from pobratim.cli.intake import take_in
from pobratim.cli.register import open_register
from pobratim.cli.serve import DEFAULT_PORT, LOCAL_HOST, first_free_port, serve_register
from pobratim.cli.terminal import console, progress
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure
from pobratim.document import Document
from pobratim.findings import Findings
from pobratim.json_form import findings_from_json
from pobratim.source import Source
from pobratim.workers import Outcome, Outcomes

PACKAGE = Path(pobratim.__file__).resolve().parent
EXAMPLES = PACKAGE.parent.parent / "examples"
"""Beside the sources: the examples come with the checkout, an installed package has none."""


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT)
@click.option("--no-serve", is_flag=True)
def command(port: int, no_serve: bool) -> None:
    paths = examples()
    open_register()
    click.echo(texts()("labels.demo", folder=EXAMPLES))
    known = _known(paths) if _same_program() else {}
    with progress(paths) as following:
        found = [findings for _, findings in on_files.each(following, _outcomes(paths, known), _findings)]
    _remember_program()
    show_summary(console(), [findings for findings in found if findings])
    if no_serve:
        on_files.leave_with(failed=None in found)
    serve_register(LOCAL_HOST, first_free_port(LOCAL_HOST, port))


def examples() -> list[Path]:
    """The example documents, by name. Raises Failure where there are none."""
    found = sorted(path for path in EXAMPLES.glob("*") if on_files.is_document(path.name))
    if not found:
        raise Failure(texts()("errors.no_examples", folder=EXAMPLES))
    return found


def _outcomes(paths: Sequence[Path], known: Mapping[Path, Findings]) -> Outcomes:
    """What each file says: from the register where it is known there, else read now."""
    with closing(on_files.work_on([path for path in paths if path not in known], "document_and_findings")) as read:
        for path in paths:
            yield Outcome(Source.of(path), known[path]) if path in known else next(read)


def _findings(source: Source, result: Findings | tuple[Document, Findings]) -> Findings:
    """The findings in an outcome, taken in if they are new."""
    if isinstance(result, Findings):
        return result
    take_in(source, result)
    return result[1]


def _known(paths: Sequence[Path]) -> dict[Path, Findings]:
    """What the register holds of files that this very program has read before."""
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.register.policies import DOCUMENTS

    documents = DOCUMENTS.visible_to(local_administrator()).select_related("reading")
    hashes = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    held = {document.sha256: document for document in documents.filter(sha256__in=set(hashes.values()))}
    return {path: findings_from_json(held[key].reading.findings) for path, key in hashes.items() if key in held}


def _same_program() -> bool:
    mark = _mark()
    return mark.exists() and mark.read_text("ascii") == _fingerprint()


def _remember_program() -> None:
    _mark().write_text(_fingerprint(), "ascii")


def _mark() -> Path:
    from pobratim.web.config import home

    return home.folder() / "demo-read-by"


def _fingerprint() -> str:
    """Tells one state of the program and its knowledge from another: a changed rule must read the examples anew."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".yml", ".sqlite"})
    states = [f"{path.relative_to(PACKAGE)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join(states).encode()).hexdigest()
