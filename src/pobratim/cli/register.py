"""The register, as commands use it. Django is imported here, inside the functions, so that others start without it."""

from __future__ import annotations

from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure


def open_register() -> None:
    """Create the register where it is missing and bring it up to date; web modules can be imported afterwards.

    Raises Failure where the data folder or the database of DATABASE_URL cannot be used.
    """
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import Error
    from django.utils import translation

    from pobratim.web.setup import prepare

    try:
        prepare()
        translation.activate(texts().language)
    except (OSError, Error, ImproperlyConfigured, ValueError) as error:
        # ValueError is what dj-database-url raises for an address it does not understand.
        raise Failure(texts()("errors.no_register", message=" ".join(str(error).split()))) from error
