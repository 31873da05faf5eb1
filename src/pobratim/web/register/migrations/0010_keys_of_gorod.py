"""«Городец» and «Городской округ …» lost their first five letters as if these were the word «город»: the keys anew."""

from django.db import migrations

from pobratim.web.register.folding import name_key


def renew_keys(apps, schema_editor):
    for model, name, key in (
        ("AuthorityName", "name", "key"),
        ("Place", "name", "key"),
        ("Activity", "venue_city", "venue_key"),
    ):
        rows = apps.get_model("register", model).objects
        for row in rows.filter(**{f"{name}__istartswith": "город"}) | rows.filter(**{f"{name}__startswith": "Город"}):
            new = name_key(getattr(row, name))
            taken = model != "Activity" and rows.filter(key=new).exclude(pk=row.pk).exists()
            if getattr(row, key) != new and not taken:
                setattr(row, key, new)
                row.save(update_fields=[key])


class Migration(migrations.Migration):
    dependencies = [("register", "0009_promise_states")]

    operations = [migrations.RunPython(renew_keys, migrations.RunPython.noop)]
