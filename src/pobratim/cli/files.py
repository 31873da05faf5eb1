"""The files that a command works on: folders are walked, and a file that fails does not stop the others.

Files are read and understood by worker processes, so that one that crashes, hangs or swells costs itself alone. The
variable POBRATIM_WORKERS sets their number; with 0 the program does the work itself, unprotected: for debuggers, and
for places where no process may be started.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from pobratim.cli.terminal import visible
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure
from pobratim.source import Source
from pobratim.workers import DEFAULT_LIMITS, Limits, Outcome, Outcomes, WorkerStartError, supervise
from pobratim.workers.outcomes import FailureCode, defect, describe

SUFFIXES = frozenset(
    {".csv", ".doc", ".docm", ".docx", ".htm", ".html", ".ods", ".odt", ".pdf", ".rtf", ".tsv", ".txt"}
    | {".xls", ".xlsm", ".xlsx"}
    | {".7z", ".bz2", ".eml", ".gz", ".mht", ".mhtml", ".msg", ".rar", ".tar", ".tgz", ".xz", ".zip"}
)
"""What the names of documents end in. A file the user names is read whatever its name; of a folder's, these are."""

PICTURE_SUFFIXES = frozenset({".jpeg", ".jpg", ".png", ".tif", ".tiff"})
"""Of a folder's pictures only those are documents whose owner wants them recognised: most are photographs."""
OCR_SECONDS = 1200.0
"""What a document may take that is recognised: some seconds a page."""

ocr = click.option("--ocr", is_flag=True)
argument = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))


def expand(paths: Iterable[Path], ocr: bool = False) -> list[Path]:
    """The files named, and the documents in the folders named, in the order of their names."""
    return [file for path in paths for file in (_documents_in(path, ocr) if path.is_dir() else [path])]


def _documents_in(folder: Path, ocr: bool) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(parent, name) for name in sorted(names) if is_document(name, ocr)]
    if not found:
        raise Failure(texts()("errors.empty_folder", folder=folder))
    return found


def is_document(name: str, ocr: bool = False) -> bool:
    """Whether a file met in a folder is a document, by its name.

    Hidden files are not, nor the lock files that office programs leave beside an open document.
    """
    suffixes = SUFFIXES | PICTURE_SUFFIXES if ocr else SUFFIXES
    return not name.startswith((".", "~$")) and Path(name).suffix.lower() in suffixes


def is_single(paths: Sequence[Path]) -> bool:
    """Whether the user asked for one file: not for several, nor for a folder, however few it holds."""
    return len(paths) == 1 and not paths[0].is_dir()


def work_on(paths: Iterable[Path | Source], work: str, ocr: bool = False) -> Outcomes:
    """What comes of each file, and of each that it holds, in worker processes; `work` as `workers.supervise` names it.

    Raises Failure where POBRATIM_WORKERS is no number or, while iterating, no process can be started.
    """
    try:
        sources = (path if isinstance(path, Source) else Source.of(path, ocr) for path in paths)
        yield from supervise(sources, work, _limits(ocr), texts().language)
    except WorkerStartError as error:
        raise Failure(texts()("errors.no_workers", message=error)) from error


def _limits(ocr: bool) -> Limits:
    limits = replace(DEFAULT_LIMITS, seconds=OCR_SECONDS) if ocr else DEFAULT_LIMITS
    setting = os.environ.get("POBRATIM_WORKERS", "").strip()
    if not setting:
        return limits
    if not (setting.isascii() and setting.isdigit()):
        raise Failure(texts()("errors.bad_workers", value=setting))
    return replace(limits, processes=int(setting))


def each(
    paths: Iterable[Path | Source], outcomes: Outcomes, then: Callable[[Source, Any], Any] | None = None
) -> Iterator[tuple[Source, Any]]:
    """Each document with its outcome's result, or what `then` makes of it; None where either failed, told in one line.

    `outcomes` are those of the same paths in the same order, one or more of each; they are closed in the end.
    """
    with closing(outcomes):
        for _ in paths:
            last = False
            while not last:
                outcome = next(outcomes)
                last = outcome.last
                yield outcome.source, _result(outcome, then)


def _result(outcome: Outcome, then: Callable[[Source, Any], Any] | None) -> Any:
    source = outcome.source
    if outcome.failure:
        message = outcome.failure.message
        complain(texts()("errors.file", file=source.label, message=message) if source.containers else message)
        return None
    return _attempt(source, outcome.result, then) if then else outcome.result


def _attempt(source: Source, result: Any, then: Callable[[Source, Any], Any]) -> Any:
    try:
        return then(source, result)
    except Failure as error:
        complain(str(error))
    except OSError as error:
        complain(texts()("errors.file", file=source.label, message=error.strerror or error))
    except Exception as error:
        # A mistake of ours that one document brings to light must not keep the user from all the others.
        complain(describe(FailureCode.DEFECT, defect(error), source, DEFAULT_LIMITS, texts().language).message)
    return None


def complain(message: str) -> None:
    """One line on stderr, whatever the message holds: a file's name may hold anything."""
    click.echo(texts()("errors.error", message=visible(" ".join(message.split()))), err=True)


def leave_with(*, failed: bool) -> None:
    """End the command: with status 1 where any file failed, else 0."""
    click.get_current_context().exit(1 if failed else 0)
