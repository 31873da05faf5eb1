"""The review of a document: its source beside what was found in it, and a human who decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pobratim.document import Span
from pobratim.json_form import document_from_json, span_from_json
from pobratim.web.accounts.models import User
from pobratim.web.intake.cards import FILTERS, Card, card_name, card_of, cards_of, counts, records_of
from pobratim.web.intake.page import PageSection, build_page
from pobratim.web.intake.passages import Passage, coverage_parts, passages, set_aside, take_back
from pobratim.web.register import policies, services
from pobratim.web.register.acceptance import REVIEWED
from pobratim.web.register.kinds import Kind
from pobratim.web.register.meanwhile import ChangedMeanwhileError
from pobratim.web.register.merging import NotMergeableError, part
from pobratim.web.register.models import Document, Record
from pobratim.web.register.policies import Action, Visitor, signed_in
from pobratim.web.register.review import accept_all_certain, count_certain, last_accept_all, undo_accept_all
from pobratim.web.register.undoing import NothingToUndoError, undo

ACTS: Mapping[str, tuple[Action, Callable[[Record, User, int | None], Record]]] = {
    "accept": (Action.CONFIRM, lambda record, actor, seen: services.accept(record=record, actor=actor, seen=seen)),
    "withdraw": (Action.WITHDRAW, lambda record, actor, _: services.withdraw(record=record, actor=actor)),
    "restore": (Action.RESTORE, lambda record, actor, _: services.restore(record=record, actor=actor)),
    "part": (Action.MERGE, lambda record, actor, _: part(record=record, actor=actor)),
    "undo": (Action.CORRECT, lambda record, actor, _: undo(record=record, actor=actor)),
}
"""What can be done with a card, by the word that its button sends."""


@require_safe
@never_cache  # whoever comes back sees what was decided, not what the browser kept
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The two panes; `?show=` says which records: to review, all, doubtful; `?at=` names the card one comes back to."""
    found = _find(request.user, pk)
    shown = _shown(request.GET.get("show"))
    cards = cards_of(found, request.user, shown, request.GET.get("at", ""))
    unread = passages(found, found.reading.findings)
    context = {
        **_standing(found, request.user, shown),
        "sections": _sections(found, cards, unread),
        "parts": coverage_parts(found),
        "cards": cards,
        "unread": unread,
    }
    return render(request, "intake/review.html", context)


@require_POST
def act(request: HttpRequest, pk: int, kind: Kind, record: int) -> HttpResponse:
    """Do something with one card: the card as it is then, or the whole page for a browser without scripts."""
    document, name = _find(request.user, pk), request.POST.get("act", "")
    found = get_object_or_404(records_of(kind.model, document, request.user), pk=record)
    if name not in ACTS or kind.model not in REVIEWED or not kind.policy.allows(request.user, ACTS[name][0], found):
        raise Http404
    merged = _merged_with(found)
    problem = _do(name, found, signed_in(request.user), _number(request.POST.get("seen")))
    shown = _shown(request.POST.get("show"))
    if request.headers.get("HX-Request"):
        found.refresh_from_db()
        others = records_of(kind.model, document, request.user).filter(pk__in=merged)
        card = {
            "card": card_of(found, request.user),
            "problem": problem,
            "others": [card_of(other, request.user) for other in others],
        }
        return render(request, "intake/review_answer.html", {**_standing(document, request.user, shown), **card})
    if problem:
        messages.warning(request, problem)
    return redirect(_address(pk, shown, card_name(kind.fact_kind, record)))


def _merged_with(record: Record) -> set[int]:
    """The ids of the records that parting this one, or undoing a merger of it, changes too."""
    merged = type(record).objects.filter(merged_into=record).values_list("pk", flat=True)
    return {*merged, *([record.merged_into.pk] if record.merged_into else [])}


