"""What is sent packed, to whom, and that it is the same page."""

import gzip

import pytest
from flask.testing import FlaskClient

from web import packing

PACKED = {"Accept-Encoding": "br;q=1.0, gzip;q=0.8"}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=the",
        "/hy/places/",
        "/api/v1/search",
        "/search.atom",
        "/static/type.css",
        "/sitemap-1.xml",
    ],
)
def test_a_packed_answer_is_the_same(reader: FlaskClient, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LEAST", 10)
    plain, packed = reader.get(path, buffered=True), reader.get(path, headers=PACKED, buffered=True)
    assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) == int(plain.headers["Content-Length"])
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


def test_a_packed_page_is_asked_about_again(reader: FlaskClient) -> None:
    packed = reader.get("/", headers=PACKED)
    tag = packed.headers["ETag"]
    assert tag.startswith("W/") and tag[2:] == reader.get("/").headers["ETag"]
    again = reader.get("/", headers={**PACKED, "If-None-Match": tag})
    assert again.status_code == 304 and not again.data and again.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepts", ["", "identity", "gzip;q=0", "br"])
def test_nothing_is_packed_for_whom_it_is_not(reader: FlaskClient, accepts: str) -> None:
    assert "Content-Encoding" not in reader.get("/", headers={"Accept-Encoding": accepts}).headers


@pytest.mark.parametrize("path", ["/desk/sign-in", "/search.csv", "/nothing", "/api/v1/quotes/x"])
def test_what_holds_tokens_or_is_written_while_it_is_sent_is_not_packed(
    reader: FlaskClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "LEAST", 10)
    assert "Content-Encoding" not in reader.get(path, headers=PACKED, follow_redirects=True).headers


def test_pages_for_somebody_signed_in_are_not_packed(client: FlaskClient) -> None:
    client.set_cookie(client.application.config["SESSION_COOKIE_NAME"], "anything")
    assert "Content-Encoding" not in client.get("/", headers=PACKED).headers
