"""Gathers the parts of one Document while its file is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from pobratim.document import (
    Block,
    Document,
    DocumentWarning,
    Image,
    Locator,
    Section,
    SetAside,
    Span,
    Text,
    span_of,
)
from pobratim.reading.alphabets import mixed_words

_MIXED = "В слове «{word}» смешаны русские и латинские буквы: оно прочитано как написано."

# Reasons for setting text aside: stable words, shown to the user in translation.
MARKUP = "markup"
PAGE_FURNITURE = "page furniture"
REPEATED_HEADER = "repeated header"
IMAGE = "image"
FOOTNOTE_MARK = "footnote mark"
LINE_HYPHEN = "line-end hyphen"
HIDDEN = "hidden"


class DocumentBuilder:
    """Blocks, text set aside, pictures and warnings, in the order in which they are met; one builder a file."""

    def __init__(self, name: str, data: bytes, media_type: str) -> None:
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.media_type = media_type
        self._blocks: list[Block] = []
        self._set_aside: list[SetAside] = []
        self._images: list[Image] = []
        self._warnings: list[DocumentWarning] = []

    def block(self, at: Locator, text: str, offset: int | None = None) -> Block:
        """A new block of source text."""
        block = Block(at, text, offset)
        self._blocks.append(block)
        return block

    def set_aside(self, block: Block, start: int, end: int, reason: str) -> None:
        """Records that characters `start` to `end` of a block are no content."""
        if block.text[start:end].strip():
            self._set_aside.append(SetAside(span_of(block, start, end), reason))

    def set_aside_text(self, text: Text, reason: str) -> None:
        """Records that a Text is no content."""
        for piece in text.pieces:
            self.set_aside(piece.block, piece.start, piece.end, reason)

    def image(self, path: str, caption: Text | None = None) -> None:
        """A picture. Of a path only the file's own name is kept: folders may bear people's names."""
        self._images.append(Image(path.replace("\\", "/").rsplit("/", 1)[-1].strip(), caption))

    def warn(self, code: str, message: str, where: Span | None = None) -> None:
        """Something the user should look at."""
        self._warnings.append(DocumentWarning(code, message, where))

    def _warn_of_mixed_words(self) -> None:
        aside = {(item.span.at, item.span.start): item.span.end for item in self._set_aside}
        for span in (span for block in self._blocks for span in mixed_words(block)):
            if not any(at == span.at and start <= span.start < end for (at, start), end in aside.items()):
                self.warn("mixed_alphabet", _MIXED.format(word=span.quote), span)

    def finish(self, sections: Sequence[Section], properties: Mapping[str, Any] | None = None) -> Document:
        """The Document, its words of two alphabets flagged."""
        self._warn_of_mixed_words()
        return Document(
            name=self.name,
            sha256=self.sha256,
            media_type=self.media_type,
            sections=tuple(sections),
            blocks=tuple(self._blocks),
            images=tuple(self._images),
            set_aside=tuple(self._set_aside),
            warnings=tuple(self._warnings),
            properties=dict(properties or {}),
        )
