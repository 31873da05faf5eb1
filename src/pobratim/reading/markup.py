"""Leaves a dump's inline markup out of the text that people read: tags, Markdown marks, bookmarks, pictures.

Dumps made from Word and PDF files keep bits of HTML and Markdown in their cells. What is left out is set aside in the
block, so that nothing of the file is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pobratim.document import Block, Paragraph, Text
from pobratim.reading.builder import FOOTNOTE_MARK, IMAGE, MARKUP, DocumentBuilder

_TOKEN = re.compile(
    r"""(?P<note><sup>\s*(?:\d{1,2}|[ivxlc]{1,4}|\*{1,3})\s*</sup>)
      | (?P<parting></?(?:p|br|div|ul|ol|li)(?:\s[^<>]*)?/?>|\r\n|[\n\r\v\u2028\u2029])
      | (?P<open><(?:b|strong)(?:\s[^<>]*)?>) | (?P<close></(?:b|strong)>)
      | (?P<tag></?(?:i|u|s|em|ins|sup|sub|span|font|small|big|a|center|h[1-6])(?:\s[^<>]*)?/?>)
      | (?P<stars>\*\*)
      | \[(?P<kind>bookmark|image)\s*:(?P<path>[^\]\n]*)\]
      | !\[[^\]\n]*\]\((?P<source>[^()\s]+)(?:\s+"[^"\n]*")?\)
      | (?P<link>\[(?=[^\[\]\n]+\]\((?:https?:|mailto:|www\.|\#|\.{0,2}/)[^()\s]*\))
        | (?<=[^\s\[])\]\((?:https?:|mailto:|www\.|\#|\.{0,2}/)[^()\s]*\))
      | (?P<escape>\\(?=[|*_]))""",
    re.VERBOSE | re.IGNORECASE,
)
# A note's mark stands after a word or a closing sign, an exponent after a unit («км», «м»).
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{3,}|[»”\")\].,;:!?])\s?$")
_NOTE_MARK = re.compile(r"\[?(?:\d{1,2}|[ivxlc]{1,4}|\*{1,3})\]?", re.IGNORECASE)
_BULLET = re.compile(r"(?P<mark>[•●▪◦‣·§\uf0b7])\s*|(?P<dash>[-–—*])\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}(?:\.(?=\s+[^\sа-яёa-z])|\))|[а-яa-z]\))\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A paragraph's text without its markup, and whether all of it was bold."""

    text: Text
    bold: bool


@dataclass
class _Gathering:
    """The paragraphs of a block while its tokens are walked through."""

    done: list[MarkedText] = field(default_factory=list)
    parts: list[Text] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    in_bold: bool = False

    def add(self, text: Text) -> None:
        self.parts.append(text)
        if text:
            self.bold.append(self.in_bold)

    def part(self) -> None:
        text = Text.join(self.parts, "").strip()
        if text:
            self.done.append(MarkedText(text, all(self.bold)))
        self.parts, self.bold = [], []


def unmarked(block: Block, builder: DocumentBuilder) -> list[MarkedText]:
    """The paragraphs of a block as people read them; markup, pictures and note marks are set aside in the builder."""
    gathering, position = _Gathering(), 0
    while token := _TOKEN.search(block.text, position):
        gathering.add(Text.part_of(block, position, token.start()))
        position = _pass(token, block, builder, gathering)
    gathering.add(Text.part_of(block, position, len(block.text)))
    gathering.part()
    return gathering.done


def _pass(token: re.Match[str], block: Block, builder: DocumentBuilder, gathering: _Gathering) -> int:
    """Sets one token aside; returns where the text goes on."""
    if token["stars"] and block.text.count("**") % 2:
        gathering.add(Text.part_of(block, *token.span()))
        return token.end()
    if token["note"] and not _BEFORE_NOTE.search(_plain(block.text[: token.start()])):
        opening = token.start() + len("<sup>")
        builder.set_aside(block, token.start(), opening, MARKUP)
        return opening
    builder.set_aside(block, *token.span(), _reason(token))
    if _is_picture(token):
        builder.image(token["path"] or ("" if token["source"].startswith("data:") else token["source"]))
    if token["parting"]:
        gathering.part()
    if token["open"] or token["close"] or token["stars"]:
        gathering.in_bold = bool(token["open"]) or (bool(token["stars"]) and not gathering.in_bold)
    return token.end()


def is_note_mark(before: str, text: str) -> bool:
    """Whether raised text is the mark of a note, and not an exponent, given the text before it."""
    return bool(_NOTE_MARK.fullmatch(text.strip()) and _BEFORE_NOTE.search(before))


def _reason(token: re.Match[str]) -> str:
    if token["note"]:
        return FOOTNOTE_MARK
    return IMAGE if _is_picture(token) else MARKUP


def _is_picture(token: re.Match[str]) -> bool:
    return bool(token["source"]) or (token["kind"] or "").lower() == "image"


def _plain(text: str) -> str:
    return re.sub(r"</?\w+>|\*\*", "", text)


def paragraph_of(text: Text) -> Paragraph:
    """A paragraph of list level 0 with the bullet or number typed before it, where there is one.

    A bare number («3.» alone in its cell) is text, not a mark of something.
    """
    value = text.value
    if value[:2].isalpha():  # as nearly every paragraph does, and no mark
        return Paragraph(text)
    mark = _mark(value)
    return Paragraph(text, number=mark[0].strip(), level=0) if mark else Paragraph(text)


def is_marked(text: str) -> bool:
    """Whether text begins with a bullet or a number, as the items of a list do."""
    return _mark(text) is not None


def _mark(text: str) -> re.Match[str] | None:
    return _BULLET.match(text) or _NUMBER.match(text)


def paragraphs_of(block: Block | None, builder: DocumentBuilder) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell's block."""
    return tuple(paragraph_of(marked.text) for marked in unmarked(block, builder)) if block else ()
