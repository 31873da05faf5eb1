"""Comments of a Word file: where each cell was read, for whoever asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pobratim.rendering.ooxml import Element, qualified, run, value, w

Comments: TypeAlias = Mapping[tuple[int, int, int], str]
"""What to say of cells, by table, row and cell of the paper, from 0; a line is a paragraph."""


@dataclass
class Commenting:
    """A file's comments while it is written: those asked for, and those whose cells are written, in order."""

    wanted: Comments
    written: list[str] = field(default_factory=list)

    def cell(self, place: tuple[int, int, int], element: Element) -> None:
        """Put the comment of a cell, if it has one, around its first paragraph."""
        text = self.wanted.get(place)
        paragraph = element.find(qualified("p"))
        if text is None or paragraph is None:
            return
        number = len(self.written)
        self.written.append(text)
        paragraph.insert(1, w("commentRangeStart", {"id": number}))
        paragraph.append(w("commentRangeEnd", {"id": number}))
        paragraph.append(w("r", children=[w("commentReference", {"id": number})]))


def comment_elements(comments: list[str]) -> list[Element]:
    """The comments of word/comments.xml, a paragraph a line; the program is their author."""
    return [
        w(
            "comment",
            {"id": number, "author": "Побратим", "initials": "П"},
            [w("p", children=[w("pPr", children=[value("pStyle", "Normal")]), run(line)]) for line in text.split("\n")],
        )
        for number, text in enumerate(comments)
    ]
