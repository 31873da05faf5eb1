from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "pobratim.web.search"

    def ready(self) -> None:
        from pobratim.web.register.signals import document_changed, records_changed
        from pobratim.web.search.fulltext import lay
        from pobratim.web.search.services import follow_document, follow_records

        post_migrate.connect(lay, sender=self, dispatch_uid="lay_full_text")
        records_changed.connect(follow_records, dispatch_uid="search_records")
        document_changed.connect(follow_document, dispatch_uid="search_document")
