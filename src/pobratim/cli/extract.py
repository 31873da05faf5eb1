"""`pobratim extract`: what documents say, as tables to read or as JSON for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pobratim.cli import files as on_files
from pobratim.cli import output
from pobratim.cli.terminal import console
from pobratim.json_form import findings_to_json


@click.command()
@click.option("--json", "as_json", is_flag=True)
@on_files.ocr
@on_files.argument
def command(files: Sequence[Path], as_json: bool, ocr: bool) -> None:
    paths = on_files.expand(files, ocr)
    results = on_files.each(paths, on_files.work_on(paths, "findings", ocr))
    if as_json:
        failed = output.write_json(results, findings_to_json, alone=on_files.is_single(files))
    else:
        # What draws tables takes longer to load than a page to read: other programs ask for JSON.
        from pobratim.cli.findings_view import show_findings

        screen = console()
        failed = output.show(results, lambda findings: show_findings(screen, findings))
    on_files.leave_with(failed=failed)
