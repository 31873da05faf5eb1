"""`pobratim backup`: the database and all originals in one file, while the server runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pobratim.cli.register import open_register, upkeep_errors
from pobratim.cli.texts import texts


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
def command(target: Path) -> None:
    open_register()
    from pobratim.web.upkeep.backup import back_up

    file = target / f"pobratim-{datetime.now():%Y-%m-%d-%H%M%S}.zip" if target.is_dir() else target
    with upkeep_errors():
        manifest = back_up(file)
    megabytes = f"{file.stat().st_size / 2**20:.1f}"
    records = sum(manifest.records.values())
    say = texts()
    click.echo(say("labels.backed_up", file=file, megabytes=megabytes, records=records, files=len(manifest.originals)))
