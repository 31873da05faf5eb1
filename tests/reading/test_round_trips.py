"""The corpus as Word files and as LibreOffice saves them: the papers come back as known, whatever the format."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from corpus.compare import Tally, Terms, compare
from corpus.content import papers
from corpus.grid import Marking, Paper, Said
from corpus.word import LANDSCAPE, PORTRAIT, docx_of
from reading_documents import check_spans, only_table, rows_as_text

from pobratim.document import Document
from pobratim.reading import read
from pobratim.reading.libreoffice import convert, is_installed

needs_libreoffice = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")

FLOORS = {"docx": 1.0, "odt": 1.0, "html": 1.0, "rtf": 0.99, "doc": 0.99}
MOST_LEFT_OUT = 0.05


def printed_by_a_browser(said: Said) -> str | None:
    """LibreOffice saves lists as <ol>, and a browser numbers those "1." at every level, whatever the paper has."""
    if said.marking is Marking.DECIMAL and said.level and said.mark:
        return said.mark.partition(".")[2]
    return said.mark.replace(")", ".") if said.marking is Marking.BRACKET and said.mark else said.mark


TERMS = {"html": Terms(printed=printed_by_a_browser)}


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The Word file of every paper, upright and broad pages in turn."""
    folder = tmp_path_factory.mktemp("papers")
    found = {}
    for number, paper in enumerate(papers()):
        found[paper.name] = folder / f"{paper.name}.docx"
        found[paper.name].write_bytes(docx_of(paper, (PORTRAIT, LANDSCAPE)[number % 2]))
    return found


@pytest.fixture(scope="module")
def saved(originals: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """By format and paper the files that LibreOffice saves, one run a format.

    Old formats are read by way of LibreOffice too: that is done for all of them at once here, as the reader does it.
    """
    folder = tmp_path_factory.mktemp("saved")
    made = {kind: _written(convert(list(originals.values()), kind), folder, kind) for kind in FLOORS if kind != "docx"}
    for kind in ("doc", "rtf"):
        made[kind] = _written(convert(list(made[kind].values())), folder / kind, "docx")
    return {"docx": originals, **made}


def _written(contents: dict[Path, bytes], folder: Path, kind: str) -> dict[str, Path]:
    folder.mkdir(exist_ok=True)
    found = {}
    for source, content in contents.items():
        found[source.stem] = folder / f"{source.stem}.{kind}"
        found[source.stem].write_bytes(content)
    return found


def measured(kind: str, files: dict[str, Path]) -> Tally:
    total = Tally()
    for paper in papers():
        total.add(compare(paper, as_read(files[paper.name]), TERMS.get(kind, Terms())))
    return total


def as_read(path: Path) -> Document:
    document = read(path)
    check_spans(document)
    return document


@needs_libreoffice
@pytest.mark.parametrize("kind", FLOORS)
def test_papers_come_back(saved: dict[str, dict[str, Path]], kind: str) -> None:
    total = measured(kind, saved[kind])
    assert total.share >= FLOORS[kind], f"{total}\n" + "\n".join(total.differences)
    assert total.left_out <= MOST_LEFT_OUT * sum(total.asked.values())


def test_word_files_come_back_without_libreoffice(originals: dict[str, Path]) -> None:
    total = measured("docx", originals)
    assert total.differences == []


@needs_libreoffice
def test_marks_that_are_left_out_are_not_in_the_page(saved: dict[str, dict[str, Path]]) -> None:
    """A second reader, Python's own: what is not asked of pages is what LibreOffice did not write into them."""
    for paper in papers():
        shown = _text(saved["html"][paper.name])
        for said in _lost(paper):
            assert f"{said.mark} {said.text[:20]}" not in shown


def _lost(paper: Paper) -> Iterator[Said]:
    said = (said for grid in paper.grids for square in grid.squares for said in square.paragraphs if said.text)
    return (item for item in said if printed_by_a_browser(item) != item.mark)


def _text(page: Path) -> str:
    class Gathering(HTMLParser):
        found = ""

        def handle_data(self, data: str) -> None:
            self.found += data

    parser = Gathering()
    parser.feed(page.read_text("utf-8"))
    return re.sub(r"\s+", " ", parser.found)


@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is not installed")
@needs_libreoffice
def test_tables_of_an_old_file_are_there_whoever_finds_them(tmp_path: Path) -> None:
    # LibreOffice does not find the tables of some files that it wrote itself; antiword does, and a warning says so.
    paper = docx.Document()
    paper.add_heading("Отчёт о встречах", 1)
    table = paper.add_table(4, 3, "Table Grid")
    for number, cell in enumerate(table._cells):
        cell.text = f"ячейка {number}"
    paper.save(str(tmp_path / "report.docx"))
    (tmp_path / "report.doc").write_bytes(convert([tmp_path / "report.docx"], "doc").popitem()[1])
    document = as_read(tmp_path / "report.doc")
    cells = [f"ячейка {number}" for number in range(12)]
    assert rows_as_text(only_table(document)) == [cells[start : start + 3] for start in range(0, 12, 3)]
    assert {w.code for w in document.warnings} <= {"readers_disagree"}


@needs_libreoffice
def test_an_old_file_is_read_under_its_own_name(originals: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "отчёт.doc"
    path.write_bytes(convert([originals["genre_register"]], "doc").popitem()[1])
    document = as_read(path)
    assert (document.name, document.media_type, document.warnings) == ("отчёт.doc", "application/msword", ())
