"""Archives and letters made to harm whoever opens them, and documents that hold themselves; all made by code."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import sys
import tarfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import hostile_files as files

sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))

from compound_files import compound_bytes
from outlook_files import BODY, attached, attached_letter, letter, msg, tnef

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REPORT = ("Отчёт о визите 5 мая.\n" * 300).encode()


def good_letter() -> bytes:
    message = EmailMessage()
    message["Subject"], message["MIME-Version"] = "Отчёт", "1.0"
    message.set_content("Делегация приедет 5 мая.")
    message.add_attachment(files.good_docx(), "application", "octet-stream", filename="отчёт.docx")
    return bytes(message)


def good_msg() -> bytes:
    return msg({BODY: "Делегация приедет 5 мая."}, [attached("отчёт.txt", REPORT)])


def good_tnef() -> bytes:
    return tnef("Отчёт", {"отчёт.docx": files.good_docx()}, "Делегация приедет 5 мая.")


def good_tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        entry = tarfile.TarInfo("отчёт.txt")
        entry.size = len(REPORT)
        archive.addfile(entry, io.BytesIO(REPORT))
    return stream.getvalue()


def parts_in_parts() -> bytes:
    """A letter of 5,000 parts, each inside the one before."""
    depth = 5_000
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(depth))
    return b"MIME-Version: 1.0\r\nMessage-ID: <a@b>\r\n" + head + b"\r\ntext\r\n"


def letters_in_letters() -> bytes:
    """A letter attached to a letter, 300 times."""
    inner = b"MIME-Version: 1.0\r\nMessage-ID: <a@b>\r\n\r\n5\r\n"
    for _ in range(300):
        inner = b"MIME-Version: 1.0\r\nMessage-ID: <a@b>\r\nContent-Type: message/rfc822\r\n\r\n" + inner
    return inner


def many_parts() -> bytes:
    return b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n" + b"--B\n\n5\n" * 100_000


def outlook_letters_in_letters() -> bytes:
    inner = letter({BODY: "5 мая"})
    for _ in range(30):
        inner = letter({BODY: "5 мая"}, [attached_letter(inner)])
    return compound_bytes(inner)


def chain_that_bites_its_tail() -> bytes:
    """A compound file whose sectors are chained in a ring, and whose folder holds itself."""
    made = bytearray(good_msg())
    table = struct.unpack_from("<I", made, 0x4C)[0]
    struct.pack_into("<I", made, (table + 1) * 512 + 4 * 7, 0)
    directory = struct.unpack_from("<I", made, 0x30)[0]
    struct.pack_into("<I", made, (directory + 1) * 512 + 128 + 68, 1)
    return bytes(made)


def streams_that_overlap() -> bytes:
    """A directory of 1,000 streams that all are the same megabyte."""
    length = 2**20
    streams = {"__properties_version1.0": b"\0" * length, **{f"a{n}": b"" for n in range(1_000)}}
    made = bytearray(compound_bytes(streams))
    first = (struct.unpack_from("<I", made, 0x30)[0] + 1) * 512
    for entry in range(1, len(streams) + 1):
        struct.pack_into("<IQ", made, first + entry * 128 + 116, 0, length)
    return bytes(made)


def archive_with_names_that_turn() -> bytes:
    """A name that ends in exe, and is shown as if it ended in docx."""
    return files.zipped({"отчёт\u202excod.exe": files.good_text(), "имя\x1b[2J\nв две строки.txt": files.good_text()})


def pdf_that_is_a_zip() -> bytes:
    return files.good_pdf() + files.zipped({"отчёт.txt": files.good_text()})


def styles_in_a_ring() -> bytes:
    """20,000 styles, each based on the next, and the last on the first."""
    count = 20_000
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )
    parts = files.word_parts('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Псков</w:t></w:r></w:p>')
    relations = files._relations("styles", "styles.xml")
    return files.zipped(
        {
            **parts,
            "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
            "word/_rels/document.xml.rels": relations,
        }
    )


def deep_page() -> bytes:
    return ("<html><body>" + "<table><tr><td>" * 20_000 + "Псков" + "</td></tr></table>" * 20_000).encode()


def long_page() -> bytes:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(100_000))
    return f"<html><body><table>{rows}</table></body></html>".encode()


def odt_with_a_doctype() -> bytes:
    return files.zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>',
        }
    )


def good_odt() -> bytes:
    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    body = "".join(f"<text:p>{n * 7919} мая – Дни Пскова в городе Тарту.</text:p>" for n in range(40))
    root = f'<office:document-content xmlns:office="{office}" xmlns:text="{text}"><office:body><office:text>'
    content = f"{root}{body}</office:text></office:body></office:document-content>"
    return files.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


BAIT = 4_000


def bait(piece: str) -> bytes:
    """A text that makes a careless pattern try everything again from every place."""
    return (files.good_text() + piece * BAIT).encode()


BAITS = (
    *("5-", "а-", "«", "(", "г. ", "мая ", "1 мая - ", "А.А. ", "I квартал ", "А", "Псков, ", " ", "\t", "|", "<", "&"),
    "A" * 50 + ": x\n",
)


def bomb_in_gzip() -> bytes:
    return gzip.compress(b" " * 250_000_000, 1)


def xz_that_wants_memory() -> bytes:
    """A dictionary of 1.5 GB, for a text of a few letters."""
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16}]
    made = bytearray(lzma.compress(b"5 " * 99, filters=filters, check=lzma.CHECK_NONE))
    # The size of the dictionary is one byte of the block's header, which a sum of its own protects.
    block = 12
    at = made.index(b"\x21\x01", block) + 2
    made[at] = 40
    size = (made[block] + 1) * 4
    made[block + size - 4 : block + size] = struct.pack("<I", zlib.crc32(bytes(made[block : block + size - 4])))
    return bytes(made)
