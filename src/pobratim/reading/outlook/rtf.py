"""The text of a letter in Outlook's RTF: unpacked [MS-OXRTFCP], and the HTML that it wraps taken out [MS-OXRTFEX].

Of RTF that wraps none only the words are taken: paragraphs as lines, cells parted by tabs.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    + b"\r\n"
    + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
_MOST_BYTES = 64 * 2**20
_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
_SIGNS = {
    "par": "\n", "line": "\n", "row": "\n", "tab": "\t", "cell": "\t", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—",
}  # fmt: skip
_UNSEEN = frozenset(
    (
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "listtable",
        "listoverridetable",
        "header",
        "footer",
    )
)


def decompress(data: bytes) -> str:
    """The RTF in the property PidTagRtfCompressed, each byte a character; nothing where it is damaged."""
    if len(data) < 16:
        return ""
    _, size, kind = struct.unpack_from("<II4s", data)
    if kind == _PLAIN:
        return data[16 : 16 + size].decode("latin-1")
    return _decompressed(data, min(size, _MOST_BYTES)).decode("latin-1") if kind == _PACKED else ""


def _decompressed(data: bytes, size: int) -> bytes:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b" "))
    write, made, position = len(_DICTIONARY), bytearray(), 16
    while position < len(data) and len(made) < size:
        flags = data[position]
        position += 1
        for bit in range(8):
            if position >= len(data) or len(made) >= size:
                break
            if not flags >> bit & 1:
                letters, position = data[position : position + 1], position + 1
            else:
                token = int.from_bytes(data[position : position + 2], "big")
                position += 2
                start, length = token >> 4, (token & 0xF) + 2
                if start == write:
                    return bytes(made)  # the mark of the end
                letters = b""
            for step in range(len(letters) or length):
                letter = letters[0] if letters else window[(start + step) % _WINDOW]
                window[write] = letter
                write = (write + 1) % _WINDOW
                made.append(letter)
    return bytes(made[:size])


def is_html(rtf: str) -> bool:
    """Whether RTF wraps a page of HTML."""
    return r"\fromhtml1" in rtf[:512]


def unwrapped(rtf: str) -> str:
    """The HTML that RTF wraps, or the words of RTF that wraps none."""
    code_page = re.search(r"\\ansicpg(\d{3,5})", rtf[:512])
    return _Reading(is_html(rtf), f"cp{code_page[1]}" if code_page else "cp1252").text(rtf)


@dataclass
class _Group:
    """What holds inside a pair of braces: `unseen` text is none of the letter, a `tag` is HTML to be kept as it is."""

    unseen: bool = False
    tag: bool = False
    rtf_only: bool = False
    fallback: int = 1


@dataclass
class _Reading:
    """RTF while it is read, token by token."""

    html: bool
    code_page: str
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    made: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    skip: int = 0

    def text(self, rtf: str) -> str:
        for token in _TOKEN.finditer(rtf):
            word, number, code, sign, brace, text = token.groups()
            if code:
                self._byte(int(code, 16))
            elif word:
                self._word(word.lower(), int(number) if number else None)
            elif sign:
                self._sign(sign)
            elif brace:
                self._brace(brace)
            elif text:
                self._text(text)
        self._flush()
        return "".join(self.made)

    def _brace(self, brace: str) -> None:
        self._flush()
        if brace == "{":
            top = self.groups[-1]
            self.groups.append(_Group(top.unseen, top.tag, top.rtf_only, top.fallback))
        elif len(self.groups) > 1:
            self.groups.pop()

    def _word(self, word: str, number: int | None) -> None:
        top = self.groups[-1]
        if word == "htmltag":
            top.unseen, top.tag = False, True
        elif word == "htmlrtf":
            top.rtf_only = number != 0
        elif word == "uc":
            top.fallback = number or 0
        elif word == "u" and number is not None:
            self._text(chr(number % 0x10000))
            self.skip = top.fallback
        elif word in _UNSEEN:
            top.unseen = True
        elif word in _SIGNS:
            self._text(_SIGNS[word])

    def _sign(self, sign: str) -> None:
        if sign == "*":
            # A destination that readers may pass over; of those only the tags of HTML are wanted.
            self.groups[-1].unseen = True
        elif sign in "\\{}":
            self._text(sign)
        elif sign == "~":
            self._text("\u00a0")

    def _byte(self, code: int) -> None:
        if self.skip:
            self.skip -= 1
        else:
            self.waiting.append(code)

    def _text(self, text: str) -> None:
        self._flush()
        if self.skip:
            passed = min(self.skip, len(text))
            text, self.skip = text[passed:], self.skip - passed
        self._add(text)

    def _flush(self) -> None:
        """Bytes become characters together: some need two."""
        if self.waiting:
            try:
                self._add(self.waiting.decode(self.code_page, "replace"))
            except LookupError:
                self._add(self.waiting.decode("cp1251", "replace"))
            self.waiting.clear()

    def _add(self, text: str) -> None:
        top = self.groups[-1]
        if not top.unseen and not (self.html and top.rtf_only and not top.tag):
            self.made.append(text)
