"""`pobratim reindex`: the index of the search built anew."""

from __future__ import annotations

import click

from pobratim.cli.register import open_register
from pobratim.cli.texts import texts


@click.command()
def command() -> None:
    open_register()
    from pobratim.web.search.services import reindex

    click.echo(texts()("labels.reindexed", entries=reindex()))
