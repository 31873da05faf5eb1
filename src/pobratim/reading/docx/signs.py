"""Single characters put in from a font of signs (w:sym)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from pobratim.reading.docx.names import W

_PRIVATE = 0xF000
_SYMBOL: Mapping[int, str] = {
    0xA2: "′",
    0xA3: "≤",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "⋅",
}
"""Signs of the font Symbol (Adobe's encoding) where it differs from the fonts of pictures."""


def sign_of(element: etree._Element) -> str:
    """The character of a w:sym; signs of the private area are left to `symbols.readable`."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    if element.get(W + "font") == "Symbol" and code & 0xFF in _SYMBOL and code <= _PRIVATE + 0xFF:
        return _SYMBOL[code & 0xFF]
    if code <= 0xFF:
        return chr(_PRIVATE + code)
    return chr(code) if code < 0x110000 else ""
