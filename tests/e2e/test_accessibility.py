"""Every page, in both languages, wide and narrow: axe-core finds nothing that shuts people out, and nothing lies
beyond the edge of a narrow screen.

The pages are found by walking along links and forms, so that a new one is looked at too; an address of the program that
the walk does not come to fails the test.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from census import Census
from running import environment_with
from serving import served

USERNAME, PASSWORD = "kedrova", "Сложный-пароль-7"
WIDTHS = (1440, 360)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What is met with no link: without a session, or only while signing in.
SIGNING_IN = ("/login/", "/account/signup/", "/account/inactive/")
OWN_ACCOUNT = ("/account/again/", "/account/again/code/", "/account/two-factor/")

# Pages that the register of this test has nothing for. None is looked at yet: fill it, and take them out of here.
UNSEEN = {
    *("add_campaign", "campaign", "campaign_letters", "consolidated", "export_collection"),
    *("submission", "submission_blank", "submission_letter", "submission_scan"),
    *("issue", "issue_cover", "issue_file", "report_evidence"),
    *("export_contradictions", "export_matches", "merge_with"),
    *("mfa_deactivate_totp", "mfa_download_recovery_codes", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory, chromium) -> Iterator[tuple[str, list[str]]]:
    """A served register that asks for a password, and the addresses in it that no link leads to."""
    home = tmp_path_factory.mktemp("home")
    fill = [sys.executable, str(Path(__file__).with_name("fill.py")), USERNAME, PASSWORD]
    done = subprocess.run(fill, env=environment_with(home), capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    with served(home, POBRATIM_LOCAL="0") as address:
        yield address, done.stdout.split()


class Examiner:
    """Looks at pages as they are opened; `problems` are what was found, each with its page."""

    def __init__(self, page) -> None:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-core")
        self._script = axe.Axe().axe_script
        self._page = page
        self.problems: list[str] = []

    def look(self, address: str) -> None:
        """Examine the page that is open, in Russian, then in English."""
        for language in ("ru", "en"):
            self._page.context.add_cookies([{"name": "django_language", "value": language, "url": self._page.url}])
            self._page.reload()
            self._page.evaluate(self._script)
            for width in WIDTHS:
                self._page.set_viewport_size({"width": width, "height": 900})
                self.problems += [f"{address} {language} {width}: {told}" for told in self._problems(width)]

    def _problems(self, width: int) -> Iterator[str]:
        found = self._page.evaluate("rules => axe.run({resultTypes: ['violations'], runOnly: rules})", RULES)[
            "violations"
        ]
        for rule in found:
            if rule["impact"] in ("serious", "critical"):
                yield f"{rule['help']}: " + ", ".join(node["html"] for node in rule["nodes"])
        beyond = self._page.evaluate("document.documentElement.scrollWidth") - width
        if beyond > 0:
            yield f"{beyond} px beyond the edge"


def sign_in(page, base: str) -> None:
    page.goto(f"{base}/login/")
    page.locator("#id_login").fill(USERNAME)
    give_password(page)


def give_password(page) -> None:
    page.locator("#id_password").fill(PASSWORD)
    send(page)


def send(page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def activate_second_factor(page, base: str) -> None:
    page.goto(f"{base}/account/two-factor/app/")
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("#id_code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    send(page)


def test_no_page_shuts_anybody_out(filled, page):
    base, unlinked = filled
    census, examiner = Census(base), Examiner(page)
    for address in census.walk(page, SIGNING_IN):
        examiner.look(address)
    sign_in(page, base)
    page.goto(f"{base}/account/again/")
    give_password(page)
    for address in census.walk(page, ["/", *unlinked]):
        examiner.look(address)
    activate_second_factor(page, base)
    for address in census.walk(page, OWN_ACCOUNT):
        examiner.look(address)
    missed = census.missed(page)
    page.context.clear_cookies()
    sign_in(page, base)
    for address in census.walk(page, ["/login/code/"]):
        examiner.look(address)
    assert examiner.problems == []
    assert missed - census.met <= UNSEEN
