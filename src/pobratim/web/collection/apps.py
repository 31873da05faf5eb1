from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "pobratim.web.collection"

    def ready(self) -> None:
        from pobratim.web.collection.pairing import pair_on_arrival
        from pobratim.web.intake.signals import document_described

        document_described.connect(pair_on_arrival, dispatch_uid="pair_answers")
