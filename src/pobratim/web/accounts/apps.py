from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "pobratim.web.accounts"
