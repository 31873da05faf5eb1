"""Runs the programs of others on a file, for so long and no longer."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_KILOBYTES = 4 * 2**20
"""Address space of a program: a worker's own limit, which it would inherit, is too little for an office program."""


def run(
    command: Sequence[str], seconds: float, folder: Path, environment: Mapping[str, str] | None = None
) -> bytes | None:
    """What a program printed; None where it failed, or did not end within a time and was ended with all it started."""
    posix = sys.platform != "win32"
    limited = ["/bin/sh", "-c", f'ulimit -S -v {_KILOBYTES} 2>/dev/null; exec "$@"', "sh", *command]
    process = subprocess.Popen(  # noqa: S603 - a fixed command; names of files never come from documents
        limited if posix else list(command),
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=posix,
    )
    try:
        printed, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return None
    return printed if process.returncode == 0 else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and its children."""
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a program of the system
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
