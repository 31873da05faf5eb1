"""The process, or the thread of the server, that does the background work."""

from __future__ import annotations

import threading

from django_tasks_db.management.commands.db_worker import Worker

from pobratim.web.intake.taking import this_worker
from pobratim.web.intake.tasks import take_up

POLL_SECONDS = 0.5


def work(*, until_done: bool = False) -> None:
    """Take up what others left, then do queued tasks as they come, or until there are no more."""
    take_up()
    Worker(
        queue_names=["default"],
        interval=POLL_SECONDS,
        batch=until_done,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{this_worker()}:{threading.get_ident()}"[:64],
        excluded_queue_names=[],
    ).run()


def work_beside() -> None:
    """The same in a thread that ends with the program."""
    threading.Thread(target=work, name="intake", daemon=True).start()
