"""A walk over every address of the desk: nobody comes in who isn't signed in, lacks the role, or sends no token."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from tests import desk
from web.session.signing import role_needed
from web.urls import is_of_desk

SignedIn = Callable[[Role], FlaskClient]


def routes(app: Flask) -> list[tuple[str, str, Role | None]]:
    """Method, an address, and the role needed, for every view of the desk."""
    found = []
    for rule in app.url_map.iter_rules():
        if is_of_desk(rule.rule):
            path = re.sub(r"<any\(\W*([\w.]+)[^)]*\):[^>]*>", r"\1", rule.rule)
            path = re.sub(r"<int:[^>]*>", "1", path)
            path = re.sub(r"<[^>]*>", "0" * 16, path)
            needed = role_needed(app.view_functions[rule.endpoint])
            found += [
                (method, path, needed) for method in sorted(rule.methods or ()) if method in ("GET", "POST")
            ]
    return found


def test_there_is_something_to_walk(desk_app: Flask) -> None:
    assert len(routes(desk_app)) >= 30
    assert {needed for _, _, needed in routes(desk_app)} >= {None, Role.READER, Role.ADMINISTRATOR}


def test_nobody_comes_in_without_signing_in(desk_app: Flask) -> None:
    for method, path, needed in routes(desk_app):
        if needed is not None:
            client = desk_app.test_client()
            body = {"csrf_token": desk.token(client)} if method == "POST" else None
            answer = client.open(path, method=method, data=body)
            assert answer.status_code == (302 if method == "GET" else 401), (method, path)
            if method == "GET":
                assert answer.location.startswith("/desk/sign-in?next=%2Fdesk"), path
            assert answer.headers["Cache-Control"] == "private, no-store", path


@pytest.mark.parametrize("role", Role)
def test_nobody_comes_in_whose_role_does_not_do(desk_app: Flask, signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role)
    body = {"csrf_token": desk.token(client, "/desk/account")}
    assert body["csrf_token"]
    for method, path, needed in routes(desk_app):
        if needed is not None and not role.may(needed):
            answer = client.open(path, method=method, data=body if method == "POST" else None)
            assert answer.status_code == 403 and "not for your role" in answer.text, (method, path)


def test_nothing_is_taken_without_the_token(desk_app: Flask, signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    for method, path, _ in routes(desk_app):
        if method == "POST":
            for body in ({}, {"csrf_token": "made-up"}):
                answer = client.post(path, data=body)
                assert answer.status_code == 400 and "no longer good" in answer.text, path
    assert "Sign out" in client.get("/desk/account").text, "none of them did anything"


def test_no_page_of_the_desk_fails(desk_app: Flask, signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    for method, path, needed in routes(desk_app):
        if method == "GET" and needed is not None:
            answer = client.get(path)
            assert answer.status_code in (200, 302, 303, 404), path
            if answer.status_code == 200 and answer.mimetype == "text/html":
                assert answer.text.count("<h1") == 1 and 'lang="en"' in answer.text, path
                assert 'class="skip" href="#main"' in answer.text, path


def test_a_form_says_nothing_of_other_methods(signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    for method in ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"):
        assert client.open("/desk/people", method=method).status_code == 405, method


def test_bodies_are_small_but_for_archivists(desk_app: Flask, signed_in: SignedIn) -> None:
    large = {"csrf_token": "x", "name": "x" * 40_000}
    assert desk_app.test_client().post("/desk/sign-in", data=large).status_code == 413
    for role, status in ((Role.READER, 413), (Role.ARCHIVIST, 422)):
        client = signed_in(role)
        large["csrf_token"] = desk.token(client, "/desk/account/password")
        assert client.post("/desk/account/password", data=large).status_code == status
