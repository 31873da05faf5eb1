"""Runs the programs of others on a file, for so long and no longer."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_KILOBYTES = 4 * 2**20
"""Address space of a program: a worker's own limit, which it would inherit, is too little for an office program."""
_LOOK_SECONDS = 0.25
"""How often a watched program is looked at."""


@dataclass(frozen=True)
class Watch:
    """What a running program is judged by: a sign of progress starts its time anew, and who stops it need not wait."""

    progress: Callable[[], object] = lambda: None
    stopped: Callable[[], bool] = lambda: False


def run(
    command: Sequence[str],
    seconds: float,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    watch: Watch | None = None,
) -> bytes | None:
    """What a program printed; None where it failed, or did not end within a time and was ended with all it started."""
    ended = run_and_hear(command, seconds, folder, environment, watch)
    return ended.printed if ended.succeeded else None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended and what it printed; `errors` are its words on what went wrong."""

    succeeded: bool
    printed: bytes = b""
    errors: bytes = b""


def run_and_hear(
    command: Sequence[str],
    seconds: float,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    watch: Watch | None = None,
) -> Ended:
    """As `run`, for those who want to know why a program failed."""
    posix = sys.platform != "win32"
    limited = ["/bin/sh", "-c", f'ulimit -S -v {_KILOBYTES} 2>/dev/null; exec "$@"', "sh", *command]
    process = subprocess.Popen(  # noqa: S603 - a fixed command; names of files never come from documents
        limited if posix else list(command),
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=posix,
    )
    printed = _printed(process, seconds, watch)
    if printed is None:
        _end(process)
        return Ended(False)
    return Ended(process.returncode == 0, *printed)


def _printed(process: subprocess.Popen[bytes], seconds: float, watch: Watch | None) -> tuple[bytes, bytes] | None:
    """All that the program prints until it ends, to both its outputs; None where its time is up or it was stopped."""
    seen, since = watch.progress() if watch else None, time.monotonic()
    while watch is None or not watch.stopped():
        rest = since + seconds - time.monotonic()
        try:
            return process.communicate(timeout=max(0, min(rest, _LOOK_SECONDS) if watch else rest))
        except subprocess.TimeoutExpired:
            if watch and (now := watch.progress()) != seen:
                seen, since = now, time.monotonic()
            elif rest <= _LOOK_SECONDS:
                return None
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and its children."""
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a program of the system
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
