"""The index of the reference books, and those that are read only."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pobratim.web.accounts.policies import administers
from pobratim.web.reference.books import BOOKS, BY_SLUG, Book, Row
from pobratim.web.reference.policies import ADDITIONS
from pobratim.web.register.exports import FORMATS, Column, file_response

_LONGEST = 200


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All the books, and what the offices added to them."""
    added = ADDITIONS.visible_to(request.user).filter(is_active=True).count()
    context = {"books": BOOKS, "added": added, "administers": administers(request.user)}
    return render(request, "reference/index.html", context)


@require_safe
def book(request: HttpRequest, slug: str) -> HttpResponse:
    """A book as a table, or the rows of it that hold the words of a search."""
    shown, query = _book(slug), _asked(request)
    context = {
        "book": shown,
        "query": query,
        "titles": [title for _key, title in shown.columns],
        "rows": shown.holding(query, request.user),
        "exports": [(name.upper(), reverse("export_book", args=[slug, name])) for name in FORMATS],
    }
    return render(request, "reference/book.html", context)


@require_safe
def export(request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
    """The rows of a book as a file. Raises Http404 for a format there is none of."""
    shown = _book(slug)
    columns = [_column(shown, number) for number in range(len(shown.columns))]
    return file_response(file_format, slug, columns, shown.holding(_asked(request), request.user))


def _column(shown: Book, number: int) -> Column:
    def value(row: Row) -> str:
        return row[number]

    return Column(*shown.columns[number], value)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:_LONGEST]


def _book(slug: str) -> Book:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]
