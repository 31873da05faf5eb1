"""Authorities by hand: new ones, their names, to whom they report and which associations they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.folding import name_key
from pobratim.web.register.models import Authority, AuthorityName, Membership, ReportingLine
from pobratim.web.register.names import authority_for
from pobratim.web.register.policies import with_subordinates


@transaction.atomic
def add_authority(*, name: str, abbreviation: str = "", actor: User | None) -> Authority:
    """A new authority. Raises ValidationError where one is found by this name already."""
    _check_free(name, None)
    authority = Authority.objects.create(name=name, abbreviation=abbreviation)
    _remember(authority, name, abbreviation)
    _tell(authority, actor, Verb.CREATED, {}, {"name": name, "abbreviation": abbreviation})
    return authority


@transaction.atomic
def rename(*, authority: Authority, name: str, abbreviation: str, actor: User | None) -> None:
    """Another official name; the old one still leads to the authority, for old papers bear it."""
    _check_free(name, authority)
    before = {"name": authority.name, "abbreviation": authority.abbreviation}
    after = {"name": name, "abbreviation": abbreviation}
    if before == after:
        return
    authority.name, authority.abbreviation = name, abbreviation
    authority.save(update_fields=["name", "abbreviation"])
    _remember(authority, name, abbreviation)
    _tell(authority, actor, Verb.CORRECTED, before, after)


@transaction.atomic
def report_to(*, authority: Authority, parent: Authority | None, since: date, actor: User | None) -> None:
    """From a day on the authority reports to another, or to nobody; what was before stays as history.

    Raises ValidationError where the other one reports to it, or where it began to report elsewhere later than that day.
    """
    if parent and parent.pk in with_subordinates({authority.pk}):
        raise ValidationError(_("“%(parent)s” itself reports to “%(name)s”.") % {"parent": parent, "name": authority})
    open_lines = authority.reports_to.filter(Q(until__isnull=True) | Q(until__gte=since)).select_related("parent")
    if any(line.since and line.since > since for line in open_lines):
        raise ValidationError(_("A later change is already told: choose a later day."))
    before = next((str(line.parent) for line in open_lines), None)
    for line in open_lines:
        _end(line, since)
    if parent:
        ReportingLine.objects.create(authority=authority, parent=parent, since=since)
    after = {"reports_to": str(parent) if parent else None, "since": since.isoformat()}
    _tell(authority, actor, Verb.CORRECTED, {"reports_to": before}, after)


def _end(line: ReportingLine, since: date) -> None:
    """The line up to the day before; one that would have held no day is as if it had never been."""
    if line.since == since:
        line.delete()
        return
    line.until = since - timedelta(days=1)
    line.save(update_fields=["until"])


@transaction.atomic
def set_membership(*, member: Authority, values: Mapping[str, Any], actor: User | None) -> Membership:
    """Say that an authority belongs, belonged or no longer belongs to an association. Opens nothing to either.

    `values` are the fields of Membership, its association by name: one not known yet is made. Raises ValidationError
    where the two are one or a value does not fit.
    """
    association = authority_for(values["association"])
    known = Membership.objects.filter(member=member, association=association).first()
    membership = known or Membership(member=member)
    before = _described(membership) if known else {}
    for name, value in {**values, "association": association}.items():
        setattr(membership, name, value)
    membership.full_clean()
    membership.save()
    _tell(member, actor, Verb.CORRECTED, before, _described(membership))
    return membership


def _described(membership: Membership) -> dict[str, Any]:
    parts = (membership.association, membership.get_state_display(), membership.since, membership.until)
    return {"membership": ", ".join(str(part) for part in parts if part)}


def _check_free(name: str, authority: Authority | None) -> None:
    taken = AuthorityName.objects.filter(key=name_key(name)).exclude(authority=authority).first()
    if taken:
        raise ValidationError({"name": _("This name leads to “%(name)s” already.") % {"name": taken.authority}})


def _remember(authority: Authority, *names: str) -> None:
    for name in filter(None, names):
        AuthorityName.objects.get_or_create(key=name_key(name), defaults={"authority": authority, "name": name})


def _tell(
    authority: Authority, actor: User | None, verb: Verb, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    changes = journal.differences(before, after)
    journal.write([journal.entry(actor=actor, verb=verb, record=authority, changes=changes)])
