"""What stands around the tables of an example: title, lines above it and after the tables, and the page itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pobratim.document import Paragraph, Part, Table, Text
from pobratim.learning.doubts import Doubt, doubt, knowledge
from pobratim.learning.example import Example
from pobratim.learning.groups import Learned
from pobratim.learning.texts import templated

_SHOWN = 60
# Points; a larger size is that of a poster.
_LARGEST = 40


def learn_title(example: Example) -> Learned:
    """The lines of the title with fields in them, and the lines above it; what stands at the right is no title."""
    named, titled = example.opening.title.lines(), title_lines(example)
    lines = [templated(line.value, example) for line in titled]
    columns = [templated(t.value, example) for table in example.tables for t in table.laid.layout.titles]
    doubts = [told for line in lines for told in line.doubts]
    doubts += _missing(example, any(line.owner for line in lines), any(line.period for line in (*lines, *columns)))
    before = [_text(line.value, example) for line in (*example.opening.above, *named[: len(named) - len(titled)])]
    mapping: dict[str, Any] = {"title": [line.text for line in lines]}
    return Learned(mapping | ({"before": before} if before else {}), (*doubts, *_between(example)))


def title_lines(example: Example) -> list[Text]:
    """The lines of the title: those at the right above it («Приложение № 2 к отчёту») are none."""
    lines = example.opening.title.lines()
    return [*itertools.dropwhile(lambda line: example.style.alignment_of(line.value) == "right", lines)]


def _missing(example: Example, owner: bool, period: bool) -> Iterator[Doubt]:
    """What of owner and period the title lacks."""
    findings = example.findings
    if findings.owner is None:
        yield doubt("title", "no_owner")
    elif not owner:
        yield doubt("title", "owner_not_in_title", owner=findings.owner)
    if findings.period is None:
        yield doubt("title", "no_period")
    elif not period:
        yield doubt("title", "period_not_in_title")


def learn_after(example: Example) -> Learned:
    """The paragraphs after the last table."""
    elements = _elements(example)
    last = max((n for n, element in enumerate(elements) if isinstance(element, Table)), default=len(elements))
    texts = (e.text for e in elements[last + 1 :] if isinstance(e, Paragraph) and e.text)
    after = [_text(line.value, example) for text in texts for line in text.lines()]
    return Learned({"after": after} if after else {})


def _between(example: Example) -> Iterator[Doubt]:
    """Paragraphs between the title and the first table, for which a form has no place; its heading has one."""
    elements = _elements(example)
    first = next((n for n, element in enumerate(elements) if isinstance(element, Table)), 0)
    heading = example.tables[0].laid.heading if example.tables else None
    for element in elements[:first]:
        if not isinstance(element, Paragraph) or not element.text or example.opening.holds(element.text):
            continue
        if heading is None or element.text.value.strip() != heading.value:
            yield doubt("title", "not_taken", text=_short(element.text))


def _short(text: Text) -> str:
    value = " ".join(text.value.split())
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"


def _elements(example: Example) -> Sequence[Paragraph | Table]:
    return [element for section in example.document.section(Part.BODY) for element in section.elements]


def _text(line: str, example: Example) -> dict[str, str]:
    """A paragraph with its style; what each paper fills in anew is left blank."""
    known = knowledge()
    blank = next((b["text"] for b in known["blanks"] if re.match(b["pattern"], line.strip())), None)
    style = known["styles"][example.style.alignment_of(line)]
    return {"text": blank or templated(line, example, "before").text, "style": style}


def learn_page(example: Example) -> Learned:
    """Orientation, margins, font and its size."""
    style, known = example.style, knowledge()
    font = style.font or known["font"]
    size = style.size if style.size and style.size <= _LARGEST else float(known["size"])
    page = {
        "orientation": "landscape" if style.is_landscape else "portrait",
        "margins": {side: plain(value) for side, value in style.margins.items()},
        "font": font,
        "size": plain(size),
    }
    doubts = () if style.font and style.size else (doubt("page", "no_font", font=font, size=plain(size)),)
    return Learned({"page": page}, doubts)


def plain(number: float) -> float | int:
    """A number without a fraction that says nothing."""
    return int(number) if float(number).is_integer() else number
