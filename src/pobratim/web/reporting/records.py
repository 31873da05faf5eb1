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

# Which fields of a finding each column of a source says.
_SAYS: Mapping[str, frozenset[str]] = {
    "number": frozenset({"number"}),
    "dates": frozenset({"edtf", "recurrence", "scheduled", "status", "date"}),
    "place": frozenset({"venue", "online"}),
    "title": frozenset({"title"}),
    "content": frozenset({"description"}),
    "outcome": frozenset({"outcomes"}),
    "participants": frozenset({"participants"}),
    "notes": frozenset({"note", "organisers"}),
    "place_and_dates": frozenset({"edtf", "recurrence", "scheduled", "venue", "online"}),
    "content_and_outcomes": frozenset({"description", "outcomes"}),
    "events": frozenset({"edtf", "title", "description"}),
    "country": frozenset({"country"}),
    "city": frozenset({"city", "place"}),
    "age": frozenset({"age"}),
    "basis": frozenset({"title", "kind", "parties"}),
    "year": frozenset({"dates", "established"}),
}
_TOLD_IN_TEXT = _SAYS["title"] | _SAYS["content"] | _SAYS["dates"] | _SAYS["place"]


def as_findings(name: str, records: Iterable[Record]) -> Findings:
    """Findings that hold these records under one of their lists: activities, agreements, partners, anniversaries."""
    empty = {"document": "", "sha256": "", "media_type": ""}
    return findings_from_json({**empty, name: [effective_finding(record) for record in records]})


def effective_finding(record: Record) -> dict[str, Any]:
    """The finding as JSON with the human's values, and with what every finding must have filled in."""
    values = record.effective
    told = values.get("title") or str(record)
    corrected = record.corrected.keys()
    text = None if _TOLD_IN_TEXT & corrected else values.get("text")
    required: dict[str, Any] = {"title": told, "country": None, "place": None, "evidence": {}}
    return {**required, **values, "text": text or told, "wording": _wording(values.get("wording") or {}, corrected)}


def _wording(wording: Mapping[str, str], corrected: Iterable[str]) -> dict[str, str]:
    edited = frozenset(corrected)
    return {column: text for column, text in wording.items() if not edited & _said(column, wording)}


def fields_said(column: str) -> frozenset[str]:
    """The fields of a finding that a column of a paper says; a column of no role says the field it is named after."""
    return _SAYS.get(column, frozenset({column}))


def _said(column: str, wording: Mapping[str, str]) -> frozenset[str]:
    """The fields that a column says; running text says those, too, that have no column of their own."""
    said = fields_said(column)
    if column != "content":
        return said
    return said.union(*(_SAYS[other] for other in ("title", "dates", "place") if other not in wording))
