"""A heap as an office has it: reports in every format, copies and later versions of them, and files that are broken,
locked, empty or made to do harm. All made by code."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import xlsxwriter

TESTS = Path(__file__).parents[1]
sys.path += [str(TESTS / "hostile"), str(TESTS / "reading")]

from compound_files import compound_bytes  # noqa: E402
from hostile_files import bomb, doctype, laughs, lying_header  # noqa: E402

HEADER = ("№", "Сроки", "Место проведения", "Наименование мероприятия", "Содержание мероприятия")
File = tuple[str, bytes, tuple[str, ...]]
"""A file, its name, and the states of the verdicts on what is in it."""


def title(city: str, year: int) -> str:
    return f"Отчёт о мероприятиях международного сотрудничества города {city} в {year} году"


def table(rows: int) -> list[tuple[str, ...]]:
    told = (
        (str(n), f"{n} мая", "Тарту, Эстония", f"Дни города в Тарту, часть {n}", "Выставка.")
        for n in range(1, rows + 1)
    )
    return [HEADER, *told]


def report(city: str, year: int, rows: int = 2) -> bytes:
    """A city's yearly report of our own, as a text dump."""
    return "\n".join([title(city, year), "", *("\t".join(row) for row in table(rows))]).encode()


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(city: str, year: int, rows: int = 2) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(title(city, year))
    grid = document.add_table(0, len(HEADER))
    for row in table(rows):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    document.save(stream)
    return stream.getvalue()


def sheet(city: str, year: int) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("Отчёт")
        page.write(0, 0, title(city, year))
        for number, row in enumerate(table(2)):
            page.write_row(number + 2, 0, row)
    return stream.getvalue()


def web_page(city: str, year: int) -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table(2))
    return f'<!doctype html><meta charset="utf-8"><h1>{title(city, year)}</h1><table>{rows}</table>'.encode()


def letter(attached: Sequence[tuple[str, bytes]]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Отчёт", "a@example.org", "Mon, 1 Feb 2021 10:00:00 +0300"
    message.set_content("Направляем отчёт.")
    for name, content in attached:
        message.add_attachment(content, "application", "octet-stream", filename=name)
    return bytes(message)


def reports() -> Iterator[File]:
    """Twenty-nine reports, in every format."""
    for year in range(2007, 2022):
        yield f"Псков {year}.txt", report("Пскова", year), ("taken",)
    for year in range(2014, 2018):
        yield f"Томск {year}.docx", word("Томска", year), ("taken",)
        yield f"Томск {year + 4}.xlsx", sheet("Томска", year + 4), ("taken",)
        yield f"Орёл {year}.html", web_page("Орла", year), ("taken",)
    examples = TESTS.parent / "examples"
    for name in ("harbin_2017.txt", "Pobratimy_Volgograda.pdf"):
        yield name, (examples / name).read_bytes(), ("taken",)


def containers() -> Iterator[File]:
    """Archives, archives in archives, and letters with reports attached."""
    inner = packed({"глубже/Тверь 2015.txt": report("Твери", 2015)})
    yield "архив.zip", packed({"Тверь 2013.txt": report("Твери", 2013), "пусто.txt": b""}), ("taken", "failed")
    yield "вложенный.zip", packed({"внутри.zip": inner, "Тверь 2014.txt": report("Твери", 2014)}), ("taken", "taken")
    yield "письмо.eml", letter([("Тула 2019.txt", report("Тулы", 2019))]), ("taken",)
    yield "Псков ещё раз.zip", packed({"Псков 2010.txt": report("Пскова", 2010)}), ("unchanged",)


def repeated() -> Iterator[File]:
    """Copies, byte for byte under other names, and later versions."""
    for year in range(2010, 2018):
        yield f"Псков {year} (копия).txt", report("Пскова", year), ("unchanged",)
    yield "Псков 2021 (исправлен).txt", report("Пскова", 2021, rows=3), ("taken",)
    yield "Томск 2014 (исправлен).docx", word("Томска", 2014, rows=4), ("taken",)


def unreadable() -> Iterator[File]:
    """What is broken, locked, empty, of no known kind, or made to do harm."""
    whole, paper = word("Томска", 2014), (TESTS.parent / "examples" / "Tatarstan_II_kvartal_2024.pdf").read_bytes()
    files = {
        "пусто.docx": b"",
        "пусто.txt": b"",
        "обрезан.docx": whole[: len(whole) // 2],
        "обрезан.pdf": paper[:300],
        "обрезан.xlsx": sheet("Томска", 2014)[:700],
        "обрезан.zip": packed({"a.txt": report("Твери", 2001)})[:60],
        "не документ.docx": b"PK\x03\x04 broken",
        "не таблица.xlsx": b"\x00\x01\x02 nothing",
        "не pdf.pdf": b"%PDF-1.4 nothing",
        "под паролем.docx": compound_bytes({"EncryptedPackage": b""}),
        "под паролем.xlsx": compound_bytes({"EncryptedPackage": b""}),
        "программа.exe": b"MZ\x90\x00",
        "бомба.docx": bomb(),
        "лжёт о себе.docx": lying_header(),
        "сущности.docx": laughs(),
        "чужой файл.docx": doctype('<!ENTITY e SYSTEM "file:///etc/hostname">', "&e;"),
    }
    for name, content in files.items():
        yield name, content, ("failed",)
    yield "наружу.zip", packed({"../../наружу.txt": report("Твери", 2016)}), ("taken",)


def heap() -> list[File]:
    """The whole of it: sixty files."""
    return [*reports(), *containers(), *repeated(), *unreadable()]
