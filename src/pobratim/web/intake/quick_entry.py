"""A sentence or a row pasted from Word, read as a document of one line: what it tells, where it says so, how surely.

The line stands under a title with its owner and year, as in a paper, so that the same extraction reads it; what was
concluded from that title alone is said to be a guess. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pobratim.document import Span
from pobratim.findings import Activity, Findings
from pobratim.json_form import findings_to_json
from pobratim.web.intake.office_lexicons import by_office
from pobratim.web.register.choices import Certainty
from pobratim.web.register.guesses import Guess
from pobratim.web.register.models import Activity as ActivityRecord
from pobratim.web.register.models import Authority
from pobratim.web.register.settling import doubted_fields
from pobratim.workers import supervise

LONGEST = 20_000
_ALWAYS_THERE = {"title", "text", "note", "kind", "status"}
_PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body><p>{title}</p>{content}</body></html>'


@dataclass(frozen=True, slots=True)
class Draft:
    """What one line tells: the values of an activity, a guess for each that is there; `others` told beside it."""

    values: Mapping[str, Any]
    guesses: Mapping[str, Guess]
    others: tuple[str, ...] = ()

    @property
    def is_understood(self) -> bool:
        """Whether anything was recognised: any words make a title and a note, and every activity has a kind."""
        return bool(self.guesses.keys() - _ALWAYS_THERE)


def draft(*, words: str, fragment: str, owner: Authority | None, year: int) -> Draft | None:
    """The activity that a pasted text tells of; None where it tells of none. `fragment` is the HTML that the clipboard
    held beside the text, used where it has a table."""
    title = f"Отчёт о международных связях: {owner or ''} в {year} году"
    for content in _contents(words, fragment):
        findings = _read(_PAGE.format(title=escape(title), content=content), owner)
        if findings and findings.activities:
            return _draft(findings)
    return None


def _contents(words: str, fragment: str) -> Iterable[str]:
    """The ways to read a text, the likeliest first: as the table or the rows that it is, as prose, as a title alone."""
    if "<tr" in fragment.lower():
        yield fragment
    lines = [line for line in words.splitlines() if line.strip()]
    if any("\t" in line for line in lines):
        yield _table(line.split("\t") for line in lines)
    else:
        yield "".join(f"<p>{escape(line)}</p>" for line in lines)
    yield _table([["Мероприятие", "Примечание"], [" ".join(words.split()), "–"]])


def _table(rows: Iterable[Iterable[str]]) -> str:
    written = ("".join(f"<td>{escape(cell.strip())}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in written)}</table>"


def _read(page: str, owner: Authority | None) -> Findings | None:
    """What is found on a page, None where it cannot be read."""
    with TemporaryDirectory(prefix="pobratim-quick-") as folder:
        path = Path(folder, "words.html")
        path.write_text(page, "utf-8")
        with closing(supervise([path], "document_and_findings")) as outcomes:
            outcome = next(outcomes)
        return None if outcome.failure else by_office(outcome.result[0], outcome.result[1], owner)


def _draft(findings: Findings) -> Draft:
    activity, *others = findings.activities
    values = findings_to_json(findings)["activities"][0]
    known = {name: value for name, value in values.items() if name in activity.evidence or name in ("status", "kind")}
    if _is_of_title_alone(activity.evidence.get("edtf", ())):
        known.pop("edtf", None)
    guesses = {name: _guess(name, activity, values) for name in known if known[name] not in (None, "", [])}
    return Draft(known, guesses, tuple(other.title for other in others))


def _is_of_title_alone(spans: Iterable[Span]) -> bool:
    told = list(spans)
    return bool(told) and all(span.inferred for span in told)


def _guess(name: str, activity: Activity, values: Mapping[str, Any]) -> Guess:
    spans = activity.evidence.get(name, ())
    quotes = tuple(dict.fromkeys(span.quote for span in spans if not span.inferred))
    doubted = name in doubted_fields(ActivityRecord(as_read=dict(values)))
    if doubted or (not quotes and name == "kind"):
        return Guess(Certainty.DOUBTFUL, quotes)
    inferred = not quotes or any(span.inferred for span in spans)
    return Guess(Certainty.LIKELY if inferred else Certainty.CERTAIN, quotes)
