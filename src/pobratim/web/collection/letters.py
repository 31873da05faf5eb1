"""The letters of the cycle as Word files: a request, a reminder, a return with remarks, a cover letter.

What they say is data: `resources/forms/letters/*.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pobratim.rendering.declension import named_in_case
from pobratim.rendering.docx import write_docx
from pobratim.rendering.paper import Cell, Page, Paper, Paragraph, Row, Table
from pobratim.rendering.records import FormData
from pobratim.rendering.style import write_date
from pobratim.rendering.titles import paper_field
from pobratim.resources import load
from pobratim.web.accounts.models import User
from pobratim.web.collection.models import Campaign, Issue, Submission
from pobratim.web.register.models import Authority
from pobratim.web.register.requisites import blanks, owner_forms, requisites_of
from pobratim.web.reporting.anchors import with_anchors
from pobratim.web.reporting.catalogue import form_label
from pobratim.web.reporting.services import fill_form

LETTERS = ("request", "reminder", "return")
_EMPTY_ROWS = 3
_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
_CASES = ("genitive", "dative", "accusative", "instrumental", "locative")


def submission_letter(name: str, submission: Submission) -> bytes:
    """A letter of `LETTERS` to the authority of an answer, as .docx."""
    campaign = submission.campaign
    latest = submission.returns.filter(taken_back=False).first()
    more = {
        **_named("authority", submission.authority),
        **_told(campaign),
        "sent": write_date(submission.sent.isoformat() if submission.sent else None),
        "number": f" № {submission.number}" if submission.number else "",
    }
    remarks = latest.remarks.splitlines() if latest else []
    return write_docx(_letter(name, campaign, more, remarks))


def cover_letter(issue: Issue) -> bytes:
    """The letter that goes with an issued report, as .docx."""
    campaign = issue.campaign
    more = {
        **_told(campaign),
        "issued": write_date(issue.issued_at.date().isoformat()),
        "rows": str(len(issue.rows)),
        "answered": str(campaign.submissions.filter(state=Submission.State.ACCEPTED).count()),
        "sha256": issue.sha256,
    }
    return write_docx(_letter("cover", campaign, more, [str(name) for name in issue.missing]))


def _told(campaign: Campaign) -> dict[str, str]:
    return {"form": form_label(campaign.form), "due": write_date(campaign.due.isoformat())}


def _named(key: str, authority: Authority) -> dict[str, str]:
    cases = {f"{key}_{case}": named_in_case(authority.name, case) for case in _CASES}
    told = owner_forms(requisites_of(authority))
    return {key: authority.name, **cases, **{f"{key}_{case}": name for case, name in told.items()}}


def _signature(authority: Authority) -> str:
    """The line that the signatory signs on; to be filled in where nobody has told who that is."""
    return blanks(requisites_of(authority)).get("approver") or str(load("forms/letters/words")["signature"])


def _letter(name: str, campaign: Campaign, more: Mapping[str, str], items: list[str]) -> Paper:
    template: Any = load(f"forms/letters/{name}")
    data = FormData(owner=campaign.authority.full_name, period=campaign.period)
    told = {**_named("collector", campaign.authority), "signature": _signature(campaign.authority), **more}
    paragraphs = tuple(_paragraphs(template, data, told, items))
    title = next((p.text for p in paragraphs if p.style == "title"), template["label"])
    return Paper(title=title, page=Page(**load("forms/letters/words")["page"]), before=paragraphs)


def _paragraphs(template: Any, data: FormData, told: Mapping[str, str], items: list[str]) -> Iterator[Paragraph]:
    """The paragraphs of a template; `each` stands for one an item, `if_items` only where there are any."""
    for part in template["paragraphs"]:
        if part.get("if_items") and not items:
            continue
        texts = items if part.get("each") else [part["text"]]
        for number, text in enumerate(texts, start=1):
            filled = _filled(part["text"], data, {**told, "item": text, "n": str(number)})
            yield Paragraph(filled, part.get("style", "body"))


def _filled(template: str, data: FormData, told: Mapping[str, str]) -> str:
    """A template with its fields put in; one that nothing fills stands as it is."""

    def value(match: re.Match[str]) -> str:
        name, argument = match[1], match[2]
        return told[name] if name in told else paper_field(name, argument, data) or match[0]

    return _FIELD.sub(value, template)


def prefilled_blank(submission: Submission, user: User) -> bytes:
    """The form as its authority is to fill it, as .docx: with what the register holds already, and empty rows."""
    campaign = submission.campaign
    filled = fill_form(form_name=campaign.form, owner=submission.authority, period=campaign.period, user=user)
    paper = with_anchors(filled.paper, filled.selection)
    return write_docx(replace(paper, tables=tuple(map(_with_empty_rows, paper.tables))))


def _with_empty_rows(table: Table) -> Table:
    empty = Row(tuple(Cell((Paragraph(""),)) for _ in table.columns))
    return replace(table, rows=(*table.rows, *[empty] * _EMPTY_ROWS))
