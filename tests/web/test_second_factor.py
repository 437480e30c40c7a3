"""Roles that demand a second factor, and how the secrets of authenticators are kept."""

import time
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive import second_factor
from archive.accounts.roles import Role
from archive.accounts.seals import Seal, is_sealed
from archive.record.personnel.people import People
from archive.record.store import Record
from tests import desk
from tests.conftest import close
from tests.web.test_accounts import turn_codes_on
from web.app import create_app
from web.secret import FILE_NAME
from web.settings import Settings

KEY = b"k" * 32


@pytest.fixture
def strict(archive_home: Path, record: Record) -> Iterator[Flask]:
    """A desk where editors and readers need a second factor."""
    desk.people(record)
    roles = frozenset({Role.EDITOR, Role.READER})
    app = create_app(Settings(home=archive_home, password_memory=desk.MEMORY, second_factor_for=roles))
    yield app
    close(app)


def client_as(app: Flask, role: Role) -> FlaskClient:
    client = app.test_client()
    assert desk.sign_in(client, role).status_code == 302
    return client


def test_without_a_second_factor_nothing_is_open_but_setting_one_up(strict: Flask) -> None:
    editor = client_as(strict, Role.EDITOR)
    for path in ("/desk/", "/desk/account", "/desk/people", "/desk/restricted"):
        answer = editor.get(path)
        assert answer.status_code == 302 and answer.location == "/desk/account/codes", path
    assert desk.send(editor, "/desk/account/sessions", "/desk/account/codes").status_code == 403
    assert "set up codes" in editor.get("/desk/account/codes").text
    assert "Signed in as" not in editor.get("/").text, "as a reader of the public pages they are nobody"
    assert editor.get("/desk/account/passkeys").status_code == 200


def test_with_the_second_factor_everything_is_open_at_once(strict: Flask) -> None:
    editor = client_as(strict, Role.EDITOR)
    secret, _ = turn_codes_on(editor)
    assert editor.get("/desk/").status_code == 200
    assert "second step before anything else" not in editor.get("/desk/account/codes").text
    again = client_as(strict, Role.EDITOR)
    assert again.get("/desk/").location.startswith("/desk/sign-in")
    code = pyotp.TOTP(secret).at(int(time.time()) + 30)
    assert desk.send(again, "/desk/sign-in/second", code=code).location == "/desk/"
    desk.send(editor, "/desk/account/codes/off", "/desk/account/codes")
    assert editor.get("/desk/").location == "/desk/account/codes"


def test_roles_that_are_not_named_need_none(strict: Flask) -> None:
    assert client_as(strict, Role.ARCHIVIST).get("/desk/").status_code == 200
    assert client_as(strict, Role.ADMINISTRATOR).get("/desk/people").status_code == 200


def test_the_recovery_codes_are_shown_without_the_demand(strict: Flask) -> None:
    reader = client_as(strict, Role.READER)
    page = reader.get("/desk/account/codes").text
    secret = page.partition("<code>")[2].partition("</code>")[0].replace(" ", "")
    answer = desk.send(reader, "/desk/account/codes", code=pyotp.TOTP(secret).now())
    assert answer.status_code == 200 and "second step before anything else" not in answer.text


@pytest.fixture
def people(record: Record) -> People:
    desk.people(record)
    return record.people


def test_a_secret_is_kept_sealed_and_opens_for_its_account_only(people: People, archive_home: Path) -> None:
    people.factors.seal_with(KEY)
    ada, edo = (people.accounts.named(desk.NAMES[role]) for role in (Role.ARCHIVIST, Role.EDITOR))
    assert ada and edo
    secret = second_factor.new_secret(people, ada)
    second_factor.turn_on(people, ada, pyotp.TOTP(secret).now())
    assert people.factors.secret(ada) == secret
    files = (archive_home / "archive.db", archive_home / "archive.db-wal")
    assert secret.encode() not in b"".join(path.read_bytes() for path in files)
    kept = Seal(KEY).sealed(secret, ada.id)
    assert is_sealed(kept) and Seal(KEY).opened(kept, ada.id) == secret
    assert Seal(KEY).opened(kept, edo.id) is None
    assert Seal(b"o" * 32).opened(kept, ada.id) is None
    for damaged in (kept[:-4] + "AAA=", "sealed:1:", "sealed:1:é", "sealed:1:AAAA"):
        assert Seal(KEY).opened(damaged, ada.id) is None
    assert Seal(KEY).sealed(secret, ada.id) != kept, "the same secret is never the same text"


def test_secrets_of_an_older_archive_go_on_and_are_sealed(record: Record, desk_app: Flask) -> None:
    people = record.people
    ada = people.accounts.named(desk.NAMES[Role.ARCHIVIST])
    assert ada
    secret = pyotp.random_base32()
    people.factors.propose(ada, secret)
    people.factors.turn_on(ada, 0)
    assert people.factors.secret(ada) == secret
    client = desk_app.test_client()
    desk.sign_in(client, Role.ARCHIVIST)
    assert people.factors.secret(ada) is None, "the server sealed it by a key that is not in the database"
    assert desk.send(client, "/desk/sign-in/second", code=pyotp.TOTP(secret).now()).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_where_the_key_is_lost_recovery_codes_open_still(desk_app: Flask, archive_home: Path) -> None:
    client = client_as(desk_app, Role.ARCHIVIST)
    secret, recovery = turn_codes_on(client)
    close(desk_app)
    (archive_home / FILE_NAME).unlink()
    app = create_app(Settings(home=archive_home, password_memory=desk.MEMORY))
    try:
        fresh = app.test_client()
        desk.sign_in(fresh, Role.ARCHIVIST)
        code = pyotp.TOTP(secret).at(int(time.time()) + 30)
        assert desk.send(fresh, "/desk/sign-in/second", code=code).status_code == 403
        assert desk.send(fresh, "/desk/sign-in/second", code=recovery[0]).status_code == 302
    finally:
        close(app)