def _do(name: str, record: Record, actor: User, seen: int | None) -> str:
    """What speaks against an act, in words; empty where it is done."""
    try:
        ACTS[name][1](record, actor, seen)
    except ChangedMeanwhileError:
        return _("Somebody changed this record meanwhile. This is how it is now: look at it again.")
    except (NothingToUndoError, NotMergeableError):
        return _("There is nothing of yours to undo here.")
    return ""


@require_POST
def accept_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept all that the machine is certain of, or take that back."""
    document, actor = _find(request.user, pk, Action.CONFIRM), signed_in(request.user)
    if request.POST.get("act") == "undo":
        _take_back_all(request, document, actor)
    else:
        number = accept_all_certain(document=document, actor=actor)
        told = ngettext("%(number)d record accepted.", "%(number)d records accepted.", number)
        messages.success(request, told % {"number": number})
    return redirect(_address(pk, _shown(request.POST.get("show"))))


def _take_back_all(request: HttpRequest, document: Document, actor: User) -> None:
    try:
        number = undo_accept_all(document=document, actor=actor)
    except NothingToUndoError:
        messages.warning(request, _("There is nothing of yours to undo here."))
        return
    told = ngettext(
        "%(number)d record is to be reviewed again.", "%(number)d records are to be reviewed again.", number
    )
    messages.success(request, told % {"number": number})


@require_POST
def passage(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Say that an unread passage is no content, or take that back."""
    document, actor = _find(request.user, pk, Action.CORRECT), signed_in(request.user)
    change = take_back if request.POST.get("act") == "take_back" else set_aside
    try:
        change(document=document, key=key, actor=actor)
    except KeyError:
        raise Http404 from None
    return redirect(_address(pk, _shown(request.POST.get("show")), f"unread-{key}"))


def _find(user: Visitor, pk: int, action: Action = Action.VIEW) -> Document:
    """The document; what a user may not see, or not do, does not exist."""
    seen = policies.DOCUMENTS.open_to(user, action).select_related("authority", "reading")
    return get_object_or_404(seen, pk=pk)


def _shown(asked: str | None) -> str:
    return asked if asked and asked in FILTERS else "review"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _address(pk: int, shown: str, at: str = "") -> str:
    """The page with the part of it that one comes back to."""
    query = {"show": "" if shown == "review" else shown, "at": at}
    told = urlencode({name: value for name, value in query.items() if value})
    return reverse("review", args=[pk]) + (f"?{told}" if told else "") + (f"#{at}" if at else "")


def _standing(document: Document, user: Visitor, shown: str) -> dict[str, Any]:
    """How far the review is, and what can be done with all of it."""
    may = policies.DOCUMENTS.allows(user, Action.CONFIRM, document)
    told = counts(document, user)
    return {
        "document": document,
        "show": shown,
        "filters": [(name, _address(document.pk, name), told[name]) for name in FILTERS],
        "total": told["all"],
        "reviewed": told["all"] - told["review"],
        "may_review": may and not document.is_withdrawn,
        "certain": count_certain(document) if may else 0,
        "may_undo_all": may and last_accept_all(document, signed_in(user)) is not None,
    }


def _sections(document: Document, cards: list[Card], unread: list[Passage]) -> list[PageSection]:
    """The source with the passages that lead to its cards."""
    places = [(passage.span, f"unread-{passage.key}") for passage in unread]
    return build_page(
        document_from_json(document.reading.content),
        unread=[passage.span for passage in unread if not passage.set_aside],
        aside=[passage.span for passage in unread if passage.set_aside],
        targets=[*_evidence(document, cards), *places],
    )


def _evidence(document: Document, cards: list[Card]) -> list[tuple[Span, str]]:
    """Where the cards were read. What they were only concluded from comes last: a heading belongs to all below it."""
    names = {(card.record.fact_kind, card.record.pk): card.name for card in cards}
    found = [
        (span_from_json(evidence.span), name)
        for evidence in document.evidence.all()
        if (name := names.get((evidence.kind, evidence.record_id)))
    ]
    return sorted(found, key=lambda place: place[0].inferred)
