"""How large a file may be: checked before anything of it is opened."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from pobratim.reading.errors import ReadingError

FILE_BYTES = 200 * 2**20
ZIP_ENTRIES = 10_000
ZIP_BYTES = 500 * 2**20
ZIP_RATIO = 200
SMALL_ENTRY = 2**20
"""Entries below this size may be packed as tightly as they like: empty sheets are."""
TABLE_ROWS = 50_000
TABLE_CELLS = 2_000_000
PAGES = 2_000

_DECLARATION = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""How a document type declaration begins; in UTF-16 every file has a zero among its first bytes."""


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """An office package: `open_zip` for a file that is nothing without any of its parts, so that none may be locked."""
    package = open_zip(data, name)
    if any(is_locked(entry) for entry in package.infolist()):
        raise encrypted(name)
    return package


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """A zip file, its limits checked by its directory; `part` checks again while unpacking, for headers lie."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadingError(f"Файл «{name}» повреждён и не открывается: получите его заново.") from error
    entries = package.infolist()
    if len(entries) > ZIP_ENTRIES or sum(entry.file_size for entry in entries) > ZIP_BYTES:
        raise too_large(name)
    if any(_too_tight(entry) for entry in entries):
        raise too_large(name)
    return package


def is_locked(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is under a password, as a bit of its header says (APPNOTE 4.4.4)."""
    return bool(entry.flag_bits & 1)


def _too_tight(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL_ENTRY and entry.file_size > ZIP_RATIO * max(entry.compress_size, 1)


def part(package: zipfile.ZipFile, path: str | zipfile.ZipInfo, name: str) -> bytes | None:
    """One part of a package, by its path or its entry, or None where there is none."""
    try:
        entry = package.getinfo(path) if isinstance(path, str) else path
    except KeyError:
        return None
    if is_locked(entry):
        raise encrypted(name)
    try:
        with package.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise ReadingError(f"Файл «{name}» повреждён и читается не полностью: получите его заново.") from error
    if len(data) > entry.file_size:
        raise too_large(name)
    return data


def parse_xml(data: bytes, name: str) -> etree._Element:
    """An XML part's root. A document type declaration is refused: office files have none, attacks do."""
    if any(mark in data for mark in (_DECLARATION if b"\x00" in data[:4] else _DECLARATION[:1])):
        raise ReadingError(
            f"Файл «{name}» содержит запрещённое объявление DOCTYPE и не открывается: сохраните его заново."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"Файл «{name}» повреждён: его содержимое испорчено; получите его заново.") from error


def encrypted(name: str) -> ReadingError:
    """What to say of a file under a password."""
    return ReadingError(f"Файл «{name}» защищён паролем: снимите пароль и повторите.")


def too_large(name: str) -> ReadingError:
    """What to say of a file that unpacks to more than any document does."""
    return ReadingError(f"Файл «{name}» после распаковки слишком велик: разделите его на части.")


def check_rows(count: int, name: str) -> None:
    """Refuses a table no person ever made."""
    if count > TABLE_ROWS:
        raise ReadingError(f"В файле «{name}» таблица длиннее {TABLE_ROWS} строк: разделите её на части.")


def check_cells(count: int, name: str) -> None:
    """Refuses a sheet that claims more filled cells than any has: a file may repeat one of them a million times."""
    if count > TABLE_CELLS:
        raise too_large(name)
