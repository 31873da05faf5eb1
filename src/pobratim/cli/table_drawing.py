"""A table drawn with lines of characters, cells over several rows or columns as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from pobratim.cli.table_grid import Grid, Placed
from pobratim.cli.wrapping import padded, wrapped
from pobratim.document import Paragraph, Table

NARROWEST = 3
"""Characters of a column: a table that would need narrower ones is told row by row instead."""
_EDGE = 3
"""Characters between the texts of two columns: a line and a space at each side."""
# By what meets in a point: a line upwards, downwards, to the left, to the right.
_JOINTS = {
    "1100": "│", "0011": "─", "0101": "┌", "0110": "┐", "1001": "└", "1010": "┘", "1101": "├", "1110": "┤",
    "0111": "┬", "1011": "┴", "1111": "┼", "0000": " ", "1000": "│", "0100": "│", "0010": "─", "0001": "─",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line of characters; `header` if it belongs to a row of titles."""

    text: str
    header: bool = False


def draw(table: Table, width: int) -> list[DrawnLine]:
    """The table in at most so many characters across, or row by row where its columns find no room there."""
    grid = Grid.of(table)
    if not grid.columns or not grid.at:
        return []
    room = width - 1 - _EDGE * grid.columns
    if room < NARROWEST * grid.columns:
        return list(_told(grid, width))
    return _Drawing.of(grid, _widths(grid, room)).lines()


def _told(grid: Grid, width: int) -> Iterator[DrawnLine]:
    """Row by row, each cell with the number of its column."""
    for number, places in enumerate(grid.at, 1):
        yield DrawnLine(f"{'─' * 3} {number} {'─' * 3}")
        for placed in dict.fromkeys(places):
            if placed.cell and placed.row == number - 1 and (lines := _lines(placed, width - 6)):
                yield DrawnLine(f"{placed.column + 1:>4}: {lines[0]}", placed.header)
                yield from (DrawnLine(f"      {line}", placed.header) for line in lines[1:])


def _widths(grid: Grid, room: int) -> list[int]:
    """Columns as wide as their texts where there is room, else the narrow ones so and the wide ones alike."""
    wanted = [NARROWEST] * grid.columns
    for placed in grid.cells():
        need = max(map(cell_len, _lines(placed, room)), default=0) - _EDGE * (placed.columns - 1)
        share = -(-need // placed.columns)
        for column in range(placed.column, placed.column + placed.columns):
            wanted[column] = max(wanted[column], share)
    widths = list(wanted)
    while sum(widths) > room:
        widest = max(widths)
        second = max((width for width in widths if width < widest), default=NARROWEST)
        many = widths.count(widest)
        cut = max(1, min(widest - second, -(-(sum(widths) - room) // many)))
        for column in [number for number, width in enumerate(widths) if width == widest]:
            if sum(widths) > room:
                widths[column] -= min(cut, sum(widths) - room)
    return widths


def _lines(placed: Placed, width: int) -> list[str]:
    """A cell's paragraphs, and the tables in it, in so many characters across."""
    if placed.cell is None:
        return []
    lines = [line for paragraph in placed.cell.paragraphs for line in paragraph_lines(paragraph, width)]
    return lines + [line.text for table in placed.cell.tables for line in draw(table, width)]


def paragraph_lines(paragraph: Paragraph, width: int) -> list[str]:
    """A paragraph with its number, further lines and deeper levels of a list set in."""
    indent = "  " * min(paragraph.level or 0, 8)
    hang = " " * (len(paragraph.number) + 1) if paragraph.number and len(paragraph.number) < 8 else ""
    return wrapped(paragraph.text.value, width, indent, indent + hang)


@dataclass
class _Drawing:
    """A table while it is drawn: the text lines of each cell, and the height of each row."""

    grid: Grid
    widths: Sequence[int]
    texts: dict[Placed, list[str]]
    heights: list[int]

    @classmethod
    def of(cls, grid: Grid, widths: Sequence[int]) -> _Drawing:
        drawing = cls(grid, widths, {}, [1] * len(grid.at))
        for placed in grid.cells():
            drawing.texts[placed] = _lines(placed, drawing._width(placed))
        for placed in sorted(grid.cells(), key=lambda placed: placed.rows):
            drawing._make_room(placed)
        return drawing

    def lines(self) -> list[DrawnLine]:
        made = []
        for row in range(len(self.grid.at)):
            header = any(placed.header for placed in self.grid.at[row])
            made.append(DrawnLine(self._rule(row)))
            made += [DrawnLine(self._text(row, number), header) for number in range(self.heights[row])]
        return [*made, DrawnLine(self._rule(len(self.grid.at)))]

    def _make_room(self, placed: Placed) -> None:
        rows = range(placed.row, placed.row + placed.rows)
        missing = len(self.texts[placed]) - sum(self.heights[row] for row in rows) - (placed.rows - 1)
        self.heights[rows[-1]] += max(0, missing)

    def _width(self, placed: Placed) -> int:
        columns = range(placed.column, placed.column + placed.columns)
        return sum(self.widths[column] for column in columns) + _EDGE * (placed.columns - 1)

    def _rule(self, row: int) -> str:
        """The line above a row; through a cell that covers both sides of it goes its text."""
        made, column = "", 0
        while column < self.grid.columns:
            made += self._joint(row, column)
            placed = self._at(row, column)
            if placed is not None and placed is self._at(row - 1, column):
                line = sum(self.heights[placed.row : row]) + row - placed.row - 1
                made += f" {self._line_of(placed, line)} "
                column += placed.columns
            else:
                made += "─" * (self.widths[column] + 2)
                column += 1
        return made + self._joint(row, self.grid.columns)

    def _text(self, row: int, number: int) -> str:
        """A line of text of a row."""
        made = ""
        for placed in dict.fromkeys(self.grid.at[row]):
            above = sum(self.heights[placed.row : row]) + row - placed.row
            made += f"│ {self._line_of(placed, above + number)} "
        return made + "│"

    def _line_of(self, placed: Placed, number: int) -> str:
        lines = self.texts[placed]
        return padded(lines[number] if number < len(lines) else "", self._width(placed))

    def _at(self, row: int, column: int) -> Placed | None:
        inside = 0 <= row < len(self.grid.at) and 0 <= column < self.grid.columns
        return self.grid.at[row][column] if inside else None

    def _joint(self, row: int, column: int) -> str:
        """The character where the line above a row meets the line before a column."""
        before, below = self._at(row - 1, column - 1), self._at(row, column - 1)
        after, across = self._at(row - 1, column), self._at(row, column)
        meeting = (before is not after, below is not across, before is not below, after is not across)
        return _JOINTS["".join("1" if line else "0" for line in meeting)]
