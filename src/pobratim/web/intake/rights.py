"""Who may take in what: a paper that tells of somebody else's ties does not come in by the back door."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pobratim.findings import Findings
from pobratim.web.intake.models import Batch
from pobratim.web.register.models import Document
from pobratim.web.register.names import known_authority
from pobratim.web.register.policies import DOCUMENTS, Action, Visitor, sees_everything, writable_authorities


def batches_of(user: Visitor) -> QuerySet[Batch]:
    """The batches that a user may see: their own, and all for those who see everything."""
    if sees_everything(user):
        return Batch.objects.all()
    return Batch.objects.filter(actor__isnull=False, actor_id=user.pk)


def refusal(batch: Batch, findings: Findings) -> str:
    """Why the sender of a batch may not take in a document; empty where they may.

    The program itself, and those who see everything, may take in whatever there is. A file that is another's document
    already stays theirs, whatever its sender says.
    """
    if batch.actor is None or sees_everything(batch.actor):
        return ""
    known = Document.objects.filter(sha256=findings.sha256).first()
    if known and not DOCUMENTS.allows(batch.actor, Action.CORRECT, known):
        return _("This file is in the register already, for an authority for which you have no rights.")
    if batch.owner:
        return ""
    if findings.owner is None:
        return _("It does not say whose it is: choose that and send it again.")
    authority = known_authority(findings.owner)
    if authority is None or not writable_authorities(batch.actor).filter(pk=authority.pk).exists():
        return _("It tells of “%(owner)s”, for which you have no rights.") % {"owner": findings.owner}
    return ""
