"""The command line: `pobratim COMMAND`. One module per command, imported when the command is run and not before, so
that `extract` starts without Django.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from pobratim.cli.group import CommandGroup
from pobratim.cli.texts import Texts, choose_language

MODULES = {
    "demo": "pobratim.cli.demo",
    "extract": "pobratim.cli.extract",
    "read": "pobratim.cli.read",
    "import": "pobratim.cli.import_files",
    "serve": "pobratim.cli.serve",
    "report": "pobratim.cli.report",
    "verify": "pobratim.cli.verify",
    "intake": "pobratim.cli.incoming",
    "reread": "pobratim.cli.reread",
    "remind": "pobratim.cli.remind",
    "reindex": "pobratim.cli.reindex",
    "people": "pobratim.cli.people",
    "worker": "pobratim.cli.worker",
    "createadmin": "pobratim.cli.createadmin",
    "backup": "pobratim.cli.backup",
    "restore": "pobratim.cli.restore",
    "doctor": "pobratim.cli.doctor",
}


def command_line(language: str = "ru") -> CommandGroup:
    """All commands, in one language."""
    return CommandGroup(Texts(language), MODULES)


def main() -> NoReturn:
    """Run the command that the user typed and leave with its exit status."""
    language, arguments = choose_language(sys.argv[1:], os.environ)
    command_line(language).main(arguments, prog_name="pobratim")
