"""Corrections made rules of the office: offered beside a correction, tried, kept; and the list of all of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.intake import office_rules
from pobratim.web.intake.cards import card_name, records_of
from pobratim.web.intake.office_lexicons import ReadingByRulesError
from pobratim.web.intake.office_rules import KnownRuleError
from pobratim.web.intake.rule_form import RuleForm, column_titles, start, suggested_kind
from pobratim.web.intake.rule_list import RULE_LIST, rows_of
from pobratim.web.register.exports import FORMATS, file_response
from pobratim.web.register.kinds import Kind
from pobratim.web.register.models import Document, OfficeRule, Record
from pobratim.web.register.policies import DOCUMENTS, RULES, Action, signed_in
from pobratim.web.register.rule_words import meaning_in_words
from pobratim.web.register.views.listing import PER_PAGE, PagesById, chosen


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, pk: int, kind: Kind, record: int) -> HttpResponse:
    """The form of a rule; sent once it tells which rows would follow, and once more it is kept."""
    document = get_object_or_404(DOCUMENTS.open_to(request.user, Action.RULE), pk=pk)
    found: Record = get_object_or_404(records_of(kind.model, document, request.user), pk=record)
    if kind.form is None or found.authority is None:
        raise Http404
    chosen, titles = _kind(request, found), column_titles(found)
    form = RuleForm(chosen, titles, request.POST if request.method == "POST" else None, initial=start(found, chosen))
    context = _context(document, found, kind, chosen, titles) | {"form": form}
    if form.is_valid():
        try:
            answer = _tried_or_kept(request, form, found)
        except (KnownRuleError, ReadingByRulesError) as error:
            form.add_error(None, _reason(error))
        else:
            if isinstance(answer, HttpResponseRedirect):
                return answer
            context |= {"following": answer}
    return render(request, "intake/rule.html", context)


def _kind(request: HttpRequest, record: Record) -> str:
    asked = request.GET.get("kind", "")
    return asked if asked in OfficeRule.Kind.values else suggested_kind(record)


def _context(document: Document, record: Record, kind: Kind, chosen: str, titles: list[str]) -> dict[str, Any]:
    kinds = [(value, label) for value, label in OfficeRule.Kind.choices if value != OfficeRule.Kind.COLUMN or titles]
    at = card_name(kind.fact_kind, record.pk)
    return {
        "document": document,
        "record": record,
        "kind": kind,
        "chosen": chosen,
        "kinds": kinds,
        "back": f"{reverse('review', args=[document.pk])}?at={at}#{at}",
    }


def _tried_or_kept(request: HttpRequest, form: RuleForm, record: Record) -> Any:
    """What a rule would change, or the way back once it is kept."""
    told = form.cleaned_data
    rule = office_rules.proposed(record=record, kind=form.kind, phrase=told["phrase"], meaning=form.meaning())
    if request.POST.get("act") != "keep":
        return office_rules.following(rule=rule, record=record)
    office_rules.add_rule(rule=rule, actor=signed_in(request.user), reason=told["reason"])
    given = office_rules.values_given([rule])[rule.pk]
    text = ngettext("Now a rule: it gave %(number)d value.", "Now a rule: it gave %(number)d values.", given)
    messages.success(request, text % {"number": given})
    return redirect("rules")


def _reason(error: Exception) -> str:
    if isinstance(error, KnownRuleError):
        meaning = meaning_in_words(error.rule.meaning)
        return _("There is a rule for these words already: %(meaning)s.") % {"meaning": meaning}
    return _("The document could not be read by this rule: %(error)s") % {"error": error}


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of one's offices, where they came from and how many values each gave."""
    form, found, sort = chosen(request, RULE_LIST)
    page = PagesById(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": RULE_LIST.heading,
        "form": form,
        "page": page,
        "rows": rows_of(page, request.user),
        "sort": sort,
        "default_sort": RULE_LIST.default_sort,
        "anything": page.paginator.count or form.records.exists(),
        "exports": [(name.upper(), reverse("export_rules", args=[name])) for name in FORMATS],
    }
    return render(request, "intake/rules.html", context)


@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The rules as filtered and sorted, as a file. Raises Http404 for a format there is none of."""
    _form, found, _sort = chosen(request, RULE_LIST)
    return file_response(file_format, RULE_LIST.name, RULE_LIST.columns, rows_of(found, request.user))


@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch a rule on or off."""
    rule = get_object_or_404(RULES.open_to(request.user, Action.RULE), pk=pk)
    active = request.POST.get("act") == "on"
    try:
        office_rules.switch(rule=rule, active=active, actor=signed_in(request.user))
    except ReadingByRulesError as error:
        messages.warning(request, _reason(error))
    else:
        done = _("Switched on: its values are back.") if active else _("Switched off: its values are gone.")
        messages.success(request, done)
    return redirect("rules")
