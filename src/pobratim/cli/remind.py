"""`pobratim remind`: which reports are due and who is late with them."""

from __future__ import annotations

from datetime import date

import click

from pobratim.cli.register import open_register
from pobratim.cli.terminal import plain
from pobratim.cli.texts import texts


@click.command()
def command() -> None:
    open_register()
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.collection.reminders import reminder_lines

    say = texts()
    lines = reminder_lines(local_administrator(), date.today(), say.language)
    for line in lines or [say("labels.nobody_late")]:
        click.echo(plain(line))
