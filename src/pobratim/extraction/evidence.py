"""What every fact is built with: its evidence and its wording, empty parts left out, and text as one line."""

from __future__ import annotations

from collections.abc import Mapping

from pobratim.document import Span, Text
from pobratim.findings import Evidence


def evidence_of(parts: Mapping[str, Text | tuple[Span, ...]]) -> Evidence:
    """The spans by field; a Text stands for all of its spans, and a field without any is left out."""
    found = {name: part.spans() if isinstance(part, Text) else part for name, part in parts.items()}
    return {name: spans for name, spans in found.items() if spans}


def wording_of(parts: Mapping[str, Text]) -> dict[str, str]:
    """The source's own text by column role, for papers that print it as it was."""
    return {role: text.value.strip() for role, text in parts.items() if text}


def one_line(text: Text | None) -> str:
    """The text with all white space folded to single spaces; "" for nothing."""
    return " ".join(text.value.split()) if text else ""


def number_of(cell: Text) -> str | None:
    """The number printed in a cell, without the mark behind it; None where there is none."""
    return cell.value.strip().rstrip(".) ") or None
