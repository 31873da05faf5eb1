"""Lines of a page as the paragraphs of one block, words that were broken at the ends of lines put together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import zip_longest

from pobratim.dictionary import is_word
from pobratim.document import Block, Locator, Paragraph, Piece, Text
from pobratim.reading.builder import LINE_HYPHEN, DocumentBuilder
from pobratim.reading.markup import paragraph_of
from pobratim.reading.pdf.lines import TextLine
from pobratim.reading.pdf.paragraphs import Typesetting
from pobratim.reading.torn import Junction, is_broken_word, junction

_NO_ROOM = 0.95
"""Share of the room in a cell that a word must be wider than to be cut."""
_NEXT_LETTER = 1.6
"""Times the usual letter: a line with room for so much was not filled to its end."""
_LONG = 5
"""Letters: pieces of words so long are seldom words."""
_PADDING = 6.0
"""Points at each side of a cell's text, as office programs set it."""


def placed(
    groups: Sequence[Sequence[TextLine]], width: float, at: Locator, typesetting: Typesetting, builder: DocumentBuilder
) -> tuple[Paragraph, ...]:
    """Groups of lines as paragraphs, pieces of one block in which each line stays a line.

    `width` is that of the cell or the column they stand in, in points.
    """
    lines = [line for group in groups for line in group]
    if not lines:
        return ()
    block = builder.block(at, "\n".join(line.text for line in lines))
    found, position = [], 0
    for group in groups:
        text = _paragraph(group, block, position, width, typesetting, builder)
        position += sum(len(line.text) + 1 for line in group)
        if text:
            found.append(paragraph_of(text))
    return tuple(found)


def _paragraph(
    group: Sequence[TextLine],
    block: Block,
    position: int,
    width: float,
    typesetting: Typesetting,
    builder: DocumentBuilder,
) -> Text:
    """The lines of a paragraph, which begin at a position of their block, as one text."""
    value, pieces = "", []
    for line, below in zip_longest(group, group[1:]):
        end = position + len(line.text)
        told = _junction(line, below, width, typesetting) if below else Junction("")
        if told.drops_hyphen:
            builder.set_aside(block, end - 1, end, LINE_HYPHEN)
        stop = end - told.drops_hyphen
        pieces.append(Piece(block, position, stop, len(value)))
        value += block.text[position:stop] + told.separator
        position = end + 1
    return Text(value, tuple(piece for piece in pieces if piece.start < piece.end))


def _junction(line: TextLine, below: TextLine, width: float, typesetting: Typesetting) -> Junction:
    return (
        Junction("") if _is_cut(line, below, width, typesetting) else junction(line.text, below.text, typesetting.words)
    )


def _is_cut(above: TextLine, line: TextLine, width: float, typesetting: Typesetting) -> bool:
    """Whether a word longer than its column is wide was cut at the edge, to go on in the next line."""
    last, first = above.text.rsplit(" ", 1)[-1], line.text.split(" ", 1)[0]
    if is_broken_word(last, first, typesetting.words):
        return True
    if above.spaced:
        return False
    reach, room = above.box.right - above.box.left, width - 2 * _PADDING
    letter = reach / len(above.text)
    if reach + _NEXT_LETTER * letter < room or letter * len(last) + line.first_word < _NO_ROOM * room:
        return False
    if last[-1:].isdigit() and first[:1].isdigit():
        return last == above.text
    if not last[-1:].isalpha() or not first[:1].islower():
        return False
    return is_word(last + _bare(first)) or not _are_words(last, first, typesetting.words)


def _are_words(last: str, first: str, words: Collection[str]) -> bool:
    """Whether two words are whole, each by itself."""
    last, first = last.lower().rpartition("-")[2], _bare(first).lower()
    return last in words or (is_word(last) and (len(last) >= _LONG or is_word(first)))


def _bare(word: str) -> str:
    return word.rstrip(".,;:!?)»”")
