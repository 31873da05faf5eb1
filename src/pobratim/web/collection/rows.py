"""The rows of an answer: the records of its authority in the period, what is planned for it, and whether they are but
a copy of the last period's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pobratim.rendering.errors import FormError
from pobratim.rendering.forms import form_names
from pobratim.resources import load
from pobratim.web.accounts.models import User
from pobratim.web.collection.knowledge import knowledge
from pobratim.web.collection.models import Campaign, Submission
from pobratim.web.register.folding import words
from pobratim.web.register.models import Activity, Agreement, Anniversary, Authority, Partnership, Record, State
from pobratim.web.reporting.catalogue import find_form, forms_of
from pobratim.web.reporting.models import OfficeForm
from pobratim.web.reporting.selection import Selection, select
from pobratim.web.reporting.services import fill_form, remarks_on_rows

_MODELS: dict[str, type[Record]] = {model.fact_kind: model for model in (Activity, Agreement, Partnership, Anniversary)}
_PLANNED = "planned"


@dataclass(frozen=True)
class Rows:
    """The records that answer, in the order of their sources; `planned` are activities of which nobody said whether
    they were held."""

    records: list[Record] = field(default_factory=list)
    planned: list[Activity] = field(default_factory=list)

    @property
    def ids(self) -> dict[str, list[int]]:
        """The records by kind and id, as a submission keeps them."""
        found: dict[str, list[int]] = {}
        for record in self.records:
            found.setdefault(record.fact_kind, []).append(record.pk)
        return found


def collectable() -> dict[str, dict[str, Any]]:
    """The forms that can be collected, with what answers them; the offices' own, archived ones too, are among them."""
    program = {name: told for name, told in knowledge("answers").items() if name in form_names()}
    own = {form.name: _answering(form) for form in OfficeForm.objects.all()}
    return program | {name: told for name, told in own.items() if told}


def _answering(form: OfficeForm) -> dict[str, Any] | None:
    """What answers an office's own form; None for one that has no table of what offices report."""
    records = next((table["records"] for table in form.mapping.get("tables", ())), None)
    found: dict[str, Any] | None = knowledge("answers")["own_forms"].get(records)
    return found


def collectable_by(collector: Authority) -> list[str]:
    """The names of the forms that an authority may ask for: the program's, and its own in use."""
    own = {form.name for form in forms_of(collector)}
    return [name for name in collectable() if name in form_names() or name in own]


def rows_of(submission: Submission, user: User) -> Rows:
    """What the register holds for an answer, as far as the user may see it."""
    campaign = submission.campaign
    chosen = select(form=find_form(campaign.form), owner=submission.authority, period=campaign.period, user=user)
    wanted = collectable()[campaign.form]["records"]
    records = [record for kind in wanted for record in _of_kind(chosen, kind)]
    if campaign.form == "association-plan":
        return Rows(records)
    planned = [record for record in records if isinstance(record, Activity) and record.status == _PLANNED]
    return Rows([record for record in records if record not in planned], planned)


def _of_kind(selection: Selection, kind: str) -> Iterable[Record]:
    lists: dict[str, list[Any]] = {
        Activity.fact_kind: selection.activities,
        Agreement.fact_kind: selection.agreements,
        Partnership.fact_kind: selection.partners,
        Anniversary.fact_kind: selection.anniversaries,
    }
    return lists[kind]


def counted_records(answers: Iterable[Submission]) -> dict[int, list[Record]]:
    """By id of the answer, the records that count in accepted answers, as frozen; one withdrawn since then counts no
    more."""
    asked = list(answers)
    current = {kind: _current(kind, asked) for kind in _MODELS}
    return {answer.pk: [current[kind][pk] for kind, pk in _counted(answer) if pk in current[kind]] for answer in asked}


def _counted(answer: Submission) -> Iterator[tuple[str, int]]:
    for kind, ids in (answer.counted or {}).items():
        yield from ((kind, pk) for pk in ids)


def _current(kind: str, answers: Iterable[Submission]) -> dict[int, Record]:
    ids = [pk for answer in answers for of_kind, pk in _counted(answer) if of_kind == kind]
    if not ids:
        return {}
    found = _MODELS[kind].objects.filter(pk__in=ids, state=State.CURRENT)
    return {record.pk: record for record in found.select_related("document", "authority")}


def fingerprints(records: Iterable[Record]) -> list[str]:
    """What tells rows from one another by their words, whatever their dates."""
    return sorted(hashlib.sha256(_words(record).encode()).hexdigest()[:16] for record in records)


def _words(record: Record) -> str:
    values = record.effective
    return " ".join(words(f"{record} {values.get('description') or ''}"))


def is_copy(own: list[str], campaign: Campaign, authority_id: int) -> bool:
    """Whether rows are those of the authority's last answer to an earlier campaign for the same form."""
    earlier = Submission.objects.filter(
        authority_id=authority_id, campaign__form=campaign.form, campaign__ends__lt=campaign.starts
    ).exclude(campaign__withdrawn=True)
    last = earlier.exclude(fingerprints=[]).order_by("-campaign__ends").first()
    if last is None or not own:
        return False
    same = sum(mark in set(last.fingerprints) for mark in own)
    return bool(same >= len(own) * float(knowledge("answers")["copied_share"]))


def remarks_on(submission: Submission, user: User) -> list[str]:
    """What the form's own checks find wrong with the rows of an answer, a line each, as a return begins with."""
    owner, campaign = submission.authority, submission.campaign
    try:
        filled = fill_form(form_name=campaign.form, owner=owner, period=campaign.period, user=user)
    except FormError as error:
        return [str(error)]
    row = load("forms/letters/words")["row"]
    found = remarks_on_rows(filled=filled, owner=owner, user=user)
    return [row.format(number=(one.number or "").rstrip("."), text=one.message) for one in found]
