"""`pobratim reread`: every stored document read anew, the difference shown before any of it is accepted."""

from __future__ import annotations

import click

from pobratim.cli import files as on_files
from pobratim.cli.register import open_register
from pobratim.cli.texts import texts


@click.command()
@click.option("--accept", is_flag=True)
def command(accept: bool) -> None:
    open_register()
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.intake.rereading import read_again, stored

    say, actor, sources = texts(), local_administrator(), list(stored())
    changed, failed = 0, False
    for source, understood in on_files.each(sources, on_files.work_on(sources, "document_and_findings")):
        if understood is None:
            failed = True
        # A letter yields its attachments, too; each of them is a stored document of its own.
        elif understood[1].sha256 == source.path.name:
            difference = read_again(source=source, understood=understood, accept=accept, actor=actor)
            changed += not difference.is_none
            if not difference.is_none:
                click.echo(_told(source.label, difference))
    click.echo(say("labels.reread" if accept else "labels.would_reread", changed=changed, all=len(sources)))
    on_files.leave_with(failed=failed)


def _told(label: str, difference: object) -> str:
    numbers = {name: getattr(difference, name) for name in ("created", "updated", "unchanged", "withdrawn")}
    return texts()("labels.imported", document=label, **numbers)
