"""Which rules hold for whom, and documents read by them: in worker processes, from the Documents that are stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pobratim.document import Document as SourceDocument
from pobratim.findings import Findings
from pobratim.json_form import document_to_json
from pobratim.office_lexicon import OfficeLexicon, RuleKind
from pobratim.web.reference.overlay import city_rules
from pobratim.web.register.folding import fold
from pobratim.web.register.models import Authority, Document, OfficeRule
from pobratim.web.register.names import known_authority
from pobratim.web.register.policies import with_superiors
from pobratim.workers import supervise

# Endings change with the case; a short word is its own stem.
_ENDING, _SHORT = 2, 4


class ReadingByRulesError(RuntimeError):
    """A document could not be read by the rules of its office; the message is for the user."""


def lexicon_of(authority: Authority | None) -> OfficeLexicon:
    """The rules that hold for an authority: its own first, then those of whom it reports to, the nearest first; last
    the names of cities that these added to the reference books, and those that hold for everybody."""
    order = {pk: number for number, pk in enumerate(with_superiors([authority.pk] if authority else []))}
    rules = OfficeRule.objects.filter(authority__in=order, is_active=True)
    nearest = sorted(rules, key=lambda rule: (order[rule.authority_id], rule.pk))
    return OfficeLexicon((*(rule.told() for rule in nearest), *city_rules(order)))


def by_office(document: SourceDocument, findings: Findings, owner: Authority | None = None) -> Findings:
    """The findings of a document that was just read, by the rules of its office; as they are where no rule of it has
    anything to say of the words there. `owner` is whose it is where its sender said so. Raises ReadingByRulesError."""
    known = Document.objects.filter(sha256=findings.sha256).select_related("authority").first()
    authority = (known and known.authority) or owner or known_authority(findings.owner or "")
    rules = relevant(lexicon_of(authority), (block.text for block in document.blocks))
    if not rules.rules:
        return findings
    [found] = read_by_rules([(document_to_json(document), rules)])
    return found


def relevant(lexicon: OfficeLexicon, texts: Iterable[str]) -> OfficeLexicon:
    """The rules whose words, or their beginnings, stand in the texts."""
    if not lexicon.rules:
        return lexicon
    told = fold(" ".join(texts))
    return OfficeLexicon(tuple(rule for rule in lexicon.rules if _stem(rule.phrase, rule.kind) in told))


def _stem(phrase: str, kind: RuleKind) -> str:
    first = fold(phrase).split()[0]
    return first[:-_ENDING] if kind is RuleKind.PLACE and len(first) > _SHORT else first


def read_by_rules(documents: Iterable[tuple[Mapping[str, Any], OfficeLexicon]]) -> Iterator[Findings]:
    """What is found in each Document (in JSON) by its rules. Raises ReadingByRulesError."""
    with TemporaryDirectory(prefix="pobratim-rules-") as folder:
        paths = [_written(Path(folder, f"{n}.json"), *told) for n, told in enumerate(documents)]
        with closing(supervise(paths, "findings_by_rules")) as outcomes:
            for outcome in outcomes:
                if outcome.failure:
                    raise ReadingByRulesError(outcome.failure.message)
                yield outcome.result


def _written(path: Path, document: Mapping[str, Any], rules: OfficeLexicon) -> Path:
    path.write_text(json.dumps({"document": document, "rules": rules.to_json()}, ensure_ascii=False), "utf-8")
    return path
