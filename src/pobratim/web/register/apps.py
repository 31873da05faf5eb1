from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class RegisterConfig(AppConfig):
    name = "pobratim.web.register"

    def ready(self) -> None:
        from pobratim.web.config.sqlite import teach_russian
        from pobratim.web.register.large import lay_indexes

        connection_created.connect(teach_russian, dispatch_uid="teach_russian")
        post_migrate.connect(lay_indexes, sender=self, dispatch_uid="lay_indexes")
