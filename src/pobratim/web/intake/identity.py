"""Which record of the register a finding is, when a document is read again.

A finding is recognised by its text and by what tells it from others told in the same text; where the text has
changed with the program that reads it, by the place in the document where it begins.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pobratim.web.register.folding import fold

JSON = Mapping[str, Any]
Position = tuple[str, ...]

# Several agreements, partners or people may be told in one and the same text.
_DISTINGUISHING = ("partner", "country", "place", "city", "kind", "name")
_NOT_WORD = re.compile(r"\W+")


def identities(kind: str, findings: Sequence[JSON]) -> list[str]:
    """A stable identity for each finding of one kind in one document, in their order."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        key = _key(kind, finding)
        seen[key] += 1
        found.append(_digest([key, seen[key]]))
    return found


def _key(kind: str, finding: JSON) -> str:
    told = finding.get("text") or finding.get("name") or ""
    distinguishing = {} if kind == "activity" else {n: finding[n] for n in _DISTINGUISHING if n in finding}
    return _digest([kind, _NOT_WORD.sub(" ", fold(told)).strip(), distinguishing])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def position(finding: JSON) -> Position | None:
    """Where a finding begins: the block and character of its earliest evidence that is written there."""
    spans = [s for group in (finding.get("evidence") or {}).values() for s in group if not s.get("inferred")]
    return min(map(_place, spans), default=None)


def _place(span: JSON) -> Position:
    numbers = (span.get(name) for name in ("table", "row", "cell", "paragraph", "start"))
    return (span.get("part", ""), span.get("name") or "", *("" if n is None else f"{n:09}" for n in numbers))


def pair(known: Mapping[str, JSON], found: Mapping[str, JSON]) -> dict[str, str]:
    """For each found identity the known identity it continues: its own, else one that began in the same place."""
    pairs = {identity: identity for identity in found if identity in known}
    free = _by_position(known, pairs)
    for place, identities_there in _by_position(found, pairs).items():
        # Where several began in one place, they are still told in the same order.
        pairs.update(zip(identities_there, free.get(place, ()), strict=False))
    return pairs


def _by_position(findings: Mapping[str, JSON], paired: Mapping[str, str]) -> dict[Position, list[str]]:
    """The identities still to be paired, by where their findings begin."""
    found: dict[Position, list[str]] = {}
    for identity, finding in findings.items():
        place = None if identity in paired else position(finding)
        if place is not None:
            found.setdefault(place, []).append(identity)
    return found
