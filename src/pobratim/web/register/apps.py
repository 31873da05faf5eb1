from django.apps import AppConfig
from django.db.backends.signals import connection_created


class RegisterConfig(AppConfig):
    name = "pobratim.web.register"

    def ready(self) -> None:
        from pobratim.web.config.sqlite import teach_russian

        connection_created.connect(teach_russian, dispatch_uid="teach_russian")
