"""Restricted material: read on the public pages by who is signed in, and by nobody after them."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.record.store import Record
from tests import desk, guarded
from tests.conftest import close
from tests.guarded import MARKS
from web.app import create_app
from web.settings import Settings

RESTRICTED = "restrizorb"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    home: Path = tmp_path_factory.mktemp("guarded")
    guarded.build(home)
    settings = Settings(home=home, password_memory=desk.MEMORY)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    desk.people(record)
    record.close()
    app = create_app(settings)
    yield app
    close(app)


@pytest.fixture
def kept(site: Flask) -> Record:
    opened: Record = site.extensions["testimony"].open().record
    return opened


def as_role(site: Flask, role: Role) -> FlaskClient:
    client = site.test_client()
    desk.sign_in(client, role)
    return client


def pages(record: Record) -> list[str]:
    """The address of every quote and source there is, whoever may see it, and of each as a reference."""
    quotes = [f"/quotes/{quote_id}" for quote_id in record.quote_ids()]
    sources = [f"/sources/{source.slug}" for source in record.sources()]
    lists = ["/", "/sources/", "/speakers/", "/places/", "/statistics", f"/search?q={RESTRICTED}"]
    return [*quotes, *sources, *(f"{path}.ris" for path in (*quotes, *sources)), *lists]


def told(client: FlaskClient, record: Record) -> str:
    return "".join(unescape(client.get(path).text).lower() for path in pages(record))


@pytest.mark.parametrize("role", Role)
def test_who_is_signed_in_reads_what_is_restricted_and_no_more(site: Flask, kept: Record, role: Role) -> None:
    read = told(as_role(site, role), kept)
    assert RESTRICTED in read
    assert [mark for mark in MARKS.hidden_from(Role.READER) if mark in read] == []


def test_nobody_reads_it_who_is_not(site: Flask, kept: Record) -> None:
    told(as_role(site, Role.READER), kept)
    stranger = site.test_client()
    read = told(stranger, kept)
    assert [mark for mark in MARKS.hidden_from(None) if mark in read and mark != RESTRICTED] == []
    halfway = site.test_client()
    halfway.set_cookie("testimony-desk", "made-up")
    account = kept.people.accounts.named("Rita Reader")
    assert account
    for client in (stranger, halfway):
        for path in pages(kept)[:-1]:
            assert RESTRICTED not in client.get(path).text.lower(), path


def test_between_the_two_steps_nobody_reads_it(site: Flask, kept: Record) -> None:
    account = kept.people.accounts.named("Edo Editor")
    assert account
    kept.people.factors.propose(account, "A" * 32)
    kept.people.factors.turn_on(account, 0)
    client = as_role(site, Role.EDITOR)
    assert RESTRICTED not in "".join(client.get(path).text.lower() for path in pages(kept)[:-1])
    kept.people.factors.turn_off(account)


def test_what_a_reader_is_shown_is_kept_nowhere(site: Flask, kept: Record) -> None:
    client = as_role(site, Role.READER)
    for path in pages(kept):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] in ("private, no-store", "no-store"), path
        assert "Set-Cookie" not in answer.headers, path


def test_the_restricted_are_listed_for_readers_only(site: Flask) -> None:
    reader = as_role(site, Role.READER)
    page = reader.get("/desk/restricted").text
    links = [part.split('"')[0] for part in page.split('href="')[1:] if part.startswith("/quotes/")]
    assert links
    for link in links:
        answer = reader.get(link)
        assert answer.status_code == 200 and "not to be passed on" in answer.text
        assert site.test_client().get(link).status_code == 404
    assert "This page is everybody" in reader.get("/").text
    assert "Signed in as" in reader.get("/").text and "Signed in as" not in site.test_client().get("/").text
    assert site.test_client().get("/desk/restricted").status_code == 302
