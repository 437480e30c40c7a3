"""The `testimony` command: the archive from a terminal.

Exit codes: 0 done, 1 problems found, 2 wrong usage. Messages go to standard error, results to standard
output, so that both can be piped.
"""

import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from archive.errors import ArchiveError
from web.outer_door import report_unexpected

COMMANDS = {
    "init": "web.commands.gathering",
    "add": "web.commands.gathering",
    "template": "web.commands.templating",
    "extract": "web.commands.extracting",
    "evaluate": "web.commands.evaluating",
    "search": "web.commands.searching",
    "show": "web.commands.reviewing",
    "decide": "web.commands.reviewing",
    "queue": "web.commands.revising",
    "history": "web.commands.revising",
    "restore": "web.commands.revising",
    "merge": "web.commands.revising",
    "activity": "web.commands.revising",
    "access": "web.commands.deciding",
    "identify": "web.commands.protecting",
    "redact": "web.commands.protecting",
    "agreement": "web.commands.protecting",
    "note-content": "web.commands.protecting",
    "embargoes": "web.commands.protecting",
    "renew": "web.commands.renewing",
    "drift": "web.commands.renewing",
    "user": "web.commands.people",
    "describe": "web.commands.describing",
    "relate": "web.commands.relating",
    "feature": "web.commands.featuring",
    "serve": "web.commands.serving",
    "reindex": "web.commands.serving",
    "export": "web.commands.exporting",
    "import": "web.commands.importing",
    "backup": "web.commands.backing_up",
    "verify": "web.commands.auditing",
    "stats": "web.commands.auditing",
}
"""Command → module that holds it; imported only when asked for, so that `--help` is instant."""


class Commands(click.Group):
    """The group, with its commands imported late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        # A command may be called as no name in Python can be: its name there has a stroke at the end.
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name.replace("-", "_")
        command: Any = getattr(import_module(COMMANDS[cmd_name]), name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="testimony-archive")
def testimony() -> None:
    """A testimony archive: add accounts, search the words, keep where they came from.

    The archive lives in $TESTIMONY_HOME (default: .testimony in the current folder).

    \b
    Example:
      testimony init
      testimony search 'speaker:petrosyan "left everything"'
    """


def main() -> None:
    """Run the command; the outer door of the terminal."""
    try:
        testimony.main(standalone_mode=True)
    except ArchiveError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, nothing more to say.
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        click.echo(report_unexpected(error), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
