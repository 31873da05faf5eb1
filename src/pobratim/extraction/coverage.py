"""What became of every character of a document: used, kept, set aside or unread, and what was recognised but claimed
by none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pobratim.document import Block, Document, SetAside, Span, Text, span_of
from pobratim.findings import Coverage, Evidence, Findings, Mention, MentionType, SetAsideText, Unread
from pobratim.language.dates import find_dates
from pobratim.language.people import find_people
from pobratim.language.places import find_places

# Fields that only carry text along; every other field's evidence says that the text was understood.
_KEEPING = frozenset({"text", "title", "description"})
_UNREAD, _SET_ASIDE, _KEPT, _USED = range(4)
# For each claim, what becomes of a character in each state (any byte, as `translate` wants): the stronger stays.
_RAISED = tuple(bytes(max(old, new) for old in range(256)) for new in (_UNREAD, _SET_ASIDE, _KEPT, _USED))
_VISIBLE = re.compile(r"\S+")
_STRETCH = re.compile(r"\S(?:[^\n]*\S)?")


class Ledger:
    """The state of each character of a document's blocks; a stronger claim replaces a weaker one."""

    def __init__(self, document: Document) -> None:
        self._blocks = {block.at: block for block in document.blocks}
        self._states = {block.at: bytearray(len(block.text)) for block in document.blocks}

    def claim(self, spans: Iterable[Span], state: int) -> None:
        """Raise the characters of spans to a state."""
        for span in spans:
            states = self._states[span.at]
            states[span.start : span.end] = states[span.start : span.end].translate(_RAISED[state])

    def stretches(self, state: int) -> Iterator[tuple[Block, int, int]]:
        """Unbroken stretches of a block in one state, white space at the ends left out."""
        for at, states in self._states.items():
            for run in re.finditer(bytes([state]) + b"+", states):
                for line in _STRETCH.finditer(self._blocks[at].text, run.start(), run.end()):
                    yield self._blocks[at], line.start(), line.end()

    def counted(self) -> Coverage:
        """How many characters, white space apart, are in each state."""
        totals = [0, 0, 0, 0]
        for at, states in self._states.items():
            for run in _VISIBLE.finditer(self._blocks[at].text):
                for state in (_UNREAD, _SET_ASIDE, _KEPT, _USED):
                    totals[state] += states.count(state, run.start(), run.end())
        return Coverage(used=totals[_USED], kept=totals[_KEPT], set_aside=totals[_SET_ASIDE], unread=totals[_UNREAD])


def account(document: Document, findings: Findings, set_aside: Sequence[SetAside]) -> Ledger:
    """The ledger of a document after its findings and what was set aside have claimed their characters."""
    ledger = Ledger(document)
    for aside in (*document.set_aside, *set_aside):
        ledger.claim([aside.span], _SET_ASIDE)
    ledger.claim([photograph.where for photograph in findings.photographs if photograph.where], _USED)
    for evidence in _all_evidence(findings):
        for name, spans in evidence.items():
            ledger.claim(spans, _KEPT if name in _KEEPING else _USED)
    return ledger


def _all_evidence(findings: Findings) -> Iterator[Evidence]:
    yield findings.evidence
    records = (findings.activities, findings.agreements, findings.partners, findings.anniversaries)
    for group in (*records, findings.people, findings.organisations):
        yield from (record.evidence for record in group)


def unread(ledger: Ledger) -> tuple[Unread, ...]:
    """The stretches that nothing used, kept or set aside."""
    return tuple(
        Unread(block.text[start:end], span_of(block, start, end)) for block, start, end in ledger.stretches(_UNREAD)
    )


def set_aside_texts(document: Document, set_aside: Sequence[SetAside]) -> tuple[SetAsideText, ...]:
    """What was set aside, by the reader and by the extraction, with the reason; bare markup is not worth listing."""
    asides = (*document.set_aside, *set_aside)
    return tuple(SetAsideText(a.span.quote, a.reason, a.span) for a in asides if a.reason != "markup")


def mentions(texts: Iterable[Text], findings: Findings, home: str) -> tuple[Mention, ...]:
    """Dates, places and people recognised in the records' text but claimed by no field, with the reason."""
    claimed = {
        (span.at, span.start)
        for evidence in _all_evidence(findings)
        for name, spans in evidence.items()
        if name not in _KEEPING
        for span in spans
        if not span.inferred
    }
    found: dict[tuple[object, int], Mention] = {}
    for text in texts:
        for start, end, kind, reason in _recognised(text.value, home):
            for where in text.spans(start, end)[:1]:
                if (where.at, where.start) not in claimed:
                    found.setdefault((where.at, where.start), Mention(text.value[start:end], kind, reason, where))
    return tuple(found.values())


def _recognised(text: str, home: str) -> Iterator[tuple[int, int, MentionType, str]]:
    for date in find_dates(text):
        yield date.start, date.end, "date", date.role if date.role != "date" else "inside the activity"
    for place in find_places(text):
        at_home = place.place.country == home
        yield place.start, place.end, "place", "at home" if at_home and place.context == "plain" else place.context
    for person in find_people(text):
        yield person.start, person.end, "person", "without a role" if not person.role else "named again"
