"""The desk's door: who comes in, what a form must carry, and what the public site never sees of it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.record.store import Record
from tests import desk
from tests.conftest import close
from web.app import create_app
from web.desk_addresses import safe_next
from web.session.signing import role_needed
from web.settings import Settings
from web.urls import is_of_desk


@pytest.fixture
def app(desk_app: Flask) -> Flask:
    """The site where somebody works."""
    return desk_app


def test_who_gives_name_and_password_is_signed_in(client: FlaskClient) -> None:
    answer = desk.sign_in(client, Role.ARCHIVIST)
    assert answer.status_code == 302 and answer.location == "/desk/"
    assert "Ada Archivist" in client.get("/desk/nowhere").text


@pytest.mark.parametrize("after", ["", "/desk/", "/desk", "/desk/?page=2"])
def test_readers_are_led_to_what_they_may_read(client: FlaskClient, after: str) -> None:
    fields = {"name": desk.NAMES[Role.READER], "password": desk.PASSWORD, "next": after}
    assert desk.send(client, "/desk/sign-in", **fields).location == "/desk/restricted"
    assert client.get("/desk/sign-in", query_string={"next": after}).location == "/desk/restricted"
    refused = client.get("/desk/")
    assert refused.status_code == 403 and 'href="/desk/"' not in refused.text
    assert '<a href="/desk/restricted">Go to what you may read</a>' in refused.text
    assert client.get("/desk/restricted").status_code == 200


def test_who_came_for_a_page_goes_on_to_it(client: FlaskClient) -> None:
    fields = {"name": desk.NAMES[Role.READER], "password": desk.PASSWORD, "next": "/desk/account"}
    assert desk.send(client, "/desk/sign-in", **fields).location == "/desk/account"
    fields = {"name": desk.NAMES[Role.ARCHIVIST], "password": desk.PASSWORD, "next": "/desk/?page=2"}
    assert desk.send(client, "/desk/sign-in", **fields).location == "/desk/?page=2"


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ada Archivist", "not the password"), ("Nobody Atall", desk.PASSWORD), ("", ""), ("Ada\0", "\ud83d")],
)
def test_a_wrong_name_and_a_wrong_password_are_one_answer(
    client: FlaskClient, name: str, password: str
) -> None:
    answer = desk.send(
        client, "/desk/sign-in", name=name, password=password.encode("utf-8", "replace").decode()
    )
    assert answer.status_code == 403
    assert (
        "The name or the password is wrong" in answer.text
        or "the name or the password is wrong" in answer.text
    )
    assert client.get("/desk/nowhere").text.count("Sign out") == 0


def test_signing_out_ends_the_session_on_the_server_too(app: Flask, client: FlaskClient) -> None:
    desk.sign_in(client, Role.ARCHIVIST)
    cookie = client.get_cookie("testimony-desk")
    assert cookie
    desk.send(client, "/desk/sign-out", "/desk/nowhere")
    thief = app.test_client()
    thief.set_cookie("testimony-desk", cookie.value)
    assert "Sign out" not in thief.get("/desk/nowhere").text


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(client: FlaskClient) -> None:
    (header,) = desk.sign_in(client, Role.READER).headers.getlist("Set-Cookie")
    assert "HttpOnly" in header and "SameSite=Lax" in header and "Path=/" in header
    assert "Secure" not in header and "Expires" not in header


def test_by_https_the_cookie_is_of_this_host_only(archive_home: Path, record: Record) -> None:
    made = create_app(Settings(home=archive_home, public_url="https://words.example"))
    answer = made.test_client().get("/desk/sign-in", headers={"Host": "words.example"})
    (header,) = answer.headers.getlist("Set-Cookie")
    assert header.startswith("__Host-testimony-desk=") and "Secure" in header
    close(made)


def test_the_public_site_sets_no_cookie_even_for_who_is_signed_in(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/").headers
    desk.sign_in(client, Role.READER)
    answer = client.get("/")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_nothing_of_the_desk_is_kept_or_indexed(client: FlaskClient) -> None:
    for path in ("/desk/sign-in", "/desk/nowhere", "/desk"):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "after",
    [
        "//evil.example/desk/",
        "https://evil.example/desk/",
        "/\\evil.example",
        "/desk/\\evil.example",
        "/desk/\t/evil",
        "javascript:alert(1)",
        "/desk/../search\n",
        "/deskevil",
        "",
        "/search",
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(after: str) -> None:
    assert safe_next(after) == ""
    assert safe_next("/desk/people?x=1") == "/desk/people?x=1"


def test_every_view_of_the_desk_says_its_role(app: Flask) -> None:
    views = [app.view_functions[rule.endpoint] for rule in app.url_map.iter_rules() if is_of_desk(rule.rule)]
    assert len(views) >= 3
    for view in views:
        role_needed(view)


def test_the_key_is_made_once_and_for_its_owner_only(archive_home: Path, client: FlaskClient) -> None:
    assert not (archive_home / "secret.key").exists()
    client.get("/about")
    assert not (archive_home / "secret.key").exists()
    client.get("/desk/sign-in")
    key = archive_home / "secret.key"
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_text()
    close(client.application)
    client.get("/desk/sign-in")
    assert key.read_text() == before


def test_a_form_without_its_token_is_refused(client: FlaskClient) -> None:
    answer = client.post("/desk/sign-in", data={"name": "Ada Archivist", "password": desk.PASSWORD})
    assert answer.status_code == 400 and "no longer good" in answer.text


def test_a_form_sent_by_another_site_is_refused(client: FlaskClient) -> None:
    fields = {"csrf_token": desk.token(client), "name": "Ada Archivist", "password": desk.PASSWORD}
    answer = client.post("/desk/sign-in", data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
