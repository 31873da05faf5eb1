"""`pobratim report`: an official form, filled from the register for an owner and a period."""

from __future__ import annotations

from pathlib import Path

import click

from pobratim.cli.register import open_register
from pobratim.cli.terminal import plain
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure


@click.command()
@click.argument("form")
@click.option("--owner", required=True)
@click.option("--period", required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.option("--house-style", is_flag=True)
def command(form: str, owner: str, period: str, output: Path | None, house_style: bool) -> None:
    _refuse_other_formats(output)
    open_register()
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.reporting.services import report_with_remarks

    try:
        report = report_with_remarks(
            form_name=form, owner_name=owner, period=period, user=local_administrator(), house_style=house_style
        )
    except (LookupError, ValueError) as error:
        # No such owner, period or form: the message is a sentence for the user.
        raise Failure(str(error.args[0])) from error
    target = _target(output, report.name)
    _write(target, report.content)
    for remark in report.remarks:
        click.echo(plain(remark), err=True)
    click.echo(texts()("labels.written", file=target))


def _refuse_other_formats(output: Path | None) -> None:
    """Raises Failure for a name that says another format: a .docx under the name of a .pdf would not open."""
    if output is not None and not output.is_dir() and output.suffix.lower() != ".docx":
        raise Failure(texts()("errors.only_docx", file=output))


def _target(output: Path | None, name: str) -> Path:
    """Where the form goes: the file named, or under the form's own name into the folder named or the current one."""
    if output is None:
        return Path(name)
    return output / name if output.is_dir() else output


def _write(target: Path, content: bytes) -> None:
    """Write whole or not at all. Raises Failure where the place cannot be written to."""
    try:
        unfinished = target.with_name(f"{target.name}.part")
        unfinished.write_bytes(content)
        unfinished.replace(target)
    except OSError as error:
        raise Failure(texts()("errors.not_written", file=target)) from error
