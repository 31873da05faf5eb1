"""A document of our own and the findings in it, built by hand: a table of activities and one of partners."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass, field
from typing import Any

from pobratim.document import (
    Block,
    Cell,
    Document,
    Locator,
    Paragraph,
    Part,
    Row,
    Section,
    Span,
    Table,
    Text,
    span_of,
)
from pobratim.findings import (
    Activity,
    Agreement,
    AgreementPartner,
    Anniversary,
    Coverage,
    Findings,
    ListedUnder,
    Partner,
    Person,
    Promise,
    Unread,
    Venue,
)

HEADER = ("№", "Сроки", "Место", "Мероприятие")
ROWS = (
    ("1", "3-5 февраля", "Турку, Финляндия", "Визит делегации в Турку на Неделю северных городов"),
    ("2", "17 марта", "онлайн", "Видеоконференция с Гдыней о портовом хозяйстве"),
    ("3", "октябрь", "", "Фестиваль ёлочных игрушек «Зимний свет»"),
)


@dataclass
class Paper:
    """A document under construction; `find` gives the span of a phrase in a cell or paragraph."""

    name: str = "Отчёт за 2021 год.docx"
    title: str = "Международные связи города Северска в 2021 году"
    rows: tuple[tuple[str, ...], ...] = ROWS
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heading = self._block(Locator(paragraph=0), self.title)
        self.cells = [self._row(number, row) for number, row in enumerate((HEADER, *self.rows))]
        self.footnote = self._block(Locator(part=Part.FOOTNOTE, name="1", paragraph=0), "По данным отдела связей.")

    def _block(self, at: Locator, text: str) -> Block:
        block = Block(at, text)
        self.blocks.append(block)
        return block

    def _row(self, number: int, row: tuple[str, ...]) -> list[Block]:
        return [self._block(Locator(table=0, row=number, cell=c), text) for c, text in enumerate(row)]

    @property
    def document(self) -> Document:
        rows = tuple(
            Row(tuple(Cell(c, (Paragraph(Text.of(block)),)) for c, block in enumerate(row)), header=number == 0)
            for number, row in enumerate(self.cells)
        )
        body = Section(Part.BODY, (Paragraph(Text.of(self.heading), heading=1), Table(rows, len(HEADER))))
        note = Section(Part.FOOTNOTE, (Paragraph(Text.of(self.footnote)),), name="1")
        return Document(self.name, self.sha256, MEDIA_TYPE, (body, note), tuple(self.blocks))

    @property
    def original(self) -> bytes:
        return "\n".join(block.text for block in self.blocks).encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.original).hexdigest()

    def find(self, phrase: str) -> Span:
        block = next(block for block in self.blocks if phrase in block.text)
        start = block.text.index(phrase)
        return span_of(block, start, start + len(phrase))

    def activity(self, row: int, **values: Any) -> Activity:
        """The activity of a row, counted from 1, with evidence of its title and dates."""
        _, dates, place, title = (block.text for block in self.cells[row])
        evidence = {"title": (self.find(title),), "text": (self.find(title),)}
        evidence |= {"edtf": (self.find(dates), self.find("2021 году").as_inferred())}
        wording = {"number": str(row), "dates": dates, "place": place, "title": title}
        return Activity(text=f"{dates} {title}", title=title, evidence=evidence, wording=wording, **values)

    def findings(self, **values: Any) -> Findings:
        told: dict[str, Any] = {
            "genre": "activity_report",
            "owner": "Северск",
            "period": "2021",
            "title": self.title,
            "coverage": Coverage(used=160, kept=20, set_aside=10, unread=10),
            "unread": (Unread("По данным", self.find("По данным")),),
        }
        activities = values.pop("activities", None)
        told["activities"] = self.activities if activities is None else activities
        return Findings(self.name, self.sha256, MEDIA_TYPE, **{**told, **values})

    @property
    def activities(self) -> tuple[Activity, ...]:
        visit = self.activity(
            1,
            edtf="2021-02-03/2021-02-05",
            online=False,
            kind="visit",
            venue=Venue("Турку", "FI"),
            countries=("FI",),
            cities=("Турку",),
            promises=(Promise("Пригласить оркестр Турку", "Северск", "2021-09"),),
        )
        call = self.activity(
            2,
            edtf="2021-03-17",
            online=True,
            kind="meeting",
            countries=("PL",),
            cities=("Гдыня",),
            listed_under=SZCZECIN_ROW,
        )
        festival = self.activity(3, edtf="2021-10", kind="holiday")
        return visit, call, festival


# A register row as printed: the place is that of the partner which the same row names.
SZCZECIN_ROW = ListedUnder("ЕВРОПА", "Польша", "г. Щецин")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def partner(paper: Paper, country: str, place: str | None, **values: Any) -> Partner:
    return Partner(text=place or country, country=country, place=place, evidence=_somewhere(paper), **values)


def agreement(paper: Paper, title: str, country: str, place: str | None, **values: Any) -> Agreement:
    told = {"kind": "agreement", "dates": ("2003-06-11",), **values}
    return Agreement(
        text=f"{place} {title}",
        title=title,
        evidence=_somewhere(paper),
        partner=AgreementPartner(country, place),
        **told,
    )


def anniversary(paper: Paper, city: str, age: int, date: str, **values: Any) -> Anniversary:
    told = {"kind": "jubilee", **values}
    return Anniversary(text=f"{city}, {age}", city=city, age=age, date=date, evidence=_somewhere(paper), **told)


def person(paper: Paper, name: str, role: str) -> Person:
    return Person(name, role, _somewhere(paper))


def full_findings(paper: Paper) -> Findings:
    """Findings with a record of every kind."""
    return paper.findings(
        partners=(
            partner(paper, "FI", "Турку", established="1994"),
            partner(paper, "PL", "Щецин", listed_under=SZCZECIN_ROW),
        ),
        agreements=(agreement(paper, "Соглашение о дружбе", "FI", "Турку", number="12"),),
        anniversaries=(anniversary(paper, "Турку", 792, "2021-09-18"),),
        people=(person(paper, "А. А. Лебедь", "глава города"),),
    )


def reread(paper: Paper, **changes: Any) -> Findings:
    """The same document read anew, with the first activity read differently."""
    first, *others = paper.activities
    return paper.findings(activities=(dataclasses.replace(first, **changes), *others))


def _somewhere(paper: Paper) -> dict[str, tuple[Span, ...]]:
    return {"text": (paper.find("города Северска"),)}
