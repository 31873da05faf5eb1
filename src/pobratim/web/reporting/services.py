"""Official forms from the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratim.json_form import findings_from_json
from pobratim.rendering.checks import RowRemark, check_rows
from pobratim.rendering.docx import write_docx
from pobratim.rendering.fill import fill
from pobratim.rendering.forms import Form
from pobratim.rendering.paper import Paper
from pobratim.rendering.records import FormData
from pobratim.rendering.writers import write_paper
from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register import policies
from pobratim.web.register.models import Authority
from pobratim.web.register.names import UnknownAuthorityError, find_authority
from pobratim.web.register.requisites import blanks, owner_forms, requisites_of
from pobratim.web.reporting.anchors import with_anchors
from pobratim.web.reporting.catalogue import find_form, told_name
from pobratim.web.reporting.periods import parse_period, previous_period
from pobratim.web.reporting.proofs import CellEvidence, as_comment, evidence_file, evidence_of_cells
from pobratim.web.reporting.records import as_findings
from pobratim.web.reporting.selection import Selection, by_kind, select

_LONGEST_NAME = 60
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form filled but not written: what it was filled from, the paper, and the records that its rows refer to."""

    form: Form
    data: FormData
    paper: Paper
    selection: Selection


@dataclass(frozen=True, slots=True)
class Report:
    """A form written: its file's name and bytes, what to tell the clerk of it, and its evidence file if asked for."""

    name: str
    content: bytes
    remarks: tuple[str, ...]
    evidence: bytes | None = None


def form_data(*, form_name: str, owner: Authority, period: str, user: User) -> FormData:
    """What a form is filled from. `period` as people write it: EDTF, 2020-Q2, 2020-H1 (else UnreadablePeriodError)."""
    edtf = parse_period(period)
    return data_of(select(form=find_form(form_name), owner=owner, period=edtf, user=user), owner, edtf)


def data_of(selection: Selection, owner: Authority, period: str, about: str | None = None) -> FormData:
    """The records of a selection as the form takes them, index by index."""
    requisites = requisites_of(owner)
    photographs = {"document": "", "sha256": "", "media_type": "", "photographs": selection.photographs}
    return FormData(
        owner=owner.full_name,
        owner_short=owner.abbreviation or None,
        period=period,
        activities=as_findings("activities", selection.activities).activities,
        agreements=as_findings("agreements", selection.agreements).agreements,
        partners=as_findings("partners", selection.partners).partners,
        anniversaries=as_findings("anniversaries", selection.anniversaries).anniversaries,
        people=as_findings("people", selection.people).people,
        members=tuple(selection.members),
        photographs=findings_from_json(photographs).photographs,
        visits=tuple(index for index, activity in enumerate(selection.activities) if activity in selection.visits),
        about=about or None,
        owner_forms=owner_forms(requisites),
        blanks=blanks(requisites),
        plan_of=selection.plan_of,
    )


def fill_form(
    *, form_name: str, owner: Authority, period: str, user: User, house_style: bool = False, about: str | None = None
) -> FilledForm:
    """A form filled for an owner and a period; `about` names the partner or city that a form about one is to be about.

    Raises UnreadablePeriodError or rendering's FormError (both ValueError), each with a sentence for the user.
    """
    form = find_form(form_name)
    return fill_with(form=form, owner=owner, period=period, user=user, house_style=house_style, about=about)


def fill_with(
    *, form: Form, owner: Authority, period: str, user: User, house_style: bool = False, about: str | None = None
) -> FilledForm:
    """As `fill_form`, with a form that need not be kept anywhere yet."""
    edtf = parse_period(period)
    selection = select(form=form, owner=owner, period=edtf, user=user)
    data = data_of(selection, owner, edtf, about)
    return FilledForm(form, data, fill(form, data, house_style), selection)


def remarks_on_rows(*, filled: FilledForm, owner: Authority, user: User) -> tuple[RowRemark, ...]:
    """What the form's own checks find wrong with its rows, those copied from the period before among them."""
    before = previous_period(filled.data.period)
    earlier = None
    if before and any(rule.check == "same_as_before" for rule in filled.form.checks):
        earlier = data_of(select(form=filled.form, owner=owner, period=before, user=user), owner, before)
    return check_rows(filled.paper, filled.form.checks, filled.data, earlier)


def write_report(
    *, form_name: str, owner_name: str, period: str, user: User, house_style: bool = False
) -> tuple[str, bytes]:
    """The file name and the bytes of `report_with_remarks` as a .docx, which says what is raised."""
    report = report_with_remarks(
        form_name=form_name, owner_name=owner_name, period=period, user=user, house_style=house_style
    )
    return report.name, report.content


@transaction.atomic
def report_with_remarks(
    *,
    form_name: str,
    owner_name: str,
    period: str,
    user: User,
    house_style: bool = False,
    about: str | None = None,
    file_format: str = "docx",
    with_evidence: bool = False,
) -> Report:
    """A form as a file of that format (`writers.FORMATS`), with the remarks on it.

    `with_evidence` puts the quotations behind each cell into a .docx as comments, and gives the evidence file.

    `house_style` sets the sources' own wording aside. Raises UnknownAuthorityError (LookupError) and what `fill_form`
    raises, each with a sentence for the user.
    """
    owner = find_authority(owner_name)
    if not policies.AUTHORITIES.allows(user, policies.Action.VIEW, owner):
        # Whose records one may not see does not exist for one.
        raise UnknownAuthorityError(_("There is no owner “%(name)s”.") % {"name": owner_name})
    filled = fill_form(form_name=form_name, owner=owner, period=period, user=user, house_style=house_style, about=about)
    evidence = evidence_of_cells(filled.paper, by_kind(filled.selection), user) if with_evidence else {}
    content = _written(filled, file_format, evidence)
    changes: list[dict[str, Any]] = [{"field": "period", "old": None, "new": period}]
    changes += [{"field": "form", "old": None, "new": told_name(form_name)}]
    journal.write([journal.entry(actor=user, verb=Verb.REPORTED, record=owner, changes=changes)])
    name = file_name(form_name, owner, period, file_format)
    proof = evidence_file(name, content, filled.paper, evidence) if with_evidence else None
    return Report(name, content, filled.paper.remarks, proof)


def _written(filled: FilledForm, file_format: str, evidence: CellEvidence) -> bytes:
    """The file, each row known by its record; a Word file may have the evidence of its cells as comments."""
    paper = with_anchors(filled.paper, filled.selection)
    if file_format != "docx":
        return write_paper(paper, file_format)
    return write_docx(paper, {place: as_comment(told) for place, told in evidence.items()})


def file_name(form_name: str, owner: Authority, period: str, file_format: str = "docx") -> str:
    """A name that any file system takes."""
    told = told_name(form_name)[:_LONGEST_NAME]
    return _NOT_IN_FILE_NAMES.sub("-", f"{told} {owner.short_name} {period}".strip()) + f".{file_format}"
