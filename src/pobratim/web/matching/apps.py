from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "pobratim.web.matching"
