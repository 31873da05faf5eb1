"""Archives and letters that would do harm, and files of every format cut off: told, or read as far as it goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hostile_containers as made
import hostile_files as files
import pytest

from pobratim.workers import Limits, Outcome, supervise

LIMITS = Limits(processes=1)
GOOD = "хороший.txt"


def outcomes(folder: Path, name: str, content: bytes) -> list[Outcome]:
    """What comes of a file, between two good ones, which must be done."""
    paths = [files.write(folder, GOOD, files.good_text().encode()), files.write(folder, name, content)]
    first, *found, last = supervise([*paths, paths[0]], "findings", LIMITS)
    assert (first.failure, last.failure) == (None, None)
    assert {path.name for path in folder.iterdir()} == {GOOD, name}
    for failure in (outcome.failure for outcome in found if outcome.failure):
        assert failure.code == "unreadable", failure.message
        assert "\n" not in failure.message.replace("\nв две строки", "")
    return found


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.eml", made.parts_in_parts, "слишком глубоко", id="parts in parts"),
        pytest.param("a.eml", made.letters_in_letters, "слишком глубоко", id="letters in letters"),
        pytest.param("a.eml", made.many_parts, "слишком многих частей", id="many parts"),
        pytest.param("a.msg", made.streams_that_overlap, "повреждён", id="streams that overlap"),
        pytest.param("a.html", made.long_page, "длиннее 50000 строк", id="long page"),
        pytest.param("a.odt", made.odt_with_a_doctype, "DOCTYPE", id="entities in an .odt"),
        pytest.param("a.gz", made.bomb_in_gzip, "слишком велик", id="bomb in gzip"),
        pytest.param("a.xz", made.xz_that_wants_memory, "повреждён", id="xz that wants memory"),
        pytest.param("a.txt", lambda: b"\0" * 100_000, "пуст", id="zeros alone"),
        pytest.param("a.txt", lambda: files.good_text().encode() + b"\0" * 9, "не распознан", id="zeros in a text"),
    ],
)
def test_refused_in_one_sentence(name: str, content: Callable[[], bytes], said: str, tmp_path: Path) -> None:
    messages = [outcome.failure.message for outcome in outcomes(tmp_path, name, content()) if outcome.failure]
    assert [said in message for message in messages] == [True]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.msg", made.outlook_letters_in_letters, id="Outlook's letters in letters"),
        pytest.param("a.msg", made.chain_that_bites_its_tail, id="a chain that bites its tail"),
        pytest.param("a.pdf", made.pdf_that_is_a_zip, id="a PDF that is an archive too"),
        pytest.param("a.docx", made.styles_in_a_ring, id="styles in a ring"),
        pytest.param("a.html", made.deep_page, id="tables in tables"),
        *(
            pytest.param("a.txt", lambda piece=piece: made.bait(piece), id=f"bait {piece[:9]!r}")
            for piece in made.BAITS
        ),
    ],
)
def test_told_or_read_but_never_endless(name: str, content: Callable[[], bytes], tmp_path: Path) -> None:
    assert outcomes(tmp_path, name, content())


WHOLE: dict[str, Callable[[], bytes]] = {
    "a.docx": files.good_docx,
    "a.xlsx": files.good_xlsx,
    "a.pdf": files.good_pdf,
    "a.odt": made.good_odt,
    "a.eml": made.good_letter,
    "a.msg": made.good_msg,
    "winmail.dat": made.good_tnef,
    "a.tar.gz": made.good_tar,
    "a.zip": lambda: files.zipped({"отчёт.docx": files.good_docx(), "план.txt": files.good_text()}),
    "a.html": lambda: f"<html><body><table><tr><td>{files.good_text()}</td></tr></table></body></html>".encode(),
    "a.txt": lambda: files.good_text().encode("utf-16"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_anywhere_is_told_or_read_as_far_as_it_goes(name: str, tmp_path: Path) -> None:
    whole = WHOLE[name]()
    paths = [
        files.write(tmp_path, f"{part}-{name}", whole[: len(whole) * part // 8] if part else whole[:5])
        for part in range(9)
    ]
    found = list(supervise(paths, "findings", LIMITS))
    assert {outcome.path for outcome in found} == set(paths)
    assert {outcome.failure.code.value for outcome in found if outcome.failure} <= {"unreadable"}
    assert [outcome.failure for outcome in found if outcome.path == paths[-1]] == [None] * len(
        [outcome for outcome in found if outcome.path == paths[-1]]
    )


def test_names_inside_archives_reach_no_terminal_as_they_are(tmp_path: Path) -> None:
    path = files.write(tmp_path, "архив.zip", made.archive_with_names_that_turn)
    command = [sys.executable, "-m", "pobratim", "read", str(path)]
    environment = {**os.environ, "LANG": "ru_RU.UTF-8", "LC_ALL": "ru_RU.UTF-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)  # noqa: S603
    shown = done.stdout + done.stderr
    assert done.stdout.count("Дни Пскова") == 2
    assert [character for character in shown if not character.isprintable() and character != "\n"] == []
    as_json = subprocess.run([*command, "--json"], capture_output=True, encoding="utf-8", env=environment)  # noqa: S603
    assert next(document["name"] for document in json.loads(as_json.stdout)) == "отчёт\u202excod.exe"
