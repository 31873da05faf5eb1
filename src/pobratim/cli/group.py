"""The group of all commands: imports a command when it is asked for, and speaks the user's language."""

from __future__ import annotations

import copy
import importlib
import io
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from pobratim import __version__
from pobratim.cli.local_help import LocalContext
from pobratim.cli.texts import LANGUAGES, Texts
from pobratim.cli.usage_errors import NoSuchCommand, describe

INTERRUPTED = 130
"""The exit status of a program that was stopped by Ctrl-C (128 + SIGINT), as shells count it."""


class CommandGroup(click.Group):
    """Commands by name, each in a module with a `command`, imported only when it is run or described."""

    context_class = LocalContext

    def __init__(self, texts: Texts, modules: Mapping[str, str]) -> None:
        # The language is chosen before anything is parsed; the option is here to be described, and refused if unknown.
        language = click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False)
        version = click.version_option(__version__, message="%(prog)s %(version)s")
        super().__init__(
            "pobratim",
            params=[language],
            context_settings={"obj": texts},
            subcommand_metavar=texts("metavars.command"),
            invoke_without_command=True,
            callback=_show_help,
        )
        version(self)
        self.texts = texts
        self.modules = modules
        _localise(self, "pobratim", texts)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.modules:
            raise NoSuchCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = self.modules.get(cmd_name)
        if module is None:
            return None
        # A copy: the module's own is shared by every language.
        command: click.Command = copy.copy(importlib.import_module(module).command)
        command.context_class = LocalContext
        _localise(command, cmd_name, self.texts)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Without importing the commands, as the method of the base class would.
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_sentence(self.texts(f"help.{name}"))) for name in self.modules])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command and leave with its exit status; what is wrong with the call is told in one line."""
        _speak_utf8()
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.Abort:
            status = INTERRUPTED
        except click.ClickException as error:
            click.echo(describe(error, self.texts), err=True)
            status = error.exit_code
        sys.exit(status)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.)\s", text, maxsplit=1)[0]


@click.pass_context
def _show_help(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _localise(command: click.Command, name: str, texts: Texts) -> None:
    """Give a command and its options the descriptions of a language."""
    command.help = texts(f"help.{name}")
    command.params = [_localised(parameter, name, texts) for parameter in command.params]
    command.add_help_option = False
    command.options_metavar = texts("metavars.options")
    click.help_option("-h", "--help", help=texts("help.help"))(command)


def _localised(parameter: click.Parameter, command: str, texts: Texts) -> click.Parameter:
    spoken = copy.copy(parameter)
    spoken.metavar = texts.find(f"metavars.{parameter.name}") or parameter.metavar
    if isinstance(spoken, click.Option):
        spoken.help = texts(f"options.{command}.{parameter.name}")
    return spoken


def _speak_utf8() -> None:
    """UTF-8 out, whatever the console's code page. A file name that is no text at all is shown with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
