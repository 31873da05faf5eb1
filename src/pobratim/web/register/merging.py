"""Two records of the same thing made one, and parted again.

One counts from then on, with the sources of both; the other keeps what was read of it and is out of lists and reports.
What reading either document anew changes is brought to a human in that document's review, as ever. Records merged one
after another make a tree: what was merged last is parted first, or not, with the same result.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar, cast

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.acceptance import acceptance, still_accepted
from pobratim.web.register.fields import FIELDS
from pobratim.web.register.meanwhile import check_unchanged
from pobratim.web.register.models import Record, State
from pobratim.web.register.sameness import same
from pobratim.web.register.settling import SETTLED, is_doubted
from pobratim.web.register.writing import lock, save, tell, told_by

R = TypeVar("R", bound=Record)
# Doubt is settled by merging: whoever merges has looked at both.
_OF_DOUBT = ("certainty", "reason")


class Side(StrEnum):
    """Whose value of a field is to stand: that of the record that counts, the other's, or the items of both lists."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


class NotMergeableError(ValueError):
    """Two records that cannot be one: of different kinds or authorities, one and the same, or not both current."""


def in_order(one: R, other: R) -> tuple[R, R]:
    """The record that counts once both are one, which is the one known longer, and the one merged into it."""
    return (one, other) if one.pk < other.pk else (other, one)


def differing(kept: Record, other: Record) -> list[str]:
    """The fields, in the order of a record's page, in which two records tell different things."""
    mine, theirs = kept.effective, other.effective
    keys = [told.key for told in FIELDS[kept.fact_kind] if told.key not in _OF_DOUBT]
    return [key for key in keys if not same(mine.get(key), theirs.get(key))]


def proposed(kept: Record, other: Record) -> dict[str, Side]:
    """For each field that differs the value to begin with: one that is there before none, a human's before one read."""
    return {key: _proposed(key, kept, other) for key in differing(kept, other)}


def _proposed(key: str, kept: Record, other: Record) -> Side:
    if same(kept.effective.get(key), None):
        return Side.OTHER
    by_other_alone = key in other.corrected and key not in kept.corrected
    return Side.OTHER if by_other_alone and not same(other.effective.get(key), None) else Side.KEPT


def can_join(key: str, kept: Record, other: Record) -> bool:
    """Whether a field holds lists, so that the items of both can stand."""
    return all(isinstance(record.effective.get(key), list) and record.effective[key] for record in (kept, other))


@transaction.atomic
def merge(
    *,
    kept: R,
    other: R,
    chosen: Mapping[str, Side],
    actor: User | None,
    reason: str = "",
    seen: tuple[int | None, int | None] = (None, None),
) -> R:
    """Say that two records tell of the same; `kept` counts for both, with the chosen value of each field that differs
    (its own where nothing is chosen).

    `seen` are the journal's entries of both in view of which this is said: raises ChangedMeanwhileError where there is
    a later one. Raises NotMergeableError.
    """
    _lock_both(kept, other)
    for record, entry in zip((kept, other), seen, strict=True):
        check_unchanged(record, entry)
    _check(kept, other)
    before, written = _take_over(kept, other, chosen, actor)
    changes = journal.differences({"accepted": other.accepted}, {"accepted": acceptance(other, actor)})
    changes += journal.differences({"state": other.state}, {"state": State.MERGED.value})
    other.before_merge = {"state": other.state, "accepted": other.accepted, "kept": before}
    other.merged_into, other.state = kept, State.MERGED
    other.accepted = acceptance(other, actor)
    other.save(update_fields=["before_merge", "merged_into", "state", "accepted", "changed_at"])
    tell(Verb.MERGED, kept, actor, reason, [*written, _with(other)])
    tell(Verb.MERGED, other, actor, reason, [*changes, _with(kept)])
    return kept


def _lock_both(one: Record, other: Record) -> None:
    # Always in the same order, so that two people who do it at once do not wait for each other for ever.
    for record in sorted((one, other), key=lambda record: int(record.pk)):
        lock(record)


def _check(kept: Record, other: Record) -> None:
    alike = type(kept) is type(other) and kept.authority_id == other.authority_id
    if not alike or kept.pk == other.pk or not kept.state == other.state == State.CURRENT:
        raise NotMergeableError


