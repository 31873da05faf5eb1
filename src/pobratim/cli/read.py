"""`pobratim read`: a document as it was understood, before any meaning is looked for in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pobratim.cli import files as on_files
from pobratim.cli import output
from pobratim.cli.document_page import page_of
from pobratim.cli.document_view import show_document
from pobratim.cli.terminal import console
from pobratim.json_form import document_to_json


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--html", "as_html", is_flag=True)
@on_files.ocr
@on_files.argument
def command(files: Sequence[Path], as_json: bool, as_html: bool, ocr: bool) -> None:
    paths = on_files.expand(files, ocr)
    results = on_files.each(paths, on_files.work_on(paths, "document", ocr))
    if as_json:
        failed = output.write_json(results, document_to_json, alone=on_files.is_single(files))
    elif as_html:
        failed = output.write_page(results, page_of)
    else:
        screen = console()
        failed = output.show(results, lambda document: show_document(screen, document))
    on_files.leave_with(failed=failed)
