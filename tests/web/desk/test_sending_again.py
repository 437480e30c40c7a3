"""Forms of the desk that can't be taken as they came: nothing that was typed is lost. Everything is invented."""

import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.comments import LONGEST_COMMENT
from archive.record.store import Record
from tests import desk

Sign = Callable[[Role], FlaskClient]
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
COMMENT = "The second “sentence” is hers & not the reporter's, \r\nas the recording has it."


def again(page: str) -> dict[str, str]:
    """What the form of the page would send."""
    fields = dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.partition("<main")[2])
    )
    comment = re.search(r'<textarea id="why-again"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    fields |= {"why": comment[1]} if comment else {}
    return {name: unescape(value) for name, value in fields.items()}


@pytest.fixture
def quote_id(record: Record) -> str:
    return record.quote_ids()[0]


def test_a_form_of_an_earlier_session_is_sent_from_the_page_that_says_so(
    signed_in: Sign, record: Record, quote_id: str
) -> None:
    client, path = signed_in(Role.ARCHIVIST), f"/desk/quotes/{quote_id}"
    sent = {"csrf_token": desk.token(client, "/desk/"), "do": "reopen", "why": COMMENT, "expected": ""}
    desk.send(client, "/desk/sign-out", "/desk/")
    assert client.post(path, data=sent, headers=FROM_HERE).status_code == 401
    desk.sign_in(client, Role.EDITOR)
    told = client.post(path, data=sent, headers=FROM_HERE)
    assert told.status_code == 400 and f"with the name {desk.NAMES[Role.EDITOR]}" in told.text
    fields = again(told.text)
    assert fields["do"] == "reopen" and fields["csrf_token"] != sent["csrf_token"]
    assert client.post(path, data=fields, headers=FROM_HERE).status_code == 303
    newest = list(record.revisions(f"quote:{quote_id}"))[-1]
    assert (newest.action, newest.who) == ("reopen", desk.NAMES[Role.EDITOR])
    assert newest.why.split() == COMMENT.split()


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}])
def test_a_form_that_did_not_surely_come_from_here_is_not_laid_before_anybody(
    signed_in: Sign, quote_id: str, headers: dict[str, str]
) -> None:
    sent = {"csrf_token": "made-up", "do": "reopen", "why": "planted words"}
    told = signed_in(Role.EDITOR).post(f"/desk/quotes/{quote_id}", data=sent, headers=headers)
    assert told.status_code == 400 and "no longer good" in told.text and "planted" not in told.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused(signed_in: Sign, quote_id: str, site: str) -> None:
    sent = {"csrf_token": "made-up", "do": "reopen", "why": "planted words"}
    told = signed_in(Role.EDITOR).post(
        f"/desk/quotes/{quote_id}", data=sent, headers={"Sec-Fetch-Site": site}
    )
    assert told.status_code == 403 and "planted" not in told.text


def test_no_secret_is_ever_shown_again(signed_in: Sign) -> None:
    sent = {"csrf_token": "old", "password": "typed-secret", "new": "new-secret", "why": "x" * 3_000}
    client = signed_in(Role.ADMINISTRATOR)
    for path in ("/desk/account/password", "/desk/sign-in", "/desk/confirm", "/desk/people/invite"):
        told = client.post(path, data=sent, headers=FROM_HERE)
        assert told.status_code == 400 and "-secret" not in told.text, path
        valid = sent | {"csrf_token": desk.token(client, "/desk/account")}
        assert "-secret" not in client.post(path, data=valid, headers=FROM_HERE).text, path


def test_a_comment_that_is_too_long_is_told_and_kept(signed_in: Sign, record: Record, quote_id: str) -> None:
    client, path = signed_in(Role.EDITOR), f"/desk/quotes/{quote_id}"
    before = len(list(record.revisions(f"quote:{quote_id}")))
    long = "ա" * LONGEST_COMMENT
    told = desk.send(client, path, "/desk/", do="reopen", why=f"{long}!")
    assert told.status_code == 422 and len(list(record.revisions(f"quote:{quote_id}"))) == before
    assert "It has 2,001 characters; a comment may have 2,000." in told.text
    fields = again(told.text)
    assert fields["why"] == f"{long}!"
    assert client.post(path, data=fields | {"why": f" {long} "}).status_code == 303
    assert list(record.revisions(f"quote:{quote_id}"))[-1].why == long


def test_no_field_cuts_a_comment_and_every_form_has_the_limit(
    signed_in: Sign, record: Record, quote_id: str
) -> None:
    client = signed_in(Role.EDITOR)
    quote = record.quote(quote_id)
    assert quote is not None
    source, speaker = quote.source_id, quote.speaker_id
    for page, path in (
        (f"/desk/sources/{source}", f"/desk/sources/{source}/publish"),
        (f"/desk/access/{quote_id}", f"/desk/access/{quote_id}/status"),
        (f"/desk/speakers/{speaker}", f"/desk/speakers/{speaker}"),
        (f"/desk/history/quote:{quote_id}", f"/desk/history/quote:{quote_id}"),
        ("/desk/texts/featured/_front-page", "/desk/texts/featured/_front-page"),
        ("/desk/texts", "/desk/relations"),
        ("/desk/", "/desk/"),
    ):
        assert not re.search(r'name="why"[^>]*maxlength', client.get(page).text), page
        told = desk.send(client, path, "/desk/", why="x" * 20_000, kept="yes")
        assert told.status_code == 422 and again(told.text)["kept"] == "yes", path


def test_a_file_is_chosen_again(signed_in: Sign, record: Record, quote_id: str) -> None:
    quote = record.quote(quote_id)
    assert quote is not None
    client, path = signed_in(Role.ARCHIVIST), f"/desk/sources/{quote.source_id}/versions"
    sent = {"csrf_token": desk.token(client, "/desk/"), "why": "x" * 20_000}
    told = client.post(path, data=sent | {"file": (io.BytesIO(b"Invented words"), "again.txt")})
    assert told.status_code == 422 and 'name="file" type="file"' in told.text


def test_a_comment_that_is_missing_is_asked_for_with_all_that_was_chosen(
    signed_in: Sign, record: Record, quote_id: str
) -> None:
    client, path = signed_in(Role.ARCHIVIST), f"/desk/quotes/{quote_id}"
    desk.send(client, path, "/desk/", do="reopen")
    told = desk.send(client, path, "/desk/", do="reject", reason="other", why=" ")
    assert told.status_code == 422 and "It was not said why it is rejected." in told.text
    assert 'aria-invalid="true" aria-describedby="wrong-why" autofocus' in told.text
    fields = again(told.text)
    assert (fields["do"], fields["reason"]) == ("reject", "other")
    assert client.post(path, data=fields | {"why": "of another source"}).status_code == 303
    assert list(record.revisions(f"quote:{quote_id}"))[-1].why == "other: of another source"
