"""What a worker gives up before it opens a file."""

from __future__ import annotations

import signal
import sys
import time

CPU_GRACE = 5
"""Seconds beyond the deadline: the supervisor ends a slow document, the system does where the supervisor has gone."""


def confine(memory: int) -> None:
    """Limit this process's address space (bytes) and leave Ctrl-C to the supervisor, which ends all workers at once.

    Systems other than Linux do not enforce the limit reliably: there the deadline alone protects.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import resource

        _lower(resource.RLIMIT_AS, memory)
        _lower(resource.RLIMIT_CORE, 0)  # a crash must not leave a document's content on the disk


def allow_cpu(seconds: float) -> None:
    """Let this process use so much more processor time, for the next document; the system ends it (SIGXCPU) then."""
    if sys.platform == "linux":
        import resource

        _lower(resource.RLIMIT_CPU, int(time.process_time() + seconds) + CPU_GRACE)


def _lower(kind: int, wanted: int) -> None:
    """Set a soft limit. The hard one stays, for the processor time is raised again with each document."""
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(kind)
        resource.setrlimit(kind, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
