"""Footnotes by asterisks that say what became of a partner: «Эдмонтон**» and «** связи приостановлены» below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pobratim.document import Text
from pobratim.extraction.phrases import first
from pobratim.findings import Agreement
from pobratim.language.cues import groups

_NOTE = re.compile(r"\s*(\*{1,4})\s*[^\s*]")
_MARK = re.compile(r"(?<=[\w)»])(\*{1,4})(?!\*)")


def noted(agreements: Sequence[Agreement], texts: Iterable[Text]) -> tuple[Agreement, ...]:
    """The agreements with the states that the footnotes to their partners tell, where their rows say none."""
    notes = {mark[1]: text for text in texts if (mark := _NOTE.match(text.value))}
    return tuple(_noted(agreement, notes) for agreement in agreements) if notes else tuple(agreements)


def _noted(agreement: Agreement, notes: Mapping[str, Text]) -> Agreement:
    marks = [mark[1] for mark in _MARK.finditer(agreement.text) if mark[1] in notes]
    state = first(groups("agreements", "states"), notes[marks[0]].value) if marks else None
    if agreement.status != "unknown" or state is None:
        return agreement
    return replace(agreement, status=state, evidence={**agreement.evidence, "status": notes[marks[0]].spans()})
