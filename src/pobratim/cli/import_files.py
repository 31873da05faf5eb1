"""`pobratim import`: documents into the register. The same file again changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from pobratim.cli import files as on_files
from pobratim.cli import output
from pobratim.cli.intake import Intake, take_in
from pobratim.cli.register import open_register
from pobratim.cli.terminal import progress
from pobratim.cli.texts import texts


@click.command()
@click.option("--accept-removals", is_flag=True)
@on_files.ocr
@on_files.argument
def command(files: Sequence[Path], ocr: bool, accept_removals: bool) -> None:
    paths = on_files.expand(files, ocr)
    open_register()
    taking = partial(take_in, accept_removals=accept_removals)
    with progress(paths) as following:
        outcomes = on_files.work_on(paths, "document_and_findings", ocr)
        failed = output.show(on_files.each(following, outcomes, taking), _tell)
    on_files.leave_with(failed=failed)


def _tell(intake: Intake) -> None:
    changed = intake.created or intake.updated or intake.withdrawn
    click.echo(
        texts()(
            "labels.imported" if changed else "labels.unchanged",
            document=intake.label,
            created=intake.created,
            updated=intake.updated,
            unchanged=intake.unchanged,
            withdrawn=intake.withdrawn,
        )
    )
    if intake.similar:
        click.echo(texts()("labels.similar", document=intake.label, similar=intake.similar))
