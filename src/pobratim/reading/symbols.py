"""Signs of Symbol and Wingdings fonts, which documents keep in Unicode's private area, as readable characters."""

from __future__ import annotations

import re

# Code of the font's glyph (the low byte of U+F000–U+F0FF) to the sign that people see.
_SIGNS = {
    0x2D: "–",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0xA7: "▪",
    0xA8: "□",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xFC: "✓",
    0xFE: "☑",
}


_PRIVATE = re.compile("[\uf000-\uf0ff]")


def readable(text: str) -> str:
    """Text with private signs replaced; one unknown is shown as a bullet, for that is what such fonts are used for."""
    return _PRIVATE.sub(_sign, text)


def _sign(letter: re.Match[str]) -> str:
    low = ord(letter[0]) & 0xFF
    return _SIGNS.get(low, chr(low) if 0x20 < low < 0x7F and chr(low) in ".,;:()+=<>/%0123456789" else "•")
