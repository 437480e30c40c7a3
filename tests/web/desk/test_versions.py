"""Taking a source in again at the desk, and saying where its quotes stand."""

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests import shelf
from tests.desk import NAMES, send, token

SignedIn = Callable[[Role], FlaskClient]
LATER = shelf.VALLEY.replace("set the bread at four", "set the dough at five")


@pytest.fixture
def archivist(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.ARCHIVIST)


@pytest.fixture
def page(record: Record) -> str:
    """The page of the versions of the first source."""
    return f"/desk/sources/{record.sources()[0].id}/versions"


def take_in(client: FlaskClient, page: str, text: str, why: str = "saved again") -> int:
    fields = {"csrf_token": token(client, page), "why": why, "file": (io.BytesIO(text.encode()), "again.txt")}
    return client.post(page, data=fields, content_type="multipart/form-data").status_code


def test_a_file_becomes_one_more_version_and_quotes_are_told_of(
    archivist: FlaskClient, record: Record, page: str
) -> None:
    assert take_in(archivist, page, "Updated. " + LATER) == 303
    shown = " ".join(archivist.get(page).text.split())
    assert "again.txt" in shown and "Its quotes in version 2" in shown
    assert "unchanged, at another place" in shown and "<strong>changed</strong>" in shown
    assert "<del>bread</del> <ins>dough</ins> at <del>four,</del> <ins>five,</ins>" in shown
    version = record.versions(record.sources()[0].id)[-1]
    assert (version.number, version.added_by) == (2, NAMES[Role.ARCHIVIST])
    assert "1 changed" in archivist.get("/desk/versions").text


def test_what_stands_letter_by_letter_is_confirmed_with_a_comment(
    archivist: FlaskClient, record: Record, page: str
) -> None:
    take_in(archivist, page, "Updated. " + LATER)
    source_id = record.sources()[0].id
    newest = record.versions(source_id)[-1].id
    assert send(archivist, f"{page}/confirm", page, version=newest, why="").status_code == 422
    assert send(archivist, f"{page}/confirm", page, version="0" * 16, why="compared").status_code == 422
    assert record.standings(record.quote_ids(source_id)) == ()
    assert send(archivist, f"{page}/confirm", page, version=newest, why="compared").status_code == 303
    stated = record.standings(record.quote_ids(source_id))
    assert len(stated) == 4
    assert {r.who for one in stated for r in record.revisions(f"standing:{one.id}")} == {
        NAMES[Role.ARCHIVIST]
    }
    assert "stand unchanged in version 2, too</button>" not in archivist.get(page).text


def test_what_is_no_version_is_refused_with_its_reason(archivist: FlaskClient, page: str) -> None:
    assert take_in(archivist, page, shelf.VALLEY) == 409
    assert take_in(archivist, page, "Something else.", why="") == 422
    assert send(archivist, page, page, why="nothing").status_code == 422
    assert archivist.get("/desk/sources/0123456789abcdef/versions").status_code == 404


def test_words_that_were_withdrawn_are_not_shown(archivist: FlaskClient, record: Record, page: str) -> None:
    quotes = record.quotes_of_source(record.sources()[0].id)
    quote = next(one for one in quotes if "bread" in one.exact[0])
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    record.decide(quote.id, access=withdrawn, who=shelf.WHO, why="asked for")
    take_in(archivist, page, "Updated. " + LATER)
    shown = archivist.get(page).text
    assert "bread" not in shown and "dough" not in shown and "withdrawn" in shown


def test_quotes_are_reviewed_in_their_own_version_all_the_same(
    archivist: FlaskClient, record: Record, page: str
) -> None:
    take_in(archivist, page, "Updated. " + LATER)
    shown = archivist.get(page.removesuffix("/versions")).text
    assert "I would still set the bread at four" in shown and "dough" not in shown


@pytest.mark.parametrize("role", [None, Role.READER])
def test_it_is_for_archivists_only(
    desk_app: Flask, signed_in: SignedIn, page: str, role: Role | None
) -> None:
    client = desk_app.test_client() if role is None else signed_in(role)
    for path in ("/desk/versions", page):
        answer = client.get(path)
        assert answer.status_code == (302 if role is None else 403) and "Leaving" not in answer.text
