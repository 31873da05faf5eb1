"""The worker's side: take batches of tasks from stdin, do the work, send a message per document."""

from __future__ import annotations

import gc
import itertools
import os
import sys
import threading
from queue import SimpleQueue
from typing import Any, BinaryIO

from pobratim.workers.confinement import allow_cpu, confine
from pobratim.workers.messages import Kind, pack, receive, send, unpack
from pobratim.workers.outcomes import defect
from pobratim.workers.tasks import Task

ANY_SIZE = 2**62
"""What the supervisor sends is trusted."""
_NEW_OBJECTS = 20_000
"""How many are made before those in cycles are looked for: some megabytes at most."""


def serve(reference: str, memory: int, seconds: float, most_bytes: int) -> None:
    """Work until the supervisor closes the pipe or ends the process. `reference` is the work's "module:name".

    `memory`, `seconds` and `most_bytes` are `memory`, `seconds` and `result` of Limits.
    """
    messages = _private_stdout()
    confine(memory)
    gc.disable()
    try:
        # Not before the process is confined, for these import all readers, and native libraries with them.
        from pobratim.workers.attempt import find, packed_attempt

        work = find(reference)
    except Exception as error:
        send(messages, Kind.FAILURE, pack(defect(error)))
        raise
    _collect_seldom()
    batches = _batches()
    send(messages, Kind.READY)
    for values in itertools.chain.from_iterable(iter(batches.get, None)):
        allow_cpu(seconds)
        send(messages, *packed_attempt(work, Task.unpacked(values), most_bytes))


def _collect_seldom() -> None:
    """Garbage in cycles is looked for anew, but not among what was imported, and more seldom than Python does.

    Documents and findings are large trees without cycles, and going through them again and again took a tenth of
    the time.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 50)
    gc.enable()


def _private_stdout() -> BinaryIO:
    """The pipe to the supervisor. What libraries print goes to stderr from now on, and can't be taken for messages."""
    messages = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return messages


def _batches() -> SimpleQueue[list[tuple[Any, ...]]]:
    """The batches as they come. Where the supervisor goes, however it ends, the process goes with it at once."""
    arrived: SimpleQueue[list[tuple[Any, ...]]] = SimpleQueue()

    def listen() -> None:
        while True:
            kind, content = receive(sys.stdin.buffer, ANY_SIZE)
            if kind is Kind.ENDED:
                os._exit(0)
            arrived.put(unpack(content))

    threading.Thread(target=listen, daemon=True).start()
    return arrived
