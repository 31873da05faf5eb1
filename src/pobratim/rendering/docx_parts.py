"""The parts of a Word package beside its body: styles, settings, fonts, properties, relationships."""

from __future__ import annotations

from lxml import etree

from pobratim.rendering.docx_body import HEADER_RELATIONSHIP, STYLE_IDS
from pobratim.rendering.ooxml import Element, to_bytes, twips, value, w
from pobratim.rendering.paper import Page, Paper, Style
from pobratim.rendering.safe_cells import clean_text

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

# A free font with the widths of Times New Roman, for machines that have no Times New Roman.
_FALLBACK_FONT = "Liberation Serif"

_CENTRED: tuple[Style, ...] = ("title", "centred", "centred_cell", "column_title", "group")
_BOLD: tuple[Style, ...] = ("title", "heading", "column_title", "group")
_ALIGNED: dict[str, tuple[Style, ...]] = {"center": _CENTRED, "both": ("body", "lead", "item")}
_KEPT_WITH_NEXT: tuple[Style, ...] = ("title", "heading", "lead", "group")


def content_types(notes: bool, comments: bool) -> bytes:
    """[Content_Types].xml."""
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})  # type: ignore[dict-item]
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    if notes:
        parts["/word/footnotes.xml"] = f"{_WORD}.footnotes+xml"
    if comments:
        parts["/word/comments.xml"] = f"{_WORD}.comments+xml"
    for name, kind in parts.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return to_bytes(root)


def package_relationships() -> bytes:
    """_rels/.rels."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relationships(
        [("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
    )


def document_relationships(notes: bool, comments: bool) -> bytes:
    """word/_rels/document.xml.rels."""
    targets = [
        ("rId1", f"{_OFFICE}/styles", "styles.xml"),
        ("rId2", f"{_OFFICE}/settings", "settings.xml"),
        ("rId3", f"{_OFFICE}/fontTable", "fontTable.xml"),
        (HEADER_RELATIONSHIP, f"{_OFFICE}/header", "header1.xml"),
    ]
    if notes:
        targets.append(("rId5", f"{_OFFICE}/footnotes", "footnotes.xml"))
    if comments:
        targets.append(("rId6", f"{_OFFICE}/comments", "comments.xml"))
    return _relationships(targets)


def _relationships(targets: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})  # type: ignore[dict-item]
    for identifier, kind, target in targets:
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=identifier, Type=kind, Target=target)
    return to_bytes(root)


def core_properties(paper: Paper) -> bytes:
    """docProps/core.xml: the title alone. Who wrote the file, and when, is nobody's business."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN_CORE})
    for name, text in (("title", clean_text(paper.title)), ("language", "ru-RU")):
        etree.SubElement(root, f"{{{_DUBLIN_CORE}}}{name}").text = text
    return to_bytes(root)


def header_part() -> bytes:
    """word/header1.xml: the page's number, centred above (GOST R 7.0.97-2016, 3.5), from the second page on."""
    field = [
        w("r", children=[w("fldChar", {"fldCharType": kind})]) if kind else _page_instruction()
        for kind in ("begin", "", "end")
    ]
    paragraph = w("p", children=[w("pPr", children=[value("pStyle", "PaperGap"), value("jc", "center")]), *field])
    return to_bytes(w("hdr", children=[paragraph]))


def _page_instruction() -> Element:
    instruction = w("instrText")
    instruction.text = "PAGE"
    return w("r", children=[instruction])


def settings_part(notes: bool) -> bytes:
    """word/settings.xml."""
    separators = [w("footnote", {"id": -1}), w("footnote", {"id": 0})]
    settings = [w("footnotePr", children=separators)] if notes else []
    mode = w(
        "compatSetting",
        {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15},
    )
    return to_bytes(w("settings", children=[*settings, w("compat", children=[mode])]))


def font_table(page: Page) -> bytes:
    """word/fontTable.xml: the form's font, and what stands in for it."""
    font = w("font", {"name": page.font}, [value("altName", _FALLBACK_FONT), value("family", "roman")])
    return to_bytes(w("fonts", children=[font]))


def styles_part(page: Page) -> bytes:
    """word/styles.xml: a style for each kind of paragraph, and the ruled table."""
    fonts = w("rFonts", dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), page.font))
    size = round(page.size * 2)
    run_defaults = w("rPr", children=[fonts, value("sz", size), value("szCs", size), value("lang", "ru-RU")])
    defaults = w("docDefaults", children=[w("rPrDefault", children=[run_defaults]), w("pPrDefault")])
    normal = w("style", {"type": "paragraph", "default": 1, "styleId": "Normal"}, [value("name", "Normal")])
    paragraphs = [_paragraph_style(style) for style in STYLE_IDS]
    return to_bytes(w("styles", children=[defaults, normal, *paragraphs, _gap(), _footnote_mark(), _ruled_table()]))


def _paragraph_style(style: Style) -> Element:
    paragraph = []
    if style in _KEPT_WITH_NEXT:
        paragraph.append(w("keepNext"))
    paragraph += _spacing(style)
    alignment = next((side for side, styles in _ALIGNED.items() if style in styles), None)
    if alignment:
        paragraph.append(value("jc", alignment))
    children = [value("name", _name(style)), value("basedOn", "Normal"), w("pPr", children=paragraph)]
    if style in _BOLD:
        children.append(w("rPr", children=[w("b"), w("bCs")]))
    if style == "note":
        children.append(w("rPr", children=[value("sz", 20), value("szCs", 20)]))
    return w("style", {"type": "paragraph", "styleId": STYLE_IDS[style]}, children)


def _name(style: Style) -> str:
    return "footnote text" if style == "note" else f"Paper {style.replace('_', ' ')}"


def _spacing(style: Style) -> list[Element]:
    """The indents of running text: a first line of 12.5 mm, as is the custom, and hanging dashes."""
    if style in ("body", "lead"):
        return [w("spacing", {"after": 60, "line": 276, "lineRule": "auto"}), w("ind", {"firstLine": twips(12.5)})]
    if style == "item":
        spacing = w("spacing", {"after": 60, "line": 276, "lineRule": "auto"})
        return [spacing, w("ind", {"left": twips(17.5), "hanging": twips(5)})]
    if style == "heading":
        return [w("spacing", {"before": 160, "after": 60})]
    if style in ("plain", "centred"):
        return [w("spacing", {"before": 160, "after": 160 if style == "centred" else 0})]
    if style == "right":
        return [w("ind", {"left": twips(90)})]
    return []


def _gap() -> Element:
    """The small blank paragraph that keeps two tables apart."""
    return w(
        "style",
        {"type": "paragraph", "styleId": "PaperGap"},
        [value("name", "Paper gap"), value("basedOn", "Normal"), w("rPr", children=[value("sz", 20)])],
    )


def _footnote_mark() -> Element:
    return w(
        "style",
        {"type": "character", "styleId": "FootnoteReference"},
        [value("name", "footnote reference"), w("rPr", children=[value("vertAlign", "superscript")])],
    )


def _ruled_table() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = [w(side, {"val": "single", "sz": 4, "space": 0, "color": "000000"}) for side in sides]
    padding = {"top": 0.5, "left": 1.5, "bottom": 0.5, "right": 1.5}
    margins = w("tblCellMar", children=[w(s, {"w": twips(width), "type": "dxa"}) for s, width in padding.items()])
    ruled = w("tblPr", children=[w("tblBorders", children=lines), margins])
    return w("style", {"type": "table", "styleId": "PaperTable"}, [value("name", "Paper table"), ruled])
