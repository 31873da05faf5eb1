"""The names of authorities: which a document's heading yields, and which authority a person means."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils.translation import gettext as _

from pobratim.web.register.folding import name_key
from pobratim.web.register.models import Authority, AuthorityName

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
    names = [name for name in (full, short, owner.strip()) if name]
    known = AuthorityName.objects.filter(key__in=[name_key(n) for n in names]).select_related("authority").first()
    authority = known.authority if known else Authority.objects.create(name=full, abbreviation=short)
    _remember(authority, names, short)
    return authority


def _remember(authority: Authority, names: list[str], short: str) -> None:
    for name in names:
        AuthorityName.objects.get_or_create(key=name_key(name), defaults={"authority": authority, "name": name})
    if short and not authority.abbreviation:
        # Until now it was known by the abbreviation alone, or by a name without one.
        authority.name = names[0] if authority.name == short else authority.name
        authority.abbreviation = short
        authority.save(update_fields=["name", "abbreviation"])


def find_authority(name: str) -> Authority:
    """The authority of this full name, short name or abbreviation, whatever its case, ё or quotes."""
    full, short = split_name(name)
    keys = [name_key(n) for n in (name, full, short) if n]
    found = AuthorityName.objects.filter(key__in=keys).select_related("authority").first()
    if found is None:
        raise UnknownAuthorityError(_unknown(name))
    return found.authority


def _unknown(name: str) -> str:
    known = ", ".join(sorted(str(authority.short_name) for authority in Authority.objects.all()))
    if not known:
        return _("There is no owner “%(name)s”: the register is empty, import documents first.") % {"name": name}
    return _("There is no owner “%(name)s”. Known owners: %(known)s.") % {"name": name, "known": known}
