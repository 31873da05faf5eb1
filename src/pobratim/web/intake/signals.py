"""What other apps may want to know of documents; the receivers run in the transaction of the service that tells."""

from __future__ import annotations

from django.dispatch import Signal

document_described = Signal()
"""A document came in or was read anew, or somebody said whose it is: `document`, `actor`."""
