"""Plain pictures that stand where a paper has photographs: a sky and a ground, their colours drawn from the caption."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 360, 220
HORIZON = 130


def plain_png(caption: str) -> bytes:
    """A PNG picture of two colours; the same caption gives the same picture."""
    seed = zlib.crc32(caption.encode())
    sky = bytes(150 + (seed >> shift) % 80 for shift in (0, 8, 16))
    ground = bytes(70 + (seed >> shift) % 80 for shift in (4, 12, 20))
    rows = b"".join(b"\0" + (sky if y < HORIZON else ground) * WIDTH for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
