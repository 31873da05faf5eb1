"""Files that hold several documents: archives, mail with attachments, folders; each document read on its own."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pobratim.document import Document
from pobratim.reading.archive import ZipArchive, is_service_file
from pobratim.reading.errors import ReadingError
from pobratim.reading.mail import Mail
from pobratim.reading.members import Budget, Container, Member, UnreadFile, unread
from pobratim.reading.one_file import bytes_of, read_data

CONTAINERS: tuple[Container, ...] = (ZipArchive(), Mail())
_DEEPEST = 2
"""An archive in an archive is read, what is packed deeper is not."""
_SEVERAL = "«{name}» содержит несколько документов: распакуйте его и загрузите файлы по одному."
_EMPTY = "В «{name}» нет документов: проверьте, что он сохранён полностью."
_TOO_DEEP = "«{name}» вложен слишком глубоко: распакуйте его и повторите."


def read(path: Path) -> Document:
    """The document that a file holds, recognised by content and shape.

    A letter without attachments and an archive of one file are that one document. Raises ReadingError, whose message
    is one Russian sentence for the user, where the file is missing, empty, unreadable, encrypted, too large, of no
    known format, or holds several documents: `read_all` reads those.
    """
    data, name = bytes_of(path), path.name
    container = container_of(data, name)
    if container is None:
        return read_data(data, name)
    members = list(itertools.islice(container.members(data, name, Budget()), 2))
    if len(members) != 1:
        raise ReadingError((_SEVERAL if members else _EMPTY).format(name=name))
    return _only(members[0])


def _only(member: Member | Document | UnreadFile) -> Document:
    if isinstance(member, Document):
        return member
    if isinstance(member, UnreadFile):
        raise ReadingError(member.message)
    if container_of(member.data, member.name):
        raise ReadingError(_TOO_DEEP.format(name=member.name))
    return read_data(member.data, member.name)


def read_all(path: Path) -> Iterator[Document | UnreadFile]:
    """Every document that a file, an archive, a letter or a folder holds, and every file of it that cannot be read.

    Documents found inside a file have its name in their property "container". Raises nothing: what is wrong with
    `path` itself is told in the same way as what is wrong inside it.
    """
    if path.is_dir():
        for file in files_in(path):
            yield from _from_file(file)
    else:
        yield from _from_file(path)


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, in the order of their names; hidden ones are left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not is_service_file(name))


def container_of(data: bytes, name: str) -> Container | None:
    """The format that a file holding further files is of; None where it is a document."""
    return next((container for container in CONTAINERS if container.opens(data, name)), None)


def _from_file(path: Path) -> Iterator[Document | UnreadFile]:
    try:
        data = bytes_of(path)
    except ReadingError as error:
        yield unread(path.name, error)
        return
    yield from _from_bytes(Member(path.name, data), Budget(), 0)


def _from_bytes(file: Member, budget: Budget, depth: int) -> Iterator[Document | UnreadFile]:
    container = container_of(file.data, file.name)
    try:
        if container is None:
            yield read_data(file.data, file.name)
        elif depth >= _DEEPEST:
            yield UnreadFile(file.name, _TOO_DEEP.format(name=file.name))
        else:
            for member in container.members(file.data, file.name, budget):
                yield from _inside(member, file.name, budget, depth)
    except ReadingError as error:
        yield unread(file.name, error)


def _inside(
    member: Member | Document | UnreadFile, container: str, budget: Budget, depth: int
) -> Iterator[Document | UnreadFile]:
    found = _from_bytes(member, budget, depth + 1) if isinstance(member, Member) else iter((member,))
    for item in found:
        if isinstance(item, Document):
            yield replace(item, properties={"container": container, **item.properties})
        else:
            yield item
