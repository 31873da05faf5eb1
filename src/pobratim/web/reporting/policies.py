"""Who may see and change an office's own forms."""

from __future__ import annotations

from pobratim.web.register.policies import Policy
from pobratim.web.reporting.models import OfficeForm

FORMS = Policy(OfficeForm)
