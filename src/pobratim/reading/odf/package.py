"""The package that .odt and .ods files share (OASIS OpenDocument 1.3, part 2)."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pobratim.reading import limits
from pobratim.reading.errors import ReadingError

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TYPE = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class OdfPackage:
    """An opened OpenDocument package."""

    zip: zipfile.ZipFile
    name: str

    @property
    def media_type(self) -> str:
        """What the package says it is; "" where it is no OpenDocument."""
        declared = (limits.part(self.zip, "mimetype", self.name) or b"").decode("ascii", "replace").strip()
        return declared if declared.startswith(_TYPE) else ""

    def check_readable(self) -> None:
        """Raises ReadingError where the parts are encrypted: the manifest says so of each."""
        manifest = limits.part(self.zip, "META-INF/manifest.xml", self.name) or b""
        if b"encryption-data" in manifest:
            raise limits.encrypted(self.name)

    def xml(self, path: str) -> etree._Element | None:
        """The root of an XML part, or None where the package has no such part."""
        data = limits.part(self.zip, path, self.name)
        return None if data is None else limits.parse_xml(data, self.name)

    def required(self, path: str) -> etree._Element:
        """As `xml`, for parts that the format cannot do without."""
        root = self.xml(path)
        if root is None:
            raise ReadingError(f"Файл «{self.name}» повреждён: в нём нет основной части; получите его заново.")
        return root

    def properties(self) -> dict[str, Any]:
        """Title and subject, where set. Nothing personal: no author."""
        root = self.xml("meta.xml")
        if root is None:
            return {}
        found = {key: (root.findtext(f".//{_DUBLIN_CORE}{key}") or "").strip() for key in ("title", "subject")}
        return {key: value for key, value in found.items() if value}
