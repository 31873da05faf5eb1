"""`pobratim createadmin`: the first administrator of a register that others reach over the network."""

from __future__ import annotations

import sys

import click

from pobratim.cli.register import open_register
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure


@click.command()
@click.argument("username")
def command(username: str) -> None:
    open_register()
    from pobratim.web.accounts.services import RefusedError, add_administrator

    try:
        add_administrator(username=username, password=_password())
    except RefusedError as error:
        raise Failure(str(error)) from error
    click.echo(texts()("labels.administrator_made", username=username))


def _password() -> str:
    """Asked for twice and not shown; from a pipe, its first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    say = texts()
    return str(click.prompt(say("labels.password"), hide_input=True, confirmation_prompt=say("labels.password_again")))
