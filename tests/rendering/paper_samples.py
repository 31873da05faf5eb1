"""Small records of our own, as a register gives them: some with a source's wording, some entered by hand."""

from __future__ import annotations

from pobratim.findings import (
    Activity,
    Agreement,
    AgreementPartner,
    Anniversary,
    ListedUnder,
    Partner,
    Person,
    Photograph,
    Promise,
    Venue,
)
from pobratim.rendering.paper import Paper, Row
from pobratim.rendering.records import FormData, Member


def plain(text: str) -> str:
    """Printed text with all blanks alike: which of them do not break, test_typography.py tells."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


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


def agreement(title: str, country: str | None, place: str | None, *dates: str, **fields: object) -> Agreement:
    """An agreement of kind "agreement" unless told otherwise."""
    values: dict[str, object] = {"text": title, "title": title, "kind": "agreement", "evidence": {}, "dates": dates}
    values["partner"] = AgreementPartner(country, place)
    return Agreement(**(values | fields))  # type: ignore[arg-type]


def anniversary(name: str, kind: str, years: int | None, date: str | None, **wording: str) -> Anniversary:
    """A jubilee or city day."""
    return Anniversary("", name, kind, {}, age=years, date=date, wording=wording)  # type: ignore[arg-type]


def texts(row: Row) -> list[str]:
    """The texts of a row's cells, a covered cell being ""."""
    return [plain(cell.text) for cell in row.cells]


def record_rows(paper: Paper, table: int = 0) -> list[list[str]]:
    """The texts of the rows that come from records."""
    return [texts(row) for row in paper.tables[table].rows if row.kind == "record"]


def group_titles(paper: Paper, table: int = 0) -> list[str]:
    """The texts of the full-width rows."""
    return [plain(row.cells[0].text) for row in paper.tables[table].rows if row.kind == "group"]


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
OSAKA = ListedUnder("АЗИЯ", "Япония", "г. Осака")
SERBIAN_REPUBLIC = ListedUnder("ЕВРОПА", "Республика Сербская Боснии и Герцеговины")

REGISTER = FormData(
    "Псков",
    "2021",
    partners=(
        partner("EE", "Таллин", TALLINN),
        partner("EE", "Тарту", TARTU, established="1959"),
        partner("BA", "Республика Сербская", SERBIAN_REPUBLIC, kind="region"),
        partner("JP", "Осака", OSAKA),
    ),
    agreements=(
        agreement("Договор о дружбе", "EE", "Тарту", "1993-05-06", listed_under=TARTU,
                  wording={"basis": "Договор о дружбе Протокол о школах", "year": "06.05.1993 01.09.2004"}),
        agreement("Протокол о школах", "EE", "Тарту", "2004-09-01", listed_under=TARTU,
                  wording={"basis": "Договор о дружбе Протокол о школах", "year": "06.05.1993 01.09.2004"}),
        agreement("Дружественные связи", "JP", "Осака", "1979", kind="ties", listed_under=OSAKA,
                  wording={"year": "1979 г. – установление связей"}),
        agreement("меморандум о портах", "EE", "Тарту", "2021-06-02", listed_under=TARTU),
    ),
    activities=(
        entry("2 июня", "визит мэра (подписан меморандум о портах)", "2021-06-02", TARTU),
        entry("1 марта", "концерт хора", "2021-03-01", TARTU),
        entry("", "Велась переписка школ", "2021", TARTU),
        entry("5 мая", "лекция о Балканах", "2021-05-05", SERBIAN_REPUBLIC),
        entry("9 мая", "урок мира", "2021-05-09", ListedUnder("АЗИЯ", "Япония", "Киото")),
        activity("Телемост", "2021-04-12", cities=("Тарту",), countries=("EE",)),
    ),
)  # fmt: skip
CITY = FormData("Псков", "2021", activities=CITY_YEAR)


def municipal(title: str, municipality: str | None, edtf: str, **fields: object) -> Activity:
    """A row of a region's report."""
    return source_row(1, "май", "", title, "Описание.", edtf, municipality=municipality, **fields)


REGION = FormData(
    "Псковская область",
    "2021-04/2021-06",
    activities=(
        municipal("Слёт", "Город Псков", "2021-05-03", participants="Глава города И.И. Петров"),
        municipal("Ярмарка", "Муниципальное образование «Печорский район»", "2021-05-04"),
        activity(
            "Телемост", "2021-04-02", municipality="город Псков", venue=Venue("Тарту", "EE"),
            description="Обсуждены школы.", outcomes=("Решено обменяться классами.",),
        ),
        activity("Приём послов", "2021-06-30"),
    ),
)  # fmt: skip
RECURRING = ListedUnder("Информационная работа членов СГ")

