"""Doubt, and how a human settles it: by saying that all is right, or by correcting the very field in doubt.

A settled record keeps "certain" among its corrections, beside what the machine said of itself. It stays settled until
the machine reads the record differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pobratim.web.register.choices import Certainty
from pobratim.web.register.models import Record

SETTLED = {"certainty": Certainty.CERTAIN.value}

# The reasons that findings give for not being certain, with the fields that each of them is about.
_DOUBTED: Mapping[str, frozenset[str]] = {
    "age or date missing": frozenset({"age", "date"}),
    "date": frozenset({"edtf"}),
    "date of the activity": frozenset({"dates"}),
    "date of the whole period": frozenset({"edtf"}),
    "kind not named": frozenset({"kind"}),
    "name not understood": frozenset({"cities", "countries"}),
    "no partner": frozenset({"cities", "countries"}),
    "place": frozenset({"cities", "countries"}),
    "several dates": frozenset({"edtf"}),
    "no date": frozenset({"dates"}),
}


def is_doubted(record: Record) -> bool:
    """Whether nobody, neither the machine nor a human, is sure of the record."""
    return (record.effective.get("certainty") or Certainty.CERTAIN) != Certainty.CERTAIN


def doubted_fields(record: Record) -> frozenset[str]:
    """The fields that the doubt about a record is about; none where nobody doubts it."""
    return _doubted(record.as_read) if is_doubted(record) else frozenset()


def settles(record: Record, fields: Iterable[str]) -> bool:
    """Whether correcting these fields leaves nothing in doubt."""
    return not doubted_fields(record).isdisjoint(fields)


def without_settlement(corrected: Mapping[str, Any], finding: Mapping[str, Any]) -> dict[str, Any]:
    """A record's corrections once the machine reads it differently: what a human only confirmed is in doubt again,
    what a human wrote in place of the doubtful field is not."""
    if not _doubted(finding).isdisjoint(corrected):
        return dict(corrected)
    return {field: entry for field, entry in corrected.items() if field not in SETTLED}


def _doubted(finding: Mapping[str, Any]) -> frozenset[str]:
    return _DOUBTED.get(finding.get("reason") or "", frozenset())
