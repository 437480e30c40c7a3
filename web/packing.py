"""Answers are packed (gzip, RFC 1952) for whoever takes them so: a long interview's page is a fifth then.

What is made for somebody who is signed in is not packed: it holds tokens, and how well they pack beside what
was typed would tell of them (BREACH). Nor are files, which are written while they are sent.
"""

import gzip

from flask import Flask, Response, request

from web.session.cookies import carries_session
from web.urls import is_of_desk

GZIP = "gzip"
LEVEL = 3
"""A page of results takes half a millisecond; the next levels take twice that for a twentieth less."""
LEAST = 1_400
"""Bytes: what is shorter goes in one packet as it is."""
TEXTS = (
    "text/",
    "application/json",
    "application/problem+json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
)


def pack_answers(app: Flask) -> None:
    """Pack what an application answers, where it is text and everybody's."""

    @app.after_request
    def pack(response: Response) -> Response:
        if _is_for_everybody(response):
            response.vary.add("Accept-Encoding")
            if response.status_code == 200 and request.accept_encodings[GZIP]:
                _pack(response)
        return response


def _is_for_everybody(response: Response) -> bool:
    is_being_written = response.is_streamed and not response.direct_passthrough
    if response.status_code not in (200, 304) or is_being_written:
        return False
    return (
        not is_of_desk(request.path) and not carries_session() and (response.mimetype or "").startswith(TEXTS)
    )


def _pack(response: Response) -> None:
    # A static file is handed to the server by its handle; the ones here are small.
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < LEAST:
        return
    response.set_data(gzip.compress(body, LEVEL, mtime=0))
    response.headers["Content-Encoding"] = GZIP
    etag, _ = response.get_etag()
    if etag:
        # Packed and unpacked are the same page, and not the same bytes (RFC 9110, 8.8.1).
        response.set_etag(etag, weak=True)
