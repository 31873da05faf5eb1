"""A campaign: started, looked after, changed, withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.collection import campaigns as services
from pobratim.web.collection.forms import CampaignForm
from pobratim.web.collection.models import Campaign
from pobratim.web.collection.policies import CAMPAIGNS, collectors
from pobratim.web.collection.standing import Standing, told
from pobratim.web.collection.views.finding import campaign_of, done
from pobratim.web.register.policies import JOURNAL, Action, signed_in
from pobratim.web.reporting.catalogue import form_label
from pobratim.web.ui.outcomes import taken


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Ask authorities for a form; the address may say for which collector, form and period."""
    offered = list(collectors(request.user))
    if not offered:
        raise Http404
    asked = request.GET.get("collector", "")
    collector = next((one for one in offered if str(one.pk) == asked), offered[0])
    initial = {name: request.GET[name] for name in ("form", "period") if name in request.GET}
    form = CampaignForm(request.POST if request.method == "POST" else None, initial=initial, collector=collector)
    made: list[Campaign] = []
    if form.is_valid():
        actor = signed_in(request.user)
        if taken(form, lambda: made.append(services.start(authority=collector, actor=actor, **form.cleaned_data))):
            return redirect("campaign", made[0].pk)
    context = {"form": form, "collectors": offered, "collector": collector}
    return render(request, "collection/campaign_form.html", context)


@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers to a campaign, what they come to, and what was issued."""
    found, today = campaign_of(request, pk), timezone.localdate()
    answers = found.submissions.select_related("authority", "campaign", "document")
    cells = [told(answer, today) for answer in answers]
    issues = list(found.issues.all())
    context: dict[str, Any] = {
        "campaign": found,
        "label": form_label(found.form),
        "answers": cells,
        "accepted": sum(cell.submission.state == "accepted" for cell in cells),
        "rows": sum(cell.count or 0 for cell in cells),
        "late": [cell for cell in cells if cell.standing == Standing.LATE],
        "days_left": (found.due - today).days,
        "issues": issues,
        "in_force": next((issue for issue in issues if issue.holds), None),
        "may_change": CAMPAIGNS.allows(request.user, Action.CORRECT, found),
        "may_issue": CAMPAIGNS.allows(request.user, Action.ISSUE, found),
        "history": JOURNAL.visible_to(request.user).filter(kind=Campaign.fact_kind, record_id=pk),
    }
    return render(request, "collection/campaign.html", context)


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another due day, and the order and headings of the answers."""
    found = campaign_of(request, pk, Action.CORRECT)
    due = parse_date(request.POST.get("due", "")) or found.due
    places = {answer.pk: _place(request, answer.pk, answer.order) for answer in found.submissions.all()}
    actor = signed_in(request.user)
    done(request, _("Saved."), lambda: services.change(campaign=found, due=due, places=places, actor=actor))
    return redirect("campaign", pk)


def _place(request: HttpRequest, pk: int, order: int) -> tuple[int, str]:
    told_order = request.POST.get(f"order-{pk}", "")
    number = int(told_order) if told_order.isdecimal() and len(told_order) < 6 else order
    return number, request.POST.get(f"heading-{pk}", "").strip()[:300]


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Collect no longer, in one click; another click restores it."""
    found, actor = campaign_of(request, pk, Action.WITHDRAW), signed_in(request.user)
    message = _("Withdrawn. You can restore it at any time.")
    done(request, message, lambda: services.withdraw(campaign=found, actor=actor))
    return redirect("campaign", pk)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Collect again."""
    found, actor = campaign_of(request, pk, Action.RESTORE), signed_in(request.user)
    done(request, _("Restored."), lambda: services.restore(campaign=found, actor=actor))
    return redirect("campaign", pk)
