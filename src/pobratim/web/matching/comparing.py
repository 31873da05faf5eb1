"""Comparing the register's records with each other, as a whole, beside the user's work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from pobratim.matching.agreements import agreement_candidates, deal_of
from pobratim.matching.candidates import Candidate, candidates
from pobratim.matching.partners import Tie, partner_candidates
from pobratim.matching.telling import telling_of
from pobratim.web.matching.models import Comparison, Decision, Judgement, Pair
from pobratim.web.register.folding import fold
from pobratim.web.register.models import Activity, Agreement, Partnership, Record, State

_BATCH = 500


def compare_all() -> int:
    """Compare the records of every kind; how many pairs are proposed."""
    return _compare(Activity) + _compare(Agreement) + _compare(Partnership)


@transaction.atomic
def _compare(model: type[Record]) -> int:
    records = {str(record.pk): record for record in _current(model)}
    found = _FINDERS[model](records.values(), _decided(model))
    pairs = [_pair(candidate, records) for candidate in found]
    _replace(model.fact_kind, pairs)
    Comparison.objects.update_or_create(kind=model.fact_kind, defaults={"at": timezone.now(), "records": len(records)})
    return len(pairs)


def _current(model: type[Record]) -> Iterable[Record]:
    return model.objects.filter(state=State.CURRENT).select_related("authority").order_by("pk").iterator()


def _activities(records: Iterable[Record], decided: Mapping[tuple[str, str], bool]) -> list[Candidate]:
    return candidates((telling_of(str(r.pk), r.effective, str(r.authority or "")) for r in records), decided=decided)


def _agreements(records: Iterable[Record], _decided: Mapping[tuple[str, str], bool]) -> list[Candidate]:
    return agreement_candidates(deal_of(str(r.pk), r.effective) for r in records)


def _partnerships(records: Iterable[Record], _decided: Mapping[tuple[str, str], bool]) -> list[Candidate]:
    return partner_candidates(_tie(record) for record in records)


def _tie(record: Record) -> Tie:
    told = record.effective
    return Tie(str(record.pk), told.get("place") or "", told.get("country") or "", str(record.authority_id))


_FINDERS: Mapping[type[Record], Any] = {
    Activity: _activities,
    Agreement: _agreements,
    Partnership: _partnerships,
}


def _decided(model: type[Record]) -> dict[tuple[str, str], bool]:
    """What people said of pairs: a human's word wins over any score, and helps to judge the pairs around."""
    said = Judgement.objects.filter(kind=model.fact_kind).exclude(decision=Decision.UNSURE)
    return {(str(j.one), str(j.other)): j.decision == Decision.SAME for j in said}


def _pair(candidate: Candidate, records: Mapping[str, Record]) -> Pair:
    one, other = sorted((records[candidate.one], records[candidate.other]), key=lambda record: int(record.pk))
    score = candidate.score
    return Pair(
        kind=one.fact_kind,
        one=one.pk,
        other=other.pk,
        probability=score.probability,
        verdict=score.verdict.value,
        reasons=[{"feature": r.feature, "weight": r.weight, "value": r.value} for r in score.reasons],
        plan_and_fact=_is_plan_and_fact(one, other),
        starts=_starts(one) or _starts(other),
        search_text=fold(f"{one}\n{other}"),
    )


def _is_plan_and_fact(one: Record, other: Record) -> bool:
    planned = [isinstance(record, Activity) and record.status == "planned" for record in (one, other)]
    return any(planned) and not all(planned)


def _starts(record: Record) -> Any:
    return getattr(record, "starts", None) or getattr(record, "signed", None)


def _replace(kind: str, pairs: Iterable[Pair]) -> None:
    """The pairs of a kind in place of those before; what a human has judged stays as it was when they did."""
    said = Judgement.objects.filter(kind=kind, one=OuterRef("one"), other=OuterRef("other"))
    Pair.objects.filter(~Exists(said), kind=kind).delete()
    judged = set(Judgement.objects.filter(kind=kind).values_list("one", "other"))
    Pair.objects.bulk_create([pair for pair in pairs if (pair.one, pair.other) not in judged], batch_size=_BATCH)
