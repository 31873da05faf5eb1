"""Files that hold several documents: archives, and mail with attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pobratim.document import Document
from pobratim.reading.archive import ZipArchive
from pobratim.reading.errors import ReadingError
from pobratim.reading.foreign_archive import ForeignArchive
from pobratim.reading.greetings import says_something
from pobratim.reading.mail import Mail
from pobratim.reading.members import Budget, Container, Held, Letter, LetterText, UnreadFile
from pobratim.reading.one_file import bytes_of, read_data
from pobratim.reading.outlook.msg import Msg
from pobratim.reading.outlook.tnef import Tnef
from pobratim.reading.tape_archive import PackedFile, TapeArchive
from pobratim.source import Source

CONTAINERS: tuple[Container, ...] = (
    ZipArchive(),
    TapeArchive(),
    PackedFile(),
    ForeignArchive(),
    Mail(),
    Msg(),
    Tnef(),
)
DEEPEST = 3
"""An archive in a letter in an archive is opened; what is packed deeper is not."""
_SEVERAL = "«{name}» содержит несколько документов: распакуйте его и загрузите файлы по одному."
_EMPTY = "В «{name}» нет документов: проверьте, что он сохранён полностью."
_DEEP_PARTS = "В файле «{name}» части вложены друг в друга слишком глубоко: сохраните его заново, по частям."
_TOO_DEEP = "«{name}» вложен слишком глубоко: распакуйте его и повторите."


@dataclass(frozen=True, slots=True)
class Inside:
    """Something that a file holds: a file, the letter's own text, or what could not be taken out, and why."""

    name: str
    letter: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a file holds, in order; the bytes of number n lie in the file `n` of the folder it was unpacked to.

    Nothing at all stands for a letter whose own text is a greeting.
    """

    members: tuple[Inside, ...]
    size: int = 0


def read(path: Path) -> Document:
    """The document that a file holds, recognised by content and shape.

    A letter without attachments and an archive of one file are that one document. Raises ReadingError, whose message
    is one Russian sentence for the user, where the file is missing, empty, unreadable, encrypted, too large, of no
    known format, or holds several documents: `workers.supervise` reads those.
    """
    source = Source.of(path)
    data = bytes_of(path, source.name)
    if container_of(data, source.name) is None:
        return _placed(read_data(data, source.name, source), source)  # a folder would cost more than many a file
    with TemporaryDirectory(prefix="pobratim-") as folder:
        opened = open_source(source, Path(folder), Budget())
        if isinstance(opened, Document):
            return opened
        if len(opened.members) != 1:
            raise ReadingError(_SEVERAL.format(name=path.name))
        (only,) = opened.members
        if only.message:
            raise ReadingError(only.message)
        data = (Path(folder) / "0").read_bytes()
        if container_of(data, only.name):
            raise ReadingError(_TOO_DEEP.format(name=only.name))
        return read_data(data, only.name)


def open_source(source: Source, folder: Path, budget: Budget) -> Document | Unpacked:
    """The document that a file is or, where it holds further ones, what it holds, unpacked to `folder`.

    A document's property "containers" names the containers it lay in, the outermost first. `folder` is made where it
    is needed. Raises ReadingError where the file cannot be read.
    """
    try:
        return _open(source, folder, budget)
    except RecursionError as error:
        # Letters in letters, parts in parts: no reader goes deeper than the interpreter lets it.
        raise ReadingError(_DEEP_PARTS.format(name=source.name)) from error


def _open(source: Source, folder: Path, budget: Budget) -> Document | Unpacked:
    data = bytes_of(source.path, source.name)
    container = container_of(data, source.name)
    if container is None:
        return _placed(read_data(data, source.name, source), source)
    if source.letter:
        document = _text_of(container, data, source.name)
        said = document is not None and says_something(document)
        return _placed(document, source) if document and said else Unpacked(())
    if len(source.containers) >= DEEPEST:
        raise ReadingError(_TOO_DEEP.format(name=source.name))
    return _opened(container, data, source, _Unpacking(folder, budget))


def container_of(data: bytes, name: str) -> Container | None:
    """The format that a file holding further files is of; None where it is a document."""
    return next((container for container in CONTAINERS if container.opens(data, name)), None)


def _opened(container: Container, data: bytes, source: Source, unpacking: _Unpacking) -> Document | Unpacked:
    unpacked = unpacking.take(container.members(data, source.name, unpacking.budget), source.name)
    if not unpacked.members:
        raise ReadingError(_EMPTY.format(name=source.name))
    document = _text_of(container, data, source.name) if _is_text_alone(unpacked) else None
    return _placed(document, source) if document else unpacked


def _is_text_alone(unpacked: Unpacked) -> bool:
    return len(unpacked.members) == 1 and unpacked.members[0].letter


def _text_of(container: Container, data: bytes, name: str) -> Document | None:
    return container.text(data, name) if isinstance(container, Letter) else None


def _placed(document: Document, source: Source) -> Document:
    """The document with the names of the containers it lay in."""
    if not source.containers:
        return document
    names = [container.name for container in source.containers]
    return replace(document, properties={**document.properties, "containers": names})


@dataclass
class _Unpacking:
    """Where the members of a file are written, and what they may take."""

    folder: Path
    budget: Budget

    def take(self, held: Iterator[Held], name: str) -> Unpacked:
        """Writes the members down, one by one. What goes wrong on the way is told as one more of them."""
        members: list[Inside] = []
        size = self.budget.size
        try:
            members.extend(self._inside(item, number, name) for number, item in enumerate(held))
        except ReadingError as error:
            if not members:
                raise
            members.append(Inside(name, message=str(error)))
        return Unpacked(tuple(members), size - self.budget.size)

    def _inside(self, item: Held, number: int, name: str) -> Inside:
        if isinstance(item, UnreadFile):
            return Inside(item.name, message=item.message)
        if isinstance(item, LetterText):
            return Inside(name, letter=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / str(number)).write_bytes(item.data)
        return Inside(item.name)
