"""What of a page is content: neither hidden by its styles nor part of the site around the document."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from pobratim.reading.builder import HIDDEN, PAGE_FURNITURE
from pobratim.reading.html.names import text_of
from pobratim.resources import load

_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_MEDIA = re.compile(r"@media\s+(?!all\b|screen\b)[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][\w-]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_FURNITURE_TAGS = frozenset({"nav", "aside", "select", "button", "textarea", "noscript"})
_EDGE_TAGS = frozenset({"header", "footer"})
_EDGE_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu"})
_CONTENT_TAGS = frozenset({"article", "main", "section"})


@dataclass(frozen=True)
class Visibility:
    """The selectors that a page's own style sheet hides, each a tag, a sign ("." or "#") and a name, or parts of it."""

    hidden: frozenset[tuple[str, str, str]]

    @classmethod
    def of(cls, root: etree._Element) -> Visibility:
        """From the page's <style> elements. Selectors of one step only: the rest belong to scripts of the site."""
        sheets = (_MEDIA.sub("", _COMMENT.sub("", style.text or "")) for style in root.iter("style"))
        return cls(frozenset(_hidden_selectors("\n".join(sheets))))

    def reason(self, element: etree._Element) -> str | None:
        """Why an element and all in it are no content; None where they are."""
        if element.get("hidden") is not None or _HIDES.search(element.get("style") or "") or self._is_hidden(element):
            return HIDDEN
        return PAGE_FURNITURE if _is_furniture(element) else None

    def _is_hidden(self, element: etree._Element) -> bool:
        if not self.hidden:
            return False
        tag = str(element.tag).lower()
        names = [("", ""), *((".", name) for name in (element.get("class") or "").split())]
        names += [("#", element.get("id") or "")]
        return any((own, *name) in self.hidden for name in names for own in (tag, "") if own or name[1])


def _hidden_selectors(sheet: str) -> Iterable[tuple[str, str, str]]:
    for selectors, rules in _RULE.findall(sheet):
        if _HIDES.search(rules):
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and found[0]:
                    yield (found[1] or "").lower(), found[2] or "", found[3] or ""


def _is_furniture(element: etree._Element) -> bool:
    tag, role = element.tag, (element.get("role") or "").lower()
    if tag in _FURNITURE_TAGS or role in _EDGE_ROLES:
        return True
    if tag in _EDGE_TAGS:
        return not any(parent.tag in _CONTENT_TAGS for parent in element.iterancestors())
    return bool(_names(element) & _menu_names()) and _is_all_links(element)


def _names(element: etree._Element) -> set[str]:
    return set(re.split(r"[\s_-]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower()))


@functools.cache
def _menu_names() -> frozenset[str]:
    return frozenset(load("ru/reading")["menu_names"])


def _is_all_links(element: etree._Element) -> bool:
    """Whether all the letters of an element are in links, as those of menus are."""
    letters = _letters(text_of(element))
    linked = "".join(text_of(link) for link in element.iter("a"))
    return letters > 0 and _letters(linked) >= letters


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
