"""Makes OpenDocument files out of the XML of their parts."""

from __future__ import annotations

from reading_documents import zip_bytes

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing"}
_NAMESPACES = " ".join(f'xmlns:{prefix}="{_OASIS}{name}:1.0"' for prefix, name in _PREFIXES.items())
_NAMESPACES += f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:number="{_OASIS}datastyle:1.0"'
_NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt_bytes(body: str, styles: str = "", masters: str = "", meta: str = "") -> bytes:
    """A text document; `styles` are its automatic styles, `masters` its page styles."""
    return _package("text", body, styles, masters, meta)


def ods_bytes(body: str, styles: str = "") -> bytes:
    """A spreadsheet."""
    return _package("spreadsheet", body, styles, "", "")


def _package(kind: str, body: str, styles: str, masters: str, meta: str) -> bytes:
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"{automatic}<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    common = f"<office:master-styles>{masters}</office:master-styles>"
    return zip_bytes(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {_NAMESPACES}>{content}</office:document-content>",
            "styles.xml": f"<office:document-styles {_NAMESPACES}>{common}</office:document-styles>",
            "meta.xml": f"<office:document-meta {_NAMESPACES}>{meta}</office:document-meta>",
        }
    )
