from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    name = "pobratim.web.journal"

    def ready(self) -> None:
        from pobratim.web.journal.protection import protect

        post_migrate.connect(protect, sender=self, dispatch_uid="protect_journal")
