"""`pobratim restore`: a backup in place of what the register holds, which is backed up itself before."""

from __future__ import annotations

from pathlib import Path

import click

from pobratim.cli.register import open_register, upkeep_errors
from pobratim.cli.texts import texts


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True)
def command(source: Path, replace: bool) -> None:
    open_register()
    from pobratim.web.upkeep.backup import restore

    with upkeep_errors():
        restored = restore(source, replace=replace)
    say, manifest = texts(), restored.manifest
    if restored.before:
        click.echo(say("labels.kept_before", file=restored.before))
    records = sum(manifest.records.values())
    click.echo(say("labels.restored", made_at=manifest.made_at, records=records, files=len(manifest.originals)))
