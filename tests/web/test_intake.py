"""A heap of files dropped in: every file and every document inside ends with a verdict, and nothing is lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from heaps import packed, report
from lxml import html

from pobratim.web.accounts.models import Grant, Role, User
from pobratim.web.intake import tasks, worker
from pobratim.web.intake.models import Batch, Verdict
from pobratim.web.intake.receiving import receive, try_again
from pobratim.web.intake.storage import original_path
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.register.authorities import add_authority
from pobratim.web.register.models import Activity, Authority, Document


def taken(actor: User | None, *files: tuple[str, bytes], owner: Authority | None = None) -> Batch:
    batch = receive(files=files, actor=actor, owner=owner)
    take_in_batch(batch)
    batch.refresh_from_db()
    return batch


def verdicts(batch: Batch) -> dict[str, str]:
    return dict(Verdict.objects.filter(upload__batch=batch).values_list("label", "state"))


@pytest.fixture
def editor(db) -> User:
    """Somebody who edits what is Псков's, and nothing else."""
    user = User.objects.create_user("editor")
    Grant.objects.create(user=user, role=Role.EDITOR, authority=add_authority(name="Псков", actor=None))
    return user


def test_every_file_has_its_verdict_and_none_stops_the_others(administrator):
    pskov = report("Пскова", 2021)
    archive = packed({"a.txt": report("Пскова", 2019), "b.txt": b""})
    batch = taken(
        administrator,
        ("Псков.txt", pskov),
        ("пусто.docx", b""),
        ("битый.docx", b"PK\x03\x04 broken"),
        ("архив.zip", archive),
        ("копия.txt", pskov),
    )
    assert verdicts(batch) == {
        "Псков.txt": "taken",
        "пусто.docx": "failed",
        "битый.docx": "failed",
        "архив.zip ▸ a.txt": "taken",
        "архив.zip ▸ b.txt": "failed",
        "копия.txt": "unchanged",
    }
    assert batch.finished_at
    for upload in batch.uploads.all():
        assert original_path(upload.sha256).read_bytes() is not None
    failed = Verdict.objects.get(label="пусто.docx")
    assert "пуст" in failed.message
    assert Document.objects.count() == 2


def test_a_later_version_is_recognised(administrator):
    taken(administrator, ("отчёт.txt", report("Пскова", 2021)))
    batch = taken(administrator, ("отчёт (испр.).txt", report("Пскова", 2021, rows=3)))
    (verdict,) = Verdict.objects.filter(upload__batch=batch)
    assert (verdict.state, verdict.similar.name) == ("taken", "отчёт.txt")


@pytest.mark.parametrize(
    ("city", "state", "told"),
    [("Пскова", "taken", ""), ("Томска", "held", "Томск"), ("", "held", "чьи")],
)
def test_papers_of_others_wait(editor, city, state, told):
    content = report(city, 2021) if city else "Встреча состоялась 5 мая 2021 года.\n\nПодписан протокол.".encode()
    batch = taken(editor, ("отчёт.txt", content))
    (verdict,) = Verdict.objects.filter(upload__batch=batch)
    assert verdict.state == state
    assert told in verdict.message
    assert Document.objects.exists() == (state == "taken")
    assert not Authority.objects.filter(name="Томск").exists()


def test_the_sender_says_whose_it_is(editor):
    batch = taken(editor, ("отчёт.txt", report("Томска", 2021)))
    owner = Authority.objects.get(name="Псков")
    again = try_again(upload=batch.uploads.get(), actor=editor, owner=owner)
    take_in_batch(again)
    assert verdicts(again) == {"отчёт.txt": "taken"}
    assert {activity.authority for activity in Activity.objects.all()} == {owner}


def test_a_document_of_others_cannot_be_claimed(editor, administrator):
    content = report("Томска", 2021)
    taken(administrator, ("отчёт.txt", content))
    batch = taken(editor, ("наш.txt", content), owner=Authority.objects.get(name="Псков"))
    assert verdicts(batch) == {"наш.txt": "held"}
    document = Document.objects.get()
    assert (str(document.authority), document.name) == ("Томск", "отчёт.txt")


def test_one_sees_only_ones_own_heaps_and_the_administrator_all(editor, administrator, settings):
    settings.POBRATIM_LOCAL = False
    taken(editor, ("отчёт.txt", report("Пскова", 2021)))
    other = taken(administrator, ("тайное.txt", report("Томска", 2020)))
    client = Client()
    client.force_login(editor)
    assert client.get(f"/intake/{other.pk}/").status_code == 404
    assert "1 файл" not in client.get("/intake/").content.decode()
    assert client.post(f"/intake/files/{other.uploads.get().pk}/decide/", {}).status_code == 404


def test_the_page_takes_files_and_shows_how_far_it_is(client, db, django_capture_on_commit_callbacks):
    heap = [SimpleUploadedFile("Псков.txt", report("Пскова", 2021)), SimpleUploadedFile("пусто.txt", b"")]
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/intake/", {"heap": heap})
    batch = Batch.objects.get()
    assert answer.url == f"/intake/{batch.pk}/"
    assert DBTaskResult.objects.ready().count() == 1
    page = client.get(answer.url).content.decode()
    assert "Прочитано 0 из 2" in page
    assert "hx-trigger" in page
    take_in_batch(batch)
    part = client.get(answer.url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "hx-trigger" not in part
    words = " ".join(html.fromstring(part).text_content().split())
    assert "2 файла: загружен – 1, не прочитан – 1" in words
    for told in ("2021 – 2 мероприятия", "Эстония – 2", "Информация о мероприятиях", "отчёт о мероприятиях"):
        assert told in words


@pytest.mark.django_db(transaction=True)
def test_the_work_of_a_killed_worker_is_taken_up_again(administrator):
    batch = receive(files=[("a.txt", report("Пскова", 2021)), ("b.txt", report("Пскова", 2020))], actor=administrator)
    # The queue gave the task to a process that has died half-way.
    DBTaskResult.objects.update(status="RUNNING")
    first = batch.uploads.first()
    first.verdicts.create(label="a.txt", state="failed")
    Batch.objects.update(worker=tasks.socket.gethostname() + ":999999999")
    worker.work(until_done=True)
    batch.refresh_from_db()
    assert batch.finished_at
    assert verdicts(batch) == {"a.txt": "taken", "b.txt": "taken"}


def test_a_worker_at_work_is_left_alone(administrator):
    batch = receive(files=[("a.txt", b"x")], actor=administrator)
    Batch.objects.update(worker=worker.this_worker())
    assert tasks.take_up() == 0
    assert not Batch.objects.get(pk=batch.pk).finished_at
