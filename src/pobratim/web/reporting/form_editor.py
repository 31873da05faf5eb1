"""What the page of the editor shows: the fields of a form, its doubts, and the paper that it prints of real records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from pobratim.rendering.errors import FormError
from pobratim.rendering.form_parsing import parse_form
from pobratim.rendering.html import write_html
from pobratim.rendering.offered import offered_lists
from pobratim.web.accounts.models import User
from pobratim.web.register import policies
from pobratim.web.register.choices import Status
from pobratim.web.register.models import Authority
from pobratim.web.reporting.form_fields import OWN, table_fields
from pobratim.web.reporting.form_styles import LineStyle
from pobratim.web.reporting.models import OfficeForm
from pobratim.web.reporting.own_forms import last_change
from pobratim.web.reporting.periods import UnreadablePeriodError
from pobratim.web.reporting.services import fill_with

_SIDES = (
    ("top", _("Top margin, mm")),
    ("right", _("Right margin, mm")),
    ("bottom", _("Bottom margin, mm")),
    ("left", _("Left margin, mm")),
)
_EMPTY_LINE = {"text": "", "style": "plain"}


def editor(form: OfficeForm, mapping: Mapping[str, Any], user: User, sent: Mapping[str, Any]) -> dict[str, Any]:
    """The context of the editor's page: the mapping as it stands on the page, and its paper for whom `sent` asks."""
    asked = _asked(form, user, sent)
    return {
        "form": form,
        "mapping": mapping,
        "title": "\n".join(map(str, mapping["title"])),
        "tables": table_fields(mapping, form.example),
        "lists": offered_lists(),
        "lines": [(part, [*map(_line, mapping.get(part, ())), _EMPTY_LINE]) for part in ("before", "after")],
        "styles": LineStyle.choices,
        "statuses": Status.choices,
        "own": OWN,
        "sides": _SIDES,
        "doubts": _doubts(form),
        "undoable": last_change(form, user) is not None,
        "owners": policies.AUTHORITIES.visible_to(user).order_by("name"),
        **asked,
        **preview(mapping, user, asked),
    }


def _line(entry: Any) -> dict[str, str]:
    return {**_EMPTY_LINE, **entry} if isinstance(entry, Mapping) else {**_EMPTY_LINE, "text": str(entry)}


def _doubts(form: OfficeForm) -> dict[str, list[str]]:
    """What learning was in doubt of, until the form was changed: of columns by their name on the page, else "form"."""
    found: dict[str, list[str]] = {}
    for doubt in form.doubts:
        name = f"t{doubt['table'] or 0}_c{doubt['column']}" if doubt["column"] is not None else "form"
        found.setdefault(name, []).append(doubt["message"])
    return found


def _asked(form: OfficeForm, user: User, sent: Mapping[str, Any]) -> dict[str, str]:
    """Whose paper, and of which period, the preview shows: as asked, else the form's office and its latest period."""
    owner = str(sent.get("preview_owner") or form.authority_id)
    period = str(sent.get("preview_period") or "").strip()
    return {"preview_owner": owner, "preview_period": period or latest_period(form.authority, user)}


def latest_period(authority: Authority, user: User) -> str:
    """The latest period that documents of an authority, or of those that report to it, tell of; else this year."""
    owners = policies.with_subordinates({authority.pk})
    told = policies.DOCUMENTS.visible_to(user).filter(authority__in=owners).exclude(period="").order_by("-ends")
    return told.values_list("period", flat=True).first() or str(timezone.localdate().year)


def preview(mapping: Mapping[str, Any], user: User, sent: Mapping[str, Any]) -> dict[str, Any]:
    """The paper of a mapping, or why there is none."""
    number = str(sent.get("preview_owner", ""))
    owners = policies.AUTHORITIES.visible_to(user)
    owner = owners.filter(pk=int(number)).first() if number.isdecimal() else None
    if owner is None:
        return {}
    try:
        form = parse_form(str(mapping["label"]), mapping)
        filled = fill_with(form=form, owner=owner, period=str(sent.get("preview_period", "")), user=user)
    except (FormError, UnreadablePeriodError) as error:
        return {"problem": str(error)}
    # Everything in the fragment was escaped by the writer.
    return {"paper": filled.paper, "preview": mark_safe(write_html(filled.paper))}  # noqa: S308
