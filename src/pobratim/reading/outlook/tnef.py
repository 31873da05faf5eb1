"""Outlook's envelope for attachments, winmail.dat: the Transport Neutral Encapsulation Format ([MS-OXTNEF])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pobratim.document import Document
from pobratim.reading.errors import ReadingError
from pobratim.reading.members import Budget, Held
from pobratim.reading.outlook import properties as mapi
from pobratim.reading.outlook.letter import Attachment, OutlookLetter
from pobratim.reading.outlook.rtf import decompress

MARK = b"\x78\x9f\x3e\x22"
MEDIA_TYPE = "application/ms-tnef"
_SUBJECT, _BODY, _PROPERTIES, _CODE_PAGE = 0x18004, 0x2800C, 0x69003, 0x69007
_NEXT_ATTACHMENT, _TITLE, _DATA, _ATTACHMENT = 0x69002, 0x18010, 0x6800F, 0x69005
_MOST_PROPERTIES = 10_000
_SEVERAL, _NAMED = 0x1000, 0x8000
_SIZES = {1: 4, 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes that values of a fixed size take, by their types."""
_OBJECT = 0xD
_INTERFACE = 16
"""Bytes before an attached object: the id of its interface."""


class Tnef:
    """Files named winmail.dat."""

    def opens(self, data: bytes, name: str) -> bool:
        return data.startswith(MARK)

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        return _letter(data, name).members(budget)

    def text(self, data: bytes, name: str) -> Document | None:
        return _letter(data, name).document(data, name, MEDIA_TYPE)


@dataclass
class _Gathered:
    """What the attributes before the next attachment told."""

    title: bytes = b""
    data: bytes = b""
    values: dict[int, tuple[int, bytes]] = field(default_factory=dict)

    def attachment(self, shared: mapi.Values) -> Attachment:
        values = {**shared, **self.values}
        name = mapi.file_name(self.values) or mapi.text({**shared, 0: (0x1E, self.title)}, 0)
        kind, held = values.get(mapi.ATTACHED_DATA, (0, b""))
        return Attachment(name, self.data or (held[_INTERFACE:] if kind == _OBJECT else held), mapi.is_inline(values))


def _letter(data: bytes, name: str) -> OutlookLetter:
    letter, attachments = _Gathered(), list[_Gathered]()
    try:
        for number, content in _attributes(data):
            _take(number, content, letter, attachments)
    except (struct.error, IndexError, ValueError) as error:
        if not attachments and not letter.values and not letter.data:
            raise ReadingError(f"Файл «{name}» повреждён и не открывается: получите его заново.") from error
    shared = {number: value for number, value in letter.values.items() if number in mapi.CODE_PAGES}
    plain = mapi.text(letter.values, mapi.BODY) or mapi.text({**shared, 0: (0x1E, letter.data)}, 0)
    return OutlookLetter(
        subject=mapi.text(letter.values, mapi.SUBJECT) or mapi.text({**shared, 0: (0x1E, letter.title)}, 0),
        html=mapi.text(letter.values, mapi.HTML),
        plain=plain,
        rtf=decompress(mapi.binary(letter.values, mapi.RTF)),
        attachments=tuple(found.attachment(shared) for found in attachments),
    )


def _take(number: int, content: bytes, letter: _Gathered, attachments: list[_Gathered]) -> None:
    """Note what one attribute tells of the letter or of the attachment begun last."""
    if number == _NEXT_ATTACHMENT:
        attachments.append(_Gathered())
    elif number == _CODE_PAGE:
        letter.values[mapi.MESSAGE_CODE_PAGE] = 3, content[:4]
    elif number == _SUBJECT:
        letter.title = content
    elif number == _BODY:
        letter.data = content
    elif number == _PROPERTIES:
        letter.values.update(_properties(content))
    elif attachments and number == _TITLE:
        attachments[-1].title = content
    elif attachments and number == _DATA:
        attachments[-1].data = content
    elif attachments and number == _ATTACHMENT:
        attachments[-1].values.update(_properties(content))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The attributes of the stream; each is longer than nothing, so that there is an end of them."""
    position = 6
    while position + 9 <= len(data):
        number, length = struct.unpack_from("<II", data, position + 1)
        position += 9
        if position + length > len(data):
            raise ValueError("an attribute goes on beyond the end")
        yield number, data[position : position + length]
        position += length + 2


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """The properties in an attribute that holds many."""
    count, position = struct.unpack_from("<I", data)[0], 4
    for _ in range(min(count, _MOST_PROPERTIES)):
        kind, number = struct.unpack_from("<HH", data, position)
        position += 4
        if number >= _NAMED:
            position = _after_name(data, position)
        values, position = _value(data, position, kind)
        yield number, (kind & ~_SEVERAL, values)


def _after_name(data: bytes, position: int) -> int:
    """Where the name of a property ends: an interface, and a number or a text."""
    form, length = struct.unpack_from("<II", data, position + 16)
    return position + 24 + (_padded(length) if form == 1 else 0)


def _value(data: bytes, position: int, kind: int) -> tuple[bytes, int]:
    """The first value of a property, and where its values end."""
    size = _SIZES.get(kind & ~_SEVERAL)
    if size and not kind & _SEVERAL:
        return data[position : position + size], position + size
    count = struct.unpack_from("<I", data, position)[0]
    position += 4
    if size:
        return data[position : position + size], position + count * size
    first = b""
    for number in range(min(count, _MOST_PROPERTIES)):
        length = struct.unpack_from("<I", data, position)[0]
        first = first if number else data[position + 4 : position + 4 + length]
        position += 4 + _padded(length)
    return first, position


def _padded(length: int) -> int:
    return length + -length % 4
