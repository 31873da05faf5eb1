"""The work of intake as background tasks, and taking up what a killed worker left."""

from __future__ import annotations

import os
import socket
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from pobratim.web.intake.models import Batch
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.matching.tasks import compare

SILENCE = timedelta(minutes=5)
"""A worker on another computer that has not been heard of for so long is taken for dead: no document takes so long."""


@task()
def take_in(batch: int) -> None:
    """Take in the files of a batch that have no verdict yet."""
    found = Batch.objects.filter(pk=batch, finished_at=None).select_related("actor", "owner").first()
    if found:
        take_in_batch(found)
        compare.enqueue()


def take_up() -> int:
    """Queue anew the batches whose worker is dead; how many there were. The task of a killed worker is never ended by
    the queue itself.
    """
    begun = Batch.objects.filter(finished_at=None).exclude(worker="")
    left = [batch for batch in begun if _is_dead(batch)]
    for batch in left:
        batch.worker = ""
        batch.save(update_fields=["worker"])
        take_in.enqueue(batch.pk)
    return len(left)


def _is_dead(batch: Batch) -> bool:
    host, _, process = batch.worker.rpartition(":")
    if host == socket.gethostname():
        return not _is_running(int(process))
    return batch.touched_at is None or timezone.now() - batch.touched_at > SILENCE


def _is_running(process: int) -> bool:
    if os.name == "nt":
        # There is no asking without a signal: silence tells.
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
