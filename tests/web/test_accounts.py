"""People and accounts in the browser's place: invitations, passwords, codes, sessions, administrators' deeds."""

import logging
import re
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.record.store import Record
from tests import desk
from tests.conftest import close
from tests.reading import text_of
from web.app import create_app
from web.desk.entry.attempts import attempt
from web.settings import Settings

SignedIn = Callable[[Role], FlaskClient]
NEW = "eight other invented words"


def account_id(record: Record, role: Role) -> str:
    account = record.people.accounts.named(desk.NAMES[role])
    assert account
    return account.id


def link_in(html: str) -> str:
    found = re.search(r'value="http://localhost(/desk/invitation/[^"]+)"', html)
    assert found
    return found[1]


def turn_codes_on(client: FlaskClient) -> tuple[str, list[str]]:
    """Set codes up; returns the secret and the recovery codes."""
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", client.get("/desk/account/codes").text)
    assert found
    secret = found[1].replace(" ", "")
    answer = desk.send(client, "/desk/account/codes", code=pyotp.TOTP(secret).now())
    codes = re.findall(r"<code>([0-9a-z-]{19})</code>", answer.text)
    assert answer.status_code == 200 and len(codes) == 8
    return secret, codes


def test_who_is_invited_chooses_name_and_password_and_is_in(desk_app: Flask, signed_in: SignedIn) -> None:
    administrator = signed_in(Role.ADMINISTRATOR)
    shown = desk.send(administrator, "/desk/people/invite", "/desk/people", name="Nor New", role="editor")
    link = link_in(shown.text)
    assert link not in administrator.get("/desk/people").text
    newcomer = desk_app.test_client()
    assert "an editor" in newcomer.get(link).text
    weak = desk.send(newcomer, link, name="Nor New", password="short")
    assert weak.status_code == 422 and "fewer than 12 characters" in weak.text
    answer = desk.send(newcomer, link, name="Nor New", password=NEW)
    assert answer.status_code == 302 and answer.location == "/desk/account"
    page = text_of(newcomer.get("/desk/account").text)
    assert "Nor New" in page and "an editor" in page
    assert newcomer.get("/desk/people").status_code == 403
    again = desk_app.test_client().get(link)
    assert again.status_code == 404 and "no longer good" in again.text


def test_an_invitation_is_taken_back(desk_app: Flask, signed_in: SignedIn) -> None:
    administrator = signed_in(Role.ADMINISTRATOR)
    link = link_in(
        desk.send(administrator, "/desk/people/invite", "/desk/people", name="Nor", role="reader").text
    )
    page = administrator.get("/desk/people").text
    waiting = re.search(r'name="invitation" value="([^"]+)"', page)
    assert waiting
    desk.send(administrator, "/desk/people/take-back", "/desk/people", invitation=waiting[1])
    assert desk_app.test_client().get(link).status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"name": "Nor", "role": "king"}, 400), ({"name": "Nor"}, 400), ({"name": "", "role": "reader"}, 422)],
)
def test_an_invitation_that_makes_no_sense_is_refused(
    signed_in: SignedIn, fields: dict[str, str], status: int
) -> None:
    answer = desk.send(signed_in(Role.ADMINISTRATOR), "/desk/people/invite", "/desk/people", **fields)
    assert answer.status_code == status


def test_a_changed_role_counts_at_the_next_request(record: Record, signed_in: SignedIn) -> None:
    administrator, archivist = signed_in(Role.ADMINISTRATOR), signed_in(Role.ARCHIVIST)
    assert archivist.get("/desk/people").status_code == 403
    page = f"/desk/people/{account_id(record, Role.ARCHIVIST)}"
    assert desk.send(administrator, f"{page}/role", page, role="administrator").status_code == 302
    assert archivist.get("/desk/people").status_code == 200


def test_the_last_administrator_can_not_go(record: Record, signed_in: SignedIn) -> None:
    administrator = signed_in(Role.ADMINISTRATOR)
    page = f"/desk/people/{account_id(record, Role.ADMINISTRATOR)}"
    for deed, fields in (("role", {"role": "editor"}), ("active", {"active": "no"})):
        answer = desk.send(administrator, f"{page}/{deed}", page, **fields)
        assert answer.status_code == 409 and "last administrator" in answer.text
    assert administrator.get("/desk/people").status_code == 200


