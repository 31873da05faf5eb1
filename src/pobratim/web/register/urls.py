"""Addresses of the register."""

from __future__ import annotations

from django.urls import path, register_converter

from pobratim.web.register.kinds import BY_SLUG, Kind
from pobratim.web.register.views import (
    bulk,
    calendars,
    home,
    lists,
    merging,
    more_lists,
    partners,
    personal,
    promises,
    records,
)


class KindConverter:
    """The kind of a record by its slug."""

    regex = "|".join(BY_SLUG)

    def to_python(self, value: str) -> Kind:
        return BY_SLUG[value]

    def to_url(self, value: Kind | str) -> str:
        return value if isinstance(value, str) else value.slug


register_converter(KindConverter, "kind")

urlpatterns = [
    path("", home.home, name="home"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("agreements/", lists.agreements, name="agreements"),
    path("activities/", lists.activities, name="activities"),
    path("activities/month/", calendars.month, name="activity_month"),
    path("activities/year/", calendars.year, name="activity_year"),
    path("activities/in-time/", calendars.in_time, name="activities_in_time"),
    path("calendar/<str:key>.ics", calendars.feed, name="activity_feed"),
    path("anniversaries/", lists.anniversaries, name="anniversaries"),
    path("documents/", lists.documents, name="documents"),
    path("people/", more_lists.people, name="people"),
    path("promises/", more_lists.promise_list, name="promises"),
    path("memberships/", more_lists.memberships, name="memberships"),
    path("activities/<int:pk>/promises/add/", promises.write, name="add_promise"),
    path("activities/<int:pk>/promises/<int:position>/", promises.write, name="promise"),
    path("activities/<int:pk>/promises/<int:position>/settle/", promises.settle, name="settle_promise"),
    path("export/<slug:name>.<slug:file_format>", lists.download, name="export"),
    path("bulk/undo/", bulk.take_back, name="undo_many"),
    path("<kind:kind>/bulk/", bulk.change, name="change_many"),
    path("<kind:kind>/add/", records.add, name="add"),
    path("<kind:kind>/<int:pk>/", records.record, name="record"),
    path("people/<int:pk>/consent/", personal.consent, name="consent"),
    path("<kind:kind>/<int:pk>/correct/", records.correct, name="correct"),
    path("<kind:kind>/<int:pk>/confirm/", records.confirm, name="confirm"),
    path("<kind:kind>/<int:pk>/withdraw/", records.withdraw, name="withdraw"),
    path("<kind:kind>/<int:pk>/restore/", records.restore, name="restore"),
    path("<kind:kind>/<int:pk>/merge/", merging.choose, name="merge"),
    path("<kind:kind>/<int:pk>/merge/<int:other>/", merging.merge, name="merge_with"),
    path("<kind:kind>/<int:pk>/part/", merging.part, name="part"),
]
