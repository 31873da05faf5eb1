"""The register, as commands use it: web is imported inside the functions, so that other commands start without it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure


def open_register() -> None:
    """Create the register where it is missing and bring it up to date; web modules can be imported afterwards.

    Raises Failure where the data folder or the database of DATABASE_URL cannot be used.
    """
    from pobratim.web.setup import prepare

    try:
        prepare()
    except Exception as error:
        # Each database has errors of its own, and none of them is known here.
        raise Failure(texts()("errors.no_register", message=" ".join(str(error).split()))) from error


@contextlib.contextmanager
def upkeep_errors() -> Iterator[None]:
    """What goes wrong with a backup, as a Failure in the user's words. The register must be open."""
    from pobratim.web.upkeep.archive import BackupError

    try:
        yield
    except BackupError as error:
        raise Failure(texts()(f"errors.{error.code}", **error.values)) from error