PLAN = FormData(
    "Союз городов (СГ)",
    "2021",
    activities=(
        source_row(1, "12 марта", "Рига", "Съезд союза", "", "2021-03-12", status="planned"),
        source_row(2, "по графику", "", "Встречи экспертов", "", "2021", status="planned", scheduled=False),
        source_row(3, "постоянно", "", "Выпуск газеты", "", "2021", recurrence="ongoing", listed_under=RECURRING),
        activity("Рассылка писем", "2021", recurrence="weekly", status="planned"),
        activity("Форум", "2021-02-01", status="planned", organisers=("СГ", "мэрия Риги"), venue=Venue("Рига", "LV")),
    ),
    anniversaries=(
        anniversary("Рига", "jubilee", 820, "2021-08-18", city="Рига", age="820 лет", dates="18 августа"),
        anniversary("Тарту", "jubilee", 991, "2021-06-29"),
        anniversary("Псков", "city_day", 1118, "2021-07-23~"),
    ),
)

VISIT = FormData(
    "Псков",
    "2021-09",
    activities=VISIT_RECORDS,
    agreements=(
        agreement("Договор о дружбе", "EE", "Тарту", "1993-05-06"),
        agreement("План работы на два года", "EE", "Тарту", "2021-09-16", kind="roadmap"),
        agreement("Соглашение", "LV", "Рига", "1990"),
    ),
    partners=(partner("EE", "Тарту", established="1959"),),
    photographs=(Photograph("Встреча в школе", None), Photograph(None, None)),
)

AGREEMENTS = FormData(
    "Псковская область",
    "2021",
    agreements=(
        agreement("соглашение о сотрудничестве", "EE", "Тарту", "2021-06-02", number="14", parties=("Псков", "Тарту"),
                  signed_at="г. Псков", valid_until="2026-06-02", status="in_force",
                  prolongation="продлевается на 5 лет"),
        agreement("договор о дружбе", "LV", "Рига", "1998-05-06", status="suspended", status_since="2021-03-01"),
        agreement("меморандум о портах", "RU", "Мурманск", "2016", "2021-10-01", status="in_force"),
        agreement("протокол о школах", "FI", "Турку", "2011-01-01", status="terminated", status_since="2021-09-09"),
    ),
    partners=REGISTER.partners,
)  # fmt: skip
BRIEF = FormData(
    "Псков",
    "2021",
    about="Тарту",
    partners=REGISTER.partners,
    agreements=REGISTER.agreements,
    activities=VISIT_RECORDS,
    people=(Person("Урмас Клаас", "мэр города Тарту", {}), Person("Иван Петров", "глава города Пскова", {})),
    anniversaries=(anniversary("Тарту", "jubilee", 991, "2021-08-18"),),
)
PLAN_FACT = FormData(
    "Псков",
    "2021",
    activities=(
        activity("Дни Тарту в Пскове", "2021-05-05", status="planned", cities=("Тарту",)),
        activity("Дни Тарту в Пскове", "2021-05-06/2021-05-08", venue=Venue("Псков", "RU")),
        activity("Форум", "2021-10", status="postponed", moved_from="2021-06", note="ограничения на въезд"),
        activity("Концерт", "2021-03-01", status="cancelled", note="карантин"),
        activity("Выставка", "2021-11", status="planned"),
    ),
)
MONTH = FormData(
    "Псков",
    "2021-05",
    activities=(
        activity("Фестиваль", "2021-05-10/2021-05-12", status="planned", venue=Venue("Рига", "LV")),
        activity("Приём делегации", "2021-05-05", status="planned", organisers=("отдел внешних связей",)),
        activity("Телемост", "2021-05-05", status="planned", online=True),
    ),
)
MEMBERS = FormData(
    "Союз городов (СГ)",
    "2021",
    members=(
        Member("Псков", "RU", "И.И. Петров, глава города Пскова", telephone="8 (8112) 29-00-00"),
        Member("Тарту", "EE"),
        Member("Рига", "LV", state="suspended", representative="А. Озолс"),
        Member("Турку", "FI", state="left"),
    ),
)
CONGRATULATION = FormData(
    "Псков",
    "2021",
    about="Тарту",
    anniversaries=(anniversary("Рига", "city_day", 820, "2021-08-18"), anniversary("Тарту", "jubilee", 991, None)),
    partners=REGISTER.partners,
)
FILLED = {
    "agreement-list": AGREEMENTS,
    "association-plan": PLAN,
    "city-year": CITY,
    "congratulation": CONGRATULATION,
    "members-list": MEMBERS,
    "partner-brief": BRIEF,
    "partner-register": REGISTER,
    "period-plan": MONTH,
    "plan-fact": PLAN_FACT,
    "region-quarter": REGION,
    "register-summary": AGREEMENTS,
    "visit-report": VISIT,
}
"""What each form of the program is filled from in the tests."""
