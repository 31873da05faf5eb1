"""Users and a register to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from builders import Paper, full_findings
from django.core.cache import cache
from django.db import connection

from pobratim.findings import Findings
from pobratim.web.accounts.models import Grant, Role, User
from pobratim.web.accounts.services import local_administrator
from pobratim.web.intake.services import ImportResult, import_findings
from pobratim.web.journal import protection
from pobratim.web.register.models import Authority


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    """Originals of a test go to its own folder."""
    settings.POBRATIM_HOME = tmp_path
    # Strong hashes are slow by design, and tests make many users.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path


@pytest.fixture(autouse=True)
def emptied_journal(request) -> Iterator[None]:
    """A test with transactions of its own is undone by emptying the tables, which the journal refuses: its triggers
    go first, and come back with the signal that ends the emptying."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")) and "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        for name in protection.names():
            cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else " ON journal_entry"))


@pytest.fixture(autouse=True)
def forgotten_attempts() -> None:
    """Failed attempts to sign in are counted in the cache, which tests share."""
    cache.clear()


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def administrator(db) -> User:
    return local_administrator()


@pytest.fixture
def take_in(administrator) -> Callable[..., ImportResult]:
    """Import findings of a paper as the administrator."""

    def take(paper: Paper, findings: Findings | None = None) -> ImportResult:
        return import_findings(
            findings=findings or full_findings(paper),
            document=paper.document,
            original=paper.original,
            containers=[("отчёты.zip", b"PK")],
            actor=administrator,
            accept_removals=True,
        )

    return take


@pytest.fixture
def register(take_in, paper) -> ImportResult:
    """One document taken in, with records of every kind."""
    return take_in(paper)


@pytest.fixture
def make_user(db) -> Callable[..., User]:
    """A user with a role for an authority (by name), or with none."""

    def make(name: str, role: Role | None = None, authority: str = "") -> User:
        user = User.objects.create_user(name, password="Сложный-пароль-7")
        if role:
            Grant.objects.create(user=user, role=role, authority=Authority.objects.get(name=authority))
        return user

    return make
