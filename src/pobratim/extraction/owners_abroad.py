"""The owner of a paper of another country: «Акимат Актобе», «О поездке делегации Гродно в Лимож (Франция)».

A paper names its own city bare, and puts its partner's country beside the partner or «с» before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pobratim.document import Text
from pobratim.extraction.scopes import HOME
from pobratim.extraction.titles import recased
from pobratim.language.cues import fold
from pobratim.language.places import PlaceMention, find_places, places_given_in

_TYPE = r"(?:(?:г|гг|гор|город\w*|муниципалитет\w*|the city of|city of)\b\.?\s*)?"
# «сотрудничество с Харбином», «гостей из Вены»: whoever stands there is the partner.
_PARTNER = re.compile(rf"\b(?:с|со|из|от|между|with|from|between)\s+{_TYPE}$", re.IGNORECASE)
# «Брестский городской исполнительный комитет»
_OFFICE = re.compile(r"\s+(?:городск|областн|районн|краев)\w+", re.IGNORECASE)

Found = tuple[Text, PlaceMention]


def owner_abroad(lines: Sequence[Text], is_visit: bool) -> Found | None:
    """The line and the name of the place abroad that the lines give the paper to; None where they give none."""
    for line in lines:
        named = list(_named(line))
        if is_visit and len(named) < 2:  # whose paper it is a visit to or from somebody alone does not say
            continue
        value = recased(line.value)
        given = {fold(place.name) for place in places_given_in(value)}
        apart = [m for m in named if not _PARTNER.search(value[: m.start])]
        own = [m for m in apart if fold(m.place.name) not in given] or (apart if len(named) == 1 else [])
        if own:
            # «ВКО (Восточно-Казахстанская область)»: the full name, where both are there.
            return line, next((m for m in own if not m.place.name.isupper()), own[0])
    return None


def _named(line: Text) -> Iterator[PlaceMention]:
    value = recased(line.value)
    for mention in find_places(value):
        is_named = not mention.adjective or _OFFICE.match(value, mention.end)
        if mention.place.kind != "country" and mention.place.country not in (None, HOME) and is_named:
            yield mention
