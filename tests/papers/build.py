"""Rebuild the Word, Excel, HTML, OpenDocument, RTF and PDF papers of this folder from their readable content.

    python tests/papers/build.py [DIRECTORY] [--without-office]

A content file is a list of blocks: {text}, {bullet}, {heading}, {sheet: name}, or {table: rows}. In a row "^" joins a
cell with the one above and "<" with the one to the left; a YAML date becomes a real date in a workbook. The text papers
are written by hand. PDF, RTF and OpenDocument files are exported by LibreOffice, which stamps its clock on them; where
it is missing they are left as they are.
"""

from __future__ import annotations

import argparse
import datetime
import html
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import xlsxwriter
import yaml
from docx.enum.section import WD_ORIENT
from docx.table import Table

HERE = Path(__file__).resolve().parent
WRITTEN = datetime.datetime(2025, 12, 1, tzinfo=datetime.UTC)
CONVERSION_SECONDS = 120
Rows = list[list[Any]]


def contents() -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of each built paper with its content, in order."""
    for path in sorted((HERE / "content").glob("*.yml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        yield f"{path.stem}.{content['format']}", content


def write_docx(content: dict[str, Any], target: Path) -> None:
    """A Word document without style: what matters is where the text stands."""
    document = docx.Document()
    if content.get("page") == "landscape":
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    document.core_properties.created = document.core_properties.modified = WRITTEN.replace(tzinfo=None)
    for block in content["blocks"]:
        ((kind, value),) = block.items()
        if kind == "table":
            _fill(document.add_table(rows=len(value), cols=len(value[0]), style="Table Grid"), value)
        else:
            styles = {"heading": "Heading 2", "bullet": "List Bullet"}
            document.add_paragraph(value, style=styles.get(kind))
    stream = BytesIO()
    document.save(stream)
    _save_without_clock(stream, target)


def _fill(table: Table, rows: Rows) -> None:
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value not in ("^", "<"):
                last_row, last_column = _reach(rows, number, column)
                table.cell(number, column).merge(table.cell(last_row, last_column)).text = str(value)


def _reach(rows: Rows, number: int, column: int) -> tuple[int, int]:
    """The last row and column that a cell covers."""
    last_row, last_column = number, column
    while last_column + 1 < len(rows[0]) and rows[number][last_column + 1] == "<":
        last_column += 1
    while last_row + 1 < len(rows) and rows[last_row + 1][column] == "^":
        last_row += 1
    return last_row, last_column


def _save_without_clock(stream: BytesIO, target: Path) -> None:
    """Store the package with fixed times: the zip's own clock would change the file at every run."""
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), made.read(name), zipfile.ZIP_DEFLATED)


def write_xlsx(content: dict[str, Any], target: Path) -> None:
    """A workbook: each block a line or a table, one under another; a {sheet} block begins the next sheet."""
    with xlsxwriter.Workbook(target) as book:
        book.set_properties({"created": WRITTEN.replace(tzinfo=None)})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page, line = None, 0
        for block in content["blocks"]:
            ((kind, value),) = block.items()
            if kind == "sheet":
                page, line = book.add_worksheet(value), 0
                continue
            for row in value if kind == "table" else [[value]]:
                _write_row(page, line, row, day)
                line += 1


def _write_row(page: Any, line: int, row: list[Any], day: Any) -> None:
    for column, value in enumerate(row):
        if isinstance(value, datetime.date):
            page.write_datetime(line, column, datetime.datetime(value.year, value.month, value.day), day)
        elif value not in ("", "<"):
            page.write(line, column, value)
    if "<" in row:
        page.merge_range(line, 0, line, len(row) - 1, row[0])


def write_html(content: dict[str, Any], target: Path) -> None:
    """A web page: headings, paragraphs and tables whose joined cells span."""
    lines = ["<!DOCTYPE html>", '<html lang="ru"><head><meta charset="utf-8"></head><body>']
    tags = {"heading": "h2", "bullet": "li"}
    for block in content["blocks"]:
        ((kind, value),) = block.items()
        if kind == "table":
            lines += ["<table>", *(_html_row(value, number) for number in range(len(value))), "</table>"]
        else:
            tag = tags.get(kind, "p")
            lines.append(f"<{tag}>{html.escape(value)}</{tag}>")
    target.write_text("\n".join([*lines, "</body></html>", ""]), "utf-8")


def _html_row(rows: Rows, number: int) -> str:
    cells = []
    for column, value in enumerate(rows[number]):
        if value not in ("^", "<"):
            last_row, last_column = _reach(rows, number, column)
            spans = f' rowspan="{last_row - number + 1}" colspan="{last_column - column + 1}"'
            cells.append(f"<td{spans}>{html.escape(str(value))}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def write_by_office(content: dict[str, Any], target: Path) -> None:
    """The Word form of a paper as LibreOffice exports it; nothing where LibreOffice is missing."""
    office = shutil.which("soffice")
    if office is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.docx"
        write_docx(content, source)
        command = [office, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", target.suffix[1:], "--outdir", str(target.parent), str(source)]
        # The arguments are our own file names: nothing comes from outside.
        subprocess.run(command, check=True, capture_output=True, timeout=CONVERSION_SECONDS)  # noqa: S603


OFFICE_FORMATS = ("odt", "pdf", "rtf")
WRITERS = {
    "docx": write_docx,
    "xlsx": write_xlsx,
    "html": write_html,
    "odt": write_by_office,
    "pdf": write_by_office,
    "rtf": write_by_office,
}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Rebuild the papers.")
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "documents")
    parser.add_argument("--without-office", action="store_true", help="leave out what needs LibreOffice")
    asked = parser.parse_args()
    for name, content in contents():
        if not (asked.without_office and content["format"] in OFFICE_FORMATS):
            WRITERS[content["format"]](content, asked.folder / name)
