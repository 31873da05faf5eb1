from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "pobratim.web.reporting"
