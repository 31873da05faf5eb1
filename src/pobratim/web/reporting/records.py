"""Records of the register turned back into findings, which is what forms are filled from.

A form prints the source's own wording of a value; a value that a human gave has no wording in any source, so the
wording of corrected fields is left out and the form prints the value in house style.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pobratim.findings import Findings
from pobratim.json_form import findings_from_json
from pobratim.web.register.models import Record

# Which field of a finding each column of a source says. A cell that says several fields is no wording of any of them
# once one is corrected.
_SAID_BY = {
    "dates": ("edtf", "recurrence", "scheduled", "date", "established", "valid_until"),
    "place": ("venue", "place", "country", "city", "online"),
    "title": ("title",),
    "content": ("description", "outcomes"),
    "participants": ("participants",),
    "notes": ("note", "organisers"),
    "number": ("number",),
}


def as_findings(name: str, records: Iterable[Record]) -> Findings:
    """Findings that hold these records under one of their lists: activities, agreements, partners, anniversaries."""
    empty = {"document": "", "sha256": "", "media_type": ""}
    return findings_from_json({**empty, name: [effective_finding(record) for record in records]})


def effective_finding(record: Record) -> dict[str, Any]:
    """The finding as JSON with the human's values, what every finding must have filled in for entered ones."""
    values = record.effective
    told = values.get("text") or values.get("title") or str(record)
    required: dict[str, Any] = {"text": told, "title": told, "evidence": {}}
    return {**required, **values, "wording": _wording(values.get("wording") or {}, record.corrected)}


def _wording(wording: Mapping[str, str], corrected: Mapping[str, Any]) -> dict[str, str]:
    return {column: text for column, text in wording.items() if not _stale(column, corrected)}


def _stale(column: str, corrected: Mapping[str, Any]) -> bool:
    return column in corrected or any(name in corrected for name in _SAID_BY.get(column, ()))
