"""Places on a page, in points, the origin at the bottom left as people see the page."""

from __future__ import annotations

from typing import NamedTuple


class Matrix(NamedTuple):
    """An affine transformation, as PDF writes it (ISO 32000-1, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: Matrix) -> Matrix:
        """This transformation followed by another."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )


def upright(rotation: int, width: float, height: float) -> Matrix:
    """Turns the coordinates of a page so that it stands as shown; `rotation` is clockwise, in degrees.

    `width` and `height` are those of the page as shown.
    """
    return {
        90: Matrix(0, -1, 1, 0, 0, height),
        180: Matrix(-1, 0, 0, -1, width, height),
        270: Matrix(0, 1, -1, 0, width, 0),
    }.get(rotation, Matrix())


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def holds_box(self, other: Box) -> bool:
        """Whether the middle of another box, and most of it, is inside."""
        return self.holds(*other.middle) and other.area < self.area

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    def moved(self, matrix: Matrix) -> Box:
        """The box after a transformation by right angles."""
        (x0, y0), (x1, y1) = matrix.apply(self.left, self.bottom), matrix.apply(self.right, self.top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


class Word(NamedTuple):
    """Characters without blanks between them, their box, whether they are bold, and their font's size in points."""

    text: str
    box: Box
    bold: bool
    size: float
    spaced: bool = False
    """Whether the file has a blank after them."""


class Rule(NamedTuple):
    """A straight line along an axis: its place across the axis, and where it begins and ends along it."""

    at: float
    start: float
    end: float


class Picture(NamedTuple):
    """A picture's place on the page."""

    box: Box
