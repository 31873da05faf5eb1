"""A page as a grey picture, and the straight lines ruled on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
MOST_DOTS = 60_000_000
"""A page of A3 at 400 dots an inch has half as many; what is larger is drawn coarser."""
_DARK = bytes(1 if level < 128 else 0 for level in range(256))
_SHORTEST_ACROSS, _SHORTEST_DOWN = 1.0, 0.2
"""Inches: what is shorter is a stroke of a letter, or a dash."""
_PART = 0.15
"""Inches of unbroken dots that a line is pieced together from: scanned ones lean a little."""
_GAP = 0.03


Run = tuple[int, int, int]
"""Unbroken dark dots of one row or column: its number, and where they begin and end along it."""


class Stretch(NamedTuple):
    """A straight line in dots: where it lies across, from where to where it goes, and the runs it is made of."""

    at: float
    start: int
    end: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Grey dots, row by row from the top; `scale` is dots a point."""

    width: int
    height: int
    dots: bytes
    scale: float

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Bitmap:
        """The page as it looks."""
        width, height = page.get_size()
        area = max(width * height, 1.0)
        scale = min(DOTS_PER_INCH / POINTS_PER_INCH, (MOST_DOTS / area) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            rows = bytes(bitmap.buffer)
            stride = bitmap.stride
            dots = b"".join(rows[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))
            return cls(bitmap.width, bitmap.height, dots, scale)
        finally:
            bitmap.close()

    def portable(self, across: Sequence[Stretch] = (), down: Sequence[Stretch] = ()) -> bytes:
        """The file of the picture, in the Portable Graymap format, without these lines: letters beside them are read
        better.
        """
        dots = bytearray(self.dots)
        for at, start, end in (run for line in across for run in line.runs):
            for row in range(max(0, at - 1), min(self.height, at + 2)):
                dots[row * self.width + start : row * self.width + end] = b"\xff" * (end - start)
        for at, start, end in (run for line in down for run in line.runs):
            for column in range(max(0, at - 1), min(self.width, at + 2)):
                dots[column + start * self.width : column + end * self.width : self.width] = b"\xff" * (end - start)
        return b"P5 %d %d 255\n" % (self.width, self.height) + dots

    def lines_across(self) -> list[Stretch]:
        """Lines from left to right, by their dots from the top."""
        dark = self.dots.translate(_DARK)
        rows = (dark[at * self.width : (at + 1) * self.width] for at in range(self.height))
        return self._lines(rows, _SHORTEST_ACROSS)

    def lines_down(self) -> list[Stretch]:
        """Lines from top to bottom, by their dots from the left."""
        dark = self.dots.translate(_DARK)
        return self._lines((dark[at :: self.width] for at in range(self.width)), _SHORTEST_DOWN)

    def _lines(self, rows: Iterator[bytes], shortest: float) -> list[Stretch]:
        inch = self.scale * POINTS_PER_INCH
        run = re.compile(rb"\x01{%d,}" % max(2, int(_PART * inch)))
        found = [(at, *match.span()) for at, row in enumerate(rows) for match in run.finditer(row)]
        lines = _joined(found, int(_GAP * inch))
        return [line for line in lines if line.end - line.start >= shortest * inch]


@dataclass
class _Open:
    """A line while further rows are looked at."""

    runs: list[Run]
    top: int
    bottom: int
    start: int
    end: int

    def touches(self, start: int, end: int, gap: int) -> bool:
        return self.start - gap <= end and start <= self.end + gap

    def take(self, other: _Open) -> None:
        """Both are one line."""
        self.runs += other.runs
        self.top, self.start = min(self.top, other.top), min(self.start, other.start)
        self.end = max(self.end, other.end)


def _joined(runs: list[Run], gap: int) -> list[Stretch]:
    """Lines out of the runs of dots that touch: rows of one thick line, steps of one that leans."""
    still: list[_Open] = []
    done: list[_Open] = []
    for at, start, end in runs:
        done += [line for line in still if at - line.bottom > gap]
        made = _Open([(at, start, end)], at, at, start, end)
        rest = []
        for line in (line for line in still if at - line.bottom <= gap):
            if line.touches(start, end, gap):
                made.take(line)
            else:
                rest.append(line)
        still = [*rest, made]
    return [Stretch((line.top + line.bottom + 1) / 2, line.start, line.end, tuple(line.runs)) for line in done + still]
