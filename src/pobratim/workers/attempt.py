"""A work found by its name, and tried on a file. Imports all readers, which a supervisor has no use for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from pobratim.reading import ReadingError, Unpacked
from pobratim.workers.messages import Kind, pack
from pobratim.workers.outcomes import FailureCode, defect
from pobratim.workers.tasks import Task

T = TypeVar("T")


def find(reference: str) -> Callable[[Task], Any]:
    """The function at "module:name". Raises ImportError or AttributeError where there is none."""
    module, _, name = reference.partition(":")
    found: Callable[[Task], Any] = getattr(importlib.import_module(module), name)
    return found


class Failed(NamedTuple):
    """Why there is no result: a code, and what is to be told with it."""

    code: FailureCode
    detail: str


def attempt(work: Callable[[Task], T], task: Task) -> T | Failed:
    """The result of the work on a file, or why there is none."""
    try:
        return work(task)
    except ReadingError as error:
        return Failed(FailureCode.UNREADABLE, str(error))
    except MemoryError:
        return Failed(FailureCode.OUT_OF_MEMORY, "")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        # A mistake of ours that one document brings to light must not keep the user from all the others. Not only
        # Exception: a panic in a library written in Rust arrives as something else.
        return Failed(FailureCode.DEFECT, defect(error))


def packed_attempt(work: Callable[[Task], Any], task: Task, most_bytes: int) -> tuple[Kind, bytes]:
    """The attempt as a message and its content. A result that is larger than allowed counts as want of memory."""

    def packed(task: Task) -> tuple[Kind, bytes]:
        result = work(task)
        unpacked = isinstance(result, Unpacked)
        content = pack(held(result) if unpacked else result)
        if len(content) > most_bytes:
            raise MemoryError
        return Kind.HELD if unpacked else Kind.RESULT, content

    message = attempt(packed, task)
    if isinstance(message, Failed):
        return Kind.FAILURE, pack((message.code.value, message.detail))
    return message


def held(unpacked: Unpacked) -> tuple[int, list[tuple[str, bool, str]]]:
    """The bytes that were unpacked, and each member's name, whether it is the letter's own text, what is wrong."""
    return unpacked.size, [(inside.name, inside.letter, inside.message) for inside in unpacked.members]
