"""What stands beside the content of a paper: approval, signature, executor, footnotes, headers, captions of
pictures.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pobratim.document import Document, Paragraph, Part, Text
from pobratim.extraction.phrases import fold
from pobratim.findings import Photograph
from pobratim.resources import load

_MARGINS = {Part.HEADER: "header", Part.FOOTER: "footer", Part.FOOTNOTE: "footnote", Part.ENDNOTE: "footnote"}
# Approval stands above the content and signature below it; a sentence of prose that begins alike is longer.
_LONGEST = 200


def asides_of(document: Document) -> Iterator[tuple[Text, str]]:
    """The texts to set aside, each with the reason."""
    for section in document.sections:
        reason = _MARGINS.get(section.part)
        for paragraph in section.paragraphs:
            for line in paragraph.text.lines():
                found = reason or aside_of(line.value)
                if found:
                    yield line, found


def aside_of(line: str) -> str | None:
    """Why a line is no content, or None where it is."""
    if len(line) > _LONGEST:
        return None
    folded = fold(line.strip())
    for reason in ("approval", "executor", "footnote"):
        if folded.startswith(tuple(load("ru/asides")[reason])):
            return reason
    return next((reason for reason, pattern in _lines().items() if pattern.match(line)), None)


@functools.cache
def _lines() -> dict[str, re.Pattern[str]]:
    return {reason: re.compile(pattern) for reason, pattern in load("ru/asides")["lines"].items()}


@functools.cache
def _caption() -> re.Pattern[str]:
    return re.compile(load("ru/asides")["captions"], re.IGNORECASE)


def is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the caption of a picture («Фото 2. Вид на набережную»)."""
    return bool(_caption().match(paragraph.text.value))


def photographs_of(document: Document) -> tuple[Photograph, ...]:
    """The pictures of a document with their captions, and captions whose picture the file has lost."""
    pictured = [image.caption for image in document.images]
    known = {piece.block for caption in pictured if caption for piece in caption.pieces}
    loose = [
        paragraph.text.strip()
        for section in document.sections
        for paragraph in section.paragraphs
        if is_caption(paragraph) and not any(piece.block in known for piece in paragraph.text.pieces)
    ]
    return tuple(_photograph(caption) for caption in (*pictured, *loose))


def _photograph(caption: Text | None) -> Photograph:
    if not caption:
        return Photograph(None, None)
    return Photograph(caption.value, next(iter(caption.spans()), None))
