"""What a recognised place is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a text.

    `name` is nominative, spelt as the text spells it, without type words («г. Грац» is Грац); `kind` is "country",
    "region", "city" or "district"; `country` an ISO 3166-1 alpha-2 code, None where unknown or where ISO has none;
    `geonames` the GeoNames id where known.
    """

    name: str
    kind: str
    country: str | None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where a text names it: `text[start:end]` is the name without cue and brackets.

    `cue` is the word before it that tells a place («г.», «мэрии»), as written; `adjective` tells that the text has the
    adjective («вьетнамских»). `context` is "plain", or what the name stands inside of: "organisation", "street",
    "namesake", "quoted", "memory" (the scene of a past event), "person".
    """

    start: int
    end: int
    place: Place
    cue: str | None = None
    adjective: bool = False
    context: str = "plain"
