"""An Outlook letter, whichever file it came in: its text as a Document, and what is attached to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP

from pobratim.document import Document
from pobratim.reading.html.reader import HtmlReader
from pobratim.reading.members import Budget, Held, LetterText, Member, base_name
from pobratim.reading.outlook.rtf import is_html, unwrapped
from pobratim.reading.text_file import TextReader


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, or another letter, that is attached; one shown inside the text, as pictures of signatures are, is
    `inline`.
    """

    name: str
    content: bytes | OutlookLetter
    inline: bool = False


@dataclass(frozen=True, slots=True)
class OutlookLetter:
    """The properties of a letter that its text and attachments are in; those that it lacks are empty."""

    subject: str = ""
    html: str = ""
    plain: str = ""
    rtf: str = ""
    attachments: tuple[Attachment, ...] = ()

    @property
    def body(self) -> tuple[str, bool]:
        """The text, and whether it is HTML: the form that keeps tables is taken where there is one."""
        if self.html.strip():
            return self.html, True
        if is_html(self.rtf):
            return unwrapped(self.rtf), True
        return (self.plain.strip() and self.plain) or unwrapped(self.rtf), False

    def members(self, budget: Budget) -> Iterator[Held]:
        """The letter's own text and what is attached."""
        if self.body[0].strip():
            yield LetterText()
        for number, attachment in enumerate(self.attachments, 1):
            content = attachment.content
            data = content if isinstance(content, bytes) else as_mail(content)
            name = _name(attachment, number)
            if data and not attachment.inline:
                budget.spend(len(data), name)
                yield Member(name, data)

    def document(self, data: bytes, name: str, media_type: str) -> Document | None:
        """The letter's own text, with its subject as the title; None where it has none."""
        text, is_page = self.body
        if not text.strip():
            return None
        document = (HtmlReader() if is_page else TextReader()).read(text.encode("utf-8", "replace"), name)
        known = {**document.properties, **({"title": self.subject} if self.subject else {})}
        return replace(document, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, properties=known)


def _name(attachment: Attachment, number: int) -> str:
    if isinstance(attachment.content, OutlookLetter):
        subject = attachment.content.subject or attachment.name
        return f"{subject.replace('/', '-').replace(chr(92), '-') or f'письмо {number}'}.eml"
    return base_name(attachment.name) if attachment.name else f"вложение {number}"


def as_mail(letter: OutlookLetter) -> bytes:
    """An attached letter in the format of letters: inside another it has no bytes of its own. Always the same ones."""
    message = EmailMessage(SMTP)
    message["Subject"] = " ".join(letter.subject.split())
    message["MIME-Version"] = "1.0"
    text, is_page = letter.body
    message.set_content(text.replace("\r\n", "\n"), subtype="html" if is_page else "plain", cte="base64")
    for number, attachment in enumerate(letter.attachments, 1):
        content, name = attachment.content, _name(attachment, number)
        data = content if isinstance(content, bytes) else as_mail(content)
        message.add_attachment(data, "application", "octet-stream", filename=name)
    if message.is_multipart():
        digest = hashlib.sha256(text.encode("utf-8", "replace") + letter.subject.encode("utf-8", "replace"))
        message.set_boundary(f"={digest.hexdigest()[:40]}")
    return message.as_bytes()
