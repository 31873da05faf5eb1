"""The whole of the extraction: layouts, the document's scope, then every table and paragraph in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pobratim.document import Document, DocumentWarning, Part, SetAside, Span, Table, Text
from pobratim.extraction import coverage
from pobratim.extraction.agreements import merged
from pobratim.extraction.asides import asides_of, photographs_of
from pobratim.extraction.details import organisations_in
from pobratim.extraction.narrative import paragraphs_of, read_narrative
from pobratim.extraction.people import people_in
from pobratim.extraction.roles import Layout, layout_of
from pobratim.extraction.rows import LONGEST_HEADING, Rows, read_rows
from pobratim.extraction.scopes import DocumentScope, genre_of, owner_of, period_of, title_of
from pobratim.extraction.tables import TableFindings, read_table
from pobratim.findings import Evidence, Findings
from pobratim.resources import load


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A table with its layout and rows."""

    table: Table
    layout: Layout
    rows: Rows
    heading: Text | None = None


def extract(document: Document) -> Findings:
    """The findings of a document. Nothing is raised for odd content: what is not understood stays unread, and is
    shown.
    """
    title = title_of(document)
    tables = _laid_out(document, title)
    scope = _scope(title, tables)
    found = [read_table(t.rows, t.layout, scope) for t in tables]
    told = read_narrative(paragraphs_of(document, scope.title), scope) if _is_prose(scope, found) else None
    built = [b for f in found for b in f.activities] + list(told.activities if told else ())
    agreements = [a for f in found for a in f.agreements] + list(told.agreements if told else ())
    findings = Findings(
        document=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        genre=scope.genre,
        owner=scope.owner.value if scope.owner else None,
        period=scope.period.value if scope.period else None,
        title=" ".join(scope.title.value.split()) or None,
        evidence=_own_evidence(scope, tables),
        activities=tuple(b.activity for b in built),
        agreements=merged(agreements),
        partners=tuple(p for f in found for p in f.partners),
        anniversaries=tuple(a for f in found for a in f.anniversaries),
        people=people_in(_texts(document)),
        organisations=organisations_in(list(_texts(document))),
        photographs=photographs_of(document),
        warnings=(
            *document.warnings,
            *_scope_warnings(scope),
            *(w for b in built for w in b.warnings),
            *(w for f in found for w in f.warnings),
        ),
    )
    return _accounted(document, findings, scope, _set_aside(document, tables))


def _laid_out(document: Document, title: Text) -> list[_LaidOut]:
    """Every table with its layout and the line above it; one without column titles goes on from the table before."""
    found: list[_LaidOut] = []
    in_title = {piece.block for piece in title.pieces}
    for section in document.sections:
        heading = Text(section.name) if section.part is Part.SHEET and section.name else None
        for element in section.elements:
            if isinstance(element, Table):
                layout = layout_of(element, found[-1].layout if found else None)
                found.append(_LaidOut(element, layout, read_rows(element, layout, heading), heading))
                heading = None
            elif element.text and not any(piece.block in in_title for piece in element.text.pieces):
                heading = element.text.strip() if len(element.text) <= LONGEST_HEADING else None
    return found


def _scope(title: Text, tables: Sequence[_LaidOut]) -> DocumentScope:
    layouts = [t.layout for t in tables if t.rows.records]
    municipalities = any(r.headings.municipality or r.cell("municipality") for t in tables for r in t.rows.records)
    owner, place = owner_of(title)
    return DocumentScope(title, genre_of(title, layouts, municipalities), owner, place, period_of(title, layouts))


def _is_prose(scope: DocumentScope, found: Sequence[TableFindings]) -> bool:
    """Whether the paragraphs tell of activities: they do where no table does; beside a table they introduce or sign
    it.
    """
    return not any(f.activities or f.partners or f.anniversaries or f.agreements for f in found)


def _own_evidence(scope: DocumentScope, tables: Sequence[_LaidOut]) -> Evidence:
    found = {
        "title": scope.title.spans(),
        "genre": scope.title.spans(),
        "owner": scope.owner.spans if scope.owner else (),
        "period": scope.period.spans if scope.period else (),
        "headings": tuple(span for t in tables for heading in _headings(t) for span in heading.spans()),
    }
    return {name: spans for name, spans in found.items() if spans}


def _headings(table: _LaidOut) -> list[Text]:
    return [*table.rows.headings, *([table.heading] if table.heading and table.rows.records else [])]


def _scope_warnings(scope: DocumentScope) -> Iterator[DocumentWarning]:
    messages = load("ru/warnings")
    if scope.owner is None:
        yield DocumentWarning("no_owner", messages["no_owner"], _first(scope.title))
    if scope.period is None and scope.genre != "agreement_register":
        yield DocumentWarning("no_period", messages["no_period"], _first(scope.title))


def _first(text: Text | None) -> Span | None:
    return next(iter(text.spans()), None) if text else None


def _set_aside(document: Document, tables: Sequence[_LaidOut]) -> list[SetAside]:
    asides = [*asides_of(document), *(aside for t in tables for aside in t.rows.set_aside)]
    return [SetAside(span, reason) for text, reason in asides for span in text.spans()]


def _texts(document: Document) -> Iterator[Text]:
    """Every readable text of the document: paragraphs, and cells whole."""
    for section in document.sections:
        for element in section.elements:
            if isinstance(element, Table):
                yield from (cell.text for row in element.rows for cell in row.cells if cell.text)
            elif element.text:
                yield element.text


def _accounted(document: Document, findings: Findings, scope: DocumentScope, set_aside: Sequence[SetAside]) -> Findings:
    ledger = coverage.account(document, findings, set_aside)
    return replace(
        findings,
        mentions=coverage.mentions(_texts(document), findings, scope.home),
        unread=coverage.unread(ledger),
        set_aside=coverage.set_aside_texts(document, set_aside),
        coverage=ledger.counted(),
    )
