"""What stands beside the content of a paper: approval, signature, executor, footnotes, headers, captions of
pictures.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator

from pobratim.document import Block, Document, Paragraph, Part, Section, Text
from pobratim.findings import Photograph
from pobratim.language.cues import fold
from pobratim.resources import load

_MARGINS = {Part.HEADER: "header", Part.FOOTER: "footer", Part.FOOTNOTE: "footnote", Part.ENDNOTE: "footnote"}
# Approval stands above the content and signature below it; a sentence of prose that begins alike is longer.
_LONGEST = 200
_STAR = "*"
_DASHES = " \n\t\xa0-–—―_."


def asides_of(document: Document) -> Iterator[tuple[Text, str]]:
    """The texts to set aside, each with the reason."""
    for section in document.sections:
        reason = _MARGINS.get(section.part)
        starred = has_starred_list(section)
        for paragraph in section.paragraphs:
            for line in paragraph.text.lines():
                found = reason or (None if starred and paragraph.number == _STAR else aside_of(line.value))
                if found:
                    yield line, found
            if mark := _mark(paragraph):
                yield mark, "markup"


def has_starred_list(section: Section) -> bool:
    """Whether asterisks are the bullets of a section's lists: several of them, and no table that they could note."""
    return sum(p.number == _STAR for p in section.paragraphs) > 1 and not any(True for _ in section.tables)


def _mark(paragraph: Paragraph) -> Text:
    """The bullet or number that a paragraph begins with."""
    number = paragraph.number or ""
    return paragraph.text.slice(0, len(number)) if paragraph.text.value.startswith(number) else Text()


def is_aside(paragraph: Paragraph, section: Section) -> bool:
    """Whether a paragraph is no content."""
    if paragraph.number == _STAR and has_starred_list(section):
        return False
    return aside_of(paragraph.text.value.strip()) is not None


def aside_of(line: str) -> str | None:
    """Why a line is no content, or None where it is."""
    if len(line) > _LONGEST:
        return None
    if denies(line):
        return "nothing held"
    folded = fold(line.strip())
    return next((reason for reason, pattern in _lines().items() if pattern.match(folded)), None)


def denies(text: str) -> bool:
    """Whether a cell or paragraph says only that nothing was held or signed («Мероприятия не проводились»)."""
    said = " ".join(fold(text).split()).rstrip(" .;")
    return 0 < len(said) <= _LONGEST and any(pattern.fullmatch(said) for pattern in _denials())


def is_blank(text: str) -> bool:
    """Whether a cell holds no more than the dash that stands for nothing."""
    return not text.strip(_DASHES)


@functools.cache
def _lines() -> dict[str, re.Pattern[str]]:
    patterns: dict[str, list[str]] = load("ru/asides")["lines"]
    return {reason: re.compile("|".join(f"(?:{p})" for p in found)) for reason, found in patterns.items()}


@functools.cache
def _denials() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("ru/asides")["denials"])


@functools.cache
def _caption() -> re.Pattern[str]:
    return re.compile(load("ru/asides")["captions"], re.IGNORECASE)


def captions_of(document: Document) -> tuple[Text, ...]:
    """The captions of pictures: those the reader found beside them, and lines that say so («Фото 2. Набережная»)."""
    beside = [image.caption for image in document.images if image.caption]
    known = {piece.block for caption in beside for piece in caption.pieces}
    paragraphs = (paragraph for section in document.sections for paragraph in section.paragraphs)
    loose = (p.text.strip() for p in paragraphs if _caption().match(p.text.value) and not _within(p.text, known))
    return (*beside, *loose)


def _within(text: Text, blocks: Collection[Block]) -> bool:
    return any(piece.block in blocks for piece in text.pieces)


def photographs_of(document: Document) -> tuple[Photograph, ...]:
    """The pictures of a document with their captions, and captions whose picture the file has lost."""
    bare = [None for image in document.images if not image.caption]
    return tuple(_photograph(caption) for caption in (*captions_of(document), *bare))


def _photograph(caption: Text | None) -> Photograph:
    if not caption:
        return Photograph(None, None)
    return Photograph(caption.value, next(iter(caption.spans()), None))
