"""`pobratim worker`: the background work in a process of its own, beside or instead of the server's thread."""

from __future__ import annotations

import click

from pobratim.cli.register import open_register


@click.command()
@click.option("--until-done", is_flag=True)
def command(until_done: bool) -> None:
    open_register()
    from pobratim.web.intake.worker import work

    work(until_done=until_done)
