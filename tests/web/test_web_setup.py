"""Starting from nothing, as the command line does."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import urllib.request

import pytest
from django.core.management import call_command
from django.db import connection

from pobratim.web import setup
from pobratim.web.accounts.models import User

FRESH = """
from pobratim.web.setup import prepare
prepare()
prepare()
from pobratim.web.accounts.models import User
from pobratim.web.register.models import Activity
print(User.objects.count(), Activity.objects.count())
"""


def test_register_is_made_from_nothing_and_only_once(tmp_path):
    home = tmp_path / "новая папка"
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"POBRATIM_HOME": str(home)}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-c", FRESH], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "0"]
    assert {path.name for path in home.iterdir()} >= {"register.sqlite3", "secret-key"}


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only")
def test_sqlite_waits_for_its_lock_at_the_start(db):
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.django_db(transaction=True)
def test_server_answers_once_it_says_so(settings):
    User.objects.all().delete()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ready = threading.Event()
    thread = threading.Thread(target=setup.serve, args=("127.0.0.1", port, ready.set), daemon=True)
    thread.start()
    assert ready.wait(20)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/pobratim/app.css") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/css")
