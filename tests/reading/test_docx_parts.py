"""What a Word package holds beside the text of its body: notes, headers, boxes, pictures, other ways of writing it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from reading_documents import docx_bytes, only_table, paragraph_texts, rows_as_text, zip_bytes
from word_xml import cell, control, item, paragraph, row, run, table

from pobratim.document import Document, Part

Reading = Callable[..., Document]


def test_reads_notes_edges_and_boxes_as_sections(reading: Reading) -> None:
    parts = {
        "footnotes": f'<w:footnotes XMLNS><w:footnote w:id="5">{paragraph(run("уточнено"))}</w:footnote></w:footnotes>',
        "header1": f"<w:hdr XMLNS>{paragraph(run('Мэрия'))}</w:hdr>",
        "footer1": f"<w:ftr XMLNS>{paragraph(run('- 7 -'))}</w:ftr>",
    }
    body = paragraph(
        run("Итоги"),
        '<w:r><w:footnoteReference w:id="5"/></w:r>',
        f"<w:r><w:pict><w:txbxContent>{paragraph(run('в рамке'))}</w:txbxContent></w:pict></w:r>",
    )
    document = reading(docx_bytes(body, parts), "a.docx")
    found = {(s.part, s.name): [p.text.value for p in s.paragraphs] for s in document.sections}
    assert found == {
        (Part.BODY, None): ["Итоги"],
        (Part.TEXTBOX, "1"): ["в рамке"],
        (Part.FOOTNOTE, "1"): ["уточнено"],
        (Part.HEADER, "header1"): ["Мэрия"],
    }
    assert [item.span.quote for item in document.set_aside] == ["- 7 -"]


def note(kind: str, identity: int, text: str) -> str:
    return f'<w:{kind}s XMLNS><w:{kind} w:id="{identity}">{paragraph(run(text))}</w:{kind}></w:{kind}s>'


def test_a_note_knows_the_text_it_is_set_to(reading: Reading) -> None:
    parts = {"footnotes": note("footnote", 2, "по плану"), "endnotes": note("endnote", 3, "в гостях")}
    marks = [f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for kind, number in (("footnote", 2), ("endnote", 3))]
    body = paragraph(run("Итоги"), marks[1]) + table(row(f"<w:tc>{paragraph(run('5 мая'), marks[0])}</w:tc>"))
    anchors = {s.part: s.anchor for s in reading(docx_bytes(body, parts), "a.docx").sections}
    footnote, endnote = anchors[Part.FOOTNOTE], anchors[Part.ENDNOTE]
    assert footnote is not None
    assert (footnote.quote, footnote.at.table, footnote.at.row, footnote.at.cell) == ("5 мая", 0, 0, 0)
    assert endnote is not None
    assert (endnote.quote, endnote.at.paragraph) == ("Итоги", 0)


def edge(tag: str, text: str) -> str:
    return f"<w:{tag} XMLNS>{paragraph(run(text))}</w:{tag}>"


def test_headers_of_all_kinds_are_read_once_each(reading: Reading) -> None:
    kinds = {"header1": "Мэрия", "header2": "Мэрия, отдел связей", "footer1": "Отчёт"}
    parts = {name: edge("ftr" if "footer" in name else "hdr", text) for name, text in kinds.items()}
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/>'
        '<w:headerReference w:type="first" r:id="rheader2"/><w:titlePg/></w:sectPr>'
    )
    body = paragraph(run("а"), properties=section) + paragraph(run("б")) + section
    document = reading(docx_bytes(body, parts), "a.docx")
    assert [(s.part, [p.text.value for p in s.paragraphs]) for s in document.sections] == [
        (Part.BODY, ["а", "б"]),
        (Part.HEADER, ["Мэрия"]),
        (Part.HEADER, ["Мэрия, отдел связей"]),
        (Part.FOOTER, ["Отчёт"]),
    ]


BOX = f"<w:txbxContent>{paragraph(run('в рамке'))}</w:txbxContent>"
OLD_BOX = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(f"<w:r><w:drawing>{BOX}</w:drawing></w:r>", id="DrawingML"),
        pytest.param(f"<w:r>{OLD_BOX}</w:r>", id="VML"),
        pytest.param(
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback>{OLD_BOX}</mc:Fallback></mc:AlternateContent></w:r>",
            id="both, one for old programs",
        ),
        pytest.param(
            f"<w:r><w:drawing><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
            "</mc:AlternateContent></w:drawing></w:r>",
            id="both inside a drawing",
        ),
    ],
)
def test_reads_a_text_box_once(reading: Reading, xml: str) -> None:
    document = reading(docx_bytes(paragraph(run("Итоги"), xml)), "a.docx")
    assert [(s.part, [p.text.value for p in s.paragraphs]) for s in document.sections] == [
        (Part.BODY, ["Итоги"]),
        (Part.TEXTBOX, ["в рамке"]),
    ]


def test_reads_a_box_inside_a_box(reading: Reading) -> None:
    outer = f"<w:txbxContent>{paragraph(run('снаружи'), f'<w:r><w:drawing>{BOX}</w:drawing></w:r>')}</w:txbxContent>"
    document = reading(docx_bytes(paragraph(f"<w:r><w:drawing>{outer}</w:drawing></w:r>")), "a.docx")
    assert [(s.name, [p.text.value for p in s.paragraphs]) for s in document.sections] == [
        ("1", ["снаружи"]),
        ("2", ["в рамке"]),
    ]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(control(paragraph(run("а")) + paragraph(run("б"))), ["а", "б"], id="around paragraphs"),
        pytest.param(
            control(paragraph(run("Введите")), "<w:showingPlcHdr/>") + paragraph(run("а")), ["а"], id="not filled in"
        ),
        pytest.param(
            f"<mc:AlternateContent><mc:Choice>{paragraph(run('а'))}</mc:Choice>"
            f"<mc:Fallback>{paragraph(run('б'))}</mc:Fallback></mc:AlternateContent>",
            ["а"],
            id="one of two renderings",
        ),
    ],
)
def test_reads_the_paragraphs_inside(reading: Reading, body: str, texts: list[str]) -> None:
    assert paragraph_texts(reading(docx_bytes(body), "a.docx")) == texts


def test_tells_of_a_file_put_into_the_text(reading: Reading) -> None:
    document = reading(docx_bytes(paragraph(run("а")) + '<w:altChunk r:id="r9"/>' + paragraph(run("б"))), "a.docx")
    assert paragraph_texts(document) == ["а", "б"]
    assert [warning.code for warning in document.warnings] == ["embedded_file"]


@pytest.mark.parametrize(
    ("after", "caption"),
    [
        ("Фото 1. Подписание плана", "Фото 1. Подписание плана"),
        ("Рис. 2 – Сцена", "Рис. 2 – Сцена"),
        ("В мае прошёл", None),
    ],
)
def test_finds_the_caption_beside_a_picture(reading: Reading, after: str, caption: str | None) -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="rImage"/></w:drawing></w:r>'
    document = reading(docx_bytes(paragraph(run("До.")) + paragraph(picture) + paragraph(run(after))), "a.docx")
    assert [(i.name, i.caption.value if i.caption else None) for i in document.images] == [("image1.png", caption)]


def test_reads_what_python_docx_wrote_without_its_author(reading: Reading) -> None:
    written = docx.Document()
    written.core_properties.title, written.core_properties.author = "Отчёт", "Иванов"
    written.add_heading("Отчёт о связях", 0)
    grid = written.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Вместе"
    grid.cell(1, 1).text = "Угол"
    stream = io.BytesIO()
    written.save(stream)
    document = reading(stream.getvalue(), "имя без расширения")
    assert document.properties == {"title": "Отчёт"}
    assert paragraph_texts(document) == ["Отчёт о связях"]
    assert rows_as_text(only_table(document)) == [["Вместе"], ["", "Угол"]]


_TYPES = "application/vnd.{}.main+xml"


@pytest.mark.parametrize(
    ("name", "main_type", "warnings"),
    [
        ("a.docm", _TYPES.format("ms-word.document.macroEnabled"), ["macros"]),
        ("a.dotx", _TYPES.format("openxmlformats-officedocument.wordprocessingml.template"), []),
        ("a.dotm", _TYPES.format("ms-word.template.macroEnabledTemplate"), ["macros"]),
    ],
)
def test_reads_templates_and_files_with_macros(
    reading: Reading, name: str, main_type: str, warnings: list[str]
) -> None:
    document = reading(docx_bytes(paragraph(run("План")), main_type=main_type), name)
    assert paragraph_texts(document) == ["План"]
    assert [warning.code for warning in document.warnings] == warnings


_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def as_strict(data: bytes) -> bytes:
    """The same file in the names of ISO 29500 Strict."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    for usual, strict in _STRICT.items():
        files = {name: text.replace(usual, strict) for name, text in files.items()}
    return zip_bytes(files)


def test_reads_strict_files_as_it_reads_others(reading: Reading) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    parts = {
        "numbering": f'<w:numbering XMLNS><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "styles": '<w:styles XMLNS><w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
        "</w:styles>",
        "footnotes": note("footnote", 2, "по плану"),
        "header1": f"<w:hdr XMLNS>{paragraph(run('Мэрия'))}</w:hdr>",
    }
    body = (
        paragraph(run("Отчёт"), properties='<w:pStyle w:val="h"/>')
        + item("Приём", 1)
        + table(row(cell("а", '<w:vMerge w:val="restart"/>'), cell("б")), row(cell("", "<w:vMerge/>"), cell("в")))
        + paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + paragraph('<w:r><w:drawing><a:blip r:embed="rImage"/></w:drawing></w:r>')
    )
    usual = docx_bytes(body, parts)
    read, strict = reading(usual, "a.docx"), reading(as_strict(usual), "a.docx")
    assert (strict.sections, strict.images, strict.blocks) == (read.sections, read.images, read.blocks)
    assert [section.part for section in read.sections] == [Part.BODY, Part.FOOTNOTE, Part.HEADER]
    assert paragraph_texts(read) == ["Отчёт", "1. Приём", "x", "по плану", "Мэрия"]
