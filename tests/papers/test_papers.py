"""Papers as other offices write them: other cities, columns, wordings, periods, formats and languages.

`documents/` holds texts written for the project, no official papers; `truth/` what a careful clerk reads in each, in
the form of the findings, a record told by an `anchor`: words of its own that the paper holds once.
Much of it the program does not read yet: `most_wrong.yml` says, paper by paper, how many facts may still be wrong. A
change that makes more of them wrong is a step back; one that makes fewer wrong should lower the figure.
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from accounts import misquotes, spans_in, unaccounted

from pobratim.document import Document, Paragraph
from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.json_form import findings_to_json
from pobratim.reading import read

HERE = Path(__file__).resolve().parent
TRUTHS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((HERE / "truth").glob("*.json"))
}
DOCUMENT_FIELDS = ("genre", "owner", "period")
FIELDS = {
    "activities": ("edtf", "status", "online", "countries", "cities", "recurrence"),
    "agreements": ("kind", "partner", "dates", "status"),
    "partners": ("established",),
    "anniversaries": ("age", "date"),
}
# The truth of the first three batches leaves people out.
WITH_PEOPLE = ("b4_", "b5_", "b6_", "b7_")
# Fields that a truth leaves open (null, or "unknown") are not asked.
OPEN = ("genre", "owner", "period", "online", "status")
MOST_WRONG: dict[str, int] = yaml.safe_load((HERE / "most_wrong.yml").read_text("utf-8"))

Record = dict[str, Any]
Fact = tuple[str, bool]


def words(value: object) -> str:
    """Only the words of a text, so that quotes, dashes and spacing make no difference."""
    return " ".join(re.findall(r"\w+", str(value).casefold().replace("ё", "е")))


def key(kind: str, record: Record) -> tuple[object, ...]:
    """What tells a record of a list from the others."""
    if kind == "partners":
        return record["country"], words(record["place"])
    return words(record["city"]), record["kind"]


@functools.cache
def paper(stem: str) -> tuple[Document, Findings]:
    path = HERE / "documents" / TRUTHS[stem]["document"]
    if path.suffix == ".rtf" and shutil.which("soffice") is None:
        pytest.skip("LibreOffice, which opens .rtf, is not here")
    document = read(path)
    return document, extract(document)


def same(name: str, wanted: Any, got: Any) -> bool:
    if name in ("cities", "dates"):
        return {words(v) for v in wanted} == {words(v) for v in got}
    if name == "partner":
        return (wanted["country"], words(wanted["place"])) == (got["country"], words(got["place"]))
    return words(wanted) == words(got) if name == "owner" else bool(wanted == got)


def facts_of(label: str, names: Sequence[str], wanted: Record, got: Record | None) -> Iterator[Fact]:
    """Whether each field is right; all of them are wrong where the record is missed."""
    for name in names:
        if name in OPEN and wanted.get(name) in (None, "unknown"):
            continue
        if got is None:
            yield f"{label}: missed ({name})", False
        else:
            yield f"{label}: {name} {wanted[name]!r}, got {got[name]!r}", same(name, wanted[name], got[name])


def named_by_anchor(wanted: Record, found: Sequence[Record]) -> Record | None:
    holding = [record for record in found if words(wanted["anchor"]) in words(record["text"])]
    return min(holding, key=lambda record: len(record["text"]), default=None)


def named_by_key(kind: str, wanted: Record, found: Sequence[Record]) -> Record | None:
    if kind == "agreements":
        alike = (r for r in found if all(same(n, wanted[n], r[n]) for n in ("kind", "partner", "dates")))
        return next(alike, None)
    return next((record for record in found if key(kind, record) == key(kind, wanted)), None)


def facts_of_records(kind: str, truth: Record, findings: Record) -> Iterator[Fact]:
    rest = list(findings[kind])
    for wanted in truth[kind]:
        got = named_by_anchor(wanted, rest) if kind == "activities" else named_by_key(kind, wanted, rest)
        got = got or (named_by_anchor(wanted, rest) if kind == "agreements" else None)
        rest = [record for record in rest if record is not got]
        label = wanted.get("anchor") or " ".join(map(str, key(kind, wanted)))
        yield from facts_of(f"{kind}: {label}", FIELDS[kind], wanted, got)
    optional = [words(phrase) for phrase in truth.get("optional", ())]
    for extra in rest:
        text = words(extra["text"])
        if not any(phrase in text or text in phrase for phrase in optional):
            yield f"{kind}: not in the truth: {text[:80]}", False


def facts_of_people(truth: Record, findings: Record) -> Iterator[Fact]:
    """Everyone named with an office, by the name as written, and the office."""
    rest = list(findings["people"])
    for wanted in truth["people"]:
        got = next((person for person in rest if words(person["name"]) == words(wanted["name"])), None)
        rest = [person for person in rest if person is not got]
        yield f"people: {wanted['name']}", got is not None
        told = got["role"] if got else "nobody"
        role = f"people: role of {wanted['name']}: {wanted['role']!r}, got {told!r}"
        yield role, bool(got) and words(told) == words(wanted["role"])
    yield from ((f"people: not in the truth: {extra['name']}, {extra['role']}", False) for extra in rest)


@functools.cache
def facts(stem: str) -> tuple[Fact, ...]:
    truth, findings = TRUTHS[stem], findings_to_json(paper(stem)[1])
    return (
        *facts_of("document", DOCUMENT_FIELDS, truth, findings),
        *(fact for kind in FIELDS for fact in facts_of_records(kind, truth, findings)),
        *(facts_of_people(truth, findings) if stem.startswith(WITH_PEOPLE) else ()),
    )


def overall() -> str:
    told = [right for stem in TRUTHS for _, right in facts(stem)]
    return f"all papers: {sum(told)} of {len(told)} facts right ({sum(told) / len(told):.1%})"


@pytest.mark.parametrize("stem", sorted(TRUTHS))
def test_a_paper_is_read_no_worse_than_before(stem: str) -> None:
    wrong = [fact for fact, right in facts(stem) if not right]
    allowed = MOST_WRONG.get(stem, 0)
    told = f"{len(wrong)} of {len(facts(stem))} facts wrong, {allowed} allowed; {overall()}"
    assert len(wrong) <= allowed, "\n".join([told, *wrong])


@pytest.mark.parametrize("stem", sorted(TRUTHS))
def test_every_span_quotes_its_block(stem: str) -> None:
    document, findings = paper(stem)
    assert next(spans_in(findings), None)
    assert misquotes(document, findings) == []


@pytest.mark.parametrize("stem", sorted(TRUTHS))
def test_used_kept_set_aside_and_unread_are_the_whole_paper(stem: str) -> None:
    assert unaccounted(*paper(stem)) == []


def texts_of(document: Document) -> Iterator[str]:
    """What people read: paragraphs, and cells whole though a page parts them."""
    for section in document.sections:
        for element in section.elements:
            if isinstance(element, Paragraph):
                yield element.text.value
            else:
                yield from (cell.text.value for row in element.rows for cell in row.cells)


@pytest.mark.parametrize("stem", sorted(TRUTHS))
def test_anchors_of_the_truth_stand_once_in_the_paper(stem: str) -> None:
    text = words(" ".join(texts_of(paper(stem)[0])))
    anchors = [words(record["anchor"]) for kind in ("activities", "agreements") for record in TRUTHS[stem][kind]]
    assert [anchor for anchor in anchors if text.count(anchor) != 1] == []


def test_every_paper_has_its_truth() -> None:
    assert {truth["document"] for truth in TRUTHS.values()} == {p.name for p in (HERE / "documents").iterdir()}
    assert set(MOST_WRONG) <= set(TRUTHS)


def test_committed_papers_are_what_the_content_builds(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "build.py"), str(tmp_path), "--without-office"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own script
    assert list(tmp_path.iterdir())
    for built in tmp_path.iterdir():
        if built.suffix == ".html":
            assert built.read_bytes() == (HERE / "documents" / built.name).read_bytes()
            continue
        with zipfile.ZipFile(built) as new, zipfile.ZipFile(HERE / "documents" / built.name) as old:
            assert {n: new.read(n) for n in new.namelist()} == {n: old.read(n) for n in old.namelist()}, built.name
