"""What is wrong with a call, in the user's language: click says it in English alone."""

from __future__ import annotations

import click

from pobratim.cli.texts import Texts


class Failure(click.ClickException):
    """A command that could not do its work; the message is for the user, in their language. Exit status 1."""


class NoSuchCommand(click.UsageError):
    """A command that there is none of."""


def describe(error: click.ClickException, texts: Texts) -> str:
    """One line on what is wrong, and for a wrong call where to find help."""
    if not isinstance(error, click.UsageError):
        return texts("errors.error", message=error.format_message())
    hint = texts("errors.see_help", command=error.ctx.command_path if error.ctx else "pobratim")
    return f"{texts('errors.error', message=_usage(error, texts))} {hint}"


def _usage(error: click.UsageError, texts: Texts) -> str:
    if isinstance(error, click.NoSuchOption):
        return texts("errors.no_such_option", name=error.option_name)
    if isinstance(error, NoSuchCommand):
        return texts("errors.no_such_command", name=error.message)
    if isinstance(error, click.MissingParameter):
        return texts("errors.missing_parameter", name=_name(error))
    if isinstance(error, click.BadParameter):
        return texts("errors.bad_parameter", name=_name(error), message=error.message)
    return texts("errors.bad_usage", message=error.format_message())


def _name(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.make_metavar(error.ctx)
