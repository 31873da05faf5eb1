"""What all lists do: filter, sort, page, export. A list is described once; the page and the files follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise

from pobratim.web.register.exports import FORMATS, Column, file_response
from pobratim.web.register.kinds import Kind
from pobratim.web.register.list_filter import ListFilter, order_by
from pobratim.web.register.policies import writable_authorities

PER_PAGE = 50


@dataclass(frozen=True)
class Listing:
    """One list. `records` gives what a user may see; `sorts` maps the names of sorts to columns."""

    name: str
    heading: str | Promise
    records: Callable[[Any], QuerySet[Any]]
    filter: type[ListFilter]
    sorts: Mapping[str, Any]
    default_sort: str
    columns: tuple[Column, ...]
    kind: Kind | None = None

    @property
    def template(self) -> str:
        return f"register/{self.name}.html"


class PagesById(Paginator[Any]):
    """Pages whose ids are found first, by an index alone: a late page need not read the rows of all before it."""

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        records: Any = self.object_list
        ids = list(records.values_list("pk", flat=True)[first : first + self.per_page])
        return Page(records.filter(pk__in=ids), number, self)


def chosen(request: HttpRequest, listing: Listing) -> tuple[ListFilter, QuerySet[Any], str]:
    """The filter of a request, the records it lets through in their order, and the name of that order."""
    form = listing.filter(request.GET, records=listing.records(request.user), user=request.user)
    sort, ordering = order_by(request.GET.get("sort", ""), dict(listing.sorts), listing.default_sort)
    return form, form.apply().order_by(*ordering), sort


def show(request: HttpRequest, listing: Listing, template: str = "", **more: Any) -> HttpResponse:
    """The list as a page, by its own template or by another that shows it otherwise."""
    form, records, sort = chosen(request, listing)
    page = PagesById(records, PER_PAGE).get_page(request.GET.get("page"))
    addable = listing.kind and writable_authorities(request.user).exists()
    context = {
        "heading": listing.heading,
        "form": form,
        "page": page,
        "sort": sort,
        "default_sort": listing.default_sort,
        "anything": page.paginator.count or form.records.exists(),
        "add_url": reverse("add", args=[listing.kind.slug]) if addable and listing.kind else "",
        "exports": [(n.upper(), reverse("export", args=[listing.name, n])) for n in FORMATS],
        **more,
    }
    return render(request, template or listing.template, context)


def export(request: HttpRequest, listing: Listing, file_format: str) -> HttpResponse:
    """The list, as filtered and sorted, as a file. Raises Http404 for a format there is none of."""
    _, records, _ = chosen(request, listing)
    return file_response(file_format, listing.name, listing.columns, records)
