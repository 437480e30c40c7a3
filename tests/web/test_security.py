"""What every answer carries, whatever was asked: headers, no cookies, no leaks, calm errors."""

import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings, strategies as st

from tests import shelf
from tests.conftest import close
from web import security
from web.app import create_app
from web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EXACT = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = [
    ("/", 200, security.CACHE_PAGE),
    ("/search?q=bread", 200, security.CACHE_NOTHING),
    ("/oai?verb=Identify", 200, security.CACHE_PAGE),
    ("/search?page=abc", 400, security.CACHE_NOTHING),
    ("/speakers/", 200, security.CACHE_PAGE),
    ("/speakers", 308, security.CACHE_NOTHING),
    ("/speakers/nona-fictive", 200, security.CACHE_PAGE),
    ("/places/", 200, security.CACHE_PAGE),
    ("/sources/", 200, security.CACHE_PAGE),
    ("/sources/leaving-the-valley", 200, security.CACHE_PAGE),
    ("/about", 200, security.CACHE_PAGE),
    ("/nowhere", 404, security.CACHE_NOTHING),
    ("/static/type.css", 200, security.CACHE_PAGE),
    ("/static/type.css?v=1", 200, security.CACHE_STATIC),
    ("/static/nothing.css", 404, security.CACHE_NOTHING),
    ("/static/../app.py", 404, security.CACHE_NOTHING),
    ("/healthz", 200, security.CACHE_NOTHING),
    ("/robots.txt", 200, security.CACHE_PAGE),
]
HOSTS = [
    "evil.example",
    "localhost.evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "a b",
    "[::2]",
    "",
]


@pytest.mark.parametrize(("path", "status", "cache"), ANSWERS)
def test_every_answer_carries_the_same_guards(
    reader: FlaskClient, path: str, status: int, cache: str
) -> None:
    response = reader.get(path, buffered=True)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EXACT} == EXACT
    assert response.headers["Permissions-Policy"].count("=()") >= 15
    assert response.headers["Cache-Control"] == cache
    assert "Set-Cookie" not in response.headers
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert "Strict-Transport-Security" not in response.headers


def test_an_unchanged_answer_carries_them_too(reader: FlaskClient) -> None:
    tag = reader.get("/").headers["ETag"]
    response = reader.get("/", headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert {name: response.headers.get(name) for name in EXACT} == EXACT


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_the_site_is_for_reading_only(reader: FlaskClient, method: str) -> None:
    for path in ("/", "/search", "/about", "/static/type.css"):
        response = reader.open(path, method=method)
        assert response.status_code == 405, path
        assert response.headers["Allow"] == "GET, HEAD"
        assert "for reading" in response.text
        assert response.headers["Content-Security-Policy"] == POLICY


def test_head_answers_like_get_without_the_page(reader: FlaskClient) -> None:
    response = reader.head("/search?q=bread")
    assert response.status_code == 200 and response.data == b""
    assert response.headers["Content-Security-Policy"] == POLICY


def test_a_large_body_is_refused(reader: FlaskClient) -> None:
    response = reader.post("/search", data=b"x" * (security.MAX_BODY + 1))
    assert response.status_code == 413
    assert "too large" in response.text and response.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/", "/search?q=bread", "/healthz", "/static/type.css", "/nowhere"])
def test_an_unknown_host_is_refused_everywhere(reader: FlaskClient, host: str, path: str) -> None:
    response = reader.get(path, headers={"Host": host})
    assert response.status_code == 400
    assert "evil" not in response.text + str(response.headers)
    assert response.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:80", "[::1]", "[::1]:8000", "LOCALHOST"]
)
def test_this_machine_is_answered(reader: FlaskClient, host: str) -> None:
    assert reader.get("/about", headers={"Host": host}).status_code == 200


def test_a_public_address_is_answered_named_and_kept_to_https(archive_home: Path) -> None:
    app = create_app(
        Settings(home=archive_home, public_url="https://words.example", trusted_hosts=("other.example",))
    )
    response = app.test_client().get("/about", headers={"Host": "words.example"})
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert 'href="https://words.example/about"' in response.text
    assert app.test_client().get("/about", headers={"Host": "other.example"}).status_code == 200


def test_forwarded_hosts_are_not_believed(reader: FlaskClient) -> None:
    headers = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "Forwarded": "host=evil.example",
    }
    response = reader.get("/about", headers=headers)
    assert "evil.example" not in response.text


def broken(app: Flask) -> FlaskClient:
    """A site with a page that fails while it holds somebody's words."""

    @app.get("/broken")
    def fail() -> str:
        raise ValueError("these words were told in confidence")

    return app.test_client()


def test_what_is_unforeseen_shows_a_reference_and_logs_no_words(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = broken(app).get("/broken?q=searched-in-confidence")
    assert response.status_code == 500
    assert "Traceback" not in response.text and "confidence" not in response.text
    assert response.headers["Content-Security-Policy"] == POLICY
    assert "ValueError" in caplog.text and "confidence" not in caplog.text
    reference = response.text.split("reference ")[1][:8]
    assert reference in caplog.text


def test_nothing_searched_for_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/search?q=whisperedcanary")
        client.get("/search?q=whisperedcanary&page=abc")
        client.get("/speakers/whisperedcanary")
    assert "whisperedcanary" not in caplog.text


def test_without_an_archive_the_site_says_so_and_recovers(tmp_path: Path) -> None:
    home = tmp_path / "not-yet"
    app = create_app(Settings(home=home))
    for path in ("/", "/search?q=bread", "/healthz", "/speakers/", "/quotes/0123456789abcdef"):
        response = app.test_client().get(path)
        assert response.status_code == 503, path
        assert response.headers["Retry-After"] == "30"
        assert str(tmp_path) not in response.text
    assert app.test_client().get("/about").status_code == 200
    home.mkdir()
    shelf.build(home)
    assert app.test_client().get("/healthz").status_code == 200
    close(app)


WEIRD = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(path=WEIRD, name=WEIRD, value=WEIRD)
def test_no_address_makes_the_site_fail(reader: FlaskClient, path: str, name: str, value: str) -> None:
    for room in ("/", "/quotes/", "/speakers/", "/places/", "/sources/", "/static/"):
        response = reader.get(
            room + path.lstrip("/").replace("?", ""), query_string={name: value}, buffered=True
        )
        assert response.status_code in (200, 301, 308, 400, 404, 405)
        assert response.headers["Content-Security-Policy"] == POLICY
