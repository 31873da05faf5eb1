"""`pobratim intake`: documents that come in by themselves, from a watched folder or a mailbox."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pobratim.cli.files import is_document
from pobratim.cli.register import open_register
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure

PASSWORD = "POBRATIM_IMAP_PASSWORD"  # noqa: S105 - the name of a variable


@click.command()
@click.option("--watch", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--imap")
@click.option("--every", type=click.IntRange(1), default=30)
@click.option("--once", is_flag=True)
def command(watch: Path | None, imap: str | None, every: int, once: bool) -> None:
    if (watch is None) == (imap is None):
        raise Failure(texts()("errors.one_source"))
    open_register()
    look = _folder(watch, every if once else 0) if watch else _mailbox(imap or "")
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.intake.worker import work

    while True:
        batch = look(local_administrator())
        if batch:
            click.echo(texts()("labels.incoming", files=batch.uploads.count()))
            work(until_done=True)
        if once:
            return
        time.sleep(every)


Look = Callable[[Any], Any]


def _folder(folder: Path, wait: float) -> Look:
    """Looks at the folder; where there is but one look, a second one tells what is no longer being written."""
    from pobratim.web.intake.sources import WatchedFolder

    watched = WatchedFolder(folder, is_document)
    if not wait:
        return watched.look

    def twice(actor: Any) -> Any:
        watched.look(actor)
        time.sleep(wait)
        return watched.look(actor)

    return twice


def _mailbox(address: str) -> Look:
    from pobratim.web.intake.sources import Mailbox, MailboxError

    def collect(actor: Any) -> Any:
        try:
            return Mailbox.of(address, os.environ.get(PASSWORD, "")).collect(actor)
        except MailboxError as error:
            raise Failure(texts()(f"errors.{error.code}", detail=error.detail)) from error

    return collect
