"""A paper as a Word file, written out in Office Open XML (ISO/IEC 29500-1) so that every span and list is as known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from corpus.grid import Grid, Marking, Paper, Passage, Said, Square

_MILLIMETRE = 1440 / 25.4
"""Twentieths of a point, in which Word measures."""
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_AUTOMATIC = (Marking.BULLET, Marking.DECIMAL, Marking.BRACKET, Marking.ROMAN)
_ALIGNMENT = {"title": "center", "heading": "left", "text": "both", "list": "both", "plain": "left", "right": "right"}


@dataclass(frozen=True)
class Page:
    """How a paper is set: size and margins of the page in millimetres, of the font in points; cells justified or not.

    A page wider than its paper's tables stretches them, a narrower one presses them.
    """

    width: int = 210
    height: int = 297
    margin: int = 15
    font: int = 12
    justified: bool = False

    @property
    def room(self) -> int:
        return self.width - 2 * self.margin


PORTRAIT, LANDSCAPE = Page(), Page(297, 210, 20, 14, justified=True)
NARROW = Page(150, 210, 15, 11)
"""A5: columns so narrow that long words do not fit into a line."""


def docx_of(paper: Paper, page: Page = PORTRAIT) -> bytes:
    """The file."""
    body = "".join(
        _table(part, page, page.room) if isinstance(part, Grid) else _passage(part, page) for part in paper.parts
    )
    size = f'<w:pgSz w:w="{_twips(page.width)}" w:h="{_twips(page.height)}"'
    size += ' w:orient="landscape"/>' if page.width > page.height else "/>"
    sides = " ".join(f'w:{side}="{_twips(page.margin)}"' for side in ("top", "right", "bottom", "left"))
    margins = f'<w:pgMar {sides} w:header="300" w:footer="300" w:gutter="0"/>'
    footer = '<w:footerReference w:type="default" r:id="r3"/>'
    body += f"<w:sectPr>{footer}{size}{margins}</w:sectPr>"
    return _package(
        {
            "document": _root("document", f"<w:body>{body}</w:body>"),
            "styles": _root("styles", _styles(page)),
            "numbering": _root("numbering", _numbering(paper)),
            "footer": _root("ftr", _FOOTER),
            "settings": _root("settings", '<w:autoHyphenation w:val="true"/><w:hyphenationZone w:val="120"/>'),
        }
    )


_FOOTER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
    'PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def _twips(millimetres: float) -> int:
    return round(millimetres * _MILLIMETRE)


def _styles(page: Page) -> str:
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    size = f'<w:sz w:val="{page.font * 2}"/><w:szCs w:val="{page.font * 2}"/><w:lang w:val="ru-RU"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font}{size}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )


def _numbering(paper: Paper) -> str:
    """A definition and a list for every run of numbers: lists of one definition would count on from one another."""
    found = sorted({(said.run, said.marking) for said in _all_said(paper.parts) if said.marking in _AUTOMATIC})
    definitions = "".join(_abstract(_number(*key), key[1]) for key in found)
    lists = "".join(
        f'<w:num w:numId="{_number(*key)}"><w:abstractNumId w:val="{_number(*key)}"/></w:num>' for key in found
    )
    return definitions + lists


def _number(run: int, marking: Marking) -> int:
    return 1 + run * len(_AUTOMATIC) + _AUTOMATIC.index(marking)


def _abstract(number: int, marking: Marking) -> str:
    forms = {Marking.BULLET: ("bullet", "•", "•"), Marking.DECIMAL: ("decimal", "%1.", "%1.%2.")}
    forms |= {Marking.BRACKET: ("decimal", "%1)", "%2)"), Marking.ROMAN: ("upperRoman", "%1.", "%2.")}
    form, *shown = forms[marking]
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="{200 * level}"/></w:pPr></w:lvl>'
        for level, text in enumerate(shown)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _all_said(parts: Iterable[Passage | Grid]) -> Iterator[Said]:
    for part in parts:
        if isinstance(part, Passage):
            yield from part.said
        else:
            for square in part.squares:
                yield from square.paragraphs
                yield from _all_said([square.inner] if square.inner else [])


def _passage(passage: Passage, page: Page) -> str:
    indent = _twips(12.5) if passage.kind == "text" else 0
    left = _twips(page.room * 0.6) if passage.kind == "right" else 0
    style = '<w:pStyle w:val="Heading1"/>' if passage.kind == "heading" else ""
    spacing = '<w:spacing w:before="0" w:after="120"/>' if passage.kind in ("title", "plain") else ""
    place = f'<w:ind w:left="{left}" w:firstLine="{indent}"/>' if indent or left else ""
    alignment = "left" if passage.kind == "right" else _ALIGNMENT[passage.kind]
    bold = passage.kind == "title"
    return "".join(_paragraph(said, alignment, style, spacing + place, bold) for said in passage.said)


def _paragraph(said: Said, alignment: str, style: str = "", place: str = "", bold: bool = False) -> str:
    typed = f"{said.mark} " if said.marking is Marking.TYPED else ""
    number = ""
    if said.marking in _AUTOMATIC:
        numbered = f'<w:ilvl w:val="{said.level}"/><w:numId w:val="{_number(said.run, said.marking)}"/>'
        number = f"<w:numPr>{numbered}</w:numPr>"
    look = f"<w:rPr>{'<w:b/>' if bold else ''}</w:rPr>"
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(typed + said.text)}</w:t></w:r>' if said.text else ""
    return f'<w:p><w:pPr>{style}{number}{place}<w:jc w:val="{alignment}"/></w:pPr>{run}</w:p>'


def _table(grid: Grid, page: Page, room: int) -> str:
    widths = [_twips(width * room / sum(grid.widths)) for width in grid.widths]
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(grid, number, widths, page) for number in range(grid.rows))
    return (
        f'<w:tbl><w:tblPr>{look}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(grid: Grid, number: int, widths: Sequence[int], page: Page) -> str:
    header = "<w:trPr><w:tblHeader/></w:trPr>" if number < grid.header else ""
    cells = "".join(_cell(square, number, widths, number < grid.header, page) for square in grid.row(number))
    return f"<w:tr>{header}{cells}</w:tr>"


def _cell(square: Square, row: int, widths: Sequence[int], header: bool, page: Page) -> str:
    width = sum(widths[square.column : square.column + square.columns])
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{square.columns}"/>' if square.columns > 1 else ""
    if square.rows > 1:
        look += '<w:vMerge w:val="restart"/>' if square.row == row else "<w:vMerge/>"
    content = _content(square, widths, header, page) if square.row == row else "<w:p/>"
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def _content(square: Square, widths: Sequence[int], header: bool, page: Page) -> str:
    band = square.columns == len(widths)
    alignment = "center" if header else "both" if page.justified and not band else "left"
    content = "".join(_paragraph(said, alignment, bold=header) for said in square.said)
    if square.inner:
        width = sum(widths[square.column : square.column + square.columns])
        content += _table(square.inner, page, round(width / _MILLIMETRE * 0.9))
        # The format wants a paragraph after a table that ends a cell.
        content += "" if square.below else "<w:p/>"
    content += "".join(_paragraph(said, alignment) for said in square.below)
    return content or "<w:p/>"


def _root(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}">{content}</w:{name}>'


def _package(parts: dict[str, str]) -> bytes:
    kinds = {name: "document.main" if name == "document" else name for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts if name != "document"}),
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in files.items():
            package.writestr(path, content)
    return stream.getvalue()


def _relations(targets: dict[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'
