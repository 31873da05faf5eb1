"""A region of our own with four municipalities, and a Word file that one of them sends."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docx import Document as WordFile

from pobratim.web.accounts.models import User
from pobratim.web.collection.campaigns import start
from pobratim.web.collection.models import Campaign, Submission
from pobratim.web.register.authorities import add_authority
from pobratim.web.register.models import Activity, Authority, ReportingLine
from pobratim.web.register.services import add

HEADER = ("№ п/п", "Наименование мероприятия", "Место проведения", "Сроки проведения", "Содержание", "Участники")
BEFORE, QUARTER = "2026-04/2026-06", "2026-07/2026-09"


@dataclass
class Region:
    """The collector and those that report to it, by their names."""

    authority: Authority
    municipalities: dict[str, Authority]

    @classmethod
    def make(cls, *names: str) -> Region:
        return cls.under(add_authority(name="Озёрская область", actor=None), *names)

    @classmethod
    def under(cls, region: Authority, *names: str) -> Region:
        made = {name: add_authority(name=name, actor=None) for name in names}
        for municipality in made.values():
            ReportingLine.objects.create(authority=municipality, parent=region)
        return cls(region, made)

    def collect(self, actor: User, period: str = QUARTER, **values: Any) -> Campaign:
        told = {"form": "region-quarter", "authorities": list(self.municipalities.values()), "due": None, **values}
        return start(authority=self.authority, period=period, actor=actor, **told)

    def hold(self, name: str, title: str, date: str, actor: User, **values: Any) -> Activity:
        """An activity entered by hand on a municipality's own page."""
        told = {"title": title, "edtf": date, "status": "held", "kind": "meeting", "countries": ["FI"], **values}
        return add(model=Activity, authority=self.municipalities[name], values=told, actor=actor)


def answer(campaign: Campaign, name: str) -> Submission:
    return campaign.submissions.get(authority__name=name)


def word_report(city: str, quarter: str, rows: list[tuple[str, str, str, str, str]]) -> bytes:
    """A municipality's quarterly report as a Word table: title, place, dates, content, participants of each row."""
    file = WordFile()
    file.add_paragraph(
        f"Отчет о мероприятиях, проведенных органами местного самоуправления города {city} "
        f"в международной сфере {quarter}"
    )
    table = file.add_table(rows=1, cols=len(HEADER))
    for cell, text in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = text
    for number, row in enumerate(rows, start=1):
        for cell, text in zip(table.add_row().cells, (f"{number}.", *row), strict=True):
            cell.text = text
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()
