"""Files of old formats: converted many at once, in their place among the others, and one bad file costs itself."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from compound_files import compound_bytes
from reading_documents import docx_bytes

from pobratim.workers import Limits, supervise

RTF = rb"{\rtf1 text}"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="stands a script in for LibreOffice")


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for LibreOffice: copies a .docx for each file, counts its runs in a file, dies of what holds "die"
    and passes over what holds "pass".
    """
    made, counted = tmp_path / "made.docx", tmp_path / "runs"
    made.write_bytes(docx_bytes("<w:p><w:r><w:t>Отчёт</w:t></w:r></w:p>"))
    programs = tmp_path / "programs"
    programs.mkdir()
    script = f"""#!/bin/sh
echo >> '{counted}'
while [ $# -gt 0 ]; do
  case "$1" in
    --outdir) out="$2"; shift;;
    *.rtf|*.doc)
      grep -q die "$1" && exit 7
      name=$(basename "$1" .rtf)
      grep -q pass "$1" || cp '{made}' "$out/$name.docx";;
  esac
  shift
done
"""
    program = programs / "soffice"
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return counted


def write(folder: Path, **files: bytes) -> list[Path]:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


def test_a_folder_of_old_files_is_one_run(runs: Path, tmp_path: Path) -> None:
    files = {f"{n:02}.rtf": RTF for n in range(40)}
    paths = write(tmp_path / "files", **files, **{"05.txt": "Отчёт".encode(), "41.txt": "Отчёт".encode()})
    found = list(supervise(paths, "document", Limits(processes=2)))
    assert [outcome.path for outcome in found] == paths
    assert [outcome.failure for outcome in found] == [None] * 42
    assert [outcome.result.name for outcome in found] == [path.name for path in paths]
    assert runs.read_text().count("\n") == 1


@pytest.mark.parametrize("poison", [rb"{\rtf1 die}", rb"{\rtf1 pass}"])
def test_one_bad_file_costs_itself(poison: bytes, runs: Path, tmp_path: Path) -> None:
    paths = write(tmp_path / "files", **{f"{n}.rtf": poison if n == 4 else RTF for n in range(9)})
    found = list(supervise(paths, "document", Limits(processes=2)))
    assert [outcome.path.name for outcome in found if outcome.failure] == ["4.rtf"]
    (failure,) = (outcome.failure for outcome in found if outcome.failure)
    assert failure.message.startswith("Файл «4.rtf» повреждён: LibreOffice не смог его открыть")


def test_old_files_of_an_archive_are_one_run(runs: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(12):
            archive.writestr(f"{number}.rtf", RTF)
    found = list(supervise([path], "document", Limits(processes=2)))
    assert [outcome.source.name for outcome in found] == [f"{number}.rtf" for number in range(12)]
    assert [outcome.failure for outcome in found] == [None] * 12
    assert runs.read_text().count("\n") == 1


def test_without_libreoffice_each_says_so_and_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    old = compound_bytes({"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 20})
    paths = write(tmp_path / "files", **{"a.doc": old, "b.rtf": RTF, "c.txt": "Отчёт".encode()})
    found = list(supervise(paths, "document", Limits(processes=1)))
    messages = [outcome.failure.message if outcome.failure else "" for outcome in found]
    assert ["apt install libreoffice-writer" in message for message in messages] == [True, True, False]
    assert found[2].result.name == "c.txt"


def test_closing_ends_what_is_being_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "soffice").write_text(f"#!/bin/sh\necho $$ > '{tmp_path}/pid'\nexec /bin/sleep 600\n")
    (programs / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    paths = write(tmp_path / "files", **{"a.txt": "Отчёт".encode(), "b.rtf": RTF})
    found = supervise(paths, "document", Limits(processes=1))
    next(found)
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text().strip():
        pass
    found.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
