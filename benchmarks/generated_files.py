"""Files that the benchmarks read: a plain table, a report as city offices write it, a workbook, a small text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import xlsxwriter
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from pobratim.reading import libreoffice

TITLES = ("№", "Сроки", "Место проведения", "Наименование мероприятия", "Содержание мероприятия")
_TITLE = "Отчёт о мероприятиях международного сотрудничества города Пскова в 2021 году"
_SECTION = 20
"""Rows under one heading that goes over the whole width."""
_SPANS = (19, 4)
"""Rows that the cells of the first two columns go down over: an owner's whole section, and one month."""
_NESTED = 15
"""Every which row holds a table inside its last cell."""


def plain_table(folder: Path, rows: int) -> Path:
    """A table of five columns, a paragraph of one run in each cell, nothing merged."""
    document = docx.Document()
    document.add_paragraph(_TITLE)
    table = document.add_table(rows + 1, len(TITLES))
    for row, values in zip(_rows_of(table), (TITLES, *_values(rows)), strict=True):
        for cell, value in zip(row, values, strict=True):
            cell.text = value
    return _saved(document, folder / "таблица.docx")


def official_report(folder: Path, rows: int) -> Path:
    """A table as Word writes it for an office.

    Its runs have their font and size, sentences lie in several runs, cells hold several paragraphs and lists, some of
    them a table; the first cells go down over several rows, headings over the whole width.
    """
    document = docx.Document()
    _write(document.add_paragraph(), _TITLE, bold=True, centred=True)
    table = document.add_table(rows + 1, len(TITLES), "Table Grid")
    for cell, title in zip(_rows_of(table)[0], TITLES, strict=True):
        _write(cell.paragraphs[0], title, bold=True, centred=True)
    for number, (row, values) in enumerate(zip(_rows_of(table)[1:], _values(rows), strict=True)):
        if number % _SECTION == 0:
            _write(row[0].paragraphs[0], "ЕВРОПА", bold=True, centred=True)
            row[0].merge(row[-1])
        else:
            _fill(row, values, number)
    return _saved(document, folder / "отчёт.docx")


def printed(report: Path) -> list[Path]:
    """A report as a ruled PDF file of several pages; none where LibreOffice, which prints it, is missing."""
    if not libreoffice.is_installed():
        return []
    path = report.with_suffix(".pdf")
    path.write_bytes(libreoffice.convert([report], "pdf")[report])
    return [path]


def _fill(row: Sequence[_Cell], values: Sequence[str], number: int) -> None:
    for cell, value, span in zip(row, values, _SPANS, strict=False):
        begins = (number % _SECTION - 1) % span == 0
        cell._tc.vMerge = "restart" if begins else "continue"
        _write(cell.paragraphs[0], value if begins else "")
    _write(row[2].paragraphs[0], values[2])
    _write(row[3].paragraphs[0], values[3])
    first, *others = values[4].split("\n")
    _write(row[4].paragraphs[0], first)
    for line in others:
        _write(row[4].add_paragraph(style="List Bullet"), line)
    if number % _NESTED == 1:
        _nest(row[4])


def _nest(cell: _Cell) -> None:
    """A small table inside a cell, and the paragraph that Word wants after it."""
    inner = cell.add_table(2, 2)
    for place, text in enumerate(("Участники", "Число", "Школьники", "25")):
        _write(inner.cell(place // 2, place % 2).paragraphs[0], text)
    cell.add_paragraph()


def _write(paragraph: Paragraph, text: str, bold: bool = False, centred: bool = False) -> None:
    """Text in a run or, as after corrections, in several, with the marks of the spelling check between them."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(0)
    for piece in text.partition(", "):
        if piece:
            run = paragraph.add_run(piece)
            run.bold, run.font.name, run.font.size = bold or None, "Times New Roman", Pt(12)
            paragraph._p.append(OxmlElement("w:proofErr"))


def workbook(folder: Path, rows: int) -> Path:
    """The table as a sheet."""
    path = folder / "отчёт.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("2021")
        for number, values in enumerate((TITLES, *_values(rows))):
            sheet.write_row(number, 0, values)
    return path


def small_report(folder: Path, number: int) -> Path:
    """A report of three lines, in text: what it costs to read hardly matters beside what a process costs."""
    path = folder / f"{number}.txt"
    lines = ["Отчёт о мероприятиях города Пскова в 2021 году", "", *map("\t".join, (TITLES, *_values(3)))]
    path.write_text("\n".join(line.replace("\n", " ") for line in lines), "utf-8")
    return path


def _values(amount: int) -> list[tuple[str, ...]]:
    events = ("Дни Пскова в Тарту", "Семинар о туризме", "Визит делегации города Нойс", "Выставка детских рисунков")
    return [
        (
            str(number),
            f"{number % 27 + 1}-{number % 27 + 3} мая",
            ("Тарту, Эстония", "онлайн", "г. Псков")[number % 3],
            events[number % len(events)],
            "Приём в администрации города, подписание протокола о намерениях.\nКонцерт и встреча с жителями.",
        )
        for number in range(1, amount + 1)
    ]


def _rows_of(table: Table) -> list[Sequence[_Cell]]:
    cells, width = table._cells, len(TITLES)
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def _saved(document: Document, path: Path) -> Path:
    document.save(str(path))
    return path
