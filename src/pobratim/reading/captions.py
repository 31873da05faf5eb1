"""Finds the caption that belongs to a picture: the paragraph after it, or else before it, that reads like one."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from pobratim.document import Text
from pobratim.records import record
from pobratim.resources import load


@record(frozen=True, slots=True)
class PlacedPicture:
    """A picture where it stands among the paragraphs, by whatever names it in the file."""

    reference: str


@record(frozen=True, slots=True)
class PlacedText:
    """A paragraph among the pictures; `styled` where the file itself says that it is a caption."""

    text: Text
    styled: bool = False

    @property
    def is_caption(self) -> bool:
        return self.styled or reads_like_caption(self.text.value)


@functools.cache
def _caption() -> re.Pattern[str]:
    words = "|".join(load("ru/reading")["caption_words"])
    return re.compile(rf"(?:{words})\.?\s*(?:№\s*)?\d*\s*[.:–—-]", re.IGNORECASE)


def reads_like_caption(text: str) -> bool:
    """«Фото 1. Подписание», «Рис. 2 – …»."""
    return bool(_caption().match(text.strip()))


def with_captions(flow: Sequence[PlacedPicture | PlacedText]) -> list[tuple[str, Text | None]]:
    """Each picture's reference with its caption.

    Several pictures in a row take the captions that follow in a row one by one if there are as many, and share
    a single one.
    """
    if not any(isinstance(item, PlacedPicture) for item in flow):
        return []
    runs = [(kind, list(items)) for kind, items in itertools.groupby(flow, key=_kind)]
    found: list[tuple[str, Text | None]] = []
    for number, (kind, items) in enumerate(runs):
        if kind != "picture":
            continue
        captions = _captions_at(runs, number + 1) or _captions_at(runs, number - 1)
        for place, item in enumerate(items):
            if isinstance(item, PlacedPicture):
                found.append((item.reference, _chosen(captions, place, len(items))))
    return found


def _kind(item: PlacedPicture | PlacedText) -> str:
    if isinstance(item, PlacedPicture):
        return "picture"
    return "caption" if item.is_caption else "text"


def _captions_at(runs: Sequence[tuple[str, list[PlacedPicture | PlacedText]]], number: int) -> list[Text]:
    if not 0 <= number < len(runs) or runs[number][0] != "caption":
        return []
    return [item.text for item in runs[number][1] if isinstance(item, PlacedText)]


def _chosen(captions: Sequence[Text], place: int, pictures: int) -> Text | None:
    if len(captions) == pictures:
        return captions[place]
    return captions[0] if len(captions) == 1 or (captions and pictures == 1) else None
