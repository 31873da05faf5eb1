"""A work found by its name, and tried on a file. Imports all readers, which a supervisor has no use for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pobratim.reading import ReadingError
from pobratim.workers.messages import Kind, pack
from pobratim.workers.outcomes import FailureCode, defect

T = TypeVar("T")


def find(reference: str) -> Callable[[Path], Any]:
    """The function at "module:name". Raises ImportError or AttributeError where there is none."""
    module, _, name = reference.partition(":")
    found: Callable[[Path], Any] = getattr(importlib.import_module(module), name)
    return found


def attempt(work: Callable[[Path], T], path: Path) -> tuple[T | None, tuple[FailureCode, str] | None]:
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


def packed_attempt(work: Callable[[Path], Any], path: Path, most_bytes: int) -> tuple[Kind, bytes]:
    """The attempt as a message and its content. A result that is larger than allowed counts as want of memory."""

    def packed(path: Path) -> bytes:
        content = pack(work(path))
        if len(content) > most_bytes:
            raise MemoryError
        return content

    content, failure = attempt(packed, path)
    if failure:
        return Kind.FAILURE, pack((failure[0].value, failure[1]))
    return Kind.RESULT, content or b""
