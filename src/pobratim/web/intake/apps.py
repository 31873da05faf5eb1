from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "pobratim.web.intake"
