"""Archives other than .zip: unpacked with limits, by programs of others where there is no reader of ours."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from outlook_files import msg
from rar_archives import rar

from pobratim.reading import foreign_archive
from pobratim.workers import Limits, supervise, supply

REPORT = "Отчёт о визите".encode()
SEVEN_ZIP = next(filter(None, map(shutil.which, ("7zz", "7z", "7za"))), None)
MAKERS = {"bsdtar": shutil.which("bsdtar"), "7-Zip": SEVEN_ZIP}


def found_in(path: Path) -> list[tuple[str, str]]:
    found = []
    for outcome in supervise([path], "document", Limits(processes=0)):
        said = f"! {outcome.failure.message}" if outcome.failure else outcome.result.blocks[0].text
        found.append((outcome.source.label, said))
    return found


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def tar(*files: tuple[str, bytes], encoding: str = "utf-8") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding) as archive:
        for name, content in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("ссылка.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "cp866"])
def test_reads_tape_archives_with_names_of_any_encoding(encoding: str, tmp_path: Path) -> None:
    content = tar(("../отчёт о визите.txt", REPORT), ("папка/план.txt", REPORT), encoding=encoding)
    assert found_in(write(tmp_path / "a.tar", content)) == [
        ("a.tar ▸ отчёт о визите.txt", "Отчёт о визите"),
        ("a.tar ▸ план.txt", "Отчёт о визите"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "label"),
    [
        ("отчёт.txt.gz", gzip.compress(REPORT), "отчёт.txt.gz ▸ отчёт.txt"),
        ("отчёт.txt.bz2", bz2.compress(REPORT), "отчёт.txt.bz2 ▸ отчёт.txt"),
        ("отчёт.txt.xz", lzma.compress(REPORT), "отчёт.txt.xz ▸ отчёт.txt"),
        ("a.tgz", gzip.compress(tar(("отчёт.txt", REPORT))), "a.tgz ▸ a.tar ▸ отчёт.txt"),
    ],
    ids=["gz", "bz2", "xz", "tgz"],  # not by the bytes: gzip writes the time into them
)
def test_reads_packed_files(name: str, content: bytes, label: str, tmp_path: Path) -> None:
    assert found_in(write(tmp_path / name, content)) == [(label, "Отчёт о визите")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.gz", lambda: gzip.compress(bytes(300_000_000), 1), "слишком велик", id="bomb"),
        pytest.param("a.xz", lambda: lzma.compress(bytes(300_000_000), preset=0), "слишком велик", id="bomb of xz"),
        pytest.param("a.gz", gzip.compress(os.urandom(999))[:500], "повреждён", id="cut"),
        pytest.param("a.bz2", b"BZh9" + b"x" * 90, "повреждён", id="noise"),
        pytest.param("a.xz", lzma.compress(REPORT)[:40], "повреждён", id="cut xz"),
        pytest.param("a.tar", tar(("a.txt", b"x" * 9999))[:700], "повреждён", id="cut tar"),
        pytest.param("a.tar", tar(), "нет документов", id="links alone"),
    ],
)
def test_says_what_is_wrong(name: str, content: bytes | Callable[[], bytes], said: str, tmp_path: Path) -> None:
    ((_, found),) = found_in(write(tmp_path / name, content if isinstance(content, bytes) else content()))
    assert found.startswith("! ")
    assert said in found


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A .7z of two documents, a letter, a link and a name that leads outside."""
    if not SEVEN_ZIP and not MAKERS["bsdtar"]:
        pytest.skip("neither 7-Zip nor bsdtar is installed")
    return make_archive(tmp_path)


def make_archive(folder: Path, *options: str) -> Path:
    content = folder / "content"
    (content / "папка").mkdir(parents=True)
    write(content / "папка" / "отчёт о визите.txt", REPORT)
    write(content / "письмо.msg", msg({0x1000: "Делегация приедет 5 мая."}))
    (content / "ссылка.txt").symlink_to("/etc/hostname")
    path = folder / "архив.7z"
    if SEVEN_ZIP:
        command = [SEVEN_ZIP, "a", "-snl", *options, str(path), "."]
    else:
        command = [str(MAKERS["bsdtar"]), "-a", "-cf", str(path), "."]
    subprocess.run(command, cwd=content, check=True, capture_output=True)  # noqa: S603
    return path


