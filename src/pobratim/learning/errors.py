"""What keeps a form from being learned."""

from __future__ import annotations


class LearningError(ValueError):
    """No form can be learned from the example; the message is a sentence for the user."""
