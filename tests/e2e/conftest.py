"""Debian's Chromium led by Playwright through a register served as to a user."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    """The browser. No longer than for one module: while Playwright's loop is open, Django refuses its database."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    with playwright.sync_playwright() as led, led.chromium.launch(executable_path=CHROMIUM) as found:
        yield found


@pytest.fixture
def page(chromium) -> Iterator:
    """A page in Russian; what goes wrong in its scripts, or offends the policy of what it may load, fails the test."""
    context = chromium.new_context(locale="ru-RU", viewport=WIDE)
    found, wrong = context.new_page(), []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    yield found
    context.close()
    assert wrong == []
