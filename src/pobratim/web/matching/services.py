"""What people say of pairs and of contradictions, journalled with both records."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.matching.models import Contradiction, Decision, Judgement, Pair, SetAside
from pobratim.web.register import merging
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Record, State


@transaction.atomic
def judge(*, pair: Pair, decision: Decision, actor: User | None, reason: str = "") -> Judgement:
    """Say whether two records tell of the same. It holds for ever, through all readings, until somebody says else.

    Two of one owner that are the same are merged, unless one is the plan of the other: these stay linked.
    """
    known = _judgement(pair)
    before = known.decision if known else None
    if decision is Decision.SAME:
        _merge(pair, actor, reason)
    else:
        _part(pair, actor)
    judgement, _created = Judgement.objects.update_or_create(
        kind=pair.kind,
        one=pair.one,
        other=pair.other,
        defaults={"decision": decision.value, "reason": reason, "by": str(actor or "")},
    )
    _tell(Verb.JUDGED, pair, actor, reason, before, decision.value)
    return judgement


@transaction.atomic
def take_back(*, pair: Pair, actor: User | None) -> None:
    """The pair as if nothing had been said of it; the journal remembers what was."""
    known = _judgement(pair)
    if known is None:
        return
    before = known.decision
    _part(pair, actor)
    known.delete()
    _tell(Verb.UNDONE, pair, actor, "", before, None)


@transaction.atomic
def set_aside(*, contradiction: Contradiction, reason: str, actor: User | None) -> SetAside:
    """Say that a contradiction is none, or none that matters, and why. Said again, the last reason counts."""
    told, _created = SetAside.objects.update_or_create(
        key=contradiction.key, defaults={"reason": reason, "by": str(actor or "")}
    )
    journal.write([journal.entry(actor=actor, verb=Verb.SET_ASIDE, record=contradiction, reason=reason)])
    return told


@transaction.atomic
def bring_back(*, contradiction: Contradiction, actor: User | None) -> None:
    """Undo `set_aside`."""
    deleted, _by_model = SetAside.objects.filter(key=contradiction.key).delete()
    if deleted:
        journal.write([journal.entry(actor=actor, verb=Verb.UNDONE, record=contradiction)])


def records_of(pair: Pair) -> tuple[Record, Record]:
    """Both records of a pair."""
    model = BY_FACT[pair.kind].model
    found: dict[int, Record] = model.objects.select_related("authority", "document").in_bulk([pair.one, pair.other])
    return found[pair.one], found[pair.other]


def _merge(pair: Pair, actor: User | None, reason: str) -> None:
    kept, other = merging.in_order(*records_of(pair))
    both_count = kept.state == other.state == State.CURRENT
    if both_count and kept.authority_id == other.authority_id and not pair.plan_and_fact:
        chosen = merging.proposed(kept, other)
        merging.merge(kept=kept, other=other, chosen=chosen, actor=actor, reason=reason)


def _part(pair: Pair, actor: User | None) -> None:
    """Undo the merging of a pair, if it was merged."""
    kept, other = merging.in_order(*records_of(pair))
    if other.is_merged and other.merged_into == kept:
        merging.part(record=other, actor=actor)


def _judgement(pair: Pair) -> Judgement | None:
    return Judgement.objects.select_for_update().filter(kind=pair.kind, one=pair.one, other=pair.other).first()


def _tell(verb: Verb, pair: Pair, actor: User | None, reason: str, before: str | None, after: str | None) -> None:
    one, other = records_of(pair)
    journal.write(
        journal.entry(actor=actor, verb=verb, record=record, changes=_change(beside, before, after), reason=reason)
        for record, beside in ((one, other), (other, one))
    )


def _change(beside: Record, before: str | None, after: str | None) -> list[dict[str, Any]]:
    told = {"id": beside.pk, "label": str(beside)[: journal.LABEL_LENGTH]}
    old, new = ({**told, "decision": decision} if decision else None for decision in (before, after))
    return [{"field": "same_as", "old": old, "new": new}]
