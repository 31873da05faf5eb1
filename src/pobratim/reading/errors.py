"""What a reader says when a file cannot be read."""

from __future__ import annotations


class ReadingError(Exception):
    """A file that cannot be read: the message is one Russian sentence, what is wrong and what to do about it."""
