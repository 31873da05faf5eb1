"""`pobratim report`: an official form, filled from the register for an owner and a period."""

from __future__ import annotations

from pathlib import Path

import click

from pobratim.cli.register import open_register
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure


@click.command()
@click.argument("form")
@click.option("--owner", required=True)
@click.option("--period", required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.option("--house-style", is_flag=True)
def command(form: str, owner: str, period: str, output: Path | None, house_style: bool) -> None:
    open_register()
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.reporting.services import write_report

    try:
        name, content = write_report(
            form_name=form, owner_name=owner, period=period, user=local_administrator(), house_style=house_style
        )
    except (LookupError, ValueError) as error:
        # No such owner, period or form: the message is a sentence for the user.
        raise Failure(str(error.args[0])) from error
    target = _target(output, name)
    _write(target, content)
    click.echo(texts()("labels.written", file=target))


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
