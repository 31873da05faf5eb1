"""Pins every version that the project runs, is tested and is built with: `uv run tools/pin_versions.py`.

A lock file would name the registry it was made from, and each user may have another. So the versions stand in
pyproject.toml (`constraint-dependencies` and `build-constraint-dependencies`, which uv obeys), and for pip, with the
hashes of the files, in requirements.txt. Versions already pinned are kept while they fit; `--upgrade` takes the newest.
`--check` changes nothing and says whether the files are what this tool would write.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by tools/pin_versions.py: what pip needs to run and test the project. Do not edit.\n"
PINNED_LISTS = ("constraint-dependencies", "build-constraint-dependencies")

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")


class PinError(Exception):
    """The versions cannot be resolved; the text is what uv said."""


def main(arguments: list[str] | None = None) -> int:
    """Write or check the pins; the exit status."""
    options = _parse(arguments)
    try:
        wanted = resolve(upgrade=options.upgrade)
    except PinError as error:
        print(error, file=sys.stderr)
        return 1
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    if options.check:
        for path in stale:
            print(f"{path.name} is out of step: run `uv run tools/pin_versions.py`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(wanted[path], "utf-8", newline="\n")
        print(f"{path.name} written")
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="change nothing, fail where the files are out of step")
    choice.add_argument("--upgrade", action="store_true", help="take the newest versions instead of those pinned")
    return parser.parse_args(arguments)


def resolve(*, upgrade: bool = False) -> dict[Path, str]:
    """The texts of pyproject.toml and requirements.txt with every version pinned, by path.

    Raises `PinError` where no set of versions fits or uv is missing.
    """
    project, requirements = ROOT / "pyproject.toml", ROOT / "requirements.txt"
    text = project.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        # Without its pins, lest they forbid what a changed dependency asks for.
        (room / "pyproject.toml").write_text(_with_lists(text, [], []), "utf-8")
        (room / "build.in").write_text("\n".join(tomllib.loads(text)["build-system"]["requires"]), "utf-8")
        for name, pins in _kept(text, requirements, upgrade).items():
            (room / name).write_text(pins, "utf-8")
        everything = _compile(room, "all.txt", "--all-extras")
        build = _compile(room, "build.txt", "--constraint", "all.txt", sources=("build.in",))
        hashed = _compile(room, "requirements.txt", "--extra", "test", "--generate-hashes", "--constraint", "all.txt")
    pinned = _with_lists(text, constraints(everything), constraints(build))
    return {project: pinned, requirements: HEADER + hashed}


def _kept(project: str, requirements: Path, upgrade: bool) -> dict[str, str]:
    """The pins of the last time, as the output files in which uv looks for versions to keep."""
    if upgrade:
        return {}
    pins = tomllib.loads(project)["tool"]["uv"].get("constraint-dependencies", [])
    kept = {"all.txt": "\n".join(pins)}
    if requirements.exists():
        kept["requirements.txt"] = requirements.read_text("utf-8")
    return kept


def _compile(room: Path, output: str, *options: str, sources: tuple[str, ...] = ("pyproject.toml", "build.in")) -> str:
    """Resolve for every Python and platform that the project supports; what uv wrote into the output file."""
    python = tomllib.loads((room / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"].lstrip(">=")
    command = ["uv", "pip", "compile", *sources, "--universal", "--python-version", python, "--output-file", output]
    try:
        subprocess.run(
            [*command, "--no-annotate", "--no-header", "--quiet", *options],
            cwd=room,
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as error:
        raise PinError("uv is missing: pipx install uv") from error
    except subprocess.CalledProcessError as error:
        raise PinError(error.stderr.strip()) from error
    return (room / output).read_text("utf-8")


def pins(requirements: str) -> Iterator[tuple[str, str, str | None]]:
    """Name, version and marker of every pin in a requirements file."""
    for line in requirements.splitlines():
        found = _PIN.match(line.strip())
        if found:
            yield found["name"], found["version"], found["marker"]


def constraints(requirements: str) -> list[str]:
    """Sorted constraints for the pins of a requirements file.

    A marker stays only where versions differ by it: elsewhere it says where the package is needed, and the version
    holds everywhere.
    """
    versions: dict[str, dict[str, list[str]]] = {}
    for name, version, marker in pins(requirements):
        versions.setdefault(name, {}).setdefault(version, []).extend([marker] if marker else [])
    return sorted(
        f"{name}=={version} ; {' or '.join(markers)}" if len(found) > 1 and markers else f"{name}=={version}"
        for name, found in versions.items()
        for version, markers in found.items()
    )


def _with_lists(project: str, everything: Iterable[str], build: Iterable[str]) -> str:
    """The text of pyproject.toml with the two pinned lists of `[tool.uv]` replaced; all else stays as it was."""
    for name in PINNED_LISTS:
        project = re.sub(rf"^{name} = \[\n(?:    .*\n)*\]\n", "", project, flags=re.MULTILINE)
    written = "".join(_toml_list(name, found) for name, found in zip(PINNED_LISTS, (everything, build), strict=True))
    return re.sub(r"^(\[tool\.uv\]\n(?:[^\[\n].*\n)*)", lambda match: match[1] + written, project, flags=re.MULTILINE)


def _toml_list(name: str, values: Iterable[str]) -> str:
    quoted = "".join(f'    "{value}",\n' for value in values)
    return f"{name} = [\n{quoted}]\n" if quoted else ""


if __name__ == "__main__":
    sys.exit(main())
