"""Asking for reports: who is to send which form for which period, by when and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pobratim.web.accounts.models import User
from pobratim.web.collection.deadlines import municipal_duty
from pobratim.web.collection.models import Campaign, Submission
from pobratim.web.collection.pairing import pair_known
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register import edtf
from pobratim.web.register.models import Authority, ReportingLine
from pobratim.web.reporting.catalogue import told_name


def subordinates(authority: Authority) -> QuerySet[Authority]:
    """Those that report to an authority today, directly."""
    lines = ReportingLine.objects.in_force().filter(parent=authority)
    return Authority.objects.filter(pk__in=lines.values("authority")).order_by("name")


@transaction.atomic
def start(
    *,
    authority: Authority,
    form: str,
    period: str,
    authorities: Iterable[Authority],
    due: date | None,
    actor: User | None,
) -> Campaign:
    """Ask authorities for a form (by name) for a period (EDTF). With no `due` day it is the one of the region's rules.

    Answers that are in the register already are paired with it. Raises ValidationError where it was asked for already,
    nobody is asked, or no rule tells the day.
    """
    days, asked = edtf.bounds(period), list(authorities)
    if days is None or not asked:
        raise ValidationError(_("Choose a period and at least one authority."))
    if Campaign.objects.filter(authority=authority, form=form, period=period, withdrawn=False).exists():
        raise ValidationError(_("This form is already being collected for this period."))
    duty = None if due else municipal_duty(authority.name, form, period)
    day = duty.day(days[1]) if duty else due
    if day is None:
        raise ValidationError({"due": _("No rule tells the day for this form and period: choose it.")})
    campaign = Campaign.objects.create(
        authority=authority,
        form=form,
        period=period,
        starts=days[0],
        ends=days[1],
        due=day,
        basis=duty.basis if duty else "",
    )
    _ask(campaign, asked)
    values = {"form": told_name(form), "period": period, "due": day.isoformat(), "asked": [str(one) for one in asked]}
    journal.write(
        [journal.entry(actor=actor, verb=Verb.CREATED, record=campaign, changes=journal.differences({}, values))]
    )
    pair_known(campaign, actor)
    return campaign


def _ask(campaign: Campaign, authorities: Sequence[Authority]) -> None:
    """An answer to come from each, in the order and under the headings of the last campaign of the same collector."""
    last = last_places(campaign.authority)
    ordered = sorted(authorities, key=lambda one: (last[one.pk].order if one.pk in last else len(last), one.name))
    Submission.objects.bulk_create(
        Submission(
            campaign=campaign,
            authority=one,
            order=number,
            heading=last[one.pk].heading if one.pk in last else "",
        )
        for number, one in enumerate(ordered, start=1)
    )


def last_places(collector: Authority) -> Mapping[int, Submission]:
    """By authority, its latest answer to a collector: its place in the order and its heading."""
    answers = Submission.objects.filter(campaign__authority=collector, campaign__withdrawn=False)
    return {answer.authority_id: answer for answer in answers.order_by("campaign_id")}


@transaction.atomic
def change(
    *, campaign: Campaign, due: date, places: Mapping[int, tuple[int, str]], actor: User | None, reason: str = ""
) -> Campaign:
    """Another due day, order or headings. `places` maps ids of answers to their numbers in the order and headings."""
    before: dict[str, Any] = {"due": campaign.due.isoformat(), "order": _order(campaign)}
    if campaign.due != due:
        campaign.due, campaign.basis = due, ""
        campaign.save(update_fields=["due", "basis"])
    answers = list(campaign.submissions.all())
    for answer in answers:
        answer.order, answer.heading = places.get(answer.pk, (answer.order, answer.heading))
    Submission.objects.bulk_update(answers, ["order", "heading"])
    after = {"due": due.isoformat(), "order": _order(campaign)}
    changes = journal.differences(before, after)
    if changes:
        journal.write(
            [journal.entry(actor=actor, verb=Verb.CORRECTED, record=campaign, changes=changes, reason=reason)]
        )
    return campaign


def _order(campaign: Campaign) -> list[str]:
    return [answer.name_in_report for answer in campaign.submissions.select_related("authority")]


@transaction.atomic
def withdraw(*, campaign: Campaign, actor: User | None) -> None:
    """Collect no longer. Raises ValidationError where a report was issued: it went out, and stays."""
    if campaign.issues.exists():
        raise ValidationError(_("A report was issued: what went out cannot be withdrawn."))
    _set_withdrawn(campaign, True, Verb.WITHDRAWN, actor)


@transaction.atomic
def restore(*, campaign: Campaign, actor: User | None) -> None:
    """Undo `withdraw`. Raises ValidationError where the same is being collected anew."""
    same = Campaign.objects.filter(
        authority=campaign.authority, form=campaign.form, period=campaign.period, withdrawn=False
    )
    if campaign.withdrawn and same.exists():
        raise ValidationError(_("This form is already being collected for this period."))
    _set_withdrawn(campaign, False, Verb.RESTORED, actor)


def _set_withdrawn(campaign: Campaign, withdrawn: bool, verb: Verb, actor: User | None) -> None:
    if campaign.withdrawn == withdrawn:
        return
    campaign.withdrawn = withdrawn
    campaign.save(update_fields=["withdrawn"])
    journal.write([journal.entry(actor=actor, verb=verb, record=campaign)])
