"""An office's own forms: copied, learned from a filled document, taken from a file; changed, archived, brought back."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils.translation import gettext as _

from pobratim.rendering.errors import FormError
from pobratim.rendering.form_parsing import parse_form
from pobratim.rendering.forms import form_names
from pobratim.rendering.offered import REGISTER, offered_for
from pobratim.resources import load
from pobratim.source import Source
from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.column_rules import tell_columns
from pobratim.web.register.models import Authority
from pobratim.web.reporting.catalogue import form_label, own_form
from pobratim.web.reporting.models import OfficeForm
from pobratim.workers import supervise

Origin = OfficeForm.Origin
MOST_BYTES = 20 * 2**20
"""Of an example, and of a form's file."""
_LONGEST_LABEL = 200


class NotLearnedError(ValueError):
    """No form could be learned, or read from a file; the message is a sentence for the user."""


class NothingToUndoError(Exception):
    """The last act on a form is not one's own change."""


def mapping_of(name: str) -> dict[str, Any]:
    """The mapping of a form by its name. Raises FormError where there is none of that name."""
    own = own_form(name)
    if own is None and name not in form_names():
        raise FormError(_("There is no form “%(name)s”.") % {"name": name})
    return copy.deepcopy(own.mapping if own else dict(load(f"forms/{name}")))


@transaction.atomic
def copy_form(*, name: str, authority: Authority, actor: User) -> OfficeForm:
    """A copy of any form as an authority's own. Raises FormError where there is no such form."""
    mapping = mapping_of(name)
    own = own_form(name)
    form = OfficeForm(
        authority=authority,
        label=_free_label(str(mapping["label"]), authority),
        mapping=mapping,
        origin=Origin.COPIED,
        made_from=form_label(name),
        known_roles=own.known_roles if own else {title: roles[0] for title, roles in _roles(mapping)},
    )
    return _added(form, actor)


def _free_label(label: str, authority: Authority) -> str:
    """The label, numbered where the authority has a form called so."""
    taken = set(OfficeForm.objects.filter(authority=authority).values_list("label", flat=True))
    numbered = (f"{label[: _LONGEST_LABEL - 5]} ({number})" for number in range(2, len(taken) + 3))
    return label[:_LONGEST_LABEL] if label not in taken else next(one for one in numbered if one not in taken)


def learn_form(*, content: bytes, file_name: str, authority: Authority, actor: User) -> OfficeForm:
    """The form that a filled document (.docx) is, learned in a worker process. Raises NotLearnedError."""
    learned = _learned(content, Path(file_name).name)
    form = OfficeForm(
        authority=authority,
        label=_free_label(learned["mapping"]["label"], authority),
        mapping=learned["mapping"],
        origin=Origin.LEARNED,
        made_from=Path(file_name).name,
        doubts=learned["doubts"],
        example=learned["example"],
        known_roles=_roles_read(learned["example"]),
    )
    return _added(form, actor)


def _learned(content: bytes, file_name: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="pobratim-form-") as folder:
        path = Path(folder, "example.docx")
        path.write_bytes(content)
        with closing(supervise([Source(path, file_name)], "learned_form")) as outcomes:
            outcome = next(outcomes)
    if outcome.failure:
        raise NotLearnedError(outcome.failure.message)
    found: dict[str, Any] = outcome.result
    return found


def _roles_read(example: Mapping[str, Any]) -> dict[str, str]:
    """The roles that the program read the example's columns by, by their titles."""
    return {
        title: role or ""
        for table in example["tables"]
        for title, role in zip(table["titles"], table["roles"], strict=True)
        if title
    }


