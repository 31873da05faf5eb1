"""The examples are there, open in other people's libraries, follow their content, and are read as a clerk would.

`examples/expected.yml` holds the truth.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
import python_calamine
import yaml

from pobratim.extraction import extract
from pobratim.json_form import findings_to_json
from pobratim.reading import read

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EXPECTED: dict[str, Any] = yaml.safe_load((EXAMPLES / "expected.yml").read_text("utf-8"))
CONTENTS = {c["file"]: c for c in (yaml.safe_load(p.read_text("utf-8")) for p in (EXAMPLES / "content").glob("*.yml"))}
NOTICE = "официальным документом не является"
MOST_BYTES = 2_000_000
# The floor under what is found of each file's facts; a fall below it is a step back. The message lists what is missed.
LEAST_RIGHT = 0.8


def of_kind(suffix: str) -> list[str]:
    return sorted(name for name in EXPECTED if name.endswith(suffix))


def words(value: object) -> str:
    """Only the words of a text, so that quotes, dashes and spacing make no difference."""
    return " ".join(re.findall(r"\w+", str(value).casefold().replace("ё", "е")))


def leaves(value: object) -> Iterator[str]:
    """Every text of a content tree."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value


def told(name: str) -> str:
    """All that an example says, from its content."""
    if name in CONTENTS:
        return "\n".join(leaves({key: CONTENTS[name].get(key) for key in ("title", "columns", "blocks", "rows")}))
    return (EXAMPLES / name).read_text("utf-8")


def pdf_text(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def test_every_document_has_its_truth_and_the_folder_stays_small() -> None:
    files = [p for p in EXAMPLES.iterdir() if p.suffix in {".docx", ".xlsx", ".pdf", ".txt"}]
    assert {p.name for p in files} == set(EXPECTED)
    assert len(files) >= 10
    assert sum(p.stat().st_size for p in files) < MOST_BYTES


def test_every_genre_and_format_has_an_example() -> None:
    genres = {truth["genre"] for truth in EXPECTED.values()}
    assert genres >= {
        "activity_report",
        "consolidated_report",
        "partner_register",
        "agreement_register",
        "plan",
        "visit_report",
    }
    assert {Path(name).suffix for name in EXPECTED} == {".docx", ".xlsx", ".pdf", ".txt"}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_anchors_of_the_truth_stand_once_in_the_document(name: str) -> None:
    text = words(told(name))
    counted = {a["anchor"]: text.count(words(a["anchor"])) for a in EXPECTED[name].get("activities", [])}
    assert counted == dict.fromkeys(counted, 1)


@pytest.mark.parametrize("name", of_kind(".docx"))
def test_word_files_open_and_say_what_they_are(name: str) -> None:
    document = docx.Document(str(EXAMPLES / name))
    assert NOTICE in document.sections[0].footer.paragraphs[0].text
    texts = [p.text for p in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert len(words(" ".join(texts))) > 500


@pytest.mark.parametrize("name", of_kind(".xlsx"))
def test_workbooks_open_and_hold_real_dates(name: str) -> None:
    rows = python_calamine.CalamineWorkbook.from_path(EXAMPLES / name).get_sheet_by_index(0).to_python()
    titles = [column["title"] for column in CONTENTS[name]["columns"]]
    dated = [row[0] for row in rows if isinstance(row[0], date)]
    assert titles in rows
    assert dated == [row[0] for row in CONTENTS[name]["rows"] if isinstance(row[0], date)]


@pytest.mark.parametrize("name", of_kind(".pdf"))
def test_pdf_files_hold_their_content_and_repeat_the_header(name: str) -> None:
    pages = pdf_text(EXAMPLES / name)
    whole = words("".join(pages)).replace(" ", "")
    assert [word for word in words(told(name)).split() if word not in whole] == []
    (table,) = (block["table"] for block in CONTENTS[name]["blocks"] if "table" in block)
    first_title = words(table["columns"][1]["title"]).replace(" ", "")
    assert len(pages) > 1
    assert all(first_title in words(page).replace(" ", "") for page in pages)


@pytest.mark.parametrize("name", of_kind(".txt"))
def test_text_files_say_what_they_are(name: str) -> None:
    assert NOTICE in (EXAMPLES / name).read_text("utf-8")


def test_committed_files_are_what_the_content_builds(tmp_path: Path) -> None:
    command = [sys.executable, str(EXAMPLES / "build.py"), str(tmp_path), "--without-pdf"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own script
    assert {p.name for p in tmp_path.iterdir()} == set(of_kind(".docx") + of_kind(".xlsx"))
    for built in tmp_path.iterdir():
        with zipfile.ZipFile(built) as new, zipfile.ZipFile(EXAMPLES / built.name) as old:
            assert {n: new.read(n) for n in new.namelist()} == {n: old.read(n) for n in old.namelist()}, built.name


def found_in(name: str) -> dict[str, Any]:
    """The findings of an example as plain JSON."""
    return findings_to_json(extract(read(EXAMPLES / name)))


def same(name: str, wanted: Any, got: Any) -> bool:
    if name == "cities":
        return {words(v) for v in wanted} == {words(v) for v in got or ()}
    if name in ("owner", "municipality", "place"):
        return words(wanted) == words(got)
    return bool(wanted == got)


def facts_of_document(truth: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    for name in ("genre", "owner", "period"):
        if name in truth:
            yield f"{name}: {truth[name]!r}, got {found[name]!r}", same(name, truth[name], found[name])
    for kind, wanted in truth["counts"].items():
        least, most = wanted if isinstance(wanted, list) else (wanted, wanted)
        yield f"number of {kind}: {wanted}, got {len(found[kind])}", least <= len(found[kind]) <= most


def facts_of_activities(truth: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    for wanted in truth.get("activities", []):
        holding = [a for a in found["activities"] if words(wanted["anchor"]) in words(a["text"])]
        record: dict[str, Any] = min(holding, key=lambda a: len(a["text"]), default={})
        for name in wanted.keys() - {"anchor"}:
            got = record.get(name, "nothing")
            yield f"{wanted['anchor']}: {name} {wanted[name]!r}, got {got!r}", same(name, wanted[name], got)


def flat(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """An agreement with its partner's country and place beside its own fields, as the truth writes it."""
    return {**record, **record["partner"]} if kind == "agreements" else record


def facts_of_records(truth: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    for kind in ("agreements", "partners", "anniversaries"):
        records = [flat(kind, record) for record in found[kind]]
        for wanted in truth.get(kind, []):
            there = any(all(same(name, value, r.get(name)) for name, value in wanted.items()) for r in records)
            yield f"{kind}: {wanted}", there


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_program_finds_what_a_clerk_finds(name: str) -> None:
    truth, found = EXPECTED[name], found_in(name)
    facts = [
        *facts_of_document(truth, found),
        *facts_of_activities(truth, found),
        *facts_of_records(truth, found),
    ]
    missed = [fact for fact, right in facts if not right]
    share = 1 - len(missed) / len(facts)
    assert share >= LEAST_RIGHT, f"{share:.0%} of {len(facts)} facts found; not found:\n" + "\n".join(missed)
