"""What a paper says of its agreements and partners that cannot all be true becomes a warning with a stable code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

CODES = frozenset({"signed_again", "lapsed_in_force", "term_ended", "signed_after_period", "partners_miscounted"})
HEAD = (
    "Реестр соглашений города Пскова на 1 июля 2020 года\n\n№ | Документ | Партнёр | Дата | Срок действия | Состояние\n"
)
TWINS = (
    "Города-побратимы Пскова\n\nПсков имеет {count} городов-побратимов.\n\n"
    "Нойс (Германия) – 1990\nМикулов (Чехия) – 1998\n"
)

PAPERS = [
    (
        "signed again while the first is in force",
        HEAD
        + "1 | Соглашение о дружбе | Тарту (Эстония) | 12.05.2003 | бессрочно | действует\n"
        + "2 | Соглашение о дружбе | Тарту (Эстония) | 14.06.2010 | бессрочно | действует\n",
        ["signed_again"],
    ),
    (
        "signed again after the first lapsed",
        HEAD
        + "1 | Соглашение о дружбе | Тарту (Эстония) | 12.05.2003 | 5 лет | истекло\n"
        + "2 | Соглашение о дружбе | Тарту (Эстония) | 14.06.2010 | бессрочно | действует\n",
        [],
    ),
    (
        "two documents of different subjects",
        HEAD
        + "1 | Соглашение о дружбе | Тарту (Эстония) | 12.05.2003 | бессрочно | действует\n"
        + "2 | Соглашение о туризме | Тарту (Эстония) | 14.06.2010 | бессрочно | действует\n",
        [],
    ),
    (
        "one document in two states",
        HEAD
        + "1 | Договор о дружбе | Рига (Латвия) | 12.05.2003 | бессрочно | действует\n"
        + "2 | Договор о дружбе | Рига (Латвия) | 12.05.2003 | бессрочно | расторгнут\n",
        ["lapsed_in_force"],
    ),
    (
        "a term that ended before the paper's date",
        HEAD + "1 | Протокол | Рига (Латвия) | 12.05.2003 | 5 лет | действует\n",
        ["term_ended"],
    ),
    (
        "a term that was prolonged",
        HEAD + "1 | Протокол | Рига (Латвия) | 12.05.2003 | 5 лет с автоматическим продлением | действует\n",
        [],
    ),
    (
        "signed after the period",
        HEAD + "1 | Протокол | Рига (Латвия) | 12.05.2021 | 5 лет | действует\n",
        ["signed_after_period"],
    ),
    ("more partners stated than listed", TWINS.format(count=11), ["partners_miscounted"]),
    ("as many partners as stated", TWINS.format(count=2), []),
]


@pytest.mark.parametrize(("paper", "codes"), [p[1:] for p in PAPERS], ids=[p[0] for p in PAPERS])
def test_contradictions_are_told(extracted: Extracted, paper: str, codes: list[str]) -> None:
    found = extracted(paper)
    told = [warning for warning in found.warnings if warning.code in CODES]
    assert [warning.code for warning in told] == codes
    assert all(warning.where and warning.message for warning in told)
