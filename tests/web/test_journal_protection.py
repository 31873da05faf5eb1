"""The database refuses to change or forget what the journal says, whoever asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from pobratim.web.journal import protection
from pobratim.web.journal.models import Entry


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET label = 'другое'",
        "DELETE FROM journal_entry",
        pytest.param(
            "TRUNCATE journal_entry",
            marks=pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite knows no TRUNCATE"),
        ),
    ],
)
def test_no_statement_changes_the_journal(register, statement):
    before = list(Entry.objects.values_list())
    assert before
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Entry.objects.values_list()) == before


def test_an_entry_outlives_what_it_tells_of(register):
    document = register.document
    entries = Entry.objects.filter(kind="document", record_id=document.pk)
    document.activity_records.all().delete()
    assert entries.exists()


def test_a_lost_trigger_is_noticed_and_laid_again(db):
    assert protection.missing() == []
    name = protection.TRIGGERS[0]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else " ON journal_entry"))
    assert protection.missing() == [name]
    protection.protect()
    assert protection.missing() == []
