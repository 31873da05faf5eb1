"""The works that workers do, by name: each turns the path of a file into a result that can be sent."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pobratim.document import Document
from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.reading import ReadingError, read
from pobratim.workers.outcomes import FailureCode, defect

Work = Callable[[Path], Any]


def document(path: Path) -> Document:
    return read(path)


def findings(path: Path) -> Findings:
    return extract(read(path))


def document_and_findings(path: Path) -> tuple[Document, Findings]:
    """Both, for those who keep the document beside what was found in it."""
    read_document = read(path)
    return read_document, extract(read_document)


def find(reference: str) -> Work:
    """The function at "module:name". Raises ImportError or AttributeError where there is none."""
    module, _, name = reference.partition(":")
    found: Work = getattr(importlib.import_module(module), name)
    return found


def attempt(work: Work, path: Path) -> tuple[Any, tuple[FailureCode, str] | None]:
    """The result of the work on a file, or why there is none: a code and what is to be told with it."""
    try:
        return work(path), None
    except ReadingError as error:
        return None, (FailureCode.UNREADABLE, str(error))
    except MemoryError:
        return None, (FailureCode.OUT_OF_MEMORY, "")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        # A mistake of ours that one document brings to light must not keep the user from all the others. Not only
        # Exception: a panic in a library written in Rust arrives as something else.
        return None, (FailureCode.DEFECT, defect(error))
