"""What becomes of a form once a service has been asked."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.forms import Form


def taken(form: Form, work: Callable[[], object]) -> bool:
    """Whether a service took the values; what it refuses stands in the form."""
    try:
        work()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
