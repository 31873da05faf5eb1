"""The dictionary of abbreviations: those the program knows and those people of this installation added."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pobratim.language.gazetteer import fold
from pobratim.resources import load
from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.search.models import Abbreviation


def known() -> Mapping[str, list[str]]:
    """What the program itself knows, by the abbreviation as it is written."""
    found: Mapping[str, list[str]] = load("ru/abbreviations")
    return found


def meanings() -> dict[str, list[str]]:
    """Every abbreviation, folded, with all that it stands for."""
    found = {fold(short): list(meant) for short, meant in known().items()}
    for key, long in Abbreviation.objects.values_list("key", "long"):
        found.setdefault(key, []).append(long)
    return found


@transaction.atomic
def add(*, short: str, long: str, actor: User | None) -> Abbreviation:
    """Teach the search an abbreviation. Raises ValidationError where it knows it already or it is none."""
    key = fold(short.strip())
    if " " in key or not key:
        raise ValidationError({"short": _("An abbreviation is one word.")})
    if long.strip() in meanings().get(key, ()):
        raise ValidationError({"long": _("The search knows this already.")})
    added = Abbreviation(short=short.strip(), long=long.strip(), key=key, added_by=actor)
    added.full_clean()
    added.save()
    _tell(Verb.CREATED, added, actor)
    return added


@transaction.atomic
def remove(*, abbreviation: Abbreviation, actor: User | None) -> None:
    """Take back what somebody added."""
    _tell(Verb.WITHDRAWN, abbreviation, actor)
    abbreviation.delete()


def _tell(verb: Verb, abbreviation: Abbreviation, actor: User | None) -> None:
    journal.write([journal.entry(actor=actor, verb=verb, record=abbreviation)])
