"""The requisites of an authority's papers: keeping them, and what papers take from them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from pobratim.rendering.declension import named_in_case
from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.act_fields import REQUISITE_FIELDS
from pobratim.web.register.models import Authority, Requisites

OWNER_CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
REQUISITES = tuple(field.key for field in REQUISITE_FIELDS)


def requisites_of(authority: Authority) -> Requisites:
    """What is kept of an authority's papers; empty, and not yet saved, where nothing is."""
    return Requisites.objects.filter(authority=authority).first() or Requisites(authority=authority)


@transaction.atomic
def set_requisites(*, authority: Authority, values: Mapping[str, str], actor: User | None) -> None:
    """Keep what an authority's papers say of it. `values` are by the names of `REQUISITES`.

    A case that says what morphology says anyway is not kept, so that a renamed authority is declined anew.
    """
    kept = requisites_of(authority)
    before = {name: getattr(kept, name) for name in REQUISITES}
    after = {**before, **{name: " ".join(text.split()) for name, text in values.items()}}
    after |= {case: "" for case, name in declined(authority).items() if after[case] == name}
    if after == before:
        return
    for name, text in after.items():
        setattr(kept, name, text)
    kept.save()
    changes = journal.differences(before, after)
    journal.write([journal.entry(actor=actor, verb=Verb.CORRECTED, record=authority, changes=changes)])


def declined(authority: Authority) -> dict[str, str]:
    """The full name in each case as morphology has it."""
    return {case: named_in_case(authority.full_name, case) for case in OWNER_CASES}


def owner_forms(requisites: Requisites) -> dict[str, str]:
    """The cases of the owner's name that papers are to print instead of morphology's."""
    return {case: text for case in OWNER_CASES if (text := getattr(requisites, case))}


def blanks(requisites: Requisites) -> dict[str, str]:
    """What papers fill in where a form leaves a blank, without those that nobody has told."""
    name, office = requisites.signatory_name, requisites.signatory_office
    signature = [part for part in (office, name) if part]
    filled = {
        "signatory": " ".join(signature),
        "approver": " ".join([office, "____________", name]).strip() if signature else "",
        "executor": requisites.executor,
        "telephone": requisites.telephone,
    }
    return {blank: text for blank, text in filled.items() if text}
