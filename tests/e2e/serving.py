"""A register served as `pobratim serve` serves it, in a process of its own, on a free port."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running import environment_with


@contextmanager
def served(home: Path, **variables: str) -> Iterator[str]:
    """The address of the register in this data folder, while it is served."""
    port = _free_port()
    command = [sys.executable, "-m", "pobratim", "serve", "--port", str(port)]
    environment = {**environment_with(home), **variables}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:  # noqa: S603
        try:
            assert process.stdout is not None
            told = process.stdout.readline()  # said once it answers; nothing where it cannot
            assert str(port) in told
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