def _take_over(
    kept: Record, other: Record, chosen: Mapping[str, Side], actor: User | None
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Save the chosen values in the record that counts; gives what was there before, and the journal's changes."""
    values = {key: value for key in differing(kept, other) if (value := _chosen(key, kept, other, chosen)) is not None}
    written = {key: {**told, "from": other.pk} for key, told in told_by(actor, values).items()}
    written |= told_by(actor, SETTLED) if is_doubted(kept) else {}
    before, effective = kept.accepted, kept.effective
    prior = {key: kept.corrected.get(key) for key in written}
    kept.corrected, kept.accepted = {**kept.corrected, **written}, acceptance(kept, actor)
    save(kept)
    now = {key: told["value"] for key, told in written.items()}
    changes = journal.differences({key: effective.get(key) for key in now}, now)
    changes += journal.differences({"accepted": before}, {"accepted": kept.accepted})
    return {"prior": prior, "written": written, "accepted": before, "by_merging": kept.accepted}, changes


def _chosen(key: str, kept: Record, other: Record, chosen: Mapping[str, Side]) -> Any:
    """The value to write where the kept record's own does not stand; None where it does."""
    side, theirs = chosen.get(key, Side.KEPT), other.effective.get(key)
    if side is Side.BOTH and can_join(key, kept, other):
        mine: list[Any] = kept.effective[key]
        theirs = theirs or []
        return [*mine, *(item for item in theirs if item not in mine)]
    return theirs if side is Side.OTHER else None


def _with(record: Record) -> dict[str, Any]:
    told = {"id": record.pk, "label": str(record)[: journal.LABEL_LENGTH]}
    return {"field": "merged", "old": None, "new": told}


@transaction.atomic
def part(*, record: R, actor: User | None, reason: str = "") -> R:
    """Undo `merge` for a merged record; gives the record that counted for it. What a human wrote there since stays.

    Raises NotMergeableError where the record is not merged.
    """
    if record.merged_into is None:
        raise NotMergeableError
    kept = cast(R, record.merged_into)
    _lock_both(kept, record)
    if not record.is_merged:
        raise NotMergeableError
    before = record.before_merge
    changes = journal.differences({"state": record.state}, {"state": before["state"]})
    record.accepted, record.merged_into, record.before_merge = before["accepted"], None, {}
    record.state = before["state"] if stands(record) else State.WITH_DOCUMENT
    record.accepted = still_accepted(record)
    record.save(update_fields=["before_merge", "merged_into", "state", "accepted", "changed_at"])
    told = _give_back(kept, before["kept"])
    tell(Verb.UNDONE, kept, actor, reason, [*told, _without(record)])
    tell(Verb.UNDONE, record, actor, reason, [*changes, _without(kept)])
    return kept


def _give_back(kept: Record, before: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Take out of the record that counted what merging wrote into it, and save it."""
    effective = kept.effective
    ours = [key for key, told in before["written"].items() if kept.corrected.get(key) == told]
    corrected = {key: told for key, told in kept.corrected.items() if key not in ours}
    kept.corrected = {**corrected, **{key: before["prior"][key] for key in ours if before["prior"][key]}}
    if kept.accepted == before["by_merging"]:
        kept.accepted = before["accepted"]
        kept.accepted = still_accepted(kept)
    if kept.state == State.CURRENT and not stands(kept):
        kept.state = State.WITH_DOCUMENT
    save(kept)
    now = kept.effective
    return journal.differences({key: effective.get(key) for key in ours}, {key: now.get(key) for key in ours})


def _without(record: Record) -> dict[str, Any]:
    told = _with(record)
    return {**told, "old": told["new"], "new": None}


def sources_of(record: R) -> list[R]:
    """The record and all that are merged into it, at whatever remove, each with its document."""
    found, frontier = [record], [record]
    while frontier:
        merged = type(record).objects.filter(merged_into__in=frontier, state=State.MERGED)
        frontier = list(merged.select_related("document").order_by("pk"))
        found += frontier
    return found


def counting_for(record: R) -> R:
    """The record that counts for a merged one; any other counts for itself."""
    found: Record = record
    while found.is_merged and found.merged_into is not None:
        found = found.merged_into
    return cast(R, found)


def stands(record: Record) -> bool:
    """Whether a source of a record is left: a document that is not withdrawn, or a human who entered it."""
    return any(source.document is None or not source.document.is_withdrawn for source in sources_of(record))
