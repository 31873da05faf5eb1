"""Small records of our own, as a register gives them: some with a source's wording, some entered by hand."""

from __future__ import annotations

from pobratim.findings import (
    Activity,
    Agreement,
    AgreementPartner,
    Anniversary,
    ListedUnder,
    Partner,
    Promise,
    Venue,
)
from pobratim.rendering.paper import Paper, Row


def activity(title: str = "Встреча", edtf: str | None = None, **fields: object) -> Activity:
    """An activity; without `wording` it is one entered by hand."""
    values = {"text": title, "title": title, "edtf": edtf, "evidence": {}} | fields
    return Activity(**values)  # type: ignore[arg-type]


def source_row(number: int, dates: str, place: str, title: str, content: str, edtf: str, **fields: object) -> Activity:
    """An activity read from a row of a table, with the wording of all its cells."""
    wording = {"number": str(number), "dates": dates, "place": place, "title": title, "content": content}
    wording = {role: text for role, text in wording.items() if text}
    participants = fields.get("participants")
    if participants:
        wording["participants"] = str(participants)
    text = " ".join(wording.values())
    return activity(title, edtf, text=text, description=content, wording=wording, **fields)


def entry(dates: str, content: str, edtf: str, listed: ListedUnder) -> Activity:
    """An activity read from the events cell of a register."""
    wording = {"dates": dates, "content": content} if dates else {"content": content}
    text = f"{dates} – {content}" if dates else content
    return activity(content, edtf, text=text, wording=wording, listed_under=listed)


def partner(country: str, place: str | None, listed: ListedUnder = ListedUnder(), **fields: object) -> Partner:
    """A partner; `listed` says how the source prints it, and then is its wording."""
    wording = {}
    if listed.country:
        wording["country"] = listed.country
    if listed.place:
        wording["city"] = listed.place
    values = {
        "text": "",
        "country": country,
        "place": place,
        "evidence": {},
        "listed_under": listed,
        "wording": wording,
    }
    return Partner(**(values | fields))  # type: ignore[arg-type]


def agreement(title: str, country: str, place: str | None, *dates: str, **fields: object) -> Agreement:
    """An agreement of kind "agreement" unless told otherwise."""
    values: dict[str, object] = {"text": title, "title": title, "kind": "agreement", "evidence": {}, "dates": dates}
    values["partner"] = AgreementPartner(country, place)
    return Agreement(**(values | fields))  # type: ignore[arg-type]


def anniversary(name: str, kind: str, years: int | None, date: str | None, **wording: str) -> Anniversary:
    """A jubilee or city day."""
    return Anniversary("", name, kind, {}, age=years, date=date, wording=wording)  # type: ignore[arg-type]


def texts(row: Row) -> list[str]:
    """The texts of a row's cells, a covered cell being ""."""
    return [cell.text for cell in row.cells]


def record_rows(paper: Paper, table: int = 0) -> list[list[str]]:
    """The texts of the rows that come from records."""
    return [texts(row) for row in paper.tables[table].rows if row.kind == "record"]


def group_titles(paper: Paper, table: int = 0) -> list[str]:
    """The texts of the full-width rows."""
    return [row.cells[0].text for row in paper.tables[table].rows if row.kind == "group"]


RIGA = ListedUnder("ЕВРОПА", "Латвия", "г. Рига")
TALLINN = ListedUnder("ЕВРОПА", "Эстония", "Таллин")
TARTU = ListedUnder("ЕВРОПА", "Эстония", "г. Тарту")

CITY_YEAR = (
    source_row(
        1, "2-3 марта\n2021 года", "г. Рига,\nЛатвия", "Балтийский круглый стол", "Обсуждены вопросы портов.",
        "2021-03-02/2021-03-03",
    ),
    source_row(
        2, "05 мая 2021 года", "г. Псков, онлайн", "Урок мира", "Школьники рассказали о городе.\nСнят фильм.",
        "2021-05-05",
    ),
    activity(
        "Выставка ремёсел", "2021-04-10", venue=Venue("Тарту", "EE", "ратуша"), description="Показаны 40 работ.",
        status="held",
    ),
)  # fmt: skip

VISIT_RECORDS = (
    activity("первый визит делегации города Пскова в Тарту", "2018-06", cities=("Тарту",), countries=("EE",)),
    activity(
        "визит делегации города Тарту", "2021-09-14/2021-09-16", kind="visit", cities=("Тарту",), countries=("EE",),
        venue=Venue("Псков", "RU"), direction="incoming", participants="мэр и четыре депутата",
        outcomes=("Стороны договорились об обмене школьниками.",),
        promises=(Promise("прислать программу стажировки", "мэрия Тарту", "2021-12"),),
    ),
    activity(
        "посещение музыкальной школы", "2021-09-15", cities=("Тарту",), countries=("EE",), fields=("education",)
    ),
    activity("Дни Тарту в Пскове", "2022-05", cities=("Тарту",), countries=("EE",), status="planned"),
    activity("визит делегации города Риги", "2020-01-20", kind="visit", cities=("Рига",), countries=("LV",)),
)  # fmt: skip
