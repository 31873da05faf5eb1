"""Writes small PDF files by hand: text and lines at given places."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 400, 300
_FONT_HEIGHT = 10


def text(x: float, y: float, words: str, bold: bool = False) -> str:
    """Words that begin at a place, in Latin letters."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{'B' if bold else 'F'} {_FONT_HEIGHT} Tf {x} {y} Td ({escaped}) Tj ET\n"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroked line."""
    return f"{x0} {y0} m {x1} {y1} l S\n"


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled rectangle, as some programs draw lines."""
    return f"{x} {y} {width} {height} re f\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All the lines of a grid."""
    across = "".join(line(xs[0], y, xs[-1], y) for y in ys)
    return across + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def pdf_bytes(pages: Sequence[str], rotate: int = 0, image: bool = False) -> bytes:
    """A PDF file of these pages' contents; with `image`, each page may paint /I."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = b"<< /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    fonts += b" /B << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >>"
    objects.append(b"<< /Font " + fonts + (b" /XObject << /I 4 0 R >>" if image else b"") + b" >>")
    pixel = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects.append(pixel + b"\nstream\n\x80\nendstream")
    kids = []
    for content in pages:
        stream = content.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
        objects.append(f"{page}/Resources 3 0 R /Contents {len(objects)} 0 R >>".encode())
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end
