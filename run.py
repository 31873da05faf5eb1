#!/usr/bin/env python3
"""Starts Pobratim on a machine that has only Python: `python3 run.py demo`, `python3 run.py test`, any command.

Uses uv where there is one, else a virtual environment of its own with the pinned packages of requirements.txt. Standard
library only, and readable by every Python 3, so that an old one gets an answer rather than a syntax error.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "pobratim-installed"
WINDOWS = os.name == "nt"

TOO_OLD = "Нужен Python 3.11 или новее, а это {0} / Python 3.11 or newer is needed, this is {0}"
NO_VENV = (
    "Установите модуль venv (в Debian и Ubuntu: sudo apt install python3-venv) или uv (pipx install uv)"
    " / Install python3-venv or uv"
)
INSTALLING = "Устанавливаю библиотеки, это бывает один раз … / Installing the packages, once …"
NOT_INSTALLED = (
    "Библиотеки установить не удалось: в первый раз нужен доступ к каталогу пакетов Python"
    " / The packages could not be installed: the first run needs access to a Python package index"
)


class SetupError(Exception):
    """The program cannot be made ready; the text says what the user can do."""


def main(arguments: "list[str]") -> int:
    """Make the program ready and run it; the exit status."""
    try:
        check_version(sys.version_info[:3])
        return start(launcher() + program(arguments))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def check_version(version: "tuple[int, int, int]") -> None:
    """Refuse a Python that the program does not support."""
    if version < (3, 11):
        raise SetupError(TOO_OLD.format(".".join(str(number) for number in version)))


def program(arguments: "list[str]") -> "list[str]":
    """What Python is to run: the tests for `test`, else the program; as a module, which needs no script on the path."""
    if arguments[:1] == ["test"]:
        os.chdir(str(ROOT))  # where pytest looks for the project's own settings
        return ["-m", "pytest", *arguments[1:]]
    return ["-m", "pobratim", *arguments]


def launcher() -> "list[str]":
    """The command that runs Python with all packages in place, made ready where it is not."""
    uv = shutil.which("uv")
    # uv may be there and have no Python or no index; then pip may still have both.
    if uv and ready([uv, "run", "--project", str(ROOT), "python", "-c", ""]):
        return [uv, "run", "--no-sync", "--project", str(ROOT), "python"]
    install()
    return [str(interpreter())]


def install() -> None:
    """Fill the virtual environment with pip, unless it already holds these very packages."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted and interpreter().exists():
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupError(NO_VENV)
    print(INSTALLING, file=sys.stderr)
    if not ready([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]):
        raise SetupError(NO_VENV)
    pip = [str(interpreter()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    packages = [*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt")]
    # requirements.txt holds the tools that build the project too, so nothing unpinned is fetched to build it.
    project = [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    if not (ready(packages) and ready(project)):
        raise SetupError(NOT_INSTALLED)
    STAMP.write_text(wanted, "utf-8")


def fingerprint() -> str:
    """What the installation depends on: another Python or other packages need another one."""
    files = (ROOT / "requirements.txt", ROOT / "pyproject.toml")
    content = b"".join(path.read_bytes() for path in files)
    return hashlib.sha256(sys.version.encode() + content).hexdigest()


def interpreter() -> Path:
    """The Python of the virtual environment."""
    return ENVIRONMENT / "Scripts" / "python.exe" if WINDOWS else ENVIRONMENT / "bin" / "python"


def ready(command: "list[str]") -> bool:
    """Run one step of the installation; whether it succeeded. It talks on stderr: stdout is the program's."""
    return subprocess.call(command, stdout=sys.stderr) == 0


def start(command: "list[str]") -> int:
    """Become the program, so that signals reach it; Windows cannot, and waits for it."""
    if not WINDOWS:
        os.execv(shutil.which(command[0]) or command[0], command)
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # it goes to the program too, which ends by itself


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
