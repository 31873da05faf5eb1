"""`pobratim people forget NAME|ID`: drop a person from the register for good, the facts kept."""

from __future__ import annotations

import click

from pobratim.cli.register import open_register
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure


@click.command()
@click.argument("act", type=click.Choice(["forget"]))
@click.argument("person")
@click.option("--yes", is_flag=True)
def command(act: str, person: str, yes: bool) -> None:
    open_register()
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.upkeep.forgetting import NobodyError, forget, known_of

    say = texts()
    try:
        known = known_of(person)
    except NobodyError as error:
        raise Failure(say("errors.nobody", person=person)) from error
    click.echo(say("labels.will_forget", people=known.people, documents=", ".join(known.documents) or "–"))
    if not yes:
        click.confirm(say("labels.forget_for_good"), abort=True)
    click.echo(say("labels.forgot", rows=forget(name=known.name, actor=local_administrator())))
