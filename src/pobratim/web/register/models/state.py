"""Whether a record or a document counts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """A record is withdrawn by a human for good, or together with its document until that is restored, and gone
    while its document, read anew, no longer yields it. It is merged while a human says that another record tells of the
    same and counts for both. A document is current or withdrawn."""

    CURRENT = "current", _("current")
    WITHDRAWN = "withdrawn", _("withdrawn")
    WITH_DOCUMENT = "document", _("withdrawn with its document")
    GONE = "gone", _("no longer found")
    MERGED = "merged", _("merged with another")
