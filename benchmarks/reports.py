"""How long a region's consolidated report takes as .docx, and how much memory: `python benchmarks/reports.py`.

60 municipalities, 5,000 activities of our own invention, the form `region-quarter`. Each writer runs in a process of
its own, one after the other; python-docx and docxtpl (if installed) write the same rows that our form has filled, so
their times leave the filling out. Seconds are the processor's.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from pobratim.findings import Activity, Venue
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.paper import Paper, Row
from pobratim.rendering.records import FormData
from pobratim.rendering.writers import FORMATS, write_paper

PARTNERS = (("Тарту", "EE"), ("Рига", "LV"), ("Харбин", "CN"), ("Осака", "JP"), ("Грац", "AT"))
CONTENT = "Обсуждены вопросы сотрудничества в области образования и культуры, согласован перечень совместных проектов. "
PEERS = ("python-docx", "docxtpl")


def data(activities: int, municipalities: int) -> FormData:
    """A quarter of a region: each activity has a day, a venue, a text of some sentences and people who took part."""
    records = tuple(_activity(number, municipalities) for number in range(activities))
    return FormData("Псковская область", "2021-04/2021-06", activities=records)


def _activity(number: int, municipalities: int) -> Activity:
    city, country = PARTNERS[number % len(PARTNERS)]
    title = f"Встреча № {number + 1} с делегацией города {city}"
    return Activity(
        text=title,
        title=title,
        evidence={},
        edtf=f"2021-{4 + number % 3:02}-{1 + number % 28:02}",
        description=CONTENT * (1 + number % 4),
        venue=Venue(city, country),
        countries=(country,),
        cities=(city,),
        municipality=f"Муниципальный округ № {1 + number % municipalities}",
        participants="Глава округа И.И. Петров, начальник отдела внешних связей А.А. Ким",
    )


def filled(activities: int, municipalities: int) -> Paper:
    return fill(load_form("region-quarter"), data(activities, municipalities))


def by_python_docx(paper: Paper) -> bytes:
    """The same table by python-docx, its cells taken once a row: asked for one by one they are far slower still."""
    from docx import Document

    document = Document()
    table = document.add_table(rows=0, cols=len(paper.tables[0].columns), style="Table Grid")
    for row in paper.tables[0].rows:
        cells = table.add_row().cells
        if row.kind == "group":
            cells[0].merge(cells[-1])
        for cell, told in zip(cells, row.cells, strict=False):
            cell.text = told.text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def by_docxtpl(paper: Paper) -> bytes:
    """The same rows by docxtpl, from a template of one table, without the full-width rows, which it cannot merge."""
    from docx import Document
    from docxtpl import DocxTemplate

    names = [f"c{number}" for number in range(len(paper.tables[0].columns))]
    template = Document()
    table = template.add_table(rows=3, cols=len(names))
    table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    for cell, name in zip(table.rows[1].cells, names, strict=True):
        cell.text = f"{{{{ row.{name} }}}}"
    source = io.BytesIO()
    template.save(source)
    source.seek(0)
    made = DocxTemplate(source)
    made.render({"rows": [_named(row, names) for row in paper.tables[0].rows if row.kind == "record"]}, autoescape=True)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _named(row: Row, names: list[str]) -> dict[str, str]:
    return {name: cell.text for name, cell in zip(names, row.cells, strict=True)}


WRITERS: dict[str, Callable[[Paper], bytes]] = {"python-docx": by_python_docx, "docxtpl": by_docxtpl}


def measure(writer: str, activities: int, municipalities: int) -> None:
    """Print processor seconds of filling and of writing, peak megabytes of this process and kilobytes written."""
    started = time.process_time()
    paper = filled(activities, municipalities)
    at = time.process_time()
    content = WRITERS[writer](paper) if writer in WRITERS else write_paper(paper, writer)
    ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"{at - started:.3f} {ended - at:.3f} {peak:.0f} {len(content) / 1024:.0f}")


@click.command()
@click.option("--activities", default=5_000, show_default=True)
@click.option("--municipalities", default=60, show_default=True)
@click.option("--rounds", default=3, show_default=True, help="The fastest counts: other work only makes it longer.")
@click.option("--one", hidden=True)
def main(activities: int, municipalities: int, rounds: int, one: str | None) -> None:
    """Write one consolidated report with each writer and compare."""
    if one:
        measure(one, activities, municipalities)
        return
    click.echo(f"{activities} activities, {municipalities} municipalities, best of {rounds}")
    ours = None
    for writer in (*FORMATS, *PEERS):
        found = [_apart(writer, activities, municipalities) for _ in range(rounds)]
        if None in found:
            click.echo(f"{writer:12} not installed")
            continue
        filling, writing, peak, size = min(tuple(map(float, (run or "").split())) for run in found)
        ours = ours or writing
        click.echo(
            f"{writer:12} filled in {filling:5.2f} s, written in {writing:6.2f} s ({writing / ours:5.1f} × .docx), "
            f"{peak:4.0f} MB at most, {size:5.0f} KB"
        )


def _apart(writer: str, activities: int, municipalities: int) -> str | None:
    """The figures of a writer in a process of its own; None where its library is not installed."""
    size = ("--activities", str(activities), "--municipalities", str(municipalities))
    command = [sys.executable, str(Path(__file__).resolve()), "--one", writer, *size]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode and "No module named" in done.stderr:
        return None
    if done.returncode:
        raise click.ClickException(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
