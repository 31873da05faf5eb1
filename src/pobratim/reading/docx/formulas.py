"""Formulas (Office MathML, ECMA-376, part 1, clause 22.1) as a line of text: fractions with a stroke, brackets kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from pobratim.reading.docx.names import DELETED, MATH, MOVED_FROM, W

FORMULAS = frozenset({MATH + "oMath", MATH + "oMathPara"})
_TEXTS = (MATH + "t", W + "t")
_LEFT_OUT = (DELETED, MOVED_FROM)


def text_of(element: etree._Element) -> str:
    """What of a formula, or of a part of one, prints."""
    if element.tag in _TEXTS:
        return element.text or ""
    if element.tag in _LEFT_OUT:
        return ""
    form = _FORMS.get(element.tag)
    return form(element) if form else "".join(text_of(child) for child in element)


def _fraction(element: etree._Element) -> str:
    return "/".join(text_of(child) for child in element if child.tag in (MATH + "num", MATH + "den"))


def _brackets(element: etree._Element) -> str:
    inside = _sign(element, "d", "sepChr", "|").join(text_of(child) for child in element if child.tag == MATH + "e")
    return f"{_sign(element, 'd', 'begChr', '(')}{inside}{_sign(element, 'd', 'endChr', ')')}"


def _sum(element: etree._Element) -> str:
    return _sign(element, "nary", "chr", "∫") + "".join(text_of(child) for child in element)


def _sign(element: etree._Element, kind: str, name: str, default: str) -> str:
    found = element.find(f"{MATH}{kind}Pr/{MATH}{name}")
    return default if found is None else found.get(MATH + "val", "")


_FORMS: Mapping[str, Callable[[etree._Element], str]] = {
    MATH + "f": _fraction,
    MATH + "d": _brackets,
    MATH + "nary": _sum,
}
