"""The README keeps its word: every fact has its field, its page and its form, and the commands it names are there."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from pobratim import findings
from pobratim.cli import MODULES
from pobratim.rendering.forms import form_names

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in README.split("| Факт |")[1].split("\n\n")[0].splitlines()[2:]
]
# Under these names the fields stand in the JSON form.
WRITTEN = {"giver": "from", "receiver": "to"}
# What identifies the document, and the spans themselves, are no facts of the papers.
NO_FACTS = {"document", "sha256", "media_type", "is_twin", "used", "kept"}


def named_fields() -> set[str]:
    return {name for row in ROWS for name in re.findall(r"`(\w+)`", row[1])}


def fields_of_findings() -> set[str]:
    kinds = [kind for kind in vars(findings).values() if dataclasses.is_dataclass(kind)]
    own = [kind for kind in kinds if kind.__module__ == findings.__name__]
    return {WRITTEN.get(field.name, field.name) for kind in own for field in dataclasses.fields(kind)} - NO_FACTS


def test_every_field_of_findings_has_its_place_in_the_table() -> None:
    assert fields_of_findings() - named_fields() == set()


def test_every_page_that_the_table_names_is_there() -> None:
    pages = {row[2] for row in ROWS}
    assert pages <= {name for name in get_resolver().reverse_dict if isinstance(name, str)}


def test_every_form_that_the_table_names_is_there_and_none_is_forgotten() -> None:
    named = {form for row in ROWS if len(row) > 3 for form in row[3].split(", ") if form and form != "все"}
    assert named == set(form_names())


@pytest.mark.parametrize("command", sorted(set(re.findall(r"uv run pobratim (\w+)", README))))
def test_every_command_that_the_readme_names_is_there(command: str) -> None:
    assert command in MODULES


def test_the_picture_and_the_files_linked_are_there() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert links
    assert all((ROOT / link).exists() for link in links)
