"""Findings as tables to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from pobratim.cli.terminal import plain
from pobratim.cli.texts import Texts, texts
from pobratim.findings import Activity, Agreement, Anniversary, Findings, Partner
from pobratim.resources import load

NOTHING = "–"

Row = tuple[str | None, ...]


def show_findings(console: Console, findings: Findings) -> None:
    """Draw all that was found in one document, its warnings, and how much of it nothing used."""
    say = texts()
    console.print()
    console.rule(plain(findings.document, "bold"), align="left")
    console.print(plain(_description(findings, say)))
    for table in _tables(findings, say):
        if table.row_count:
            console.print(table)
    for warning in findings.warnings:
        console.print(plain(say("labels.warning", message=warning.message), "yellow"))
    console.print(plain(coverage(findings, say)))


def show_summary(console: Console, every: Sequence[Findings]) -> None:
    """Draw one table of many documents: what each is, and how much was found in it; it fits into 80 columns."""
    say = texts()
    counted = ("activities", "agreements", "partners", "anniversaries")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, leading=1)
    table.add_column(plain(say("columns.document")), overflow="fold")
    for name in (*counted, "unread"):
        table.add_column(plain(say(f"summary.{name}")), justify="right")
    for findings in every:
        whose = f"{findings.owner or NOTHING} · {findings.period or NOTHING}"
        what = plain(f"\n{say.name_of('genres', findings.genre)}\n{whose}")
        counts = (len(getattr(findings, name)) for name in counted)
        table.add_row(
            plain(findings.document, "bold").append_text(what),
            *map(plain, (*counts, percent(findings.coverage.unread_share))),
        )
    console.print(table)


def coverage(findings: Findings, say: Texts) -> str:
    """What became of the document's characters, in a sentence."""
    total = findings.coverage.total or 1
    names = ("used", "kept", "set_aside", "unread")
    return say("labels.coverage", **{name: percent(getattr(findings.coverage, name) / total) for name in names})


def percent(share: float) -> str:
    """A share of 0 to 1; what is not quite nothing is never shown as nothing."""
    return "< 1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")


def country_name(code: str | None, say: Texts) -> str:
    """A country's usual name; the code itself where it is not known."""
    entry = load("common/countries").get(code)
    if entry is None:
        return code or ""
    return str(entry["ru"] if say.language == "ru" else entry["en"][0])


def _description(findings: Findings, say: Texts) -> str:
    return say(
        "labels.document",
        genre=say.name_of("genres", findings.genre),
        owner=findings.owner or NOTHING,
        period=findings.period or NOTHING,
    )


def _tables(findings: Findings, say: Texts) -> Iterator[Table]:
    activities = (_activity(activity, say) for activity in findings.activities)
    yield _table(say, ("number", "dates", "place", "title"), "activities", activities)
    agreements = (_agreement(agreement, say) for agreement in findings.agreements)
    yield _table(say, ("dates", "kind", "partner", "title"), "agreements", agreements)
    partners = (_partner(partner, say) for partner in findings.partners)
    yield _table(say, ("country", "place", "established"), "partners", partners)
    anniversaries = (_anniversary(anniversary, say) for anniversary in findings.anniversaries)
    yield _table(say, ("dates", "place", "kind", "age"), "anniversaries", anniversaries)


def _table(say: Texts, columns: Sequence[str], title: str, rows: Iterable[Row]) -> Table:
    table = Table(title=plain(say(f"columns.{title}"), "bold"), title_justify="left")
    for column in columns:
        table.add_column(plain(say(f"columns.{column}")), overflow="fold")
    for row in rows:
        table.add_row(*map(plain, row))
    return table


def _activity(activity: Activity, say: Texts) -> Row:
    venue = activity.venue
    place = ", ".join(part for part in (venue.name, venue.city, country_name(venue.country, say)) if part)
    online = say("labels.online") if activity.online else None
    return activity.number, activity.edtf or activity.wording.get("dates"), place or online, activity.title


def _agreement(agreement: Agreement, say: Texts) -> Row:
    partner = agreement.partner
    side = ", ".join(part for part in (partner.place, country_name(partner.country, say)) if part)
    return ", ".join(agreement.dates), say.name_of("agreement_kinds", agreement.kind), side, agreement.title


def _partner(partner: Partner, say: Texts) -> Row:
    return country_name(partner.country, say), partner.place, partner.established


def _anniversary(anniversary: Anniversary, say: Texts) -> Row:
    kind = say.name_of("anniversary_kinds", anniversary.kind)
    return anniversary.date, anniversary.city, kind, None if anniversary.age is None else str(anniversary.age)
