"""Words of a picture and their places, as the program Tesseract recognises them."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pobratim.reading.errors import ReadingError
from pobratim.reading.external import run

_SECONDS = 120.0
_LANGUAGE, _OTHERS = "rus", ("eng",)
_WORD_LEVEL = "5"
_RULES = "|_[]{}~¦"
"""What the lines of tables are taken for; no such report has these signs in its words."""
_INSTALL = (
    "установите Tesseract с русским языком (Debian, Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-rus; "
    "Windows: winget install UB-Mannheim.TesseractOCR) и повторите."
)


class Word(NamedTuple):
    """A word and its box in dots, counted from the picture's top left corner; `line` tells lines apart."""

    text: str
    left: int
    top: int
    width: int
    height: int
    line: tuple[str, ...]


def words_in(picture: bytes, name: str) -> list[Word]:
    """The words of a picture of one page. Raises as `as_pdf`."""
    told = _run(picture, name, "tsv").decode("utf-8", "replace")
    rows = csv.DictReader(io.StringIO(told), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [word for row in rows if row["level"] == _WORD_LEVEL and (word := _word(row)).text]


def as_pdf(picture: bytes, name: str, dots_per_inch: int) -> bytes:
    """A picture, of several pages if it has them, as PDF: what it shows is to be seen in no other way here.

    Raises ReadingError for the file of this name where Tesseract or its Russian is missing, or cannot read it.
    """
    return _run(picture, name, "pdf", ["--dpi", str(dots_per_inch)])


def _run(picture: bytes, name: str, kind: str, options: Sequence[str] = ()) -> bytes:
    program, languages = _program(name)
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        path = Path(folder) / "picture"
        path.write_bytes(picture)
        command = [program, "picture", "made", "-l", languages, *options, kind]
        made = Path(folder) / f"made.{kind}"
        if run(command, _SECONDS, Path(folder), {"OMP_THREAD_LIMIT": "1"}) is None or not made.is_file():
            raise ReadingError(f"Изображение «{name}» не распознаётся: сохраните его заново с разрешением 300 точек.")
        return made.read_bytes()


def _word(row: Mapping[str, str]) -> Word:
    left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
    line = (row["block_num"], row["par_num"], row["line_num"])
    return Word(row["text"].strip().strip(_RULES), left, top, width, height, line)


def _program(name: str) -> tuple[str, str]:
    """The program, and the languages to be read."""
    program = shutil.which("tesseract")
    if program is None:
        raise ReadingError(f"Файл «{name}» – скан без текстового слоя, а распознать его нечем: {_INSTALL}")
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        listed = (run([program, "--list-langs"], _SECONDS, Path(folder)) or b"").decode("utf-8", "replace").split()
    if _LANGUAGE not in listed:
        raise ReadingError(f"Файл «{name}» – скан без текстового слоя, а русского языка у Tesseract нет: {_INSTALL}")
    return program, "+".join((_LANGUAGE, *(other for other in _OTHERS if other in listed)))
