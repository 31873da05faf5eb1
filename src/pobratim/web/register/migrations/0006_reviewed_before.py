"""What a human corrected, confirmed or withdrew before acceptance was kept has been reviewed."""

import hashlib
import json

from django.db import migrations

KINDS = ("Activity", "Agreement", "Partnership", "Anniversary")


def accept(apps, schema_editor):
    for kind in KINDS:
        model = apps.get_model("register", kind)
        read = model.objects.using(schema_editor.connection.alias).filter(document__isnull=False)
        for record in read.iterator():
            latest = max(record.corrected.values(), key=lambda told: told["at"], default=None)
            if latest is None and record.state != "withdrawn":
                continue
            at = record.changed_at.isoformat(timespec="seconds")
            stamp = {"by": latest["by"], "at": latest["at"]} if latest else {"by": "", "at": at}
            accepted = {**stamp, "reading": _digest(record.as_read)}
            model.objects.using(schema_editor.connection.alias).filter(pk=record.pk).update(accepted=accepted)


def _digest(finding):
    told = {name: value for name, value in finding.items() if name not in ("evidence", "wording")}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_accepted"),
    ]

    operations = [
        migrations.RunPython(accept, migrations.RunPython.noop),
    ]
