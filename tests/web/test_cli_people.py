"""`testimony user …`: the first administrator, and everything that the pages on people do."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests import desk
from tests.conftest import close
from web import cli
from web.app import create_app
from web.commands.people import user
from web.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def environment(archive_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESTIMONY_HOME", str(archive_home))
    monkeypatch.setenv("TESTIMONY_PASSWORD_MEMORY", str(desk.MEMORY))
    monkeypatch.delenv("TESTIMONY_PUBLIC_URL", raising=False)


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli.testimony, ["user", *arguments], input=typed)


def added(
    name: str = "Ani Administrator", role: str = "administrator", password: str = desk.PASSWORD
) -> Result:
    return run("add", name, "--role", role, "--by", "Test", typed=f"{password}\n{password}\n")


@pytest.mark.parametrize("name", user.commands)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = PAGE.split("\n## user\n")[1].split("\n## ")[0]
    assert f"`user {name}" in section
    for parameter in user.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in section, parameter.opts
    shown = run(name, "--help").output
    assert "Example:" in shown


def test_the_first_administrator_signs_in(archive_home: Path) -> None:
    result = added()
    assert result.exit_code == 0 and desk.PASSWORD not in result.output
    app = create_app(Settings(home=archive_home, password_memory=desk.MEMORY))
    answer = desk.send(app.test_client(), "/desk/sign-in", name="ani administrator", password=desk.PASSWORD)
    assert answer.status_code == 302
    close(app)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "Nobody\0", "--role", "reader"), "can’t be a name"),
        (("role", "Nobody", "reader"), "nobody has this name"),
        (("role", "Ani Administrator", "reader"), "last administrator"),
        (("deactivate", "Ani Administrator"), "last administrator"),
        (("sessions", "Nobody"), "nobody has this name"),
        (("password", "Nobody", "--link"), "nobody has this name"),
    ],
)
def test_the_rules_are_those_of_the_pages(arguments: tuple[str, ...], why: str) -> None:
    added()
    result = run(*arguments)
    assert result.exit_code == 1 and why in str(result.exception)


def test_a_weak_password_and_a_taken_name_are_refused() -> None:
    assert "fewer than 12" in str(added(password="short").exception)
    added()
    assert "taken" in str(added().exception)


def test_who_is_invited_has_a_link() -> None:
    result = run("invite", "Edo Editor", "--role", "editor", "--by", "Ani")
    assert re.search(r"^http://localhost:8000/desk/invitation/[\w-]{43}$", result.stdout, re.M)
    assert "link" in run("list").stdout and "Edo Editor" in run("list").stdout
    assert "invited" in run("log").stdout


def test_accounts_change_by_command() -> None:
    added()
    added("Ada Archivist", "archivist")
    assert run("role", "ada archivist", "editor").exit_code == 0
    assert run("password", "Ada Archivist", typed="eight other invented words\n" * 2).exit_code == 0
    assert "/desk/invitation/" in run("password", "Ada Archivist", "--link").stdout
    assert run("factors", "Ada Archivist").exit_code == 0
    assert run("sessions", "Ada Archivist").stdout == ""
    assert "0 ended" in run("sessions", "Ada Archivist", "--end").stderr
    assert run("deactivate", "Ada Archivist").exit_code == 0
    listed = run("list").stdout
    assert re.search(r"^editor +password only +Ada Archivist  deactivated$", listed, re.M)
    assert run("activate", "Ada Archivist").exit_code == 0
    told = run("log", "Ada Archivist", "--limit", "3").stdout.splitlines()
    assert [line.split()[2] for line in told] == ["reactivated", "deactivated", "second-factors-removed"]


def test_a_bag_holds_nothing_of_who_signs_in(tmp_path: Path) -> None:
    added()
    run("invite", "Edo Editor", "--role", "editor")
    bag = tmp_path / "copy.bag"
    assert CliRunner().invoke(cli.testimony, ["export", "bag", str(bag)]).exit_code == 0
    held = b"".join(path.read_bytes() for path in bag.rglob("*") if path.is_file())
    assert b"We took the photographs" in held
    for words in (b"Ani Administrator", b"Edo Editor", b"argon2", desk.PASSWORD.encode()):
        assert words not in held
