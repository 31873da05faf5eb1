"""Starting the register from a command line: no step is left to the user."""

from __future__ import annotations

import os
from collections.abc import Callable

THREADS = 8


def prepare() -> None:
    """Make the register ready: the data folder, its tables, and the one administrator of local mode.

    Safe to call every time. After it, the services of `pobratim.web` can be imported.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.web.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.POBRATIM_HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.search.services import index_if_new

    local_administrator()
    index_if_new()


def serve(host: str, port: int, on_ready: Callable[[], None] | None = None) -> None:
    """Serve the pages until interrupted; `on_ready` is called once the port is bound, before the first request.

    Raises OSError where the port is taken.
    """
    from waitress.server import create_server

    from pobratim.web.config.wsgi import application

    server = create_server(application, host=host, port=port, threads=THREADS)
    if on_ready:
        on_ready()
    try:
        server.run()
    finally:
        server.close()