def test_who_is_deactivated_is_out_at_once(record: Record, signed_in: SignedIn, desk_app: Flask) -> None:
    administrator, editor = signed_in(Role.ADMINISTRATOR), signed_in(Role.EDITOR)
    page = f"/desk/people/{account_id(record, Role.EDITOR)}"
    desk.send(administrator, f"{page}/active", page, active="no")
    assert editor.get("/desk/account").status_code == 302
    assert desk.sign_in(desk_app.test_client(), Role.EDITOR).status_code == 403


def test_a_forgotten_password_is_set_anew_by_a_link(
    record: Record, signed_in: SignedIn, desk_app: Flask
) -> None:
    administrator = signed_in(Role.ADMINISTRATOR)
    page = f"/desk/people/{account_id(record, Role.READER)}"
    link = link_in(desk.send(administrator, f"{page}/link", page).text)
    reader = desk_app.test_client()
    assert desk.send(reader, link, name="Somebody Else", password=NEW).location == "/desk/account"
    assert "Rita Reader" in reader.get("/desk/account").text
    assert desk.sign_in(desk_app.test_client(), Role.READER, NEW).status_code == 302
    assert desk.sign_in(desk_app.test_client(), Role.READER).status_code == 403


def test_another_password_signs_out_the_other_browsers(signed_in: SignedIn, desk_app: Flask) -> None:
    one, other = signed_in(Role.ARCHIVIST), signed_in(Role.ARCHIVIST)
    wrong = desk.send(one, "/desk/account/password", password="wrong", new=NEW)
    assert wrong.status_code == 422 and "password is wrong" in wrong.text
    weak = desk.send(one, "/desk/account/password", password=desk.PASSWORD, new="Ada Archivist")
    assert weak.status_code == 422 and "first that are tried" in weak.text
    desk.send(one, "/desk/account/password", password=desk.PASSWORD, new=NEW)
    assert one.get("/desk/account").status_code == 200 and other.get("/desk/account").status_code == 302
    assert desk.sign_in(desk_app.test_client(), Role.ARCHIVIST, NEW).status_code == 302


def test_sessions_are_listed_and_ended(signed_in: SignedIn) -> None:
    here, there, elsewhere = (signed_in(Role.ARCHIVIST) for _ in range(3))
    page = here.get("/desk/account").text
    (one, other) = re.findall(r'name="session" value="([^"]+)"', page)
    desk.send(here, "/desk/account/sessions", "/desk/account", session=one)
    left = [client.get("/desk/account").status_code for client in (here, there, elsewhere)]
    assert sorted(left) == [200, 200, 302] and left[0] == 200
    desk.send(here, "/desk/account/sessions", "/desk/account")
    left = [client.get("/desk/account").status_code for client in (here, there, elsewhere)]
    assert left == [200, 302, 302] and other


def test_nobody_ends_the_session_of_somebody_else(record: Record, signed_in: SignedIn) -> None:
    editor, archivist = signed_in(Role.EDITOR), signed_in(Role.ARCHIVIST)
    account = record.people.accounts.named("Edo Editor")
    assert account
    (session,) = record.people.sessions.of(account)
    desk.send(archivist, "/desk/account/sessions", "/desk/account", session=session.id)
    assert editor.get("/desk/account").status_code == 200


def test_codes_are_the_second_step(signed_in: SignedIn, desk_app: Flask) -> None:
    secret, recovery = turn_codes_on(signed_in(Role.ARCHIVIST))
    client = desk_app.test_client()
    answer = desk.send(
        client, "/desk/sign-in", name="Ada Archivist", password=desk.PASSWORD, next="/desk/account"
    )
    assert answer.location == "/desk/sign-in/second?next=%2Fdesk%2Faccount"
    assert client.get("/desk/account").status_code == 302, "the password alone opens nothing"
    wrong = desk.send(client, "/desk/sign-in/second", code="not a code")
    assert wrong.status_code == 403 and "code is wrong" in wrong.text
    code = pyotp.TOTP(secret).at(int(time.time()) + 30)
    answer = desk.send(client, "/desk/sign-in/second", code=code, next="/desk/account")
    assert answer.location == "/desk/account" and client.get("/desk/account").status_code == 200
    other = desk_app.test_client()
    desk.sign_in(other, Role.ARCHIVIST)
    assert desk.send(other, "/desk/sign-in/second", code=code).status_code == 403, "a code is good once"
    assert desk.send(other, "/desk/sign-in/second", code=recovery[3]).status_code == 302
    desk.send(other, "/desk/account/codes/off", "/desk/account/codes")
    assert desk.sign_in(desk_app.test_client(), Role.ARCHIVIST).location == "/desk/"


