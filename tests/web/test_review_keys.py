"""The keys of the review screen, pressed in a browser: what lights up, what is decided, where one is then."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from browser import Browser

from pobratim.web.accounts.services import local_administrator
from pobratim.web.intake.services import import_findings
from pobratim.web.register.models import Activity

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture
def browser() -> Iterator[Browser]:
    with Browser(str(CHROMIUM)) as found:
        yield found


@pytest.fixture
def cards(live_server, paper, browser) -> list[str]:
    """The cards of three activities, the review open at the first of them."""
    actor = local_administrator()
    done = import_findings(findings=paper.findings(), document=paper.document, original=paper.original, actor=actor)
    browser.open(f"{live_server.url}/documents/{done.document.pk}/review/")
    names = [f"activity-{pk}" for pk in Activity.objects.order_by("order").values_list("pk", flat=True)]
    browser.wait(at(names[0]))
    return names


def at(card: str) -> str:
    return f"document.querySelector('.selected')?.id == '{card}'"


def reviewed(number: int) -> str:
    return f"document.querySelectorAll('.card.done').length == {number}"


LIT = "[...document.querySelectorAll('.passage.lit')].map(passage => passage.textContent)"


def test_keys_work_in_a_russian_layout(browser, cards):
    browser.press("KeyJ", "о")
    browser.wait(at(cards[1]))
    assert "17 марта" in browser.ask(LIT)
    assert "3-5 февраля" not in browser.ask(LIT)
    browser.press("KeyK", "л")
    browser.wait(at(cards[0]))
    browser.press("KeyA", "ф")
    browser.wait(f"{reviewed(1)} && {at(cards[1])}")
    browser.wait("document.querySelector('#standing').textContent.includes('Проверено: 1 из 3')")
    browser.press("KeyX", "ч")
    browser.wait(f"{reviewed(2)} && {at(cards[2])}")
    # What was done last is undone, though one has gone on to the next card.
    browser.press("KeyU", "г")
    browser.wait(f"{reviewed(1)} && {at(cards[1])}")
    browser.press("KeyE", "у")
    browser.wait("location.pathname.endsWith('/correct/')")
    assert browser.errors == []
    assert [record.accepted is not None for record in Activity.objects.order_by("order")] == [True, False, False]


def test_words_of_the_source_select_their_card(browser, cards):
    browser.ask("[...document.querySelectorAll('.passage')].find(link => link.textContent == 'октябрь').click()")
    browser.wait(at(cards[2]))
    browser.press("Slash", "?")
    browser.wait("document.getElementById('keys').open")
    assert browser.errors == []
