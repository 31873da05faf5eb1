"""What can be wrong with a form."""

from __future__ import annotations


class FormError(ValueError):
    """A form that is unknown, faulty or cannot be filled; the message is a Russian sentence for the user."""
