"""Issuing a report for good, signing it, and reopening it for a correction."""

from __future__ import annotations

import hashlib
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.rendering.docx import write_docx
from pobratim.web.accounts.models import User
from pobratim.web.collection.consolidation import consolidate
from pobratim.web.collection.models import Campaign, Issue, Wording
from pobratim.web.intake.storage import store_original
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.models import Record
from pobratim.web.reporting.services import file_name


@transaction.atomic
def issue(*, campaign: Campaign, actor: User) -> Issue:
    """Write the report and freeze it: bytes, SHA-256 and rows. Raises ValidationError where one holds already or
    nothing is accepted, FormError where the form cannot be filled.
    """
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.issues.filter(reopened_on=None).exists():
        raise ValidationError(_("A report is issued: reopen it first."))
    if not campaign.submissions.filter(state="accepted").exists():
        raise ValidationError(_("Nothing is accepted yet."))
    made = consolidate(campaign)
    content = write_docx(made.paper)
    number = (campaign.issues.aggregate(last=Max("number"))["last"] or 0) + 1
    issued = Issue.objects.create(
        campaign=campaign,
        number=number,
        issued_by=actor,
        name=file_name(campaign.form, campaign.authority, campaign.period),
        sha256=hashlib.sha256(content).hexdigest(),
        columns=made.columns,
        rows=made.rows,
        missing=[answer.name_in_report for answer in made.missing],
    )
    store_original(content, issued.sha256)
    changes = journal.differences({}, {"sha256": issued.sha256, "counted": len(made.rows)})
    journal.write([journal.entry(actor=actor, verb=Verb.ISSUED, record=issued, changes=changes)])
    return issued


@transaction.atomic
def sign(*, issued: Issue, signatory: str, signed_on: date, actor: User) -> Issue:
    """Say who signed it and when. Raises ValidationError where it does not hold any more."""
    _lock(issued)
    before = {"signatory": issued.signatory or None, "signed_on": _day(issued.signed_on)}
    issued.signatory, issued.signed_on = signatory, signed_on
    issued.save(update_fields=["signatory", "signed_on"])
    changes = journal.differences(before, {"signatory": signatory, "signed_on": signed_on.isoformat()})
    journal.write([journal.entry(actor=actor, verb=Verb.SIGNED, record=issued, changes=changes)])
    return issued


@transaction.atomic
def reopen(*, issued: Issue, exception: str, actor: User) -> Issue:
    """Open it for a correction: it stays as it went out, its signature is void, and the exception is dated today.

    Raises ValidationError where no reason is given or it was reopened before.
    """
    _lock(issued)
    if not exception.strip():
        raise ValidationError(_("Say why: an issued report is opened as an exception only."))
    issued.reopened_on, issued.exception = timezone.localdate(), exception.strip()
    issued.save(update_fields=["reopened_on", "exception"])
    changes = journal.differences({"signed_on": _day(issued.signed_on)}, {"signed_on": None})
    journal.write(
        [journal.entry(actor=actor, verb=Verb.REOPENED, record=issued, changes=changes, reason=issued.exception)]
    )
    return issued


@transaction.atomic
def reword(*, campaign: Campaign, record: Record, column: str, text: str | None, actor: User) -> None:
    """Word one cell of the reports of a campaign otherwise than the register does; None takes that back.

    Raises ValidationError while an issued report holds.
    """
    if campaign.issues.filter(reopened_on=None).exists():
        raise ValidationError(_("A report is issued: reopen it first."))
    cell = {"campaign": campaign, "kind": record.fact_kind, "record_id": record.pk, "column": column}
    known = Wording.objects.filter(**cell).first()
    if text is None:
        Wording.objects.filter(**cell).delete()
    else:
        Wording.objects.update_or_create(**cell, defaults={"text": text})
    changes = journal.differences({"text": known.text if known else None}, {"text": text})
    if changes:
        journal.write([journal.entry(actor=actor, verb=Verb.CORRECTED, record=campaign, changes=changes)])


def _lock(issued: Issue) -> None:
    issued.refresh_from_db(from_queryset=Issue.objects.select_for_update())
    if not issued.holds:
        raise ValidationError(_("It was reopened and does not hold any more."))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
