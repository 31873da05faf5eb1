"""Whose a record of a consolidated report is: the report names the municipality of each, and municipalities that
report to its owner have records of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pobratim.resources import load
from pobratim.web.register.folding import name_key
from pobratim.web.register.models import Authority, AuthorityName
from pobratim.web.register.policies import with_subordinates


@dataclass(frozen=True)
class Municipalities:
    """The authorities that report to the owner of a document today, by the keys of their names.

    A name that two of them share tells neither.
    """

    owner: Authority | None
    _by_key: dict[str, int | None] = field(default_factory=dict)

    @classmethod
    def of(cls, owner: Authority | None) -> Municipalities:
        """Those of the owner of a document; of nobody where it has none."""
        found: dict[str, int | None] = {}
        if owner is None:
            return cls(None)
        below = with_subordinates({owner.pk}) - {owner.pk}
        for authority, name in AuthorityName.objects.filter(authority__in=below).values_list("authority_id", "name"):
            for key in keys(name):
                found[key] = authority if found.get(key, authority) == authority else None
        return cls(owner, found)

    def owner_of(self, municipality: str | None) -> int | None:
        """The authority (its id) whose a record is that names this municipality: the document's owner where it names
        none, or none that reports to the owner."""
        told = (self._by_key.get(key) for key in keys(municipality or ""))
        return next(filter(None, told), self.owner.pk if self.owner else None)


def keys(municipality: str) -> list[str]:
    """The keys of a municipality's name, the fullest first: «Городской округ город Уфа» is Уфа, too, and
    «Владивостокский городской округ» Владивосток.

    >>> keys("Городской округ «Город Архангельск»")
    ['городской округ город архангельск', 'архангельск']
    """
    whole = name_key(municipality)
    found = [whole, *_without_kind(whole)]
    return list(dict.fromkeys(key for key in found if key))


def _without_kind(key: str) -> Iterator[str]:
    words = load("ru/municipalities")
    before = next((kind for kind in words["kinds"] if key.startswith(f"{kind} ")), None)
    if before:
        rest = name_key(key.removeprefix(before).strip())
        yield rest
        yield from _without_kind(rest)
    after = next((kind for kind in words["of_a_city"] if key.endswith(f" {kind}")), None)
    if after:
        yield from _cities(key.removesuffix(after).strip(), words["adjective_endings"])


def _cities(adjective: str, endings: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The cities that a district may be named after."""
    for ending in endings:
        if adjective.endswith(ending["of"]):
            yield adjective.removesuffix(ending["of"]) + ending["city"]
