"""The properties of Outlook's letters that a reader of them needs ([MS-OXPROPS], [MS-OXCDATA])."""

from __future__ import annotations

from collections.abc import Mapping

from pobratim.reading.errors import ReadingError
from pobratim.reading.text_encoding import decode

Values = Mapping[int, tuple[int, bytes]]
"""By a property's number its type and its value as it lies in the file."""

SUBJECT, BODY, RTF, HTML = 0x0037, 0x1000, 0x1009, 0x1013
ATTACHED_DATA, DISPLAY_NAME, SHORT_NAME, LONG_NAME = 0x3701, 0x3001, 0x3704, 0x3707
MEDIA_TYPE, CONTENT_ID = 0x370E, 0x3712
MESSAGE_CODE_PAGE = 0x3FFD
CODE_PAGES = (0x3FDE, MESSAGE_CODE_PAGE)
_HIDDEN = 0x7FFE
_WIDE, _BINARY, _OBJECT = 0x1F, 0x102, 0xD
_PICTURES = (".png", ".gif", ".jpg", ".jpeg", ".bmp")


def text(values: Values, number: int) -> str:
    """A text, in whichever of its forms it is there; empty where it is not."""
    kind, content = values.get(number, (0, b""))
    if kind == _WIDE:
        return content.decode("utf-16-le", "replace").rstrip("\0")
    content = content.rstrip(b"\0")
    for page in (int.from_bytes(values[number][1][:4], "little") for number in CODE_PAGES if number in values):
        try:
            return content.decode("utf-8" if page == 65001 else f"cp{page}")
        except (LookupError, UnicodeDecodeError):
            continue
    try:
        return decode(content, "") if content else ""
    except ReadingError:
        return content.decode("cp1251", "replace")


def binary(values: Values, number: int) -> bytes:
    """Bytes; none where the property is missing or no bytes."""
    kind, content = values.get(number, (0, b""))
    return content if kind in (_BINARY, _OBJECT) else b""


def file_name(values: Values) -> str:
    """The name of an attached file, the longest that is given."""
    return next((found for number in (LONG_NAME, SHORT_NAME, DISPLAY_NAME) if (found := text(values, number))), "")


def is_inline(values: Values) -> bool:
    """Whether an attachment is part of the text: hidden, or a picture that the text shows."""
    hidden = any(values.get(_HIDDEN, (0, b""))[1][:1])
    is_picture = text(values, MEDIA_TYPE).startswith("image/") or file_name(values).lower().endswith(_PICTURES)
    return hidden or (is_picture and bool(text(values, CONTENT_ID)))
