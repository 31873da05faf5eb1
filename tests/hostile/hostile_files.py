"""Files made to harm whoever opens them, and files broken on the way; all made by code, none stored."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MANY_ROWS = 100_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def good_text() -> str:
    return "Отчёт о мероприятиях города Пскова в 2021 году\n\n3-5 мая – Дни Пскова в Тарту.\n"


def text_with_control_characters() -> bytes:
    """Clears the terminal's window, names it anew and rings its bell."""
    return ("\x1b]0;x\x07\x1b[2J" + good_text()).encode("utf-8-sig")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive; pictures are stored as they are, being packed already."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            packing = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            package.writestr(name, content, packing)
    return stream.getvalue()


def word_parts(body: str, prologue: str = "") -> dict[str, str | bytes]:
    """The parts of a .docx; `prologue` stands before the root of the document's XML."""
    root = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}">'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}"/></Types>',
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/document.xml": f"{prologue}{root}<w:body>{body}</w:body></w:document>",
    }


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_R}/{kind}" Target="{target}"/>'
        "</Relationships>"
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def sheet_parts(rows: str) -> dict[str, str | bytes]:
    """The parts of an .xlsx with one sheet."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_EXCEL_TYPE}"/></Types>',
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
        '<sheet name="Лист1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}"><sheetData>{rows}</sheetData></worksheet>',
    }


def bomb() -> bytes:
    """A part of 66 MB in 130 kB."""
    return zipped(word_parts(paragraph("Псков " * 6_000_000)))


def bomb_of_many_parts() -> bytes:
    """Each part is below what may be packed tightly; together they are 1 GB."""
    part = b" " * (2**20 - 1)
    return zipped({**word_parts(paragraph("Псков")), **{f"word/{n}.xml": part for n in range(1_000)}})


def lying_header() -> bytes:
    """The directory says that the document has 500 bytes; it has 20 MB."""
    good = zipped(word_parts(paragraph("а" * 10_000_000)))
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        real = package.getinfo("word/document.xml").file_size
    return good.replace(struct.pack("<I", real), struct.pack("<I", 500))


def doctype(declarations: str, text: str) -> bytes:
    return zipped(word_parts(paragraph(text), f"<?xml version='1.0'?><!DOCTYPE w:document [{declarations}]>"))


def laughs() -> bytes:
    """Entities that grow tenfold eight times."""
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    return doctype(f'<!ENTITY e0 "ха">{grown}', "&e8;")


def deep_elements() -> bytes:
    depth = 100_000
    opened = "".join(f'<w:sdt n="{n * 7919}"><w:sdtContent>' for n in range(depth))
    return zipped(word_parts(opened + "</w:sdtContent></w:sdt>" * depth))


def nested_tables() -> bytes:
    depth = 60
    return zipped(word_parts("<w:tbl><w:tr><w:tc>" * depth + paragraph("а") + "</w:tc></w:tr></w:tbl>" * depth))


def long_word_table() -> bytes:
    # The numbers keep it from being packed as tightly as a bomb.
    rows = (f"<w:tr><w:tc>{paragraph(f'{n * 7919}')}</w:tc></w:tr>" for n in range(_MANY_ROWS))
    return zipped(word_parts(f"<w:tbl>{''.join(rows)}</w:tbl>"))


def long_sheet() -> bytes:
    rows = (f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, _MANY_ROWS + 1))
    return zipped(sheet_parts("".join(rows)))


def far_cell() -> bytes:
    """Two cells, at opposite corners of the largest sheet there can be."""
    return zipped(
        sheet_parts('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    )


def climbing_names() -> bytes:
    """A good document beside entries that would be written outside, were the package unpacked."""
    outside = {"../../../../tmp/pobratim-outside": "x", "/tmp/pobratim-outside": "x", "..\\pobratim-outside": "x"}  # noqa: S108
    return zipped({**word_parts(paragraph("Отчёт города Пскова")), **outside})


def climbing_relation() -> bytes:
    parts = word_parts(paragraph("Псков"))
    return zipped({**parts, "_rels/.rels": _relations("officeDocument", "../../etc/hostname")})


def huge_picture() -> bytes:
    """A good document with a picture of 20,000 × 20,000 pixels: 1.2 GB for whoever decodes it."""
    parts = word_parts(paragraph("Отчёт города Пскова") + '<w:p><w:r><w:drawing r:embed="r1"/></w:r></w:p>')
    return zipped(
        {
            **parts,
            "word/_rels/document.xml.rels": _relations("image", "media/image1.png"),
            "word/media/image1.png": _png(20_000),
        }
    )


def _png(side: int) -> bytes:
    line = b"\x00" + bytes(side * 3)
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def nested_zips() -> bytes:
    packed = b" " * 1_000_000
    for depth in range(20):
        packed = zipped({f"{depth}-{copy}.zip": packed for copy in range(10)})
    return packed


def archive_with_climbing_names() -> bytes:
    return zipped({"../../отчёт.txt": good_text(), "/tmp/pobratim-outside/..": "x"})  # noqa: S108


def archive_with_a_bomb() -> bytes:
    return zipped({"бомба.docx": bomb(), "отчёт.txt": good_text()})


def encrypted_docx() -> bytes:
    """A document under a password, as Office wraps it (MS-CFB, MS-OFFCRYPTO): 4 KB of noise in a compound file."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    header = struct.pack("<8s16xHHHHH6x", _OLE, 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<I", free) * 108
    chain = struct.pack("<10I", 0xFFFFFFFD, end, *range(3, 10), end).ljust(512, b"\xff")
    entries = (("Root Entry", 5, free, 1, end, 0), ("EncryptedPackage", 2, 2, free, 2, 4096))
    directory = b"".join(_entry(*entry) for entry in (*entries, ("EncryptionInfo", 2, free, free, end, 0)))
    return header + chain + directory.ljust(512, b"\x00") + b"\xa5" * 4096


def _entry(name: str, kind: int, left: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le").ljust(64, b"\x00")
    return struct.pack("<64sHBBIII36xIQ", encoded, 2 * len(name) + 2, kind, 1, left, 0xFFFFFFFF, child, start, size)


def good_docx() -> bytes:
    return zipped(word_parts("".join(paragraph(f"{n} мая – Дни Пскова в городе Тарту.") for n in range(1, 29))))


def good_xlsx() -> bytes:
    return zipped(sheet_parts('<row r="1"><c r="A1"><v>2021</v></c></row>' * 40))


def pdf(objects: Mapping[int, str]) -> bytes:
    """A PDF file of these objects; the first is the catalogue."""
    data, places = b"%PDF-1.4\n", {}
    for number, content in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{places.get(number, 0):010d} 00000 n \n" for number in range(1, max(objects) + 1))
    size = max(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def good_pdf() -> bytes:
    words = "BT /F 12 Tf 20 100 Td (Report of the city of Pskov, 2021) Tj ET"
    font = "<< /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    return pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font {font} >> >>",
            4: f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        }
    )


def circular_pdf() -> bytes:
    """Its tree of pages holds itself."""
    return pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"})


def pdf_of_countless_pages() -> bytes:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [3 0 R] /Count 9999999 >>", 3: page})


def pdf_bomb() -> bytes:
    """A page whose drawing is 400 MB of lines once it is unpacked."""
    packed = zlib.compress(b"0 0 m 9 9 l S\n" * 30_000_000, 1).decode("latin-1")
    return pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            4: f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream",
        }
    )


def write(folder: Path, name: str, content: Callable[[], bytes] | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content())
    return path
