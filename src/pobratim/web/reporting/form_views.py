"""The offices' own forms: their list, how one begins, and the editor with its preview."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.rendering.errors import FormError
from pobratim.rendering.forms import form_names
from pobratim.web.register.folding import fold
from pobratim.web.register.models import Authority
from pobratim.web.register.policies import Action, signed_in, writable_authorities
from pobratim.web.reporting import own_forms
from pobratim.web.reporting.catalogue import form_label, own_form
from pobratim.web.reporting.form_editor import editor, preview
from pobratim.web.reporting.form_faults import faults_of
from pobratim.web.reporting.form_sent import FieldsError, acted, cleaned, mapping_from
from pobratim.web.reporting.models import OfficeForm
from pobratim.web.reporting.own_forms import MOST_BYTES, NothingToUndoError, NotLearnedError
from pobratim.web.reporting.policies import FORMS


@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """The program's forms and the offices' own; words and the archive narrow the list."""
    words = fold(request.GET.get("q", "")).split()
    archived = request.GET.get("state") == "archived"
    own = FORMS.visible_to(request.user).filter(is_archived=archived).select_related("authority")
    changeable = set(FORMS.open_to(request.user, Action.CORRECT).values_list("pk", flat=True))
    context = {
        "own": [(form, form.pk in changeable) for form in own if _has_words(form.label, words)],
        "program": [] if archived else [(n, t) for n in form_names() if _has_words(t := form_label(n), words)],
        "authorities": _authorities(request),
        "asked": request.GET.get("q", ""),
        "archived": archived,
    }
    return render(request, "reporting/forms.html", context)


def _has_words(label: str, words: list[str]) -> bool:
    return all(word in fold(label) for word in words)


def _authorities(request: HttpRequest) -> QuerySet[Authority]:
    return writable_authorities(request.user).order_by("name")


def _authority(request: HttpRequest) -> Authority:
    """The authority chosen among those that the user writes for. Raises Http404 for any other."""
    chosen = request.POST.get("authority", "")
    return get_object_or_404(_authorities(request), pk=chosen if chosen.isdecimal() else 0)


@require_safe
def add(request: HttpRequest) -> HttpResponse:
    """The ways in which a form begins: from a filled document, from a file, as a copy."""
    if not _authorities(request).exists():
        raise Http404
    return render(request, "reporting/add_form.html", _beginnings(request))


def _beginnings(request: HttpRequest) -> dict[str, Any]:
    seen = [(form.name, form.label) for form in FORMS.visible_to(request.user).filter(is_archived=False)]
    copied = [*((name, form_label(name)) for name in form_names()), *seen]
    return {"authorities": _authorities(request), "copied": copied, "chosen": request.GET.get("form", "")}


@require_POST
def copy(request: HttpRequest) -> HttpResponse:
    """A copy of a form, opened for changing."""
    name, authority = request.POST.get("form", ""), _authority(request)
    own = own_form(name)
    if own and not FORMS.allows(request.user, Action.VIEW, own):
        raise Http404
    try:
        form = own_forms.copy_form(name=name, authority=authority, actor=signed_in(request.user))
    except FormError as error:
        raise Http404 from error
    return redirect("form", form.pk)


@require_POST
def learn(request: HttpRequest) -> HttpResponse:
    """A form learned from a filled document, opened with what is doubtful."""
    return _from_file(request, own_forms.learn_form, "learn")


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """A form from a file that `export` gave."""
    return _from_file(request, own_forms.import_form, "import")


def _from_file(request: HttpRequest, make: Any, way: str) -> HttpResponse:
    authority, sent = _authority(request), request.FILES.get("file")
    try:
        form = make(content=_content(sent), file_name=_name(sent), authority=authority, actor=signed_in(request.user))
    except NotLearnedError as error:
        context = {**_beginnings(request), "faults": {way: str(error)}}
        return render(request, "reporting/add_form.html", context, status=422)
    return redirect("form", form.pk)


def _content(sent: UploadedFile[Any] | None) -> bytes:
    if sent is None:
        raise NotLearnedError(_("Choose a file."))
    if (sent.size or 0) > MOST_BYTES:
        raise NotLearnedError(_("The file is larger than %(most)d MB.") % {"most": MOST_BYTES // 2**20})
    content: bytes = sent.read()
    return content


def _name(sent: UploadedFile[Any] | None) -> str:
    return (sent.name or "") if sent else ""


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor. A button beside a column changes what is sent and stores nothing; saving stores it."""
    found = _changeable(request, pk)
    user = signed_in(request.user)
    if request.method != "POST":
        return render(request, "reporting/form.html", editor(found, found.mapping, user, request.GET))
    try:
        mapping = mapping_from(request.POST, found.mapping)
    except FieldsError as error:
        return _faulty(request, found, error.mapping, error.faults)
    act = request.POST.get("act", "")
    if act != "save":
        return render(request, "reporting/form.html", editor(found, acted(mapping, act), user, request.POST))
    faults = faults_of(cleaned(mapping))
    if faults:
        return _faulty(request, found, mapping, faults)
    own_forms.change_form(form=found, mapping=cleaned(mapping), actor=user)
    messages.success(request, _("Saved."))
    return redirect("form", found.pk)


def _faulty(request: HttpRequest, found: OfficeForm, mapping: dict[str, Any], faults: dict[str, str]) -> HttpResponse:
    context = editor(found, mapping, signed_in(request.user), request.POST) | {"faults": faults}
    return render(request, "reporting/form.html", context, status=422)


def _changeable(request: HttpRequest, pk: int) -> OfficeForm:
    return get_object_or_404(FORMS.open_to(request.user, Action.CORRECT).select_related("authority"), pk=pk)


@require_POST
def preview_form(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as the form that was sent, not yet stored, would print it, or what is wrong with it."""
    found = _changeable(request, pk)
    try:
        mapping = cleaned(mapping_from(request.POST, found.mapping))
    except FieldsError as error:
        return render(request, "reporting/form_preview.html", {"faults": list(error.faults.values())})
    context = preview(mapping, signed_in(request.user), request.POST)
    return render(request, "reporting/form_preview.html", context)


@require_safe
def export(request: HttpRequest, name: str) -> HttpResponse:
    """A form as a YAML file."""
    own = own_form(name)
    if (own and not FORMS.allows(request.user, Action.VIEW, own)) or (own is None and name not in form_names()):
        raise Http404
    response = HttpResponse(own_forms.export_form(name), content_type="application/yaml; charset=utf-8")
    file_name = f"{form_label(name)[:80]}.yml".replace("/", "-")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name)}"
    return response


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Put a form away, or take it out again."""
    found, archived = _changeable(request, pk), request.POST.get("act") != "restore"
    own_forms.set_archived(form=found, archived=archived, actor=signed_in(request.user))
    messages.success(request, _("Put into the archive.") if archived else _("Taken out of the archive."))
    return redirect("forms")


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Take back one's own last change of a form."""
    found = _changeable(request, pk)
    try:
        own_forms.undo_change(form=found, actor=signed_in(request.user))
    except NothingToUndoError:
        messages.warning(request, _("There is nothing to take back."))
    else:
        messages.success(request, _("Taken back."))
    return redirect("form", found.pk)
