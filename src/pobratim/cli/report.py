"""`pobratim report`: an official form, filled from the register for an owner and a period."""

from __future__ import annotations

from pathlib import Path

import click

from pobratim.cli.register import open_register
from pobratim.cli.terminal import plain
from pobratim.cli.texts import texts
from pobratim.cli.usage_errors import Failure
from pobratim.cli.verify import beside
from pobratim.rendering.writers import FORMATS


@click.command()
@click.argument("form")
@click.option("--owner", required=True)
@click.option("--period", required=True)
@click.option("--about")
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.option("--format", "file_format", type=click.Choice(list(FORMATS)))
@click.option("--house-style", is_flag=True)
@click.option("--with-evidence", is_flag=True)
def command(
    form: str,
    owner: str,
    period: str,
    about: str | None,
    output: Path | None,
    file_format: str | None,
    house_style: bool,
    with_evidence: bool,
) -> None:
    file_format = _format(output, file_format)
    open_register()
    from pobratim.web.accounts.services import local_administrator
    from pobratim.web.reporting.services import report_with_remarks

    try:
        report = report_with_remarks(
            form_name=form,
            owner_name=owner,
            period=period,
            user=local_administrator(),
            house_style=house_style,
            about=about,
            file_format=file_format,
            with_evidence=with_evidence,
        )
    except (LookupError, ValueError) as error:
        # No such owner, period or form: the message is a sentence for the user.
        raise Failure(str(error.args[0])) from error
    target = _target(output, report.name)
    _write(target, report.content)
    if report.evidence is not None:
        _write(beside(target), report.evidence)
    for remark in report.remarks:
        click.echo(plain(remark), err=True)
    click.echo(texts()("labels.written", file=target))


def _format(output: Path | None, asked: str | None) -> str:
    """The format: as asked for, else as the file's name says, else Word's.

    Raises Failure for a name that says another format: a .docx under the name of a .pdf would not open.
    """
    named = output.suffix.lower().lstrip(".") if output is not None and not output.is_dir() else None
    if named is not None and (named not in FORMATS or asked not in (None, named)):
        endings = ", ".join(f".{name}" for name in ([asked] if asked else FORMATS))
        raise Failure(texts()("errors.other_format", file=output, endings=endings))
    return asked or named or "docx"


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
