"""What a document that was changed must have in common with the one it was made from."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from accounts import misquotes, unaccounted
from mutation_papers import Paper, paper_of
from mutation_table import MUTATIONS

from pobratim.document import Document
from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.reading import read

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
DOCUMENTS = {
    path.name: path
    for path in (*sorted((ROOT / "examples").iterdir()), *(sorted(SEEDS.iterdir()) if SEEDS.exists() else ()))
    if path.suffix in (".docx", ".pdf", ".xlsx", ".txt")
}
DIFFERENCES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "differences.yml").read_text("utf-8"))


def words(value: object) -> str:
    """Only the words of a text: quotes, dashes and spacing are what was changed."""
    return " ".join(re.findall(r"\w+", str(value).casefold().replace("ё", "е")))


def facts(found: Findings) -> Iterator[tuple[object, ...]]:
    """What a register would hold of a document."""
    yield "document", found.genre, found.period, words(found.owner)
    for a in found.activities:
        told = (a.edtf, a.recurrence, a.scheduled, a.status, a.online, a.countries, a.cities, a.kind)
        yield "activity", *told, words(a.municipality)
    for g in found.agreements:
        yield "agreement", g.kind, g.partner.country, words(g.partner.place), g.dates
    for p in found.partners:
        yield "partner", p.country, words(p.place), p.established
    for y in found.anniversaries:
        yield "anniversary", y.kind, words(y.city), y.age, y.date
    for person in found.people:
        yield "person", words(person.name), words(person.role)


@functools.cache
def original(name: str) -> tuple[Paper, Counter[tuple[object, ...]]]:
    document = read(DOCUMENTS[name])
    return paper_of(document), Counter(facts(extract(document)))


def allowed(name: str, mutation: str, kind: str) -> int:
    """How many facts may be missing or new: the reasons stand beside the figures."""
    listed = (d for d in DIFFERENCES if d["document"] == name and kind == d["format"])
    return sum(d["facts"] for d in listed if mutation in d.get("mutations", MUTATIONS))


def check(name: str, mutation: str, path: Path) -> None:
    document = read(path)
    findings = extract(document)
    before, after = original(name)[1], Counter(facts(findings))
    told = [*(f"missing: {fact}" for fact in (before - after)), *(f"new: {fact}" for fact in (after - before))]
    count = (before - after).total() + (after - before).total()
    assert count <= allowed(name, mutation, path.suffix[1:]), "\n".join(told)
    assert_accounted(document, findings)


def assert_accounted(document: Document, findings: Findings) -> None:
    assert misquotes(document, findings) == []
    assert unaccounted(document, findings) == []
