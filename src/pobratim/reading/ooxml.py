"""The package that .docx and .xlsx files share: parts, relationships, properties (ECMA-376, part 2)."""

from __future__ import annotations

import functools
import posixpath
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pobratim.reading import limits
from pobratim.reading.errors import ReadingError

# ISO 29500 Strict files use other names for the same things.
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_STRICT = tuple(
    (_STRICT_MARK + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    )
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: its kind (the last word of its type) and the part it leads to."""

    kind: str
    target: str


@dataclass(frozen=True)
class Package:
    """An opened office package. Nothing outside it is ever followed."""

    zip: zipfile.ZipFile
    name: str

    def data(self, path: str) -> bytes | None:
        """A part as it is stored, in the usual names; None where the package has no such part."""
        data = limits.part(self.zip, path, self.name)
        if data is None or _STRICT_MARK not in data:
            return data
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return data

    def xml(self, path: str) -> etree._Element | None:
        """The root of an XML part, or None where the package has no such part."""
        data = self.data(path)
        return None if data is None else limits.parse_xml(data, self.name)

    def required(self, path: str) -> etree._Element:
        """As `xml`, for parts that the format cannot do without."""
        root = self.xml(path)
        if root is None:
            raise ReadingError(f"Файл «{self.name}» повреждён: в нём нет основной части; получите его заново.")
        return root

    def relations(self, path: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; those that lead out of the package are left out."""
        folder, base = posixpath.split(path)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            item.get("Id", ""): Relation(
                item.get("Type", "").rpartition("/")[2], _resolved(folder, item.get("Target", ""))
            )
            for item in root
            if item.get("TargetMode") != "External"
        }

    @functools.cached_property
    def main(self) -> str:
        """The path of the document itself."""
        found = [relation.target for relation in self.own_relations.values() if relation.kind == "officeDocument"]
        return found[0] if found else ""

    @functools.cached_property
    def own_relations(self) -> dict[str, Relation]:
        """The relationships of the package itself."""
        return self.relations("")

    def content_type(self, path: str) -> str:
        """The media type that the package declares for a part."""
        root = self.required("[Content_Types].xml")
        for item in root:
            if item.get("PartName") == f"/{path}":
                return item.get("ContentType", "")
        return ""

    def properties(self) -> dict[str, Any]:
        """Title and subject, where set. Nothing personal: no author, no company."""
        paths = [r.target for r in self.own_relations.values() if r.kind == "core-properties"]
        root = self.xml(paths[0]) if paths else None
        if root is None:
            return {}
        found = {key: (root.findtext(f"{_DUBLIN_CORE}{key}") or "").strip() for key in ("title", "subject")}
        return {key: value for key, value in found.items() if value}


def _resolved(folder: str, target: str) -> str:
    """A target's path in the package; one that climbs out of it leads nowhere."""
    path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return "" if path.startswith("..") else path
