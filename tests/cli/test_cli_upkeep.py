"""`pobratim backup`, `restore` and `doctor`, as somebody who keeps an installation runs them."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def filled(filled_home: Path, environment: dict[str, str]) -> Path:
    """A register of the test's own that has taken in the report."""
    shutil.copytree(filled_home, environment["POBRATIM_HOME"])
    return Path(environment["POBRATIM_HOME"])


@pytest.fixture
def served(filled: Path, environment: dict[str, str]) -> Iterator[Callable[[str], str]]:
    """The pages of that register while it is being served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "pobratim", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout is not None
    assert "http" in process.stdout.readline()

    def page(path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return str(answer.read().decode())

    yield page
    process.terminate()
    process.communicate()


def test_a_register_is_saved_and_brought_back_while_it_is_served(
    program: Program, served: Callable[[str], str], report: Path, tmp_path: Path
) -> None:
    before = served("/export/activities.json")
    saved = program("backup", "копия.zip")
    assert (saved.returncode, saved.stderr) == (0, "")
    assert re.match(r"Сохранено: копия\.zip \(\d+\.\d МБ, записей \d+, исходных файлов 1\)", saved.stdout)
    (tmp_path / "ещё.txt").write_text(report.read_text("utf-8").replace("2021", "2022"), "utf-8")
    assert program("import", "ещё.txt").returncode == 0
    assert served("/export/activities.json") != before
    restored = program("restore", "копия.zip", "--replace")
    assert restored.returncode == 0, restored.stderr
    assert served("/export/activities.json") == before


def test_a_backup_goes_to_another_computer(program: Program, filled: Path, tmp_path: Path) -> None:
    assert program("backup", tmp_path).returncode == 0
    (saved,) = tmp_path.glob("pobratim-*.zip")
    restored = program("restore", saved, POBRATIM_HOME=str(tmp_path / "новый"))
    assert (restored.returncode, "исходных файлов 1" in restored.stdout) == (0, True)
    assert len(list((tmp_path / "новый" / "originals").glob("??/*"))) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("restore", "копия.zip"), "--replace"),
        (("restore", "нет.zip", "--replace"), "нет.zip"),
        (("backup", "копия.zip"), "не перезаписываются"),
        (("backup", "нет папки/копия.zip"), "не записывается"),
    ],
)
def test_what_is_refused_is_told_in_one_line(
    program: Program, filled: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert program("backup", "копия.zip").returncode == 0
    refused = program(*arguments)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert told in refused.stderr
    assert refused.stderr.count("\n") == 1


def codes(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return {line["code"]: line["verdict"] for line in json.loads(done.stdout)}


def test_a_sound_installation(program: Program, filled: Path) -> None:
    done = program("doctor", "--json", "--every-original")
    assert done.returncode == 0, done.stderr
    found = codes(done)
    assert found["originals_whole"] == found["database"] == "fine"
    assert found["never_backed_up"] == "warning"
    assert program("backup", "копия.zip").returncode == 0
    assert codes(program("doctor", "--json"))["backup"] == "fine"


def lose_original(home: Path) -> None:
    next((home / "originals").glob("??/*")).unlink()


def change_original(home: Path) -> None:
    next((home / "originals").glob("??/*")).write_bytes(b"x")


def open_key(home: Path) -> None:
    (home / "secret-key").chmod(0o644)


def ruin_database(home: Path) -> None:
    for file in home.glob("register.sqlite3*"):
        file.write_bytes(b"no database" * 1000)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lose_original, "original_missing"),
        (change_original, "original_changed"),
        pytest.param(
            open_key, "key_readable", marks=pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
        ),
        (ruin_database, "no_register"),
    ],
)
def test_what_is_wrong_is_found(program: Program, filled: Path, harm: Callable[[Path], None], code: str) -> None:
    harm(filled)
    done = program("doctor", "--json", "--every-original")
    assert (done.returncode, codes(done).get(code)) == (1, "error")


def test_the_doctor_speaks_to_people(program: Program, filled: Path) -> None:
    lose_original(filled)
    lines = program("doctor").stdout.splitlines()
    assert [line for line in lines if line.startswith("✗")] == [
        "✗ Нет исходных файлов документов: 1, первый – «Псков 2021.txt». Верните их из резервной копии."
    ]
    assert all(line[0] in "✓!✗" for line in lines)
