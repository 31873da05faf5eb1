"""Mail (.eml) and web archives (.mht): the letter's text as a Document, and the files attached to it."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Any

from pobratim.document import Document, Image
from pobratim.reading.errors import ReadingError
from pobratim.reading.html.reader import HtmlReader
from pobratim.reading.members import Budget, Held, LetterText, Member, base_name, unread
from pobratim.reading.outlook.tnef import Tnef
from pobratim.reading.text_encoding import decode
from pobratim.reading.text_file import TextReader

MEDIA_TYPE = "message/rfc822"
_HEADERS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:From [^\r\n]*\r?\n)?((?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,})"
)
_SURE = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_LIKELY = re.compile(rb"^(?:From|Date|Subject):", re.IGNORECASE | re.MULTILINE)
_HEAD = 16_384
_MOST_PARTS = 500


class Mail:
    """Letters and saved web pages in the format of letters (RFC 5322, RFC 2045)."""

    def opens(self, data: bytes, name: str) -> bool:
        headers = _HEADERS.match(data[:_HEAD])
        if not headers:
            return False
        by_name = name.lower().endswith((".eml", ".mht", ".mhtml")) and _LIKELY.search(headers[1])
        return bool(_SURE.search(headers[1]) or by_name)

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        _, parts = _parsed(data, name)
        body = _body(parts)
        if body is not None and _bytes_of(body).strip():
            yield LetterText()
        for number, part in enumerate((p for p in parts if p is not body and not _is_picture(p)), 1):
            member = _attached(part, number, budget)
            if body is not None and Tnef().opens(member.data, member.name):
                yield from _wrapped(member, budget)
            else:
                yield member

    def text(self, data: bytes, name: str) -> Document | None:
        message, parts = _parsed(data, name)
        body = _body(parts)
        images = tuple(Image(_name(part, 0)) for part in parts if _is_picture(part))
        return _Letter(message, data, name).text(body, images) if body is not None else None


def _parsed(data: bytes, name: str) -> tuple[EmailMessage, list[EmailMessage]]:
    """A letter and those of its parts that hold something. Raises ReadingError where there are too many."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = list(_leaves(message))
    if len(parts) > _MOST_PARTS:
        raise ReadingError(f"Письмо «{name}» состоит из слишком многих частей: сохраните вложения отдельно.")
    return message, parts


def _body(parts: Sequence[EmailMessage]) -> EmailMessage | None:
    return next((part for part in parts if _is_inline_text(part)), None)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a letter that hold something; of alternatives the best, and an attached letter as a whole."""
    kind = message.get_content_type()
    parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)] if message.is_multipart() else []
    if kind == "message/rfc822" or not parts:
        yield message
    elif kind == "multipart/alternative":
        yield from _leaves(next((part for part in reversed(parts) if _holds_html(part)), parts[0]))
    else:
        for part in parts:
            yield from _leaves(part)


def _holds_html(part: EmailMessage) -> bool:
    return any(inner.get_content_type() == "text/html" for inner in part.walk())


def _is_inline_text(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/html", "text/plain") and not part.is_attachment()


def _is_picture(part: EmailMessage) -> bool:
    """Whether a part is a picture of the letter itself, as those in signatures are."""
    return part.get_content_maintype() == "image"


def _name(part: EmailMessage, number: int) -> str:
    """The name of a part's file, or one by its number."""
    try:
        found = part.get_filename() or part.get("Content-Location", "")
    except (ValueError, LookupError, AttributeError, IndexError):  # headers that the standard library stumbles over
        found = ""
    return base_name(str(found)) if found else f"вложение {number}"


def _wrapped(member: Member, budget: Budget) -> Iterator[Held]:
    """What is attached to a letter in Outlook's envelope; the text there is the letter's own once more."""
    try:
        yield from (held for held in Tnef().members(member.data, member.name, budget) if held != LetterText())
    except ReadingError as error:
        yield unread(member.name, error)


def _attached(part: EmailMessage, number: int, budget: Budget) -> Member:
    name = _name(part, number)
    content = _bytes_of(part)
    budget.spend(len(content), name)
    return Member(name, content)


def _bytes_of(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return b"".join(inner.as_bytes() for inner in part.iter_parts())
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


@dataclass(frozen=True)
class _Letter:
    """A letter whose own text is to be read."""

    message: EmailMessage
    data: bytes
    name: str

    def text(self, body: EmailMessage, images: tuple[Image, ...]) -> Document | None:
        """The text as a Document with the letter's subject; None where the letter only carries files."""
        text = self._decoded(body)
        if not text.strip():
            return None
        reader = HtmlReader() if body.get_content_type() == "text/html" else TextReader()
        document = reader.read(text.encode(), self.name)
        digest = hashlib.sha256(self.data).hexdigest()
        known = {**document.properties, **self._properties()}
        return replace(
            document, sha256=digest, media_type=MEDIA_TYPE, images=document.images + images, properties=known
        )

    def _decoded(self, body: EmailMessage) -> str:
        content, charset = _bytes_of(body), body.get_content_charset() or ""
        try:
            return content.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            return decode(content, self.name)

    def _properties(self) -> dict[str, Any]:
        """The subject. Nothing personal: neither sender nor receivers."""
        try:
            subject = " ".join(str(self.message.get("Subject", "")).split())
        except (ValueError, LookupError, AttributeError, IndexError):
            return {}
        return {"title": subject} if subject else {}
