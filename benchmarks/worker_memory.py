"""Works for a worker that tell how much memory it has used: each imports no more than the work itself does."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from pobratim.workers.supervisor import WORKS
from pobratim.workers.tasks import Task


def peak_after_document(task: Task) -> int:
    """Bytes at most resident so far, after reading one more file."""
    return _peak_after("document", task)


def peak_after_findings(task: Task) -> int:
    """Bytes at most resident so far, after reading and understanding one more file."""
    return _peak_after("findings", task)


def _peak_after(work: str, task: Task) -> int:
    module, _, name = WORKS[work].partition(":")
    getattr(importlib.import_module(module), name)(task)
    return _peak()


def _peak() -> int:
    if sys.platform == "linux":
        # Not getrusage: what it counts includes the process that started this one.
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
