"""The letters of the cycle and the prefilled blanks, to be saved."""

from __future__ import annotations

import io
import zipfile

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.rendering.errors import FormError
from pobratim.web.collection.letters import LETTERS, cover_letter, prefilled_blank, submission_letter
from pobratim.web.collection.views.finding import campaign_of, issue_of, submission_of
from pobratim.web.collection.views.issues import DOCX
from pobratim.web.register.policies import Action, signed_in
from pobratim.web.reporting.services import file_name

_ZIP = "application/zip"


@require_safe
def letter(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A letter to the authority of an answer. Raises Http404 for a letter there is none of."""
    if name not in LETTERS:
        raise Http404
    found = submission_of(request, pk, Action.CONFIRM)
    file = file_name(name, found.authority, found.campaign.period)
    return _download(submission_letter(name, found), file, DOCX)


@require_safe
def blank(request: HttpRequest, pk: int) -> HttpResponse:
    """The prefilled blank of an answer."""
    found = submission_of(request, pk)
    try:
        content = prefilled_blank(found, signed_in(request.user))
    except FormError as error:
        raise Http404(str(error)) from None
    return _download(content, file_name(found.campaign.form, found.authority, found.campaign.period), DOCX)


@require_safe
def requests(request: HttpRequest, pk: int) -> HttpResponse:
    """The letters to all that have still to answer, each with its blank: requests, or reminders once it is late."""
    found, user = campaign_of(request, pk, Action.CONFIRM), signed_in(request.user)
    name = "reminder" if request.GET.get("what") == "reminder" else "request"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for answer in found.submissions.select_related("authority", "campaign__authority"):
            if answer.is_open:
                folder = answer.authority.short_name.replace("/", "-")
                archive.writestr(f"{folder}/{_('letter')}.docx", submission_letter(name, answer))
                archive.writestr(f"{folder}/{_('blank')}.docx", prefilled_blank(answer, user))
    return _download(buffer.getvalue(), f"{name} {found.period.replace('/', '-')}.zip", _ZIP)


@require_safe
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter that goes with an issued report."""
    found = issue_of(request, pk)
    return _download(cover_letter(found), file_name("cover", found.campaign.authority, found.campaign.period), DOCX)


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": disposition})
