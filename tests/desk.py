"""Somebody who is signed in: for tests of the desk. Nobody here exists."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.accounts.passwords import Passwords
from archive.accounts.roles import Role
from archive.record.store import Record

PASSWORD = "seven invented words"
MEMORY = 1
"""MiB a hash: the least the library takes, so that tests are quick."""
NAMES = {
    Role.READER: "Rita Reader",
    Role.ARCHIVIST: "Ada Archivist",
    Role.EDITOR: "Edo Editor",
    Role.ADMINISTRATOR: "Ani Administrator",
}
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def people(record: Record) -> None:
    """One account of each role, all with the same password."""
    kept = Passwords(MEMORY).hash(PASSWORD)
    for role, name in NAMES.items():
        record.people.accounts.add(name, role, kept, who="Test")


def sign_in(client: FlaskClient, role: Role, password: str = PASSWORD) -> TestResponse:
    """Sign a browser in as the person of the role."""
    return send(client, "/desk/sign-in", name=NAMES[role], password=password)


def token(client: FlaskClient, page: str = "/desk/sign-in") -> str:
    """The token of the forms of a page; redirects are followed."""
    found = _TOKEN.search(client.get(page, follow_redirects=True).text)
    return found[1] if found else ""


def send(client: FlaskClient, path: str, page: str | None = None, **fields: str) -> TestResponse:
    """Send a form that stands on a page (or at the address it is sent to), with its token."""
    return client.post(path, data={"csrf_token": token(client, page or path), **fields})