@pytest.mark.parametrize("program", ["bsdtar", "7zz", "7z", "7za", "unar"])
def test_any_unpacker_will_do(program: str, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    found = [unpacker for unpacker in foreign_archive._UNPACKERS if unpacker.name == program]
    monkeypatch.setattr(foreign_archive, "_UNPACKERS", found)
    assert sorted(found_in(archive)) == [
        ("архив.7z ▸ отчёт о визите.txt", "Отчёт о визите"),
        ("архив.7z ▸ письмо.msg", "Делегация приедет 5 мая."),
    ]


@pytest.mark.parametrize("program", ["bsdtar", "unar", "unrar"])
def test_rar_archives_are_read(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    found = [unpacker for unpacker in foreign_archive._UNPACKERS if unpacker.name == program]
    monkeypatch.setattr(foreign_archive, "_UNPACKERS", found)
    path = write(tmp_path / "архив.rar", rar({"папка/отчёт.txt": REPORT, "письмо.txt": b"letter"}))
    assert sorted(found_in(path)) == [
        ("архив.rar ▸ отчёт.txt", "Отчёт о визите"),
        ("архив.rar ▸ письмо.txt", "letter"),
    ]


def test_a_rar_archive_cut_short_is_told(tmp_path: Path) -> None:
    if not MAKERS["bsdtar"]:
        pytest.skip("bsdtar is not installed")
    ((_, found),) = found_in(write(tmp_path / "архив.rar", rar({"отчёт.txt": REPORT})[:-20]))
    assert found.startswith("! ")


def test_a_rar_archive_writes_nothing_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One unpacker refuses such a name, another cuts it short; none follows it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = write(tmp_path / "архив.rar", rar({"../../наружу.txt": REPORT, "../наружу.txt": REPORT}))
    assert found_in(path)
    assert not list(tmp_path.rglob("наружу.txt"))


@pytest.mark.parametrize(
    ("content", "kind"), [(b"Rar!\x1a\x07\x01\x00" + b"x" * 90, "RAR"), (b"7z\xbc\xaf\x27\x1c" + b"x" * 90, "7-Zip")]
)
def test_says_what_to_install(content: bytes, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ((_, found),) = found_in(write(tmp_path / "архив.bin", content))
    assert f"«архив.bin» – архив {kind}" in found
    assert "apt install libarchive-tools" in found


@pytest.mark.usefixtures("archive")
def test_damaged_archives_are_told(tmp_path: Path) -> None:
    ((_, found),) = found_in(write(tmp_path / "a.7z", (tmp_path / "архив.7z").read_bytes()[:60]))
    assert "повреждён" in found


@pytest.mark.skipif(not SEVEN_ZIP, reason="7-Zip is not installed")
@pytest.mark.parametrize("options", [["-pтайна"], ["-pтайна", "-mhe=on"]])
def test_archives_under_a_password_are_named_as_such(options: list[str], tmp_path: Path) -> None:
    ((_, found),) = found_in(make_archive(tmp_path, *options))
    assert "защищён паролем" in found


def test_one_file_of_a_zip_under_a_password_costs_itself_alone(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("тайна.txt", REPORT)
        archive.writestr("отчёт.txt", REPORT)
    content = bytearray(stream.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1  # the first entry says that it is encrypted
    (locked, told), read = found_in(write(tmp_path / "a.zip", bytes(content)))
    assert (locked, "снимите пароль" in told) == ("a.zip ▸ тайна.txt", True)
    assert read == ("a.zip ▸ отчёт.txt", "Отчёт о визите")


@pytest.mark.parametrize("limit", ["MOST_FILES", "MOST_BYTES"])
def test_no_more_is_unpacked_than_may_be(limit: str, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supply, limit, 1)
    ((label, found),) = found_in(archive)
    assert (label, "слишком велик" in found) == ("архив.7z", True)
