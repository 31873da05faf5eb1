"""How the pages of a Word file look: the sheet, its margins, the font of most of its text, and its tables' columns.

The Document says what a file tells; this says how it is set, for those who write a file like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pobratim.reading import limits
from pobratim.reading.docx.names import (
    ALIGNMENT,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    VALUE,
    W,
    value_of,
)
from pobratim.reading.docx.style_parts import StyleParts
from pobratim.reading.docx.styles import Styles
from pobratim.reading.errors import ReadingError
from pobratim.reading.ooxml import Package

_TWIPS_A_MILLIMETRE = 1440 / 25.4
_SIDES = ("top", "right", "bottom", "left")
# What Word sets where a section says nothing: A4 upright (ISO 216), 20 mm all round.
_SHEET = (210.0, 297.0)
_MARGIN = 20.0
# A paragraph that is moved so far to the right stands at the right, as approvals do.
_AT_RIGHT = 60.0
_ALIGNMENTS = {"center": "centred", "right": "right", "end": "right", "both": "justified", "distribute": "justified"}


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Lengths in millimetres, `size` in points; `font` and `size` are None where the file leaves them to the program.

    `alignments` tells how a paragraph outside tables stands ("left", "centred", "right", "justified"), by its text
    without white space; ask `alignment_of`. `columns` are the widths of each
    table's columns, tables in the order in which they begin.
    """

    width: float
    height: float
    margins: Mapping[str, float]
    font: str | None
    size: float | None
    alignments: Mapping[str, str]
    columns: tuple[tuple[float, ...], ...]

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    def alignment_of(self, text: str) -> str:
        """How the paragraph of a text, or the one that a line of it is from, stands; "left" where there is none."""
        told = _bare(text)
        return self.alignments.get(told) or next((how for key, how in self.alignments.items() if told in key), "left")


def page_style(data: bytes, name: str) -> PageStyle:
    """The look of a Word file (.docx) from its bytes. Raises ReadingError for any other file."""
    package = Package(limits.open_package(data, name), name)
    root = package.xml(package.main) if package.main.startswith("word/") else None
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise ReadingError(f"Файл «{name}» – не документ Word (.docx): сохраните образец как .docx.")
    styles = _Look(package)
    section = next((found for found in reversed([*body.iter(W + "sectPr")])), None)
    fonts, sizes = styles.majority(body)
    width, height, margins = _sheet(section)
    return PageStyle(
        width,
        height,
        margins,
        fonts,
        sizes,
        {text: styles.alignment(p) for p in body.iterchildren(PARAGRAPH) if (text := _text(p))},
        tuple(_widths(table) for table in body.iter(TABLE)),
    )


def _text(paragraph: etree._Element) -> str:
    return _bare("".join(t.text or "" for t in paragraph.iter(W + "t")))


def _bare(text: str) -> str:
    return "".join(text.split())


def _millimetres(element: etree._Element | None, name: str) -> float | None:
    told = "" if element is None else element.get(W + name, "")
    try:
        return round(float(told) / _TWIPS_A_MILLIMETRE, 1)
    except ValueError:
        return None


def _sheet(section: etree._Element | None) -> tuple[float, float, dict[str, float]]:
    """Width, height and margins of the last section, which is the whole of nearly every file."""
    size = None if section is None else section.find(W + "pgSz")
    margins = None if section is None else section.find(W + "pgMar")
    told = {side: _millimetres(margins, side) for side in _SIDES}
    width, height = _millimetres(size, "w") or _SHEET[0], _millimetres(size, "h") or _SHEET[1]
    return width, height, {side: _MARGIN if value is None else abs(value) for side, value in told.items()}


def _widths(table: etree._Element) -> tuple[float, ...]:
    grid = table.find(W + "tblGrid")
    return (
        () if grid is None else tuple(_millimetres(column, "w") or 0.0 for column in grid.iterchildren(W + "gridCol"))
    )


class _Look:
    """What styles say of paragraphs and runs, from the nearest style to the document's defaults."""

    def __init__(self, package: Package) -> None:
        path = next((r.target for r in package.relations(package.main).values() if r.kind == "styles"), None)
        data = package.data(path) if path else None
        self._styles = Styles(StyleParts.of(data, package.name))
        root = package.xml(path) if path else None
        self._defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{RUN_PROPERTIES}")

    def majority(self, body: etree._Element) -> tuple[str | None, float | None]:
        """The font and the size (points) of most characters."""
        fonts: Counter[str] = Counter()
        sizes: Counter[str] = Counter()
        for paragraph in body.iter(PARAGRAPH):
            for run in paragraph.iter(RUN):
                length = sum(len(text.text or "") for text in run.iterchildren(W + "t"))
                look = [*self._of_run(run), *self._of_paragraph(paragraph, RUN_PROPERTIES), *self._default()]
                fonts[next((f for p in look if (f := _font(p))), "")] += length
                sizes[next((s for p in look if (s := value_of(p, W + "sz"))), "")] += length
        font, size = (told.most_common(1)[0][0] if told else "" for told in (fonts, sizes))
        return font or None, float(size) / 2 if size.isdigit() else None

    def alignment(self, paragraph: etree._Element) -> str:
        """How a paragraph stands: by its own word, else its style's."""
        own = paragraph.find(PARAGRAPH_PROPERTIES)
        look = [*([] if own is None else [own]), *self._of_paragraph(paragraph, PARAGRAPH_PROPERTIES)]
        indents = (i for p in look if (i := p.find(W + "ind")) is not None)
        left = next((mm for i in indents if (mm := _millimetres(i, "left") or _millimetres(i, "start"))), 0.0)
        told = next((found.get(VALUE, "") for p in look if (found := p.find(ALIGNMENT)) is not None), "")
        return "right" if left >= _AT_RIGHT else _ALIGNMENTS.get(told, "left")

    def _of_run(self, run: etree._Element) -> Iterator[etree._Element]:
        properties = run.find(RUN_PROPERTIES)
        if properties is not None:
            yield properties
            named = value_of(properties, W + "rStyle")
            yield from self._chain(named, RUN_PROPERTIES) if named else ()

    def _of_paragraph(self, paragraph: etree._Element, part: str) -> Iterator[etree._Element]:
        own = paragraph.find(PARAGRAPH_PROPERTIES)
        named = None if own is None else value_of(own, W + "pStyle")
        return self._chain(named or self._styles.parts.default or "", part)

    def _chain(self, identity: str, part: str) -> Iterator[etree._Element]:
        return (found for style in self._styles.chain(identity) if (found := style.find(part)) is not None)

    def _default(self) -> Iterator[etree._Element]:
        if self._defaults is not None:
            yield self._defaults


def _font(properties: etree._Element) -> str | None:
    fonts = properties.find(W + "rFonts")
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
