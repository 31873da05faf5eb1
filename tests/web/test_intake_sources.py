"""Documents that come in by themselves: from a folder that somebody fills, and from a real mailbox."""

from __future__ import annotations

import imaplib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from pobratim.web.intake import sources
from pobratim.web.intake.models import Batch, Origin, Upload
from pobratim.web.intake.sources import Mailbox, MailboxError, WatchedFolder
from pobratim.web.intake.storage import original_path

USER, PASSWORD = "otdel", "secret-9"


def is_document(name: str) -> bool:
    return not name.startswith((".", "~$"))


def test_a_file_is_taken_once_it_has_stopped_changing(administrator, tmp_path):
    folder = WatchedFolder(tmp_path, is_document)
    path = tmp_path / "отчёт.txt"
    path.write_bytes(b"half")
    assert folder.look(administrator) is None
    path.write_bytes(b"half and the rest")
    os.utime(path, (1, 1))
    assert folder.look(administrator) is None
    batch = folder.look(administrator)
    assert batch.origin == Origin.FOLDER
    upload = batch.uploads.get()
    assert upload.name == "отчёт.txt"
    assert original_path(upload.sha256).read_bytes() == b"half and the rest"
    assert path.exists()


def test_what_came_before_is_not_taken_again_by_another_start(administrator, tmp_path):
    watched = tmp_path / "входящие"
    (watched / "2021").mkdir(parents=True)
    (watched / "2021" / "отчёт.txt").write_bytes(b"x")
    (watched / "~$отчёт.docx").write_bytes(b"lock")
    for _ in range(2):
        folder = WatchedFolder(watched, is_document)
        folder.look(administrator)
        folder.look(administrator)
    assert list(Upload.objects.values_list("name", flat=True)) == [str(Path("2021", "отчёт.txt"))]


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mailbox on a server of its own."""
    pytest.importorskip("pymap", reason="no IMAP server is installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--no-tls", "--host", "127.0.0.1", "--port", str(port)]
    demo = ["dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    server = subprocess.Popen([sys.executable, "-c", "from pymap.main import main; main()", *options, *demo])  # noqa: S603
    _wait_for(port)
    yield Mailbox.of(f"imap://{USER}@127.0.0.1:{port}/INBOX", PASSWORD)
    server.terminate()
    server.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the IMAP server did not start")


def send(mailbox: Mailbox, subject: str) -> bytes:
    """A letter with a report, put into the mailbox; its bytes."""
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["To"] = subject, "gorod@example.org", "oblast@example.org"
    letter.set_content("Направляем отчёт.")
    letter.add_attachment("Отчёт города Пскова".encode(), "text", "plain", filename="отчёт.txt")
    content = letter.as_bytes(policy=letter.policy.clone(linesep="\r\n"))
    with imaplib.IMAP4(mailbox.host, mailbox.port) as server:
        server.login(mailbox.user, mailbox.password)
        server.append("INBOX", "", imaplib.Time2Internaldate(time.time()), content)
    return content


def test_letters_are_taken_once_and_stay(administrator, mailbox):
    mailbox.collect(administrator)
    Batch.objects.all().delete()
    content = send(mailbox, "Отчёт: II квартал / Псков")
    batch = mailbox.collect(administrator)
    upload = batch.uploads.get()
    assert (upload.name, batch.origin) == ("Отчёт II квартал Псков.eml", Origin.MAIL)
    assert original_path(upload.sha256).read_bytes() == content
    assert mailbox.collect(administrator) is None
    with imaplib.IMAP4(mailbox.host, mailbox.port) as server:
        server.login(mailbox.user, mailbox.password)
        assert int(server.select("INBOX")[1][0]) > 0


@pytest.mark.parametrize(
    ("name", "written"), [("INBOX", "INBOX"), ("Отчёты", "&BB4EQgRHBFEEQgRL-"), ("R&D/2021", "R&-D/2021")]
)
def test_folders_have_names_in_any_alphabet(name, written):
    assert sources._folder_name(name) == written


@pytest.mark.parametrize("address", ["http://a@b/", "imap://b/", "imap:///INBOX", "чушь"])
def test_what_is_no_mailbox_is_told(address):
    with pytest.raises(MailboxError) as told:
        Mailbox.of(address, "")
    assert told.value.code == "bad_imap_address"


def test_a_wrong_password_is_told(administrator, mailbox):
    wrong = Mailbox.of(f"imap://{USER}@{mailbox.host}:{mailbox.port}/INBOX", "не та")
    with pytest.raises(MailboxError) as told:
        wrong.collect(administrator)
    assert told.value.code == "no_mailbox"
    assert not Batch.objects.exists()
