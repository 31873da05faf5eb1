"""How a line before or after the tables may stand, with the names people see."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LineStyle(TextChoices):
    """Those of rendering's styles of paragraphs that a line outside tables may have."""

    PLAIN = "plain", _("at the left")
    CENTRED = "centred", _("in the middle")
    RIGHT = "right", _("at the right")
    BODY = "body", _("running text")
    HEADING = "heading", _("heading")
