"""Files received: kept byte for byte before anything else is done with them, then queued."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.intake.models import Batch, Origin, Upload
from pobratim.web.intake.storage import store_original
from pobratim.web.register.models import Authority


@transaction.atomic
def receive(
    *,
    files: Iterable[tuple[str, bytes]],
    actor: User | None,
    owner: Authority | None = None,
    origin: Origin = Origin.PAGE,
) -> Batch:
    """Keep files (name and bytes) as a batch and have them read in the background. Empty files are kept, too: their
    verdict says so.
    """
    batch = Batch.objects.create(actor=actor, owner=owner, origin=origin)
    for name, content in files:
        digest = hashlib.sha256(content).hexdigest()
        store_original(content, digest)
        Upload.objects.create(batch=batch, name=name, sha256=digest, size=len(content))
    _queue(batch)
    return batch


@transaction.atomic
def try_again(*, upload: Upload, actor: User | None, owner: Authority | None, accept_removals: bool = False) -> Batch:
    """The same file once more, after somebody decided what kept it waiting: whose it is, or that removals are right."""
    batch = Batch.objects.create(actor=actor, owner=owner, origin=upload.batch.origin)
    Upload.objects.create(
        batch=batch, name=upload.name, sha256=upload.sha256, size=upload.size, accept_removals=accept_removals
    )
    _queue(batch)
    return batch


def _queue(batch: Batch) -> None:
    # Here and not above: the task calls services of this app.
    from pobratim.web.intake.tasks import take_in

    transaction.on_commit(partial(take_in.enqueue, batch.pk))
