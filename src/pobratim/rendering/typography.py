"""The typography of papers: «ёлочки», dashes, and blanks that do not break, in what the program itself words.

A source's own wording is never changed: it is quoted, and is compared with its source cell by cell. The words and
marks are in `resources/forms/style/typography.yml`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from pobratim.rendering.paper import Paper, Paragraph, Row, Table
from pobratim.rendering.records import RecordReference
from pobratim.resources import load

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_STRAIGHT = '"'
_OPENS_AFTER = re.compile(r"[\s(\[«„\"–—-]$|^$")
_DASH_BETWEEN_WORDS = re.compile(r"(?<=\S) [-—] (?=\S)")
_YEARS = re.compile(r"(?<![\d.№/-])((?:19|20)\d\d)-((?:19|20)\d\d)(?![\d/-])")
_DATES = re.compile(r"(?<![\d-])(\d\d(?:\.\d\d(?:\.\d{4})?)?)-(\d\d\.\d\d\.\d{4})(?![\d-])")
_INITIALS = re.compile(r"\b([А-ЯЁ]\.)[ \u00a0]?([А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])|\b([А-ЯЁ]\.) (?=[А-ЯЁ][а-яё]+\b)")
_INITIALS_AFTER = re.compile(r"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?) ([А-ЯЁ]\.) ?([А-ЯЁ]\.)")


def typeset(text: str) -> str:
    """The text set right. What is right already stays, and so do quotation marks that do not pair."""
    return _unbroken(_dashed(_quoted(text)))


def _quoted(text: str) -> str:
    """Straight marks as «ёлочки», inside others as „лапки“."""
    if _STRAIGHT not in text:
        return text
    depth, done = 0, ""
    outer, inner = _rules()["quotes"]["outer"], _rules()["quotes"]["inner"]
    for sign in text:
        if sign == _STRAIGHT:
            opens = bool(_OPENS_AFTER.search(done[-1:]))
            pair = outer if depth - (not opens) == 0 else inner
            sign = pair[0] if opens else pair[1]
        depth += (sign in (outer[0], inner[0])) - (sign in (outer[1], inner[1]))
        if depth < 0:
            return text
        done += sign
    return done if depth == 0 else text


def _dashed(text: str) -> str:
    if "-" not in text and "—" not in text:
        return text
    text = _DASH_BETWEEN_WORDS.sub(" – ", text)
    for pattern in (_ranges(), _YEARS, _DATES):
        text = pattern.sub(r"\1–\2", text)
    return text


def _unbroken(text: str) -> str:
    if " " not in text:
        return text
    if "." in text:
        text = _INITIALS_AFTER.sub(rf"\1{NO_BREAK_SPACE}\2\3", text)
        text = _INITIALS.sub(lambda found: f"{found[1] or ''}{found[2] or ''}{found[3] or ''}{NO_BREAK_SPACE}", text)
    text = _marks().sub(rf"\1{NO_BREAK_SPACE}", text)
    return _units().sub(rf"\1{NO_BREAK_SPACE}\2", text)


def _rules() -> Any:
    return load("forms/style/typography")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_any_of(_rules()['marks_before'])}) (?=[\w«])")


@functools.cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(\d+(?:,\d+)?(?:[-–]\d+)?) ({_any_of(_rules()['units'])})(?!\w)")


@functools.cache
def _ranges() -> re.Pattern[str]:
    words = _any_of(_rules()["ranges_before"])
    return re.compile(rf"(?<![\d№./-])(\d{{1,4}})-(\d{{1,4}})(?=[ {NO_BREAK_SPACE}](?:{words})(?!\w))")


def typeset_paper(paper: Paper, is_ours: Callable[[RecordReference], bool]) -> Paper:
    """The paper with all that the program worded set right.

    `is_ours` says of a record whether it is worded by the program, and not in its source's words. Column titles and
    the headings of groups stay: the form's own wording is official, and groups are named as in the source.
    """
    return replace(
        paper,
        before=_paragraphs(paper.before, (), is_ours),
        tables=tuple(_table(table, is_ours) for table in paper.tables),
        after=_paragraphs(paper.after, (), is_ours),
    )


def _table(table: Table, is_ours: Callable[[RecordReference], bool]) -> Table:
    return replace(table, rows=tuple(_row(row, is_ours) for row in table.rows))


def _row(row: Row, is_ours: Callable[[RecordReference], bool]) -> Row:
    if row.kind != "record":
        return row
    cells = (replace(cell, paragraphs=_paragraphs(cell.paragraphs, row.records, is_ours)) for cell in row.cells)
    return replace(row, cells=tuple(cells))


def _set_right(paragraph: Paragraph) -> Paragraph:
    text = typeset(paragraph.text)
    return paragraph if text == paragraph.text else replace(paragraph, text=text)


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], records: tuple[RecordReference, ...], is_ours: Callable[[RecordReference], bool]
) -> tuple[Paragraph, ...]:
    return tuple(
        _set_right(paragraph) if all(is_ours(record) for record in (*records, *paragraph.records)) else paragraph
        for paragraph in paragraphs
    )
