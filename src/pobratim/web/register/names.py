"""The names of authorities: which a document's heading yields, and which authority a person means."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from pobratim.language.gazetteer import Entry, fold, lookup
from pobratim.web.register.folding import name_key
from pobratim.web.register.models import Authority, AuthorityName

# Least likeness, in per cent, of a name to suggest: «Приморье» and «Приморский край» have 67, strangers less than 60.
_ALIKE = 62
_WITH_BRACKETS = re.compile(r"(?P<name>.+?)\s*\((?P<short>[^()]+)\)\s*")


class UnknownAuthorityError(LookupError):
    """No authority has the name asked for; the message lists those there are."""


def split_name(owner: str) -> tuple[str, str]:
    """The full name and the bracketed abbreviation (empty where there is none).

    >>> split_name("Лига северных портов (ЛСП)")
    ('Лига северных портов', 'ЛСП')
    """
    found = _WITH_BRACKETS.fullmatch(owner.strip())
    return (found["name"], found["short"]) if found else (owner.strip(), "")


@transaction.atomic
def authority_for(owner: str) -> Authority:
    """The authority of a document's owner, made on first sight; every name the document gives leads to it."""
    full, short = split_name(owner)
    authority = known_authority(owner) or Authority.objects.create(name=full, abbreviation=short)
    _remember(authority, _names(owner), short)
    return authority


def known_authority(owner: str) -> Authority | None:
    """The authority that one of the names of a document's owner leads to, if there is one."""
    keys = [name_key(name) for name in _names(owner)]
    known = AuthorityName.objects.filter(key__in=keys).select_related("authority").first()
    return known.authority if known else None


def _names(owner: str) -> list[str]:
    return [name for name in (*split_name(owner), owner.strip()) if name]


def _remember(authority: Authority, names: list[str], short: str) -> None:
    for name in names:
        AuthorityName.objects.get_or_create(key=name_key(name), defaults={"authority": authority, "name": name})
    if short and not authority.abbreviation:
        # Until now it was known by the abbreviation alone, or by a name without one.
        authority.name = names[0] if authority.name == short else authority.name
        authority.abbreviation = short
        authority.save(update_fields=["name", "abbreviation"])


def find_authority(name: str) -> Authority:
    """The authority of this full name, short name or abbreviation, whatever its case, ё or quotes.

    A region is found by any of its names that the gazetteer knows, if it is one authority's («Татарстан» and
    «Республика Татарстан»). Raises UnknownAuthorityError, which suggests the names most alike.
    """
    full, short = split_name(name)
    keys = [name_key(n) for n in (name, full, short) if n]
    found = AuthorityName.objects.filter(key__in=keys).select_related("authority").first()
    authority = found.authority if found else _region_of_name(full)
    if authority is None:
        raise UnknownAuthorityError(_unknown(name))
    return authority


def _region_of_name(name: str) -> Authority | None:
    """The one authority that has another name of this region; None where there is none or there are several."""
    regions = _regions(name)
    if not regions:
        return None
    known = AuthorityName.objects.select_related("authority")
    found = {entry.authority for entry in known if regions & _regions(entry.name)}
    return found.pop() if len(found) == 1 else None


def _regions(name: str) -> set[Entry]:
    return {entry for entry in lookup(fold(name)) if entry.kind == "region"}


def _unknown(name: str) -> str:
    authorities = {authority.pk: str(authority.short_name) for authority in Authority.objects.all()}
    known = ", ".join(sorted(authorities.values()))
    if not known:
        return _("There is no owner “%(name)s”: the register is empty, import documents first.") % {"name": name}
    alike = ", ".join(dict.fromkeys(authorities[pk] for pk in _alike(name)))
    if alike:
        return _("There is no owner “%(name)s”. Did you mean: %(alike)s?") % {"name": name, "alike": alike}
    return _("There is no owner “%(name)s”. Known owners: %(known)s.") % {"name": name, "known": known}


def _alike(name: str) -> list[int]:
    """The authorities with the names most like this one, at most three; a region goes by its name without «край», too.

    «Приморский край» is far from «Приморье» only for its second word.
    """
    names = [(authority, part) for authority, key in _keys() for part in {key, key.split(" ")[0]}]
    found = process.extract(
        name_key(name), [part for _id, part in names], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3
    )
    return [names[index][0] for _part, _score, index in found]


def _keys() -> list[tuple[int, str]]:
    return list(AuthorityName.objects.order_by("pk").values_list("authority_id", "key"))
