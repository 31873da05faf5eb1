"""What another clerk, another office or another program would have done to the same paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from mutation_papers import ABOVE, LEFT, Block, Paper, Row

Mutation = Callable[[Paper], Paper]

SYNONYMS = {
    "№ п/п": "№",
    "№": "№ п/п",
    "сроки": "Дата",
    "сроки проведения": "Дата проведения",
    "сроки проведения мероприятия": "Дата проведения",
    "срок проведения": "Сроки",
    "срок": "Дата",
    "дата": "Сроки проведения",
    "дата проведения": "Сроки",
    "наименование мероприятия": "Название мероприятия",
    "мероприятие": "Наименование мероприятия",
    "мероприятия": "Наименование мероприятия",
    "место": "Место проведения",
    "место проведения": "Где проведено",
    "место проведения мероприятия": "Место",
    "место, дата": "Дата, место",
    "содержание мероприятия": "Описание мероприятия",
    "краткое содержание": "Описание",
    "примечание": "Примечания",
    "участники": "Состав участников",
    "основание для сотрудничества": "Документ о сотрудничестве",
    "основание сотрудничества": "Документ о сотрудничестве",
    "страна": "Государство",
    "город-партнер": "Город",
    "город": "Город-партнёр",
    "возраст": "Сколько лет",
}
_TITLE_ROWS = 2
_DASHES = re.compile("[–—]")
_LONGEST_TITLE_LINE = 120


def as_it_stands(paper: Paper) -> Paper:
    return paper


def columns_shuffled(paper: Paper) -> Paper:
    """The columns in the opposite order; full-width rows stay what they are."""
    return _tables(paper, lambda rows: tuple(map(_turned, rows)))


def _turned(row: Row) -> Row:
    groups: list[list[str]] = []
    for cell in row:
        if cell == LEFT:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return tuple(cell for group in reversed(groups) for cell in group)


def titles_reworded(paper: Paper) -> Paper:
    """The column titles in other words."""
    return _tables(paper, lambda rows: (*(map(_reworded, rows[:_TITLE_ROWS])), *rows[_TITLE_ROWS:]))


def _reworded(row: Row) -> Row:
    return tuple(SYNONYMS.get(" ".join(cell.casefold().split()), cell) for cell in row)


def pages_broken_elsewhere(paper: Paper) -> Paper:
    """A sheet of another size: rows and titles are torn at other places."""
    return replace(paper, page=(25.0, 13.0))


def typed_by_hand(paper: Paper) -> Paper:
    """Hyphens for dashes and straight quotation marks, as a keyboard has them."""
    return _texts(paper, lambda text: re.sub("[«»“”„]", '"', _DASHES.sub("-", text)))


def set_by_a_page_maker(paper: Paper) -> Paper:
    """Long dashes, English quotation marks, and spaces that do not break after figures and short words."""
    return _texts(paper, _set)


def _set(text: str) -> str:
    text = re.sub(r"(?<=\s)[-–](?=\s)", "—", text).replace("«", "“").replace("»", "”")
    return re.sub(r"(?<=[\d.]) (?=\w)|(?<=\b[вксоуи№]) (?=\w)", "\u00a0", text)


def titles_in_capitals(paper: Paper) -> Paper:
    """The title lines above the first table, and the column titles, in capitals."""
    first = next((n for n, block in enumerate(paper.blocks) if not isinstance(block, str)), 0)
    above = tuple(b.upper() if isinstance(b, str) and len(b) < _LONGEST_TITLE_LINE else b for b in paper.blocks[:first])
    raised = _tables(paper, lambda rows: (tuple(cell.upper() for cell in rows[0]), *rows[1:]))
    return replace(paper, blocks=(*above, *raised.blocks[first:]))


def _tables(paper: Paper, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Paper:
    return replace(paper, blocks=tuple(b if isinstance(b, str) else change(b) for b in paper.blocks))


def _texts(paper: Paper, change: Callable[[str], str]) -> Paper:
    return replace(paper, blocks=tuple(_changed(block, change) for block in paper.blocks))


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, str):
        return change(block)
    return tuple(tuple(cell if cell in (ABOVE, LEFT) else change(cell) for cell in row) for row in block)


MUTATIONS: dict[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        as_it_stands,
        columns_shuffled,
        titles_reworded,
        pages_broken_elsewhere,
        typed_by_hand,
        set_by_a_page_maker,
        titles_in_capitals,
    )
}
