"""How services write one record: locked while it changes, its columns after its values, its journal with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.models import Record
from pobratim.web.register.projection import project, project_links
from pobratim.web.register.signals import tell_records_changed


def lock(record: Record) -> None:
    """The record as it is now, and nobody else's until the transaction ends: what two write at once, both keep."""
    record.refresh_from_db(from_queryset=type(record).objects.select_for_update())


def told_by(actor: User | None, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Values as corrections: each with who gave it and when."""
    stamp = {"by": str(actor or ""), "at": timezone.now().isoformat(timespec="seconds")}
    return {field: {"value": value, **stamp} for field, value in values.items()}


def save(record: Record) -> None:
    """Save a record with its columns and links. Raises ValidationError where a column refuses a value."""
    project(record)
    record.full_clean(exclude=["authority", "document"])
    record.save()
    project_links(record)


def tell(verb: Verb, record: Record, actor: User | None, reason: str, changes: list[dict[str, Any]]) -> None:
    """Journal one act on one record, and tell those that keep in step with the register."""
    journal.write([journal.entry(actor=actor, verb=verb, record=record, changes=changes, reason=reason)])
    tell_records_changed(type(record), [record.pk])
