"""A document's characters counted again from its findings alone: which are used, kept, unread or set aside."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator

from pobratim.document import Document, Span
from pobratim.findings import Findings

KEEPING = ("text", "title", "description")


def spans_in(value: object) -> Iterator[Span]:
    """Every span of a tree of findings."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from spans_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_in(item)


def misquotes(document: Document, findings: Findings) -> list[Span]:
    """The spans whose quote is not what the document says there."""
    texts = {block.at: block.text for block in document.blocks}
    return [span for span in spans_in(findings) if texts[span.at][span.start : span.end] != span.quote]


def unaccounted(document: Document, findings: Findings) -> list[str]:
    """What is wrong with the account of the document's characters; nothing if the four shares are the whole."""
    stated = dataclasses.asdict(findings.coverage) if findings.coverage else {}
    counted = _counted(document, findings)
    whole = sum(_visible(block.text) for block in document.blocks)
    wrong = [f"{name}: {n} stated, {counted[name]} counted" for name, n in stated.items() if counted[name] != n]
    if sum(stated.values()) != whole:
        wrong.append(f"{sum(stated.values())} characters stated of {whole}")
    twice = _characters(u.where for u in findings.unread) & _claimed(findings, keeping=None)
    return wrong + [f"unread, but claimed: {at}" for at in sorted(map(str, twice))[:3]]


def _counted(document: Document, findings: Findings) -> Counter[str]:
    """A character that several claim belongs to the strongest: used before kept before set aside."""
    used = _claimed(findings, keeping=False)
    kept = _claimed(findings, keeping=True) - used
    unread = _characters(u.where for u in findings.unread)
    everything = {(b.at, n) for b in document.blocks for n, character in enumerate(b.text) if not character.isspace()}
    rest = everything - used - kept - unread
    return Counter(
        used=len(used & everything), kept=len(kept & everything), unread=len(unread & everything), set_aside=len(rest)
    )


def _claimed(findings: Findings, *, keeping: bool | None) -> set[tuple[object, int]]:
    records = (*findings.activities, *findings.agreements, *findings.partners, *findings.anniversaries)
    evidence = [findings.evidence, *(r.evidence for r in (*records, *findings.people, *findings.organisations))]
    named = [(name, spans) for fields in evidence for name, spans in fields.items()]
    claimed = _characters(s for name, spans in named for s in spans if keeping in (None, name in KEEPING))
    if keeping is not True:
        claimed |= _characters(p.where for p in findings.photographs if p.where)
    return claimed


def _characters(spans: Iterator[Span]) -> set[tuple[object, int]]:
    return {(span.at, position) for span in spans for position in range(span.start, span.end)}


def _visible(text: str) -> int:
    return sum(not character.isspace() for character in text)
