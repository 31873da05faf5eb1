"""The register of partners: parts of the world, a row for each partner, its agreements and the year's events in it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from pobratim.findings import Activity, Agreement
from pobratim.rendering.cells import Filling, is_told, item_lines, told_by
from pobratim.rendering.declension import in_nominative
from pobratim.rendering.expressions import Lines
from pobratim.rendering.order import in_order
from pobratim.rendering.paper import Cell, Paper, Paragraph, Row, Table
from pobratim.rendering.partner_rows import PartnerRow, Placed, place_records
from pobratim.rendering.records import RecordKind, RecordReference
from pobratim.rendering.style import country_name, distinct, join_lines, words, write_city, write_short_date
from pobratim.rendering.tables import (
    before_tables,
    filled_columns,
    group_row,
    header_row,
    left_out,
    paper_title,
    record_row,
    text_paragraphs,
)

# How much of a title tells the clerk which record a remark speaks of.
_REMARK_TITLE = 70


def fill_register(filling: Filling) -> Paper:
    """The paper of a register of partners."""
    columns = filling.form.tables[0].columns
    rows = [header_row(filling, columns)]
    placed = place_records(filling)
    for section in placed.sections:
        rows.append(group_row(section.heading, len(columns)))
        for block in section.blocks:
            rows += [_row(filling, row, len(block) if n == 0 else 0) for n, row in enumerate(block)]
    return Paper(
        title=paper_title(filling),
        page=filling.form.page,
        before=before_tables(filling),
        tables=(Table(filled_columns(filling, columns), tuple(rows)),),
        after=text_paragraphs(filling, filling.form.after),
        remarks=left_out(filling) + _without_partner(placed),
    )


def _without_partner(placed: Placed) -> tuple[str, ...]:
    """What to tell the clerk of records that name no foreign side, for which the register has no row."""
    told = (("agreements", placed.agreements), ("activities", placed.activities))
    return tuple(
        str(words()["without_partner"][name]).format(count=len(records), titles=_short_titles(records))
        for name, records in told
        if records
    )


def _short_titles(records: Sequence[Agreement | Activity]) -> str:
    titles = (" ".join(record.title.split()) for record in records)
    return "; ".join(textwrap.shorten(title, _REMARK_TITLE, placeholder="…") for title in titles)


def _row(filling: Filling, row: PartnerRow, row_span: int) -> Row:
    """One partner's row; the first of a country spans `row_span` rows with the country's name, the others have 0."""
    cells = []
    for column in filling.form.tables[0].columns:
        if column.value == "country":
            country = _paragraphs(_country(filling, row)) if row_span else ()
            cells.append(Cell(country, row_span=row_span))
        elif column.value == "events":
            cells.append(Cell(tuple(_events(filling, row))))
        else:
            cells.append(Cell(_paragraphs(_VALUES[column.value](filling, row))))
    return record_row(cells, _references(row))


def _references(row: PartnerRow) -> tuple[RecordReference, ...]:
    kinds: tuple[tuple[RecordKind, Sequence[tuple[int, object]]], ...] = (
        ("partner", row.partners),
        ("agreement", row.agreements),
        ("activity", row.activities),
    )
    return tuple(RecordReference(kind, index) for kind, records in kinds for index, _ in records)


def _paragraphs(lines: Lines) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line) for line in lines)


def _country(filling: Filling, row: PartnerRow) -> Lines:
    for _, partner in row.partners:
        own = filling.own(partner, "country")
        if own:
            return join_lines(own)
    name = country_name(row.country) or row.printed_country or ""
    return (name,) if name else ()


def _city(filling: Filling, row: PartnerRow) -> Lines:
    """The partners as printed; a source that names the whole partner in its country cell leaves this one blank."""
    texts: list[str] = []
    for _, partner in row.partners:
        own = filling.own(partner, "city")
        if own:
            texts += join_lines(own)
        elif partner.place and not (filling.own(partner, "country") and partner.listed_under.place is None):
            texts.append(write_city(partner.place) if partner.kind == "city" else partner.place)
    if not row.partners and row.place:
        texts.append(row.place if filling.house_style is False else write_city(row.place))
    return distinct(texts)


_BEFORE_DATE = re.compile(r"(?<![,и])\s+(?=\d\d\.\d\d\.\d{4})")


def _basis(filling: Filling, row: PartnerRow) -> Lines:
    texts: list[str] = []
    for _, agreement in _listed_agreements(row):
        own = _cell_wording(filling, row, agreement, "basis")
        if own is not None:
            texts += _titles(row, own)
        elif agreement.kind == "ties" and (filling.own(agreement, "year") or not agreement.title):
            continue  # the date cell says «установление связей» itself
        else:
            texts += join_lines(in_nominative(agreement.title))
    return distinct(texts)


def _titles(row: PartnerRow, cell: str) -> Lines:
    """A cell that several documents share, a paragraph each where their titles make up the whole of it."""
    titles = distinct(agreement.title for _, agreement in row.agreements if agreement.wording.get("basis") == cell)
    whole = " ".join(cell.split())
    return titles if " ".join(titles) == whole else join_lines(cell)


def _year(filling: Filling, row: PartnerRow) -> Lines:
    texts: list[str] = []
    for _, agreement in _listed_agreements(row):
        own = _cell_wording(filling, row, agreement, "year")
        if own is not None:
            texts += [part for line in _dated_lines(own) for part in _BEFORE_DATE.split(line)]
        else:
            texts += [write_short_date(date) for date in agreement.dates]
    return distinct([*_established(row, texts), *texts])


_DATE_BEGINS = re.compile(r"(?:\d{1,2}\.\d{1,2}\.)?\d{4}\b|\d{1,2} [а-яё]+ \d{4}\b|[а-яё]+ \d{4}\b", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\b\d{4}\b")
_GOES_ON = re.compile(r"(?:[,–—-]|\b(?:и|с|по|до|от))$", re.IGNORECASE)


def _dated_lines(cell: str) -> Iterator[str]:
    """The paragraphs of a cell of dates: a line that begins with one starts a paragraph, once a date stands before it.

    «июнь» and «2017 г.» on two lines stay one date, and so do the ends of a range.
    """
    paragraph = ""
    for line in cell.split("\n"):
        if _HAS_YEAR.search(paragraph) and _DATE_BEGINS.match(line.strip()) and not _GOES_ON.search(paragraph):
            yield from join_lines(paragraph)
            paragraph = line.strip()
        else:
            paragraph = f"{paragraph}\n{line.strip()}".strip()
    yield from join_lines(paragraph)


def _established(row: PartnerRow, texts: Sequence[str]) -> Iterator[str]:
    """«1956 г. – установление связей», unless the dates of the agreements say it already."""
    said = {date for _, agreement in row.agreements if agreement.kind == "ties" for date in agreement.dates}
    for _, partner in row.partners:
        if not partner.established or partner.established in said:
            continue
        date = write_short_date(partner.established)
        told = any(date in text and "установлен" in text.casefold() for text in texts)
        if not told:
            yield str(words()["established"]).format(date=date)


def _listed_agreements(row: PartnerRow) -> list[tuple[int, Agreement]]:
    """The agreements of a row but for those that its events tell of."""
    told = told_by(activity for _, activity in row.activities)
    return [
        (index, agreement)
        for index, agreement in row.agreements
        if "basis" in agreement.wording or not is_told(agreement.text, told)
    ]


def _cell_wording(filling: Filling, row: PartnerRow, agreement: Agreement, role: str) -> str | None:
    """The source's cell, which several agreements may share: once one of them is edited, it is no longer true."""
    own = filling.own(agreement, role)
    shared = [a for _, a in row.agreements if a.wording and a.listed_under == agreement.listed_under]
    edited = any(role not in other.wording for other in shared if "basis" in other.wording or "year" in other.wording)
    return None if edited and len(shared) > 1 else own


def _events(filling: Filling, row: PartnerRow) -> Iterator[Paragraph]:
    """The activities, one paragraph each."""
    for index, activity in in_order(row.activities, filling.period, by_date=filling.house_style):
        for line in item_lines(filling, activity):
            yield Paragraph(line, records=(RecordReference("activity", index),))


REGISTER_VALUES = ("country", "city", "basis", "year", "events")
"""What a column of a register may hold."""
_VALUES = {"city": _city, "basis": _basis, "year": _year}
