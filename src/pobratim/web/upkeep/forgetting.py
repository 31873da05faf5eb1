"""A person dropped from the register for good, the facts kept.

The name is covered wherever the register holds it: in what was read, in corrections, quotes, search text, whole
readings and the journal, which the law on personal data demands of it too. That somebody was forgotten, when and by
whom, the journal tells; who it was, nothing does. A later reading of the same papers covers the name again. The
originals stay as they came: they are the office's archive, to which that law does not extend, and whoever forgets is
told which they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from pobratim.language.cues import fold
from pobratim.language.people_hidden import hide_in, named
from pobratim.language.people_same import same_person
from pobratim.web.accounts.models import User
from pobratim.web.intake.services import digest_of
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.journal.protection import rewriting
from pobratim.web.matching.models import Contradiction, Pair
from pobratim.web.register.forgotten import remember_to_forget
from pobratim.web.register.kinds import KINDS
from pobratim.web.register.models import Document, Evidence, Person, Reading
from pobratim.web.register.signals import tell_document_changed, tell_records_changed
from pobratim.web.search.services import reindex

_TEXTS = (models.CharField, models.TextField, models.JSONField)


class NobodyError(LookupError):
    """The register holds no such person."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds of a name: how many people of it, and the documents whose originals tell of them."""

    name: str
    people: int
    documents: tuple[str, ...]


def known_of(asked: str) -> Known:
    """Whom a name, or the number of a person, means. Raises NobodyError."""
    name = asked
    if asked.isdigit():
        person = Person.objects.filter(pk=int(asked)).first()
        name = person.name if person else ""
    people = _people(name) if name else []
    if not people:
        raise NobodyError(asked)
    documents = sorted({person.document.name for person in people if person.document})
    return Known(name, len(people), tuple(documents))


@transaction.atomic
def forget(*, name: str, actor: User | None) -> int:
    """Drop a person and cover the name everywhere; gives how many rows were changed. There is no way back."""
    people = _people(name)
    remember_to_forget(name)
    ids = [person.pk for person in people]
    Evidence.objects.filter(kind=Person.fact_kind, record_id__in=ids).delete()
    Person.objects.filter(pk__in=ids).update(merged_into=None)
    Person.objects.filter(pk__in=ids).delete()
    changed = len(ids) + sum(_cover(model, name) for model in _models())
    _cover_readings(name)
    with rewriting():
        changed += _cover(Entry, name)
    journal.write([Entry(actor=actor, actor_name=str(actor or ""), verb=Verb.FORGOTTEN, kind=Person.fact_kind)])
    # The index knows words apart from the records that had them: only a new one knows no word of the name.
    reindex()
    return changed


def _people(name: str) -> list[Person]:
    told = Person.objects.select_related("document").order_by("pk")
    return [person for person in told if same_person(person.name, name)]


def _models() -> Iterator[type[models.Model]]:
    """All tables that tell of what documents say."""
    yield from (kind.model for kind in KINDS)
    yield from (Document, Evidence, Pair, Contradiction)


def _cover(model: type[models.Model], name: str) -> int:
    """Cover the name in every text of a table; how many rows held it. Columns are written as they are, not projected
    anew: what a paper says of anybody else must not change by this."""
    fields = [f.name for f in model._meta.concrete_fields if isinstance(f, _TEXTS) and not f.unique and not f.choices]
    stem, ids = named(name).stem, []
    for row in model._default_manager.only("pk", *fields).iterator(chunk_size=500):
        before = {field: getattr(row, field) for field in fields}
        if stem not in fold(str(list(before.values()))):
            continue
        after = {field: _covered(field, value, name) for field, value in before.items()}
        if after != before:
            models.QuerySet(model).filter(pk=row.pk).update(**after)
            ids.append(row.pk)
    _tell(model, ids)
    return len(ids)


def _covered(field: str, value: Any, name: str) -> Any:
    """Search text is folded: there the name has no capitals to be known by, and every form of it goes."""
    if field == "search_text" and isinstance(value, str):
        return hide_in(value.title(), name).lower()
    return hide_in(value, name)


def _tell(model: type[models.Model], ids: list[int]) -> None:
    for kind in KINDS:
        if kind.model is model:
            tell_records_changed(kind.model, ids)


def _cover_readings(name: str) -> None:
    """Whole readings, with digests of what they hold now: the same reading, covered again, is no new one."""
    stem = named(name).stem
    for reading in Reading.objects.select_related("document").iterator(chunk_size=20):
        if stem not in fold(str(reading.content)):
            continue
        reading.content, reading.findings = hide_in(reading.content, name), hide_in(reading.findings, name)
        reading.digest = digest_of(reading.content, reading.findings)
        reading.save(update_fields=["content", "findings", "digest"])
        tell_document_changed(reading.document)
