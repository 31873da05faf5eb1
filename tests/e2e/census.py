"""Every page that links and forms lead to, each kind of page once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qs, urljoin, urlsplit

from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

PLAIN = frozenset({"sort", "year", "show", "at", "next"})
"""What an address may be asked with that makes no other page of it."""

_ADDRESSES = """() => [...document.querySelectorAll("a[href], form, [hx-get], [hx-post]")].flatMap(element =>
    ["href", "action", "hx-get", "hx-post"].map(name => element.getAttribute(name))).filter(Boolean)"""


_ANY = {"IntConverter": 999_999, "KindConverter": "activities"}
"""A value for each part of an address, by what the part is; words are words."""


def all_addresses() -> dict[str, str]:
    """An address for the name of each that the program answers; what it asks for need not be there."""
    found = {}
    for pattern in _patterns(get_resolver().url_patterns):
        parts = {part: _ANY.get(type(told).__name__, "x") for part, told in pattern.pattern.converters.items()}
        found[str(pattern.name)] = reverse(str(pattern.name), kwargs=parts)
    return found


def _patterns(patterns) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from _patterns(pattern.url_patterns)


def _is_page(answer) -> bool:
    """Whether an answer is a page, neither a file nor what a script puts into one."""
    is_html = answer.headers["content-type"].startswith("text/html")
    return is_html and answer.text().lstrip()[:9].lower() == "<!doctype"


class Census:
    """A walk through the pages of a site. `met` are the names of the addresses asked for, pages or not."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.met: set[str] = set()
        self._known: set[object] = set()

    def walk(self, page, starts: Iterable[str]) -> Iterator[str]:
        """Open one page after another and give its address. What is no page – a file, or what takes nothing but a
        form – is asked for and passed by."""
        waiting = list(starts)
        while waiting:
            address = waiting.pop(0)
            kind = self._kind(address)
            if kind is None or kind in self._known:
                continue
            answer = page.request.get(self.base + address, max_redirects=0)
            # An address may refuse to be asked, but none may be missing or break.
            assert answer.status in (200, 302, 405), (address, answer.status)
            if answer.status == 302:
                continue  # perhaps a page for whoever has done something else first
            self._known.add(kind)
            if answer.status == 405 or not _is_page(answer):
                continue
            page.goto(self.base + address)
            found = (urljoin(self.base + address, found) for found in page.evaluate(_ADDRESSES))
            waiting += [there.removeprefix(self.base) for there in found]
            yield address

    def missed(self, page) -> set[str]:
        """The names of the pages that the walk did not come to. What takes nothing but a form is no page."""
        missing = {name: address for name, address in all_addresses().items() if name not in self.met}
        asked = {name: page.request.get(self.base + address, max_redirects=0) for name, address in missing.items()}
        return {name for name, answer in asked.items() if answer.status != 405}

    def _kind(self, address: str) -> object:
        """What pages of one kind have in common; None for an address that is not ours."""
        told = urlsplit(address)
        try:
            match = resolve(told.path) if not told.netloc else None
        except Resolver404:
            match = None
        if match is None:
            return None
        self.met.add(str(match.url_name))
        record = match.kwargs.get("kind") or match.kwargs.get("file_format")
        return match.url_name, record, frozenset(parse_qs(told.query)) - PLAIN
