"""Columns told by an office's own forms: rules of the office, so that papers in such a form are read by it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.folding import fold
from pobratim.web.register.models import Authority, OfficeRule

_LONGEST = 200


@transaction.atomic
def tell_columns(
    *, authority: Authority, roles: Mapping[str, str], source: str, actor: User | None
) -> list[OfficeRule]:
    """Rules that the columns of these titles have these roles; `source` names the form that tells so.

    A rule that a person made of a correction stays as it is; one that a form told before follows the form. Returns
    those that are new or changed.
    """
    told = []
    for title, role in roles.items():
        key = " ".join(fold(title).split())
        if not key or len(title) > _LONGEST:
            continue
        known = OfficeRule.objects.filter(authority=authority, kind=OfficeRule.Kind.COLUMN, key=key).first()
        if known is None:
            known = OfficeRule(authority=authority, kind=OfficeRule.Kind.COLUMN, phrase=title, key=key)
        elif known.document_id is not None or known.meaning == {"role": role}:
            continue
        told.append(_kept(known, role, source, actor))
    return told


def _kept(rule: OfficeRule, role: str, source: str, actor: User | None) -> OfficeRule:
    verb = Verb.CORRECTED if rule.pk else Verb.CREATED
    before = {"rule": _told(rule)} if rule.pk else {}
    rule.meaning, rule.made_by = {"role": role}, str(actor or "")
    rule.record_label = source[: journal.LABEL_LENGTH]
    rule.save()
    changes = journal.differences(before, {"rule": _told(rule)})
    journal.write([journal.entry(actor=actor, verb=verb, record=rule, changes=changes)])
    return rule


def _told(rule: OfficeRule) -> dict[str, str]:
    return {"kind": rule.kind, "phrase": rule.phrase, **rule.meaning}
