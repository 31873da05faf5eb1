"""Bytes of a plain-text file to characters, where nothing says which encoding it was."""

from __future__ import annotations

import codecs

from pobratim.reading.errors import ReadingError
from pobratim.resources import load

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
_LATIN = ("iso8859-1", "cp1252", "iso8859-15")
_FEW_ACCENTS = 0.3
"""Share of a Western language's letters that have accents, at most; of Russian ones in 8 bits all look so."""
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r")


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters of a text file: by its byte order mark, as UTF-16 or UTF-8 if it is, else by Russian letters.

    `declared` is the encoding that the file names itself, believed where the bytes do not speak against it.
    Raises ReadingError for bytes that are no text. Line ends stay as they are, so that offsets hold.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    wide = _utf16_of(data)
    if wide:
        return _decoded(data, wide, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if declared and _is_credible(data, declared):
            return data.decode(declared, "replace")
        return data.decode(max(_EIGHT_BIT, key=lambda encoding: _likeness(data, encoding)), "replace")


def _is_credible(data: bytes, declared: str) -> bool:
    """Whether text that is no UTF-8 may have a declared encoding; programs call Russian text Latin-1 by habit."""
    if declared in ("utf-8", "ascii") or declared.startswith(("utf-16", "utf-32")):
        return False
    sample = data[:20000]
    high = sum(byte >= 0x80 for byte in sample)
    letters = high + sum(bytes((byte,)).isalpha() for byte in sample)
    return declared not in _LATIN or high < _FEW_ACCENTS * letters


def is_text(head: bytes) -> bool:
    """Whether a file's beginning looks like text in any of the encodings known here."""
    if not head:
        return False
    if any(head.startswith(mark) for mark, _ in _MARKS) or _utf16_of(head):
        return True
    return not any(byte in _CONTROLS for byte in head)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"Файл «{name}» повреждён: его текст обрывается или испорчен; сохраните его заново в кодировке UTF-8."
        ) from error


def _utf16_of(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is 0 (Latin, spaces) or 4 (Cyrillic)."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if b"\x00" in high and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _likeness(data: bytes, encoding: str) -> float:
    """How much the bytes look like Russian in an encoding: common letters count, odd capitals and signs count against.

    KOI8-R and cp1251 hold each other's letters with the case swapped, so the case decides between them.
    """
    text = data[:20000].decode(encoding, "replace")
    common = set(load("ru/reading")["common_letters"])
    score = 0.0
    for before, letter in zip(" " + text, text, strict=False):
        if ord(letter) < 128:
            continue
        if letter in common:
            score += 1
        elif not ("а" <= letter.lower() <= "я" or letter in "ё№«»–—„“”…"):
            score -= 2
        if letter.isupper() and before.islower():
            score -= 2
    return score
