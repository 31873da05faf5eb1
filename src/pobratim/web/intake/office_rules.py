"""A correction made a rule of the office: tried before it is kept, applied to similar rows, taken back with its values.

Documents are read by the rules in worker processes before anything is written; then the rule, the records and the
journal change in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from pobratim.findings import Findings
from pobratim.json_form import document_from_json, findings_to_json
from pobratim.office_lexicon import OfficeLexicon
from pobratim.web.accounts.models import User
from pobratim.web.intake.documents import KINDS
from pobratim.web.intake.identity import identities, pair
from pobratim.web.intake.office_lexicons import lexicon_of, read_by_rules, relevant
from pobratim.web.intake.rights import share_of
from pobratim.web.intake.services import import_findings
from pobratim.web.intake.storage import original_path
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.acceptance import told
from pobratim.web.register.folding import fold
from pobratim.web.register.models import Document, Evidence, OfficeRule, Record


@dataclass(frozen=True, slots=True)
class Following:
    """What a rule would change in a document: the rows that follow, told by their text, and how many would go."""

    rows: tuple[str, ...]
    gone: int


class KnownRuleError(ValueError):
    """The office has a rule for this phrase already; `rule` is that one."""

    def __init__(self, rule: OfficeRule) -> None:
        super().__init__(str(rule))
        self.rule = rule


def proposed(*, record: Record, kind: str, phrase: str, meaning: Mapping[str, Any]) -> OfficeRule:
    """A rule, unsaved, that a correction of a record suggests, for the authority of the record.

    Raises KnownRuleError where there is one for the phrase, ValueError where the record belongs to no authority or was
    entered by hand.
    """
    if record.authority is None or record.document is None:
        raise ValueError(record)
    key = " ".join(fold(phrase).split())
    known = OfficeRule.objects.filter(authority=record.authority, kind=kind, key=key).first()
    if known:
        raise KnownRuleError(known)
    return OfficeRule(
        authority=record.authority,
        kind=kind,
        phrase=" ".join(phrase.split()),
        key=key,
        meaning=dict(meaning),
        document=record.document,
        record_label=str(record)[: journal.LABEL_LENGTH],
    )


def following(*, rule: OfficeRule, record: Record) -> Following:
    """The other rows of the record's document that an unsaved rule would change. Raises ReadingByRulesError."""
    document = _document(rule)
    [(_, findings)] = _read([document], also=rule)
    return _compared(document.reading.findings, findings_to_json(findings), record)


def _compared(before: Mapping[str, Any], after: Mapping[str, Any], record: Record) -> Following:
    rows: list[str] = []
    gone = 0
    for name, model in KINDS.items():
        known = _identified(model, before[name])
        found = _identified(model, after[name])
        pairs = pair(known, found)
        changed = [i for i, f in found.items() if i not in pairs or told(known[pairs[i]]) != told(f)]
        own = record.identity if isinstance(record, model) else None
        rows += [_label(found[i]) for i in changed if pairs.get(i) != own or own is None]
        gone += len(known.keys() - set(pairs.values()))
    return Following(tuple(rows), gone)


def _identified(model: type[Record], findings: list[Any]) -> dict[str, Any]:
    return dict(zip(identities(model.fact_kind, findings), findings, strict=True))


def _label(finding: Mapping[str, Any]) -> str:
    return str(finding.get("title") or finding.get("text") or finding.get("name") or "")


def add_rule(*, rule: OfficeRule, actor: User | None, reason: str = "") -> OfficeRule:
    """Keep a rule, and read the document that it came from by it. Raises ReadingByRulesError."""
    read = list(_read([_document(rule)], also=rule))
    with transaction.atomic():
        rule.made_by = str(actor or "")
        rule.full_clean(exclude=["authority", "document"])
        rule.save()
        changes = journal.differences({}, {"rule": _told(rule)})
        journal.write([journal.entry(actor=actor, verb=Verb.CREATED, record=rule, changes=changes, reason=reason)])
        _take_in(read, actor)
    return rule


def switch(*, rule: OfficeRule, active: bool, actor: User | None, reason: str = "") -> OfficeRule:
    """Switch a rule on or off: the values that it gave go, or come back, in every document where it gave some.

    Raises ReadingByRulesError.
    """
    if rule.is_active == active:
        return rule
    documents = list(Document.objects.filter(pk__in=_gave_in(rule) or rule.gave_in).select_related("reading"))
    read = list(_read(documents, also=rule if active else None, without=None if active else rule))
    with transaction.atomic():
        rule.is_active, rule.gave_in = active, [document.pk for document in documents]
        rule.save(update_fields=["is_active", "gave_in"])
        verb = Verb.RESTORED if active else Verb.WITHDRAWN
        journal.write([journal.entry(actor=actor, verb=verb, record=rule, reason=reason)])
        _take_in(read, actor)
    return rule


def values_given(rules: Iterable[OfficeRule]) -> dict[int, int]:
    """How many values of records each rule gave, as the evidence tells."""
    by_code = {rule.code: rule.pk for rule in rules}
    given: dict[int, set[tuple[str, int, str]]] = {pk: set() for pk in by_code.values()}
    evidence = Evidence.objects.filter(span__rule__in=list(by_code))
    for kind, record, name, code in evidence.values_list("kind", "record_id", "field", "span__rule"):
        given[by_code[code]].add((kind, record, name))
    return {pk: len(values) for pk, values in given.items()}


def _gave_in(rule: OfficeRule) -> list[int]:
    found = Evidence.objects.filter(span__rule=rule.code).order_by("document")
    return list(found.values_list("document", flat=True).distinct())


def _document(rule: OfficeRule) -> Document:
    return Document.objects.select_related("reading", "authority").get(pk=rule.document_id or 0)


def _read(
    documents: Iterable[Document], *, also: OfficeRule | None = None, without: OfficeRule | None = None
) -> list[tuple[Document, Findings]]:
    """Documents read by the rules of their offices, with one more or one less."""
    asked = list(documents)
    told_for = [(d.reading.content, _lexicon(d, also, without)) for d in asked]
    return list(zip(asked, read_by_rules(told_for), strict=True))


def _lexicon(document: Document, also: OfficeRule | None, without: OfficeRule | None) -> OfficeLexicon:
    rules = tuple(r for r in lexicon_of(document.authority).rules if without is None or r.id != without.code)
    more = (also.told(),) if also else ()
    return relevant(OfficeLexicon((*more, *rules)), (block["text"] for block in document.reading.content["blocks"]))


def _take_in(read: Iterable[tuple[Document, Findings]], actor: User | None) -> None:
    for document, findings in read:
        claimed = document.authority if "owner" in document.corrected else None
        import_findings(
            findings=share_of(claimed, findings) if claimed else findings,
            document=document_from_json(document.reading.content),
            original=original_path(document.sha256).read_bytes(),
            actor=actor,
            accept_removals=True,
        )


def _told(rule: OfficeRule) -> dict[str, Any]:
    return {"kind": rule.kind, "phrase": rule.phrase, **rule.meaning}
