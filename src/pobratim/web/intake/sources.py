"""Where documents come in by themselves: a watched folder and a mailbox. Nothing in either is moved or removed."""

from __future__ import annotations

import base64
import email.parser
import email.policy
import hashlib
import imaplib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pobratim.web.accounts.models import User
from pobratim.web.intake.models import Batch, Origin, Upload
from pobratim.web.intake.receiving import receive

_SECONDS = 60.0
_PORTS = {"imap": 143, "imaps": 993}  # RFC 9051, section 2.1; RFC 8314, section 7.1
_NAME_LENGTH = 120
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class MailboxError(Exception):
    """A mailbox that cannot be read; `code` names the text for the user, the detail is the server's own words."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


@dataclass
class WatchedFolder:
    """A folder looked at again and again. A file is taken once it is the same at two looks, for it may still be being
    copied; one that came in under its name with the same content is not taken again.
    """

    folder: Path
    is_document: Callable[[str], bool]
    before: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def look(self, actor: User | None) -> Batch | None:
        """Take in what is new and whole; None where there is nothing."""
        now = {path: _state(path) for path in self._paths()}
        whole = [path for path, state in now.items() if self.before.get(path) == state]
        self.before = now
        files = [(str(path.relative_to(self.folder)), path.read_bytes()) for path in whole if path.is_file()]
        fresh = [(name, content) for name, content in files if not _is_known(name, content)]
        return receive(files=fresh, actor=actor, origin=Origin.FOLDER) if fresh else None

    def _paths(self) -> Iterator[Path]:
        for parent, folders, names in os.walk(self.folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(parent, name) for name in sorted(names) if self.is_document(name))


def _state(path: Path) -> tuple[int, int]:
    told = path.stat()
    return told.st_size, told.st_mtime_ns


def _is_known(name: str, content: bytes) -> bool:
    digest = hashlib.sha256(content).hexdigest()
    return Upload.objects.filter(name=name, sha256=digest, batch__origin=Origin.FOLDER).exists()


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An IMAP mailbox: imap(s)://user@host[:port]/FOLDER; INBOX where no folder is named."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    secure: bool

    @classmethod
    def of(cls, address: str, password: str) -> Mailbox:
        """From an address. Raises MailboxError where it is none; a password in the address wins."""
        parts = urlsplit(address)
        if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
            raise MailboxError("bad_imap_address")
        secure = parts.scheme == "imaps"
        port = parts.port or _PORTS[parts.scheme]
        given = unquote(parts.password or "") or password
        folder = unquote(parts.path.strip("/")) or "INBOX"
        return cls(parts.hostname, port, unquote(parts.username), given, folder, secure)

    def collect(self, actor: User | None) -> Batch | None:
        """Take in the letters not seen yet, and mark them as seen once they are safely kept.

        Raises MailboxError where the server cannot be reached or refuses.
        """
        with self._opened() as server:
            numbers = _asked(server.uid("SEARCH", "UNSEEN"))[0].split()
            letters = [(_name(content), content) for content in (_letter(server, number) for number in numbers)]
            if not letters:
                return None
            batch = receive(files=letters, actor=actor, origin=Origin.MAIL)
            for number in numbers:
                _asked(server.uid("STORE", number.decode(), "+FLAGS", r"(\Seen)"))
            return batch

    @contextmanager
    def _opened(self) -> Iterator[imaplib.IMAP4]:
        connect = imaplib.IMAP4_SSL if self.secure else imaplib.IMAP4
        try:
            server = connect(self.host, self.port, timeout=_SECONDS)
            with server:
                self._sign_in(server)
                _asked(server.select(f'"{_folder_name(self.folder)}"'))
                yield server
        except (imaplib.IMAP4.error, OSError, UnicodeError) as error:
            raise MailboxError("no_mailbox", str(error)) from error

    def _sign_in(self, server: imaplib.IMAP4) -> None:
        """By PLAIN (RFC 4616), which takes passwords in any alphabet, else by LOGIN, which takes ASCII alone."""
        if "AUTH=PLAIN" in server.capabilities:
            server.authenticate("PLAIN", lambda _: f"\0{self.user}\0{self.password}".encode())
        else:
            server.login(self.user, self.password)


def _folder_name(name: str) -> str:
    """A folder's name as the protocol writes it: modified UTF-7 (RFC 3501, section 5.1.3)."""

    def packed(run: re.Match[str]) -> str:
        coded = base64.b64encode(run.group().encode("utf-16-be")).decode().rstrip("=")
        return f"&{coded.replace('/', ',')}-"

    return re.sub(r"[^\x20-\x7e]+", packed, name.replace("&", "&-"))


def _asked(answer: tuple[str, list[Any]]) -> list[Any]:
    state, data = answer
    if state != "OK":
        raise imaplib.IMAP4.error(b" ".join(data).decode("utf-8", "replace"))
    return data


def _letter(server: imaplib.IMAP4, number: bytes) -> bytes:
    """A letter's bytes; PEEK leaves it unseen, should anything go wrong before it is kept."""
    data = _asked(server.uid("FETCH", number.decode(), "(BODY.PEEK[])"))
    return next(bytes(part[1]) for part in data if isinstance(part, tuple))


def _name(letter: bytes) -> str:
    """A file name from the subject."""
    head = email.parser.BytesHeaderParser(policy=email.policy.default).parsebytes(letter)
    subject = " ".join(_UNFIT.sub(" ", str(head["subject"] or "")).split())[:_NAME_LENGTH]
    return f"{subject or 'letter'}.eml"
