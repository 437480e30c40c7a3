"""Every command and option is documented, with an example, and every documented one exists."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from web import cli
from web.cli import COMMANDS

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def command(name: str) -> click.Command:
    found = cli.testimony.get_command(click.Context(cli.testimony), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_a_section_and_an_example(name: str) -> None:
    assert f"\n## {name}\n" in PAGE
    shown = CliRunner().invoke(cli.testimony, [name, "--help"])
    assert shown.exit_code == 0
    assert "Example:" in shown.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    options = [
        o for p in command(name).params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")
    ]
    assert [option for option in options if option not in section] == []


def test_no_command_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"^## ([\w-]+)$", PAGE, re.M)) == set(COMMANDS)


def test_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(cli.testimony, ["burn"]).exit_code == 2
