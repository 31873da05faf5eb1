"""Every version is pinned, in both places alike, and no place names a registry."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent


def tool() -> ModuleType:
    specification = importlib.util.spec_from_file_location("pin_versions", ROOT / "tools" / "pin_versions.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


TOOL = tool()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINNED = [Requirement(line) for line in PROJECT["tool"]["uv"]["constraint-dependencies"]]
NEEDED = [
    Requirement(line)
    for group in (PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values())
    for line in (*group, *PROJECT["build-system"]["requires"])
]


@pytest.mark.parametrize("needed", NEEDED, ids=str)
def test_a_dependency_is_pinned_to_a_version_that_it_allows(needed: Requirement) -> None:
    versions = [pin.specifier for pin in PINNED if canonicalize_name(pin.name) == canonicalize_name(needed.name)]
    assert versions
    assert all(needed.specifier.contains(str(version).removeprefix("==")) for version in versions)


def test_pip_gets_the_same_versions_each_with_a_hash() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    pinned = {(pin.name, str(pin.specifier)) for pin in PINNED}
    found = {(name, f"=={version}") for name, version, _ in TOOL.pins(text)}
    entries = text.split("\n", 1)[1].replace("\\\n", " ").splitlines()
    assert found <= pinned
    assert len(entries) == len(found)
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_registry_is_named() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert not {"index", "index-url", "extra-index-url", "find-links"} & set(PROJECT["tool"]["uv"])


@pytest.mark.parametrize(
    ("requirements", "expected"),
    [
        ("b==2 \\\n    --hash=sha256:00\na==1\n", ["a==1", "b==2"]),
        ("tzdata==2026.1 ; sys_platform == 'win32'\n", ["tzdata==2026.1"]),
        (
            "numpy==2.1 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
            "numpy==2.4 ; python_full_version >= '3.12'\n",
            ["numpy==2.1 ; python_full_version < '3.12'", "numpy==2.4 ; python_full_version >= '3.12'"],
        ),
        ("# a comment\n\n", []),
    ],
)
def test_a_marker_stays_where_versions_differ_by_it(requirements: str, expected: list[str]) -> None:
    assert TOOL.constraints(requirements) == expected
