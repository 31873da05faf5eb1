"""Who may take in what: a paper that tells of somebody else's ties does not come in by the back door."""

from __future__ import annotations

import dataclasses

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pobratim.findings import Findings
from pobratim.web.intake.models import Batch
from pobratim.web.register.models import Authority, AuthorityName, Document
from pobratim.web.register.municipalities import keys
from pobratim.web.register.names import known_authority
from pobratim.web.register.policies import (
    DOCUMENTS,
    Action,
    Visitor,
    sees_everything,
    with_subordinates,
    writable_authorities,
)


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


def share_of(owner: Authority, findings: Findings) -> Findings:
    """What of a paper is its own, where its sender says it is this authority's.

    A consolidated report tells of many municipalities. Where it names the authority, or one that reports to it, as one
    of them, what it tells of the others stays out; where it names none of these, it is the authority's own list.
    """
    names = AuthorityName.objects.filter(authority__in=with_subordinates({owner.pk})).values_list("name", flat=True)
    own = {key for name in names for key in keys(name)}
    named = [set(keys(activity.municipality or "")) for activity in findings.activities]
    if not any(told & own for told in named):
        return findings
    kept = (activity for activity, told in zip(findings.activities, named, strict=True) if not told or told & own)
    return dataclasses.replace(findings, activities=tuple(kept))
