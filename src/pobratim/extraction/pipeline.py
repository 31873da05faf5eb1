"""The whole of the extraction: layouts, the document's scope, then every table and paragraph in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pobratim.document import Document, DocumentWarning, SetAside, Span, Table, Text
from pobratim.extraction import coverage
from pobratim.extraction.activities import Built
from pobratim.extraction.asides import asides_of, photographs_of
from pobratim.extraction.contradictions import contradictions
from pobratim.extraction.details import organisations_in
from pobratim.extraction.evidence import evidence_of, one_line
from pobratim.extraction.footnotes import noted
from pobratim.extraction.genres import announces, genre_of
from pobratim.extraction.labelled_events import labelled_events
from pobratim.extraction.laid_out import LaidOut, laid_out
from pobratim.extraction.lists import Listed, enumerations_of, read_lists
from pobratim.extraction.narrative import Told, main_visit, read_narrative
from pobratim.extraction.office_rules import by_rules, title_roles
from pobratim.extraction.owners import owner_of
from pobratim.extraction.partners import told_once
from pobratim.extraction.passages import Passage, headings_of, passages_of
from pobratim.extraction.people_tables import everyone
from pobratim.extraction.periods import period_of
from pobratim.extraction.recognised import doubted
from pobratim.extraction.rows import Rows
from pobratim.extraction.scopes import DocumentScope
from pobratim.extraction.signed import merged
from pobratim.extraction.tables import TableFindings, read_table
from pobratim.extraction.titles import Opening, opening_of, recased
from pobratim.findings import Agreement, Evidence, Findings
from pobratim.language.places import find_places
from pobratim.office_lexicon import NO_RULES, OfficeLexicon
from pobratim.resources import load


@dataclass(frozen=True, slots=True)
class _Yield:
    """What the tables, the lists and the telling of a document yielded."""

    tables: Sequence[TableFindings]
    listed: Listed
    told: Told

    @property
    def built(self) -> list[Built]:
        """The activities with their warnings, those of tables first."""
        return [_announced(b) for b in (*(b for f in self.tables for b in f.activities), *self.told.activities)]

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        tabled = (agreement for f in self.tables for agreement in f.agreements)
        return merged([*tabled, *self.listed.agreements, *self.told.agreements])


def extract(document: Document, office: OfficeLexicon = NO_RULES) -> Findings:
    """The findings of a document, read with the rules of its office. Nothing is raised for odd content: what is not
    understood stays unread, and is shown.
    """
    opening = opening_of(document)
    tables = laid_out(document, opening, title_roles(office))
    scope = _scope(document, opening, tables)
    found = [read_table(t.rows, t.layout, scope) for t in tables]
    scope = replace(scope, untabled=_is_untabled(found))
    passages, labelled, listed, told = _prose(document, opening, scope)
    within = _told_scope(scope, told)
    if within.period is not scope.period:
        # The days of the visit, told once, give their year to those told after, and to its programme in a table.
        found = [read_table(t.rows, t.layout, within) for t in tables]
        passages, labelled, listed, told = _prose(document, opening, within)
    scope = within
    yielded = bool(listed.partners or listed.agreements or listed.anniversaries or labelled.activities)
    prose = _prose_evidence(passages, told, scope) if yielded or told.activities else {}
    evidence = _own_evidence(scope, tables, prose, opening)
    findings = _findings(document, scope, _Yield([*found, labelled], listed, told))
    findings = replace(findings, people=everyone(tables, _texts(document)), evidence=evidence)
    findings = by_rules(document, findings, tables, office, scope.home)
    return doubted(document, _accounted(document, findings, scope, _set_aside(document, tables)))


def _prose(
    document: Document, opening: Opening, scope: DocumentScope
) -> tuple[tuple[Passage, ...], TableFindings, Listed, Told]:
    passages = passages_of(document, opening, scope)
    if not scope.untabled:
        listed = enumerations_of(passages, scope)
        return passages, TableFindings(), listed, read_narrative(listed.rest, scope)
    events = labelled_events(passages)
    labelled = read_table(Rows(events.records, (), ()), events.layout, scope) if events.records else TableFindings()
    listed = read_lists(events.rest, scope)
    return passages, labelled, listed, read_narrative(listed.rest, scope)


def _findings(document: Document, scope: DocumentScope, found: _Yield) -> Findings:
    built = found.built
    partners = told_once([*(p for f in found.tables for p in f.partners), *found.listed.partners])
    warned = [*(w for b in built for w in b.warnings), *(w for f in found.tables for w in f.warnings)]
    agreements = noted(found.agreements, _texts(document))
    warned += contradictions(agreements, partners, _texts(document), scope)
    return Findings(
        document=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        containers=tuple(document.properties.get("containers", ())),
        genre=scope.genre,
        owner=scope.owner.value if scope.owner else None,
        period=scope.period.value if scope.period else None,
        title=one_line(scope.title) or None,
        activities=tuple(b.activity for b in built),
        agreements=agreements,
        partners=partners,
        anniversaries=(*(a for f in found.tables for a in f.anniversaries), *found.listed.anniversaries),
        organisations=organisations_in(list(_texts(document))),
        photographs=photographs_of(document),
        warnings=(*document.warnings, *_scope_warnings(scope), *warned),
    )


def _scope(document: Document, opening: Opening, tables: Sequence[LaidOut]) -> DocumentScope:
    title = opening.title
    layouts = [t.layout for t in tables if t.rows.records]
    municipalities = any(r.headings.municipality or r.cell("municipality") for t in tables for r in t.rows.records)
    genre = genre_of(recased(title.value), layouts, municipalities)
    owner = owner_of(opening, genre, list(_texts(document)))
    return DocumentScope(title, genre, owner.name, owner.place, period_of(opening, layouts))


def _is_untabled(found: Sequence[TableFindings]) -> bool:
    """Whether the paragraphs tell of activities: they do where no table does; beside a table they introduce or sign
    it.
    """
    return not any(f.activities or f.partners or f.anniversaries or f.agreements for f in found)


def _announced(built: Built) -> Built:
    """What stands in a section of announcements is planned, whatever the paper is."""
    activity = built.activity
    if activity.status != "held" or not announces(activity.listed_under.section or ""):
        return built
    return replace(built, activity=replace(activity, status="planned"))


def _told_scope(scope: DocumentScope, told: Told) -> DocumentScope:
    """The scope with what only the telling says: dated happenings without a genre are news, a visit's report without
    a date in its title is of the days of the visit.
    """
    if scope.genre == "other" and told.activities:
        return replace(scope, genre="news")
    if scope.genre == "visit_report" and scope.period is None:
        abroad = {mention.place.country for mention in find_places(scope.title.value)} - {scope.home}
        return replace(scope, period=main_visit(told, frozenset(code for code in abroad if code)))
    return scope


def _prose_evidence(passages: Sequence[Passage], told: Told, scope: DocumentScope) -> dict[str, tuple[Span, ...]]:
    """The headings of prose that yielded something, and as text what introduces its first activity."""
    introduction = tuple(span for text in told.introduction for span in text.spans())
    return {"headings": headings_of(passages, scope), "text": introduction}


def _own_evidence(
    scope: DocumentScope, tables: Sequence[LaidOut], prose: dict[str, tuple[Span, ...]], opening: Opening
) -> Evidence:
    headings = (span for t in tables for heading in t.headings for span in heading.spans())
    return evidence_of(
        {
            "title": scope.title,
            "genre": scope.title,
            "owner": scope.owner.spans if scope.owner else (),
            "period": scope.period.spans if scope.period else (),
            "text": (*(span for line in opening.above for span in line.spans()), *prose.get("text", ())),
            "headings": (*headings, *prose.get("headings", ())),
        }
    )


def _scope_warnings(scope: DocumentScope) -> Iterator[DocumentWarning]:
    messages = load("ru/warnings")
    if scope.owner is None:
        yield DocumentWarning("no_owner", messages["no_owner"], _first(scope.title))
    if scope.period is None and scope.genre != "agreement_register":
        yield DocumentWarning("no_period", messages["no_period"], _first(scope.title))


def _first(text: Text | None) -> Span | None:
    return next(iter(text.spans()), None) if text else None


def _set_aside(document: Document, tables: Sequence[LaidOut]) -> list[SetAside]:
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
