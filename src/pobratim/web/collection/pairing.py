"""Which document answers which campaign: one of the authority asked, for that period, of a kind that answers the form.

An e-mailed or dropped file pairs by itself once intake has read it; somebody who says whose a document is, or of which
period, pairs it by that.
"""

from __future__ import annotations

import re
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from pobratim.rendering.declension import CASES, in_case
from pobratim.web.accounts.models import User
from pobratim.web.collection.models import Campaign, Submission
from pobratim.web.collection.returned import merge_unchanged
from pobratim.web.collection.rows import collectable
from pobratim.web.collection.submissions import Receipt, release, submit
from pobratim.web.intake.documents import correct_document
from pobratim.web.intake.withdrawal import withdraw_document
from pobratim.web.register import edtf
from pobratim.web.register.folding import fold
from pobratim.web.register.models import Authority, Document, State

_WORD = re.compile(r"[\w-]+")


def pair_on_arrival(sender: Any, document: Document, actor: User | None, **_: Any) -> None:
    """Pair a document with the answer that is still awaited of it; receiver of `document_described`."""
    days = edtf.bounds(document.period)
    if document.is_withdrawn or days is None:
        return
    if document.authority is None:
        named = _named_in_title(document, days)
        if named:
            # Which tells of the document once more, and then it is paired.
            correct_document(document=document, values={"owner": named.name}, actor=actor)
        return
    for wrong in document.submissions.filter(state=Submission.State.SUBMITTED).exclude(authority=document.authority):
        release(submission=wrong, actor=actor)
    for submission in _awaited(document, days).filter(authority=document.authority):
        _answer(submission, document, actor)


def _named_in_title(document: Document, days: edtf.Bounds) -> Authority | None:
    """The one authority among those awaited that the title names, in whatever case: small ones are in no gazetteer."""
    title = f" {' '.join(_WORD.findall(fold(document.title)))} "
    awaited = {submission.authority for submission in _awaited(document, days)}
    named = [one for one in awaited if any(f" {form} " in title for form in _forms(one.name))]
    return named[0] if len(named) == 1 else None


def _forms(name: str) -> set[str]:
    return {" ".join(_WORD.findall(fold(in_case(name, case)))) for case in CASES}


def _awaited(document: Document, days: edtf.Bounds) -> QuerySet[Submission]:
    forms = [name for name, told in collectable().items() if document.genre in told["genres"]]
    awaited = Submission.objects.filter(
        state__in=(Submission.State.DRAFT, Submission.State.RETURNED),
        campaign__withdrawn=False,
        campaign__form__in=forms,
        campaign__starts=days[0],
        campaign__ends=days[1],
    )
    return awaited.exclude(document=document).select_related("campaign__authority", "authority", "document")


def pair_known(campaign: Campaign, actor: User | None) -> None:
    """Pair the documents that came before their campaign began."""
    answers = answering(campaign)
    for submission in campaign.submissions.filter(state=Submission.State.DRAFT).select_related("authority", "document"):
        document = answers.filter(authority=submission.authority).order_by("-imported_at", "-pk").first()
        if document:
            _answer(submission, document, actor)


def answering(campaign: Campaign) -> QuerySet[Document]:
    """The documents of all authorities that can answer a campaign."""
    return Document.objects.filter(
        state=State.CURRENT,
        genre__in=collectable()[campaign.form]["genres"],
        starts=campaign.starts,
        ends=campaign.ends,
    )


def _answer(submission: Submission, document: Document, actor: User | None) -> None:
    """A document as the answer. After a return it replaces the document returned, whose records it repeats."""
    merge_unchanged(document, submission, actor)
    replaced = submission.document if submission.state == Submission.State.RETURNED else None
    if replaced:
        withdraw_document(document=replaced, actor=actor, reason=document.name)
    came = timezone.localdate(document.imported_at)
    submit(submission=submission, actor=actor, receipt=Receipt(came), document=document)
