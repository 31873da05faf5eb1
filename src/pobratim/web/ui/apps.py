from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "pobratim.web.ui"
