"""run.py: starts on any machine, with uv or with pip, and says in a line what is missing."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent

if not (ROOT / "run.py").exists():  # an installed package is started by `pobratim` itself
    pytest.skip("run.py belongs to the checkout", allow_module_level=True)


class Machine:
    """A computer that runs nothing, and remembers what it was asked to run."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.broken: tuple[str, ...] = ()

    def call(self, command: list[str], **_: object) -> int:
        self.commands.append(command)
        return int(any(word in command for word in self.broken))


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: Machine) -> ModuleType:
    """The launcher of a checkout of its own, on a machine without uv."""
    specification = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    for name in ("requirements.txt", "pyproject.toml"):
        (tmp_path / name).write_text(name, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    monkeypatch.setattr(module.subprocess, "call", machine.call)
    module.interpreter().parent.mkdir(parents=True)
    module.interpreter().touch()
    return module


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["demo"], ["-m", "pobratim", "demo"]),
        (["extract", "a b.docx", "--json"], ["-m", "pobratim", "extract", "a b.docx", "--json"]),
        (["test"], ["-m", "pytest"]),
        (["test", "-k", "dates"], ["-m", "pytest", "-k", "dates"]),
        ([], ["-m", "pobratim"]),
    ],
)
def test_what_is_run(run: ModuleType, arguments: list[str], expected: list[str]) -> None:
    assert run.program(arguments) == expected


def test_tests_run_in_the_project_wherever_they_are_called_from(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    run.program(["demo"])
    assert Path.cwd() == tmp_path / "elsewhere"
    run.program(["test"])
    assert Path.cwd() == tmp_path


def test_with_uv_all_is_left_to_uv(run: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: "/bin/uv")
    assert run.launcher()[:3] == ["/bin/uv", "run", "--no-sync"]
    assert [command[0] for command in machine.commands] == ["/bin/uv"]


def test_where_uv_fails_pip_is_tried(run: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: "/bin/uv")
    machine.broken = ("/bin/uv",)
    assert run.launcher() == [str(run.interpreter())]


def test_without_uv_the_pinned_packages_and_the_project_are_installed(run: ModuleType, machine: Machine) -> None:
    assert run.launcher() == [str(run.interpreter())]
    environment, packages, project = machine.commands
    assert environment[1:3] == ["-m", "venv"]
    assert "--require-hashes" in packages
    assert {"--no-deps", "--no-build-isolation", "--editable"} <= set(project)


def test_the_second_run_installs_nothing(run: ModuleType, machine: Machine) -> None:
    run.launcher()
    machine.commands.clear()
    run.launcher()
    assert machine.commands == []


@pytest.mark.parametrize("changed", ["requirements.txt", "pyproject.toml"])
def test_other_packages_are_installed_anew(run: ModuleType, machine: Machine, tmp_path: Path, changed: str) -> None:
    run.launcher()
    machine.commands.clear()
    (tmp_path / changed).write_text("other", "utf-8")
    run.launcher()
    assert len(machine.commands) == 3


def test_an_installation_that_failed_is_tried_again(run: ModuleType, machine: Machine) -> None:
    machine.broken = ("--require-hashes",)
    with pytest.raises(run.SetupError, match="не удалось"):
        run.launcher()
    machine.broken = ()
    run.launcher()
    assert run.STAMP.exists()


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_what_to_install(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None if name == missing else object())
    assert run.main(["demo"]) == 1
    told = capsys.readouterr().err
    assert "python3-venv" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (2, 7, 18)])
def test_an_old_python_is_refused_in_both_languages(run: ModuleType, version: tuple[int, int, int]) -> None:
    with pytest.raises(run.SetupError, match=r"Нужен Python 3\.11 .* / Python 3\.11 or newer"):
        run.check_version(version)


@pytest.mark.parametrize(("windows", "expected"), [(True, ("Scripts", "python.exe")), (False, ("bin", "python"))])
def test_where_python_lies(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, windows: bool, expected: tuple[str, str]
) -> None:
    monkeypatch.setattr(run, "WINDOWS", windows)
    assert run.interpreter().parts[-2:] == expected


def test_on_windows_the_exit_status_is_passed_on(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "WINDOWS", True)
    assert run.start([sys.executable, "-c", "import sys; sys.exit(7)"]) == 7


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a shell script")
def test_the_launcher_becomes_the_program_and_stdout_is_its_own(tmp_path: Path) -> None:
    uv = tmp_path / "uv"
    uv.write_text('#!/bin/sh\necho "$@"\nexit $((${#} > 6 ? 3 : 0))\n')
    uv.chmod(0o755)
    command = [sys.executable, str(ROOT / "run.py"), "extract", "a b.txt"]
    started = subprocess.run(  # noqa: S603
        command, env={"PATH": str(tmp_path)}, capture_output=True, encoding="utf-8", check=False
    )
    assert started.stdout == f"run --no-sync --project {ROOT} python -m pobratim extract a b.txt\n"
    assert started.returncode == 3
