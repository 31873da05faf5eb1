"""Makes letters as Outlook keeps them: .msg, and winmail.dat."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from compound_files import Held, compound_bytes

SUBJECT, BODY, HTML, RTF = 0x0037, 0x1000, 0x1013, 0x1009
_DATA, _LONG_NAME, _MEDIA_TYPE, _CONTENT_ID = 0x3701, 0x3707, 0x370E, 0x3712
_TEXT, _NARROW, _BINARY = 0x1F, 0x1E, 0x102


def msg(values: Mapping[int, str | bytes], attachments: Sequence[Held] = (), code_page: int = 0) -> bytes:
    """A .msg file; texts are in UTF-16, or in a code page where one is given."""
    return compound_bytes(letter(values, attachments, code_page))


def letter(values: Mapping[int, str | bytes], attachments: Sequence[Held] = (), code_page: int = 0) -> Held:
    """What a .msg file holds, and the folder of a letter that is attached to another."""
    header = struct.pack("<32x") + (struct.pack("<HHIQ", 3, 0x3FFD, 0, code_page) if code_page else b"")
    folders = {f"__attach_version1.0_#{number:08X}": folder for number, folder in enumerate(attachments)}
    return {"__properties_version1.0": header, **_streams(values, code_page), **folders}


def attached(name: str, data: bytes, content_id: str = "") -> Held:
    values: dict[int, str | bytes] = {_LONG_NAME: name, _DATA: data}
    shown = {_CONTENT_ID: content_id, _MEDIA_TYPE: "image/png"} if content_id else {}
    return {"__properties_version1.0": b"\0" * 8, **_streams({**values, **shown}, 0)}


def attached_letter(held: Held) -> Held:
    return {"__properties_version1.0": b"\0" * 8, "__substg1.0_3701000D": held}


def _streams(values: Mapping[int, str | bytes], code_page: int) -> dict[str, bytes]:
    made = {}
    for number, value in values.items():
        kind = _BINARY if isinstance(value, bytes) else _NARROW if code_page else _TEXT
        content = value if isinstance(value, bytes) else value.encode(f"cp{code_page}" if code_page else "utf-16-le")
        made[f"__substg1.0_{number:04X}{kind:04X}"] = content
    return made


def packed_rtf(rtf: str) -> bytes:
    """The property of a letter's RTF, stored without compression."""
    raw = rtf.encode("latin-1")
    return struct.pack("<II4sI", len(raw) + 12, len(raw), b"MELA", 0) + raw


def tnef(subject: str, files: Mapping[str, bytes], body: str = "") -> bytes:
    """winmail.dat: old attributes in cp1251, and the long names of files as properties."""
    made = b"\x78\x9f\x3e\x22\x01\x00" + attribute(1, 0x69007, struct.pack("<II", 1251, 0))
    made += attribute(1, 0x18004, subject.encode("cp1251") + b"\0")
    made += attribute(1, 0x2800C, body.encode("cp1251") + b"\0") if body else b""
    for name, data in files.items():
        made += (
            attribute(2, 0x69002, b"\0" * 14) + attribute(2, 0x18010, b"OTCHET~1.DOC\0") + attribute(2, 0x6800F, data)
        )
        made += attribute(2, 0x69005, properties({_LONG_NAME: name}))
    return made


def attribute(level: int, number: int, content: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)


def properties(values: Mapping[int, str]) -> bytes:
    """Properties of texts, a named one and one of a fixed size before them."""
    made = struct.pack("<I", len(values) + 2) + struct.pack("<HHI", 3, 0x3705, 1)
    named = "Имя".encode("utf-16-le") + b"\0\0"
    made += struct.pack("<HH16xII", 3, 0x8001, 1, len(named)) + named + b"\0" * (-len(named) % 4) + struct.pack("<I", 7)
    for number, value in values.items():
        raw = value.encode("utf-16-le") + b"\0\0"
        made += struct.pack("<HHII", _TEXT, number, 1, len(raw)) + raw + b"\0" * (-len(raw) % 4)
    return made