def import_form(*, content: bytes, file_name: str, authority: Authority, actor: User) -> OfficeForm:
    """A form from the YAML file that `export_form` gives. Raises NotLearnedError for any other file."""
    try:
        mapping = yaml.safe_load(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise NotLearnedError(_("The file is no form: it is not written in YAML.")) from error
    if not isinstance(mapping, dict):
        raise NotLearnedError(_("The file is no form: it is not written in YAML."))
    try:
        parse_form(str(mapping.get("label", file_name)), mapping)
    except FormError as error:
        raise NotLearnedError(str(error)) from error
    label = _free_label(str(mapping["label"]), authority)
    form = OfficeForm(authority=authority, label=label, mapping=mapping, origin=Origin.IMPORTED, made_from=file_name)
    return _added(form, actor)


def export_form(name: str) -> bytes:
    """A form as a YAML file. Raises FormError where there is none of that name."""
    return yaml.safe_dump(mapping_of(name), allow_unicode=True, sort_keys=False, width=120).encode()


@transaction.atomic
def _added(form: OfficeForm, actor: User) -> OfficeForm:
    form.label = form.label.strip()
    form.mapping["label"] = form.label
    parse_form(form.label, form.mapping)
    form.save()
    changes = journal.differences({}, {"made_from": form.made_from})
    journal.write([journal.entry(actor=actor, verb=Verb.CREATED, record=form, changes=changes)])
    _tell_columns(form, actor)
    return form


@transaction.atomic
def change_form(*, form: OfficeForm, mapping: dict[str, Any], actor: User) -> OfficeForm:
    """A form with another mapping; what its columns are called becomes known to the reading of the office's papers.

    Raises FormError where the mapping is faulty.
    """
    form = OfficeForm.objects.select_for_update().get(pk=form.pk)
    parse_form(str(mapping.get("label", "")), mapping)
    if mapping == form.mapping:
        return form
    _change(form, mapping, Verb.CORRECTED, actor)
    return form


def _change(form: OfficeForm, mapping: dict[str, Any], verb: Verb, actor: User) -> None:
    changes = [{"field": "form_mapping", "old": form.mapping, "new": mapping}]
    form.mapping, form.label = mapping, str(mapping["label"])[:_LONGEST_LABEL]
    form.save()
    journal.write([journal.entry(actor=actor, verb=verb, record=form, changes=changes)])
    _tell_columns(form, actor)


@transaction.atomic
def undo_change(*, form: OfficeForm, actor: User) -> OfficeForm:
    """Take back one's own last change. Raises NothingToUndoError where the last act on the form is none."""
    form = OfficeForm.objects.select_for_update().get(pk=form.pk)
    last = last_change(form, actor)
    if last is None:
        raise NothingToUndoError
    _change(form, last.changes[0]["old"], Verb.UNDONE, actor)
    return form


def last_change(form: OfficeForm, actor: User) -> Entry | None:
    """The last act on a form, where it is a change by the user that can be taken back."""
    entry = Entry.objects.of(form.fact_kind, form.pk).first()
    return entry if entry and entry.verb == Verb.CORRECTED and entry.actor_id == actor.pk else None


@transaction.atomic
def set_archived(*, form: OfficeForm, archived: bool, actor: User) -> OfficeForm:
    """Put a form away, or take it out again. Reports made with it stay as they are."""
    form = OfficeForm.objects.select_for_update().get(pk=form.pk)
    if form.is_archived != archived:
        form.is_archived = archived
        form.save(update_fields=["is_archived", "changed_at"])
        verb = Verb.WITHDRAWN if archived else Verb.RESTORED
        journal.write([journal.entry(actor=actor, verb=verb, record=form)])
    return form


def _tell_columns(form: OfficeForm, actor: User) -> None:
    """Make known what the columns are whose titles the program by itself reads as something else, or not at all."""
    strange = {title: roles[0] for title, roles in _roles(form.mapping) if form.known_roles.get(title) not in roles}
    tell_columns(authority=form.authority, roles=strange, source=form.label, actor=actor)


def _roles(mapping: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The titles of a form's columns that are plain words, with the roles that columns of such values are read by."""
    for table in mapping.get("tables", ()):
        records = REGISTER if mapping["kind"] == REGISTER else table["records"]
        for column in table["columns"] if table.get("header", True) else ():
            title, offered = " ".join(str(column["title"]).split()), offered_for(records, column["value"])
            if title and "{" not in title and offered and offered.roles:
                yield title, offered.roles
