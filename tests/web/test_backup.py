"""A backup brought back is the register as it was: every row, every original, and counters that go on."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from django.apps import apps

from pobratim.web.intake.storage import original_path
from pobratim.web.journal import protection
from pobratim.web.register import services
from pobratim.web.register.models import Activity, Authority
from pobratim.web.upkeep.archive import MANIFEST, BackupError
from pobratim.web.upkeep.backup import back_up, restore

pytestmark = pytest.mark.django_db(transaction=True)


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything the database holds, by table; sessions are nobody's business."""
    models = [model for model in apps.get_models() if model._meta.label != "sessions.Session"]
    return {model._meta.db_table: sorted(model._base_manager.values_list(), key=str) for model in models}


def test_everything_comes_back(register, data_folder, tmp_path):
    before, original = rows(), original_path(register.document.sha256)
    content = original.read_bytes()
    manifest = back_up(tmp_path / "копия.zip")
    assert manifest.records["register.Activity"] == Activity.objects.count() > 0
    services.withdraw(record=Activity.objects.first(), actor=None)
    Authority.objects.create(name="Лишний")
    original.unlink()
    restored = restore(tmp_path / "копия.zip", replace=True)
    assert rows() == before
    assert original.read_bytes() == content
    assert restored.before.is_file()
    assert protection.missing() == []
    assert Authority.objects.create(name="Новый").pk > max(pk for (pk, *_) in before["register_authority"])


def test_what_was_replaced_can_be_had_back(register, tmp_path):
    back_up(tmp_path / "a.zip")
    Authority.objects.create(name="Потом")
    now = rows()
    before = restore(tmp_path / "a.zip", replace=True).before
    assert not Authority.objects.filter(name="Потом").exists()
    restore(before, replace=True)
    assert rows() == now


def test_a_register_in_use_is_replaced_only_when_asked(register, tmp_path):
    back_up(tmp_path / "a.zip")
    with pytest.raises(BackupError) as told:
        restore(tmp_path / "a.zip")
    assert told.value.code == "register_not_empty"


def test_a_backup_overwrites_nothing(register, tmp_path):
    back_up(tmp_path / "a.zip")
    with pytest.raises(BackupError) as told:
        back_up(tmp_path / "a.zip")
    assert told.value.code == "backup_exists"


def spoilt(path: Path, part: str, content: str) -> Path:
    """The archive with one part changed."""
    other = path.with_name("другой.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    return other


def changed_manifest(path: Path, **values: object) -> Path:
    with zipfile.ZipFile(path) as source:
        manifest = json.loads(source.read(MANIFEST)) | values
    return spoilt(path, MANIFEST, json.dumps(manifest))


@pytest.mark.parametrize("code", ["damaged_backup", "later_backup", "other_database", "no_backup", "no_such_backup"])
def test_what_cannot_be_restored_changes_nothing(register, tmp_path, code):
    path = tmp_path / "a.zip"
    original = next(iter(back_up(path).originals))
    (tmp_path / "no_backup").write_text("не архив")
    bad = {
        "damaged_backup": lambda: spoilt(path, original, "подмена"),
        "later_backup": lambda: changed_manifest(path, migrations={"register": "9999_later"}),
        "other_database": lambda: changed_manifest(path, database="oracle"),
        "no_backup": lambda: tmp_path / "no_backup",
        "no_such_backup": lambda: tmp_path / "нет.zip",
    }[code]()
    before = rows()
    with pytest.raises(BackupError) as told:
        restore(bad, replace=True)
    assert told.value.code == code
    assert rows() == before
