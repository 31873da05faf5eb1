from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "pobratim.web.journal"
