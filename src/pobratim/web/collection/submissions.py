"""What becomes of an answer: sent, returned with remarks, accepted, and each of these taken back.

While an issued report holds, its answers do not change: it has to be reopened first, which says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.web.accounts.models import User
from pobratim.web.accounts.services import local_administrator
from pobratim.web.collection.models import Return, Submission
from pobratim.web.collection.rows import Rows, fingerprints, is_copy, rows_of
from pobratim.web.intake.storage import store_original
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.choices import SubmissionState
from pobratim.web.register.models import Document

State = SubmissionState
_TOLD = ("nothing_held", "sent", "received", "number")


@dataclass(frozen=True, slots=True)
class Receipt:
    """When an answer was sent, when it came, and the number it was registered under (empty where there is none)."""

    sent: date
    received: date | None = None
    number: str = ""


@transaction.atomic
def submit(
    *,
    submission: Submission,
    actor: User | None,
    receipt: Receipt | None = None,
    nothing_held: bool = False,
    document: Document | None = None,
) -> Submission:
    """Send an answer: its rows, or the word that nothing was held. Raises ValidationError where it was sent already, or
    says that nothing was held although there are rows. With no actor it is the program that pairs a file with it.
    """
    before = _locked(submission)
    if not submission.is_open:
        raise ValidationError(_("It has been sent already."))
    rows = rows_of(submission, actor or local_administrator())
    if nothing_held and rows.records:
        raise ValidationError(_("There are rows for this period: withdraw them first, or send them."))
    told = receipt or Receipt(timezone.localdate())
    submission.state, submission.nothing_held = State.SUBMITTED, nothing_held
    submission.sent, submission.received, submission.number = told.sent, told.received or told.sent, told.number
    submission.document = document or submission.document
    _mark(submission, rows)
    submission.save()
    _tell(submission, Verb.SUBMITTED, actor, before)
    return submission


def _mark(submission: Submission, rows: Rows) -> None:
    """What tells these rows from those of other periods."""
    submission.fingerprints = fingerprints(rows.records)
    submission.is_copy = is_copy(submission.fingerprints, submission.campaign, submission.authority_id)


@transaction.atomic
def give_back(*, submission: Submission, remarks: str, actor: User) -> Submission:
    """Return an answer with remarks. Raises ValidationError where it is not to be checked, or no remark is made."""
    before = _locked(submission)
    _require(submission, State.SUBMITTED)
    if not remarks.strip():
        raise ValidationError(_("Say what is wrong with it."))
    submission.state = State.RETURNED
    submission.save(update_fields=["state"])
    Return.objects.create(submission=submission, remarks=remarks.strip(), by=actor)
    _tell(submission, Verb.RETURNED, actor, before, remarks.strip())
    return submission


@transaction.atomic
def accept(*, submission: Submission, actor: User, chosen: Mapping[str, Sequence[int]] | None = None) -> Submission:
    """Accept an answer: from now on these records count and no others. `chosen` are their ids by kind, all where it is
    None. Raises ValidationError where it is not to be checked, or holds nothing without saying so.
    """
    before = _locked(submission)
    _require(submission, State.SUBMITTED)
    rows = rows_of(submission, actor)
    known = rows.ids
    counted = known if chosen is None else {k: [i for i in ids if i in chosen.get(k, ())] for k, ids in known.items()}
    counted = {kind: ids for kind, ids in counted.items() if ids}
    if submission.nothing_held and counted:
        raise ValidationError(_("It says that nothing was held, but there are rows."))
    if not submission.nothing_held and not counted:
        raise ValidationError(_("There is no row in it, and it does not say that nothing was held."))
    submission.state, submission.counted = State.ACCEPTED, counted
    _mark(submission, Rows([record for record in rows.records if record.pk in counted.get(record.fact_kind, ())]))
    submission.save()
    _tell(submission, Verb.ACCEPTED, actor, before)
    return submission


# What each state was before, for taking the last step back.
_BEFORE = {State.SUBMITTED: State.DRAFT, State.RETURNED: State.SUBMITTED, State.ACCEPTED: State.SUBMITTED}


@transaction.atomic
def take_back(*, submission: Submission, actor: User) -> Submission:
    """Undo the last step: accepted or returned is to be checked again, sent is not sent. Raises ValidationError where
    there is none, or the report was issued."""
    before = _locked(submission)
    state = State(submission.state)
    if state not in _BEFORE:
        raise ValidationError(_("There is nothing to take back."))
    _refuse_issued(submission)
    latest = submission.returns.filter(taken_back=False).first()
    submission.state, submission.counted = _BEFORE[state], None
    if state == State.RETURNED and latest:
        latest.taken_back = True
        latest.save(update_fields=["taken_back"])
    if state == State.SUBMITTED:
        submission.state = State.RETURNED if latest else State.DRAFT
        submission.nothing_held = False
    submission.save()
    _tell(submission, Verb.UNDONE, actor, before)
    return submission


@transaction.atomic
def release(*, submission: Submission, actor: User | None) -> Submission:
    """Take a document away from an answer that it turned out not to be: what was sent with it is not sent."""
    before = _locked(submission)
    submission.state, submission.document, submission.fingerprints = State.DRAFT, None, []
    submission.sent = submission.received = None
    submission.save()
    _tell(submission, Verb.UNDONE, actor, before)
    return submission


@transaction.atomic
def note_receipt(*, submission: Submission, receipt: Receipt, actor: User) -> Submission:
    """Set right when an answer was sent and received, and its number. Raises ValidationError where it was not sent, or
    came before it was sent."""
    before = _locked(submission)
    if submission.state == State.DRAFT:
        raise ValidationError(_("It has not been sent yet."))
    if receipt.received and receipt.received < receipt.sent:
        raise ValidationError(_("It cannot have been received before it was sent."))
    submission.sent, submission.received, submission.number = receipt.sent, receipt.received, receipt.number
    submission.save(update_fields=["sent", "received", "number"])
    _tell(submission, Verb.CORRECTED, actor, before)
    return submission


@transaction.atomic
def attach_scan(*, submission: Submission, name: str, content: bytes, actor: User) -> Submission:
    """Keep the scan of the signed paper beside the Word file of the same answer."""
    _locked(submission)
    old, digest = submission.scan_name, hashlib.sha256(content).hexdigest()
    store_original(content, digest)
    submission.scan_name, submission.scan_sha256 = name, digest
    submission.save(update_fields=["scan_name", "scan_sha256"])
    changes = journal.differences({"scan": old or None}, {"scan": name})
    journal.write([journal.entry(actor=actor, verb=Verb.CORRECTED, record=submission, changes=changes)])
    return submission


def _locked(submission: Submission) -> dict[str, Any]:
    """The submission as it is now, nobody else's until the transaction ends; gives what the journal compares with."""
    submission.refresh_from_db(from_queryset=Submission.objects.select_for_update())
    return _told(submission)


def _told(submission: Submission) -> dict[str, Any]:
    values = {name: getattr(submission, name) for name in _TOLD}
    told = {name: value.isoformat() if isinstance(value, date) else value or None for name, value in values.items()}
    return {
        **told,
        "submission": submission.state,
        "counted": submission.count or None,
        "document": submission.document.name if submission.document else None,
    }


def _require(submission: Submission, state: SubmissionState) -> None:
    if submission.state != state:
        raise ValidationError(_("It is “%(state)s” by now.") % {"state": submission.get_state_display()})


def _refuse_issued(submission: Submission) -> None:
    if submission.state == State.ACCEPTED and submission.campaign.issues.filter(reopened_on=None).exists():
        raise ValidationError(_("The report was issued: reopen it first."))


def _tell(submission: Submission, verb: Verb, actor: User | None, before: dict[str, Any], reason: str = "") -> None:
    changes = journal.differences(before, _told(submission))
    journal.write([journal.entry(actor=actor, verb=verb, record=submission, changes=changes, reason=reason)])