def test_an_administrator_takes_a_lost_second_step_away(
    record: Record, signed_in: SignedIn, desk_app: Flask
) -> None:
    editor = signed_in(Role.EDITOR)
    turn_codes_on(editor)
    page = f"/desk/people/{account_id(record, Role.EDITOR)}"
    desk.send(signed_in(Role.ADMINISTRATOR), f"{page}/factors", page)
    assert editor.get("/desk/account").status_code == 302
    assert desk.sign_in(desk_app.test_client(), Role.EDITOR).location == "/desk/"


def test_signing_in_gives_another_session_than_before(desk_app: Flask) -> None:
    browser = desk_app.test_client()
    desk.token(browser)
    planted = browser.get_cookie("testimony-desk")
    desk.sign_in(browser, Role.ARCHIVIST)
    kept = browser.get_cookie("testimony-desk")
    assert planted and kept and planted.value != kept.value
    thief = desk_app.test_client()
    thief.set_cookie("testimony-desk", planted.value)
    assert thief.get("/desk/account").status_code == 302


def test_a_form_that_stood_open_is_sent_after_signing_in_again(record: Record, signed_in: SignedIn) -> None:
    client = signed_in(Role.ARCHIVIST)
    account = record.people.accounts.named("Ada Archivist")
    assert account
    fields = {"csrf_token": desk.token(client, "/desk/account"), "password": desk.PASSWORD, "new": NEW}
    record.people.sessions.end_all(account, who="Test")
    refused = client.post("/desk/account/password", data=fields)
    assert refused.status_code == 401 and "go back and send it again" in refused.text
    desk.sign_in(client, Role.ARCHIVIST)
    assert client.post("/desk/account/password", data=fields).status_code == 302
    # Somebody else at the same browser does not send it.
    fields["csrf_token"] = desk.token(client, "/desk/account")
    record.people.sessions.end_all(account, who="Test")
    desk.sign_in(client, Role.EDITOR)
    assert client.post("/desk/account/password", data=fields).status_code == 400


def test_what_changes_how_one_signs_in_asks_once_more_after_a_while(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    assert client.get("/desk/account/codes").status_code == 200
    token = desk.token(client, "/desk/account")
    with monkeypatch.context() as later:
        later.setattr("web.session.signing.FRESH", timedelta(0))
        for path in ("/desk/account/codes", "/desk/account/passkeys"):
            assert client.get(path).location == "/desk/confirm?next=" + path.replace("/", "%2F")
        for path in ("/desk/people/invite", "/desk/account/codes/off", "/desk/account/codes/recovery"):
            assert client.post(path, data={"csrf_token": token}).location.startswith("/desk/confirm?next=")
    wrong = desk.send(client, "/desk/confirm", password="wrong")
    assert wrong.status_code == 403 and "password is wrong" in wrong.text
    right = desk.send(client, "/desk/confirm", password=desk.PASSWORD, next="/desk/account/codes")
    assert right.location == "/desk/account/codes"


def test_guessing_is_stopped_and_says_so_alike_for_everybody(desk_app: Flask) -> None:
    told = []
    for name in ("Ada Archivist", "Nobody Atall"):
        client = desk_app.test_client()
        answers = [desk.send(client, "/desk/sign-in", name=name, password="wrong") for _ in range(11)]
        assert [answer.status_code for answer in answers] == [403] * 10 + [429]
        told.append(text_of(answers[-1].text).replace(name, ""))
    assert told[0] == told[1] and "too many attempts" in told[0]


def test_the_log_tells_who_did_what_and_no_password(record: Record, signed_in: SignedIn) -> None:
    administrator = signed_in(Role.ADMINISTRATOR)
    page = f"/desk/people/{account_id(record, Role.READER)}"
    desk.send(administrator, f"{page}/role", page, role="archivist")
    log = text_of(administrator.get("/desk/people/log").text)
    assert "role changedRita ReaderAni Administratorreader → archivist" in log
    assert desk.PASSWORD not in log


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "null",
        "[]",
        "{}",
        "[" * 4000,
        '{"rawId": 1}',
        '{"rawId": "AAAA", "response": {"clientDataJSON": "AAAA"}}',
        '{"rawId": "é", "response": {"clientDataJSON": "eyJjaGFsbGVuZ2UiOiAiQUFBQSJ9"}}',
        '{"rawId": "AAAA", "response": {"clientDataJSON": "eyJjaGFsbGVuZ2UiOiAiQUFBQSJ9"}}',
    ],
)
def test_what_is_no_passkey_signs_nobody_in(desk_app: Flask, signed_in: SignedIn, answer: str) -> None:
    client = desk_app.test_client()
    refused = desk.send(client, "/desk/sign-in/passkey", "/desk/sign-in", credential=answer)
    assert refused.status_code == 403 and "not accepted" in refused.text
    made = desk.send(signed_in(Role.READER), "/desk/account/passkeys", credential=answer)
    assert made.status_code == 422 and "not accepted" in made.text


