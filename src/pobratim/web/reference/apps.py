from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "pobratim.web.reference"
