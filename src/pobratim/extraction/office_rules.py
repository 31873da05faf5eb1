"""The rules of an office applied to what was found: each value that a rule gives says so in its evidence.

Columns are told before a table is read (`roles.layout_of`); phrases and spellings after, in the words that each fact
was read from and in the other cells of its row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pobratim.document import Block, Document, Locator, Span, span_of
from pobratim.extraction.laid_out import LaidOut
from pobratim.extraction.phrases import words
from pobratim.extraction.roles import TitleRoles
from pobratim.findings import Activity, Agreement, Anniversary, Findings, Partner, Venue
from pobratim.language.gazetteer import fold
from pobratim.language.places import country_of_city
from pobratim.language.places_given import occurrences
from pobratim.office_lexicon import OfficeLexicon, OfficeRule, RuleKind

F = TypeVar("F", Activity, Agreement, Partner, Anniversary)
Row = tuple[object, ...]
# What carries a whole record, and what only repeats others.
_WHOLE = ("text", "wording")


def title_roles(office: OfficeLexicon) -> TitleRoles:
    """The roles that the office gives columns, by the words of their titles."""
    rules = reversed(office.of(RuleKind.COLUMN))
    return {words(rule.phrase): rule.role for rule in rules if rule.role}


def by_rules(
    document: Document, findings: Findings, tables: Sequence[LaidOut], office: OfficeLexicon, home: str
) -> Findings:
    """Findings with what the rules say; as they are where there are none. `home` is the country of the owner."""
    if not office.rules:
        return findings
    source = _Source.of(document, tables, office)
    return replace(
        findings,
        activities=tuple(_activity(a, source, office, home) for a in findings.activities),
        agreements=tuple(_agreement(a, source, office) for a in findings.agreements),
        partners=tuple(_partner(p, source, office) for p in findings.partners),
        anniversaries=tuple(_anniversary(a, source, office) for a in findings.anniversaries),
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """The blocks of a document by place and by row of a table, and the rules by which columns were told."""

    blocks: Mapping[Locator, Block]
    rows: Mapping[Row, tuple[Block, ...]]
    columns: Mapping[Locator, str]

    @classmethod
    def of(cls, document: Document, tables: Sequence[LaidOut], office: OfficeLexicon) -> _Source:
        rows: dict[Row, tuple[Block, ...]] = {}
        for block in document.blocks:
            if block.at.row is not None:
                rows[_row(block.at)] = (*rows.get(_row(block.at), ()), block)
        return cls({block.at: block for block in document.blocks}, rows, dict(_ruled_columns(tables, office)))

    def around(self, fact: F) -> Iterator[tuple[Block, int, int]]:
        """The stretches that a fact was read from, then the cells of its row that hold nothing else of it."""
        spans = [span for group in fact.evidence.values() for span in group if not span.inferred]
        yield from dict.fromkeys((self.blocks[span.at], span.start, span.end) for span in spans)
        read = {span.at.cell for span in spans}
        for row in dict.fromkeys(_row(span.at) for span in spans if span.at.row is not None):
            yield from ((b, 0, len(b.text)) for b in self.rows.get(row, ()) if b.at.cell not in read)


def _row(at: Locator) -> Row:
    return at.part, at.name, at.table, at.row


def _ruled_columns(tables: Sequence[LaidOut], office: OfficeLexicon) -> Iterator[tuple[Locator, str]]:
    """The places of the cells of the columns that rules told, with the rule."""
    rules = {words(rule.phrase): rule.id for rule in reversed(office.of(RuleKind.COLUMN))}
    for table in tables:
        ruled = {n: rules[told] for n, t in enumerate(table.layout.titles) if (told := words(t.value)) in rules}
        cells = (cell for row in table.table.rows[table.layout.header_rows :] for cell in row.cells)
        for cell in cells:
            if cell.column in ruled:
                yield from ((piece.block.at, ruled[cell.column]) for piece in cell.text.pieces)


def _marked(fact: F, source: _Source) -> F:
    """A fact whose evidence in a column that a rule told says so."""
    if not source.columns:
        return fact

    def mark(span: Span) -> Span:
        rule = source.columns.get(span.at)
        return span.by_rule(rule) if rule else span

    evidence = {n: g if n in _WHOLE else tuple(map(mark, g)) for n, g in fact.evidence.items()}
    return fact if evidence == fact.evidence else replace(fact, evidence=evidence)


def _found(fact: F, source: _Source, find: Callable[[str], Iterator[tuple[int, int]]]) -> Span | None:
    """The first place around a fact where something is found."""
    for block, start, end in source.around(fact):
        for low, high in find(block.text):
            if start <= low and high <= end:
                return span_of(block, low, high)
    return None


def _activity(activity: Activity, source: _Source, office: OfficeLexicon, home: str) -> Activity:
    activity = _marked(activity, source)
    for rule in office.of(RuleKind.ONLINE):
        span = _found(activity, source, lambda text, rule=rule: _phrase(rule.phrase, text))  # type: ignore[misc]
        if span:
            activity = _online(activity, rule, span)
            break
    for rule in office.of(RuleKind.PLACE):
        span = _spelled(activity, source, rule)
        if span:
            activity = _placed(activity, rule, span, home)
    return activity


def _phrase(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text has a phrase as whole words, in any case; ё is е."""
    folded = re.escape(phrase.strip().lower().replace("ё", "е")).replace(r"\ ", r"\s+")
    for match in re.finditer(rf"(?<!\w){folded}(?!\w)", text.lower().replace("ё", "е")):
        yield match.span()


