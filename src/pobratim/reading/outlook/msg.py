"""Outlook's own files of letters, .msg ([MS-OXMSG]): properties in a compound file, attachments in folders of it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pobratim.document import Document
from pobratim.reading import compound
from pobratim.reading.compound import CompoundFile
from pobratim.reading.errors import ReadingError
from pobratim.reading.members import Budget, Held
from pobratim.reading.outlook import properties as mapi
from pobratim.reading.outlook.letter import Attachment, OutlookLetter
from pobratim.reading.outlook.rtf import decompress

MEDIA_TYPE = "application/vnd.ms-outlook"
_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_"
_EMBEDDED = "__substg1.0_3701000D"
_DEEPEST = 8


class Msg:
    """Letters saved by Outlook."""

    def opens(self, data: bytes, name: str) -> bool:
        if not data.startswith(compound.MARK):
            return False
        try:
            return _PROPERTIES in CompoundFile.of(data, name).streams
        except ReadingError:
            return False

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        return _letter(CompoundFile.of(data, name), 0).members(budget)

    def text(self, data: bytes, name: str) -> Document | None:
        return _letter(CompoundFile.of(data, name), 0).document(data, name, MEDIA_TYPE)


def _letter(file: CompoundFile, depth: int) -> OutlookLetter:
    """A letter in a compound file or, attached to another, in a folder of one."""
    values = _values(file, header=32 if depth == 0 else 24)
    folders = [folder for name, folder in sorted(file.folders.items()) if name.startswith(_ATTACHMENT)]
    return OutlookLetter(
        subject=mapi.text(values, mapi.SUBJECT),
        html=mapi.text(values, mapi.HTML),
        plain=mapi.text(values, mapi.BODY),
        rtf=decompress(mapi.binary(values, mapi.RTF)),
        attachments=tuple(_attachment(folder, depth) for folder in folders) if depth < _DEEPEST else (),
    )


def _attachment(folder: CompoundFile, depth: int) -> Attachment:
    values = _values(folder, header=8)
    embedded = folder.folders.get(_EMBEDDED)
    content = _letter(embedded, depth + 1) if embedded else mapi.binary(values, mapi.ATTACHED_DATA)
    return Attachment(mapi.file_name(values), content, mapi.is_inline(values))


def _values(file: CompoundFile, header: int) -> mapi.Values:
    """The properties by their numbers: those of fixed size in one stream, of others each in one of its own."""
    values: dict[int, tuple[int, bytes]] = {}
    fixed = file.streams.get(_PROPERTIES, b"")
    for at in range(header, len(fixed) - 15, 16):
        kind, number = struct.unpack_from("<HH", fixed, at)
        values[number] = kind, fixed[at + 8 : at + 16]
    for name, content in file.streams.items():
        told = name.removeprefix("__substg1.0_")
        if len(told) == 8 and told != name:
            try:
                values[int(told[:4], 16)] = int(told[4:], 16), content
            except ValueError:
                continue
    return values