def test_passkeys_are_asked_for_a_few_times_only(desk_app: Flask) -> None:
    client = desk_app.test_client()
    token = desk.token(client)
    headers = {"X-CSRFToken": token}
    answers = [client.post("/desk/sign-in/challenge", headers=headers) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert answers[0].get_json()["rpId"] == "localhost"
    assert answers[0].get_json()["userVerification"] == "required"


@pytest.mark.parametrize(("proxies", "counted"), [(0, [403, 403, 429, 429]), (1, [403, 403, 429, 403])])
def test_behind_a_proxy_guesses_are_counted_by_who_asks(
    archive_home: Path, monkeypatch: pytest.MonkeyPatch, proxies: int, counted: list[int]
) -> None:
    monkeypatch.setattr("archive.record.personnel.attempts.MOST_OF_AN_ADDRESS", 2)
    app = create_app(Settings(home=archive_home, password_memory=desk.MEMORY, proxies=proxies))
    client = app.test_client()
    fields = {"csrf_token": desk.token(client), "name": "Nobody", "password": "wrong"}
    answers = [
        client.post("/desk/sign-in", data=fields, headers={"X-Forwarded-For": f"192.0.2.9, {address}"})
        for address in ("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2")
    ]
    assert [answer.status_code for answer in answers] == counted
    close(app)


def test_what_was_typed_is_in_no_log(desk_app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client = desk_app.test_client()
    with caplog.at_level(logging.DEBUG):
        desk.send(client, "/desk/sign-in", name="typedname", password="typedpassword")
        desk.sign_in(client, Role.READER)
        client.get("/desk/invitation/typedtoken")
    for typed in ("typedname", "typedpassword", "typedtoken", desk.PASSWORD, "Rita"):
        assert typed not in caplog.text


def test_without_its_key_the_desk_is_closed_and_the_public_site_is_not(archive_home: Path) -> None:
    (archive_home / "secret.key").mkdir()
    app = create_app(Settings(home=archive_home, password_memory=desk.MEMORY))
    client = app.test_client()
    client.set_cookie("testimony-desk", "made-up")
    closed = client.get("/desk/sign-in")
    assert closed.status_code == 503 and str(archive_home) not in closed.text
    assert client.get("/").status_code == 200
    (archive_home / "secret.key").rmdir()
    assert client.get("/desk/sign-in").status_code == 200
    close(app)


def test_while_the_database_does_not_answer_every_page_says_so_calmly(
    signed_in: SignedIn, desk_app: Flask, archive_home: Path
) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    close(desk_app)
    record = archive_home / "archive.db"
    record.rename(archive_home / "away.db")
    for path in ("/", "/quotes/0123456789abcdef", "/desk/account", "/desk/people", "/desk/sign-in"):
        answer = client.get(path)
        assert answer.status_code == 503 and "Nothing is lost" in answer.text, path
        assert str(archive_home) not in answer.text
    (archive_home / "away.db").rename(record)
    assert client.get("/desk/account").status_code == 200


def test_addresses_are_counted_by_network(desk_app: Flask) -> None:
    def digest(address: str) -> str:
        with desk_app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
            return attempt("x").address_digest

    assert digest("192.0.2.1") != digest("192.0.2.2")
    assert digest("2001:db8::1") == digest("2001:db8::ffff") != digest("2001:db8:0:1::1")
    assert digest("") == digest("")