def _online(activity: Activity, rule: OfficeRule, span: Span) -> Activity:
    if rule.online is None or activity.online == rule.online:
        return activity
    return replace(activity, online=rule.online, evidence={**activity.evidence, "online": (span.by_rule(rule.id),)})


def _spelled(fact: F, source: _Source, rule: OfficeRule) -> Span | None:
    return _found(fact, source, lambda text: occurrences(text, rule.phrase))


def _placed(activity: Activity, rule: OfficeRule, span: Span, home: str) -> Activity:
    """An activity with the place that a spelling means: where it took place if the spelling stands for that, and among
    those that took part if it is abroad."""
    told = span.by_rule(rule.id)
    changed = _venue(activity, rule, told)
    if rule.country != home:
        changed = _abroad(changed, rule, told)
    return changed


def _venue(activity: Activity, rule: OfficeRule, span: Span) -> Activity:
    venue = activity.venue
    misread = venue.city is not None and fold(venue.city) == fold(rule.phrase)
    covered = any(s.at == span.at and s.start < span.end and span.start < s.end for s in _spans(activity, "venue"))
    apart = venue == Venue() and span.at.cell is not None and span.at.cell not in _cells(activity)
    city, country = rule.city or venue.city, rule.country or venue.country
    if not (misread or covered or apart) or (venue.city, venue.country) == (city, country):
        return activity
    name = None if venue.name and fold(venue.name) == fold(rule.phrase) else venue.name
    evidence = {**activity.evidence, "venue": (span, *(s for s in _spans(activity, "venue") if s.at != span.at))}
    return replace(activity, venue=Venue(city, country, name), evidence=evidence)


def _spans(activity: Activity, name: str) -> tuple[Span, ...]:
    return activity.evidence.get(name, ())


def _cells(activity: Activity) -> set[int | None]:
    return {span.at.cell for name in ("title", "text") for span in _spans(activity, name)}


def _abroad(activity: Activity, rule: OfficeRule, span: Span) -> Activity:
    misread = [city for city in activity.cities if fold(city) == fold(rule.phrase)]
    city = [rule.city] if rule.city else misread
    cities = tuple(sorted({*(c for c in activity.cities if c not in misread), *city}))
    wrong = _only_of(activity, misread) - {rule.country}
    countries = tuple(sorted({*activity.countries, *([rule.country] if rule.country else [])} - wrong))
    if (cities, countries) == (activity.cities, activity.countries):
        return activity
    evidence = dict(activity.evidence)
    for name, before, now in (("cities", activity.cities, cities), ("countries", activity.countries, countries)):
        if before != now:
            evidence[name] = (*_spans(activity, name), span)
    return replace(activity, cities=cities, countries=countries, evidence=evidence)


def _only_of(activity: Activity, misread: Sequence[str]) -> set[str | None]:
    """The countries that only the misread cities brought in."""
    others = {country_of_city(city) for city in activity.cities if city not in misread}
    return {country_of_city(city) for city in misread} - others


def _agreement(agreement: Agreement, source: _Source, office: OfficeLexicon) -> Agreement:
    agreement, partner = _marked(agreement, source), agreement.partner
    for rule in office.of(RuleKind.PLACE):
        span = _spelled(agreement, source, rule) if _means(rule, partner.place, partner.country) else None
        if span:
            now = replace(partner, place=rule.city or partner.place, country=rule.country or partner.country)
            agreement = replace(agreement, partner=now, evidence=_evidenced(agreement, "partner", span, rule))
    return agreement


def _partner(partner: Partner, source: _Source, office: OfficeLexicon) -> Partner:
    partner = _marked(partner, source)
    for rule in office.of(RuleKind.PLACE):
        span = _spelled(partner, source, rule) if _means(rule, partner.place, partner.country) else None
        if span:
            place, country = rule.city or partner.place, rule.country or partner.country
            evidence = _evidenced(partner, "place", span, rule)
            partner = replace(partner, place=place, country=country, evidence=evidence)
    return partner


def _anniversary(anniversary: Anniversary, source: _Source, office: OfficeLexicon) -> Anniversary:
    anniversary = _marked(anniversary, source)
    for rule in office.of(RuleKind.PLACE):
        span = _spelled(anniversary, source, rule) if _means(rule, anniversary.city, anniversary.country) else None
        if span and rule.city:
            anniversary = replace(anniversary, city=rule.city, evidence=_evidenced(anniversary, "city", span, rule))
    return anniversary


def _means(rule: OfficeRule, place: str | None, country: str | None) -> bool:
    """Whether a rule tells something else of the place that was read, or of one that could not be read."""
    told = (rule.city or place, rule.country or country)
    return told != (place, country) and (place is None or fold(place) == fold(rule.phrase))


def _evidenced(fact: F, name: str, span: Span, rule: OfficeRule) -> dict[str, tuple[Span, ...]]:
    return {**fact.evidence, name: (span.by_rule(rule.id),)}
