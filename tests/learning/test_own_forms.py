"""The program's own forms, filled with sample records, are learned back to forms that print the same paper."""

from __future__ import annotations

import pytest
from paper_samples import FILLED

from pobratim.learning import LearningError, learn_form
from pobratim.rendering.docx import write_docx
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form, parse_form
from pobratim.rendering.paper import Paper

TABLED = ["agreement-list", "association-plan", "city-year", "partner-register", "period-plan", "region-quarter"]
# Nothing but what a table of records tells can be learned: letters, prose and counts are no such tables.
UNTABLED = ["congratulation", "partner-brief", "register-summary", "visit-report"]


def printed(paper: Paper) -> list[list[tuple[str, list[str]]]]:
    return [[(row.kind, [cell.text for cell in row.cells]) for row in table.rows] for table in paper.tables]


def around(paper: Paper) -> tuple[list[tuple[str, str]], ...]:
    return tuple([(p.text, p.style) for p in paragraphs] for paragraphs in (paper.before, paper.after))


@pytest.mark.parametrize("name", TABLED)
def test_a_form_is_learned_back(name: str) -> None:
    paper = fill(load_form(name), FILLED[name])
    learned = learn_form(write_docx(paper), "Образец.docx")
    again = fill(parse_form("learned", learned.mapping), FILLED[name])
    assert printed(again) == printed(paper)
    assert around(again) == around(paper)
    assert again.page == paper.page
    assert [c.width for t in again.tables for c in t.columns] == [c.width for t in paper.tables for c in t.columns]
    assert again.footnotes == paper.footnotes
    assert learned.doubts == ()


@pytest.mark.parametrize("name", TABLED)
def test_owner_and_period_are_fields(name: str) -> None:
    """The learned form, filled for another owner and period, names these."""
    learned = learn_form(write_docx(fill(load_form(name), FILLED[name])), "Образец.docx")
    form = parse_form("learned", learned.mapping)
    fields = {field.path[0] for line in form.title for field in line.fields}
    titles = {field.path[0] for table in form.tables for column in table.columns for field in column.title.fields}
    assert {"owner", "period"} <= fields | titles


@pytest.mark.parametrize("name", UNTABLED)
def test_what_is_no_table_of_records_is_refused(name: str) -> None:
    with pytest.raises(LearningError, match="нет таблицы с записями"):
        learn_form(write_docx(fill(load_form(name), FILLED[name])), "Образец.docx")
