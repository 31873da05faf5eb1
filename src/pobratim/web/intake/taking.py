"""A batch taken in: every file read in a limited process, every document given its verdict.

The work can be taken up at any point: a file is done once all its verdicts are written, and importing the same reading
twice changes nothing.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import closing

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratim.document import Document as SourceDocument
from pobratim.findings import Findings
from pobratim.source import Source
from pobratim.web.intake.models import Batch, Upload, Verdict
from pobratim.web.intake.office_lexicons import by_office
from pobratim.web.intake.records import Counts
from pobratim.web.intake.removals import RemovesMuchError
from pobratim.web.intake.rights import refusal, share_of
from pobratim.web.intake.services import ImportResult, import_findings
from pobratim.web.intake.storage import original_path
from pobratim.web.register.models import Activity, Document
from pobratim.web.register.models import State as RecordState
from pobratim.workers import Outcome, supervise

State = Verdict.State


def this_worker() -> str:
    """The name of this process among those that take in files."""
    return f"{socket.gethostname()}:{os.getpid()}"


def take_in_batch(batch: Batch) -> None:
    """Give every file of a batch that has none its verdicts."""
    batch.worker = this_worker()
    _touch(batch)
    waiting = list(batch.uploads.filter(done=False))
    sources = [Source(original_path(upload.sha256), upload.name) for upload in waiting]
    with closing(supervise(sources, "document_and_findings")) as outcomes:
        for upload, told in zip(waiting, _by_file(outcomes), strict=True):
            _settle(upload, told)
            _touch(batch)
    batch.finished_at = timezone.now()
    batch.save(update_fields=["finished_at"])


def _touch(batch: Batch) -> None:
    batch.touched_at = timezone.now()
    batch.save(update_fields=["worker", "touched_at"])


def _by_file(outcomes: Iterator[Outcome]) -> Iterator[Iterator[Outcome]]:
    """The outcomes of one file after another; what was unpacked is there only until the next file is asked for."""
    for first in outcomes:
        yield _of_file(first, outcomes)


def _of_file(first: Outcome, others: Iterator[Outcome]) -> Iterator[Outcome]:
    yield first
    while not first.last:
        first = next(others)
        yield first


def _settle(upload: Upload, outcomes: Iterator[Outcome]) -> None:
    """The verdicts of one file, in place of those of a worker that was killed half-way."""
    upload.verdicts.all().delete()
    for outcome in outcomes:
        _judged(upload, outcome).save()
    upload.done = True
    upload.save(update_fields=["done"])


def _judged(upload: Upload, outcome: Outcome) -> Verdict:
    verdict = Verdict(upload=upload, label=outcome.source.label)
    if outcome.failure:
        verdict.state, verdict.message = State.FAILED, outcome.failure.message
        return verdict
    document, findings = outcome.result
    refused = refusal(upload.batch, findings)
    if refused:
        verdict.state, verdict.message = State.HELD, refused
        return verdict
    owner = upload.batch.owner
    try:
        findings = by_office(document, findings, owner)
        own = share_of(owner, findings) if owner else findings
        _accept(verdict, _imported(upload, outcome.source, document, own))
        verdict.message = " ".join(_told_of_others(verdict.document, len(findings.activities) - len(own.activities)))
    except RemovesMuchError as error:
        verdict.state, verdict.document = State.ASKS, error.document
        verdict.message = _("%(removed)d of %(all)d records would be removed.") % {
            "removed": error.removed,
            "all": error.known,
        }
    except Exception as error:  # a mistake of ours that one document brings to light must not cost the others
        told = f"{type(error).__name__}: {error}"
        verdict.state = State.FAILED
        verdict.message = _("A mistake of the program, please tell us of it: %(error)s") % {"error": told}
    return verdict


@transaction.atomic
def _imported(upload: Upload, source: Source, document: SourceDocument, findings: Findings) -> ImportResult:
    """Import a document as what its sender says it is."""
    batch = upload.batch
    return import_findings(
        findings=findings,
        document=document,
        original=source.path.read_bytes(),
        containers=[(container.name, container.path.read_bytes()) for container in source.containers],
        actor=batch.actor,
        accept_removals=upload.accept_removals,
        owner=batch.owner,
    )


def _accept(verdict: Verdict, result: ImportResult) -> None:
    verdict.document, verdict.similar = result.document, result.similar
    counts = result.counts
    verdict.counts = {name: count.created + count.updated + count.unchanged for name, count in counts.items()}
    if not result.changed:
        verdict.state = State.UNCHANGED
    else:
        verdict.state = State.CHANGED if _was_known(counts.values()) else State.TAKEN


def _told_of_others(document: Document | None, left_out: int) -> Iterator[str]:
    """Which records went to other authorities than the document, and how many were left out, in sentences."""
    records = Activity.objects.filter(document=document, state=RecordState.CURRENT).order_by("authority__name")
    others = records.exclude(authority=document and document.authority).values_list("authority__name")
    told = [f"{name} – {number}" for name, number in others.annotate(number=Count("pk"))]
    if told:
        yield _("Activities of others: %(owners)s.") % {"owners": ", ".join(told)}
    if left_out:
        yield ngettext(
            "%(number)d activity of others was left out.", "%(number)d activities of others were left out.", left_out
        ) % {"number": left_out}


def _was_known(counts: Iterable[Counts]) -> bool:
    return any(count.updated or count.unchanged or count.withdrawn for count in counts)
