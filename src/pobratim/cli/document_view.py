"""A Document as text to read: its paragraphs in order, its tables drawn, its notes, pictures and warnings."""

from __future__ import annotations

from rich.console import Console

from pobratim.cli.table_drawing import draw, paragraph_lines
from pobratim.cli.terminal import plain
from pobratim.cli.texts import texts
from pobratim.document import Document, DocumentWarning, Image, Paragraph, Part, Section, Table
from pobratim.source import SEPARATOR

_DEEPEST_HEADING = 4
"""Headings below it are marked as it is."""


def show_document(console: Console, document: Document) -> None:
    """Draw a document section by section, and what its reader warns of."""
    console.print()
    console.rule(plain(label_of(document), "bold"), align="left")
    for warning in document.warnings:
        console.print(plain(_warning(warning), "yellow"))
    for section in document.sections:
        _show_section(console, section)
    for image in document.images:
        console.print(plain(_picture(image), "dim"))


def label_of(document: Document) -> str:
    """The document's name after those of the archive and the letter it lay in."""
    return SEPARATOR.join([*document.properties.get("containers", ()), document.name])


def section_name(section: Section) -> str:
    """What a part of the file is called; nothing for the body, which needs no name."""
    if section.part is Part.BODY and not section.name:
        return ""
    return " ".join(filter(None, (texts().name_of("parts", section.part), section.name)))


def _show_section(console: Console, section: Section) -> None:
    name = section_name(section)
    if name and section.elements:
        console.print(plain(f"[{name}]", "dim"))
    for element in section.elements:
        if isinstance(element, Table):
            for line in draw(element, console.width):
                console.print(
                    plain(line.text, "bold" if line.header else ""), no_wrap=True, overflow="ignore", crop=False
                )
        else:
            _show_paragraph(console, element)


def _show_paragraph(console: Console, paragraph: Paragraph) -> None:
    if not paragraph.text:
        return
    if not paragraph.heading:
        _print(console, paragraph_lines(paragraph, console.width), "")
        return
    mark = "▌" * min(paragraph.heading, _DEEPEST_HEADING) + " "
    lines = paragraph_lines(paragraph, console.width - len(mark))
    _print(console, [mark + line for line in lines], "bold")


def _print(console: Console, lines: list[str], style: str) -> None:
    for line in lines:
        console.print(plain(line, style), no_wrap=True, overflow="ignore", crop=False)


def _picture(image: Image) -> str:
    caption = image.caption.value if image.caption else ""
    return texts()("labels.picture", name=image.name, caption=caption).rstrip(" :")


def _warning(warning: DocumentWarning) -> str:
    return texts()("labels.warning", message=warning.message)
