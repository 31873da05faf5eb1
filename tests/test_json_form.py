"""What is written as JSON is read back as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratim.document import (
    Block,
    Cell,
    Document,
    DocumentWarning,
    Image,
    Locator,
    Paragraph,
    Part,
    Row,
    Section,
    SetAside,
    Span,
    Table,
    Text,
    span_of,
)
from pobratim.findings import SCHEMA, Act, Activity, Findings, Transfer
from pobratim.json_form import (
    document_from_json,
    document_to_json,
    findings_from_json,
    findings_to_json,
    span_from_json,
)

BLOCK = Block(Locator(table=0, row=1, cell=2), "20-22 февраля – визит", offset=100)


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents whose texts are pieces of their own blocks, as readers make them."""
    locators = draw(st.lists(st.from_type(Locator), min_size=1, max_size=4, unique=True))
    blocks = tuple(
        Block(at, draw(st.text(min_size=1, max_size=12)), draw(st.none() | st.integers(0, 99))) for at in locators
    )
    texts = st.lists(st.sampled_from(blocks), max_size=3).map(
        lambda found: Text.join(Text.of(block) for block in found)
    )
    paragraphs = st.builds(Paragraph, texts, st.none() | st.text(max_size=3), st.none() | st.integers(1, 9))
    cells = st.builds(Cell, st.integers(0, 3), st.lists(paragraphs, max_size=2).map(tuple))
    rows = st.builds(Row, st.lists(cells, max_size=3).map(tuple), st.booleans())
    tables = st.builds(Table, st.lists(rows, max_size=3).map(tuple), st.integers(0, 4))
    nesting = st.builds(Cell, st.just(0), tables=st.lists(tables, max_size=1).map(tuple))
    nested = st.builds(Table, st.lists(st.builds(Row, st.tuples(nesting)), max_size=1).map(tuple), st.just(1))
    elements = st.lists(paragraphs | tables | nested, max_size=4).map(tuple)
    spans = st.sampled_from(blocks).map(lambda block: span_of(block, 0, len(block.text)))
    return Document(
        name=draw(st.text(max_size=9)),
        sha256="0" * 64,
        media_type="text/plain",
        sections=tuple(draw(st.lists(st.builds(Section, st.sampled_from(Part), elements, st.none()), max_size=2))),
        blocks=blocks,
        images=tuple(draw(st.lists(st.builds(Image, st.text(max_size=5), st.none() | texts), max_size=1))),
        set_aside=tuple(draw(st.lists(st.builds(SetAside, spans, st.just("page furniture")), max_size=1))),
        warnings=tuple(draw(st.lists(st.builds(DocumentWarning, st.text(), st.text(), st.none() | spans), max_size=1))),
        properties=draw(
            st.dictionaries(st.text(max_size=3), st.none() | st.integers() | st.text(max_size=3), max_size=2)
        ),
    )


@given(documents())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_document_comes_back(document: Document) -> None:
    assert document_from_json(through_json(document_to_json(document))) == document


@given(st.builds(Findings, activities=st.lists(st.from_type(Activity), max_size=1).map(tuple)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_findings_come_back(findings: Findings) -> None:
    assert findings_from_json(through_json(findings_to_json(findings))) == findings


@given(st.from_type(Span))
def test_a_span_comes_back(span: Span) -> None:
    findings = Findings("a", "b", "c", evidence={"owner": (span,)})
    assert span_from_json(through_json(findings_to_json(findings))["evidence"]["owner"][0]) == span


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (
            span_of(BLOCK, 0, 13),
            {
                "part": "body",
                "table": 0,
                "row": 1,
                "cell": 2,
                "start": 0,
                "end": 13,
                "quote": "20-22 февраля",
                "offset": 100,
            },
        ),
        (
            Span(Locator(Part.SHEET, name="2021", row=0, cell=0), 0, 1, "1", inferred=True),
            {
                "part": "sheet",
                "name": "2021",
                "row": 0,
                "cell": 0,
                "start": 0,
                "end": 1,
                "quote": "1",
                "inferred": True,
            },
        ),
    ],
)
def test_a_span_is_written_flat_without_empty_parts(span: Span, written: dict[str, object]) -> None:
    assert findings_to_json(Findings("a", "b", "c", evidence={"owner": (span,)}))["evidence"]["owner"] == [written]


def test_goods_go_from_and_to() -> None:
    activity = Activity("т", "н", {}, transfers=(Transfer("книги", 5, "Псков", "Тарту"),))
    written = findings_to_json(Findings("a", "b", "c", activities=(activity,)))
    assert written["activities"][0]["transfers"] == [{"what": "книги", "quantity": 5, "from": "Псков", "to": "Тарту"}]


def test_the_form_names_its_version_first() -> None:
    assert next(iter(findings_to_json(Findings("a", "b", "c")).items())) == ("schema", SCHEMA)


def test_fields_of_a_newer_version_are_passed_over_and_missing_ones_take_their_defaults() -> None:
    found = findings_from_json({"document": "a", "sha256": "b", "media_type": "c", "colour": "red"})
    assert found == Findings("a", "b", "c")


def test_a_column_role_named_from_stays_itself() -> None:
    activity = Activity("т", "н", {}, acts=(Act("указ"),), wording={"from": "5 мая", "to": "6 мая"})
    findings = Findings("a", "b", "c", activities=(activity,))
    assert findings_from_json(through_json(findings_to_json(findings))) == findings


def test_each_block_of_a_document_is_written_once() -> None:
    paragraph = Paragraph(Text.part_of(BLOCK, 0, 13))
    section = Section(Part.BODY, (paragraph, Paragraph(Text.part_of(BLOCK, 16, 21))))
    written = document_to_json(Document("a", "b", "c", (section,), (BLOCK,)))
    assert json.dumps(written, ensure_ascii=False).count("визит") == 2  # the block, and the second paragraph's own text
