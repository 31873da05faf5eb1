"""What the lines of a form say of one record."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.rendering.expressions import Lines
from pobratim.rendering.fields import Scope, meets, write_lines
from pobratim.rendering.forms import LineForm


def written_lines(lines: Iterable[LineForm], scope: Scope) -> Lines:
    """The paragraphs of those lines whose conditions the record meets."""
    return tuple(text for line in lines if meets(line.where, scope) for text in write_lines(line.template, scope))
