"""A recording in a real browser: it is asked for when played, the words are followed, timecodes lead to it."""

import io
import threading
import wave
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from archive.formats.registry import read
from archive.intake import add
from archive.model import AccessStatus, SourceKind
from tests.browser.accessibility import told, violations
from tests.conftest import close
from tests.transcripts import VTT
from web.app import create_app
from web.opened import opened
from web.settings import Settings

pytestmark = pytest.mark.browser

SECONDS, RATE = 25, 8_000


def silence() -> bytes:
    """A recording in which nobody says anything."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(RATE)
        file.writeframes(b"\x80" * RATE * SECONDS)
    return made.getvalue()


class MediaHost(BaseHTTPRequestHandler):
    """Another host, which gives parts of its file as media players ask for them."""

    asked: list[str | None] = []  # noqa: RUF012 (one for all requests)
    recording = silence()

    def do_GET(self) -> None:
        self.asked.append(self.headers.get("Referer"))
        wanted = (self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").partition("-")
        start = int(wanted[0])
        self.send_response(206)
        self.send_header("Content-Type", "audio/wav")
        self.send_header("Accept-Ranges", "bytes")
        last = len(self.recording) - 1
        self.send_header("Content-Range", f"bytes {start}-{last}/{last + 1}")
        self.send_header("Content-Length", str(last + 1 - start))
        self.end_headers()
        self.wfile.write(self.recording[start:])

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def media() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), MediaHost)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/invented.wav"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def page_of_interview(media: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the interview's page on a site that is being served."""
    folder = tmp_path_factory.mktemp("interview")
    path = folder / "invented.vtt"
    path.write_text(VTT, "utf-8")
    settings = Settings(home=folder / "home")
    with opened(settings, create=True) as archive:
        document = read(path)
        open_to_all = replace(
            document.metadata,
            kind=SourceKind.STATEMENT,
            access=AccessStatus.OPEN,
            accepted_by="Test Archivist",
        )
        taken = replace(document, metadata=open_to_all, media_url=media)
        source_id = add(archive.record, taken, who="Test Archivist").source_id
        archive.index.drain()
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/sources/{source_id}"
    server.shutdown()
    thread.join()
    server.server_close()
    close(app)


def test_a_recording_is_asked_for_when_it_is_played_and_its_words_are_followed(
    browser: Browser, page_of_interview: str
) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    MediaHost.asked.clear()
    page.goto(page_of_interview)
    expect(page.locator("audio")).to_be_visible()
    assert MediaHost.asked == []

    page.get_by_role("link", name="Recording at 00:00:16").click()
    # Not by waiting for an expression: the page's own content security policy refuses to evaluate one.
    page.locator("audio").evaluate(
        "audio => audio.readyState || new Promise(ready => audio.addEventListener('loadedmetadata', ready))"
    )
    expect(page.locator(".being-said")).to_have_text("Then we took the bus <[?]> with the neighbours.")
    assert MediaHost.asked and set(MediaHost.asked) == {None}, "the host is not told which page is read"
    assert page.url.startswith(page_of_interview.partition("/sources/")[0]), "the page stays"

    page.evaluate("document.querySelector('audio').pause()")
    page.evaluate("document.querySelector('audio').currentTime = 6")
    expect(page.locator(".being-said")).to_have_text("We lived in a village near Goris & kept bees.")
    assert errors == []
    page.close()


def test_an_address_with_a_moment_begins_there(browser: Browser, page_of_interview: str) -> None:
    page = browser.new_page()
    page.goto(page_of_interview)
    page.goto(f"{page.url}#t=9.5")
    page.reload()
    expect(page.locator(".being-said")).to_have_text("I am 71 years old and I had never left it before.")
    assert page.evaluate("document.querySelector('audio').paused")
    page.close()


def test_without_javascript_it_reads_as_text_and_timecodes_lead_to_the_recording(
    browser: Browser, page_of_interview: str, media: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of_interview)
    link = page.get_by_role("link", name="Recording at 00:00:16")
    assert link.get_attribute("href") == f"{media}#t=16.5"
    expect(page.locator("[data-follow]")).to_be_hidden()
    expect(page.get_by_text("Then we took the bus")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_a_page_that_is_played(
    browser: Browser, page_of_interview: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    # axe is evaluated in the page, which the site's own content security policy would refuse.
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(page_of_interview)
    found = [told("before", violation) for violation in violations(page)]
    page.get_by_role("link", name="Recording at 00:00:05").click()
    expect(page.locator(".played .follow input")).to_be_visible()
    expect(page.locator(".being-said")).to_have_count(1)
    found += [told("played", violation) for violation in violations(page)]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_recording_that_can_t_be_played_says_so_and_is_led_to(
    browser: Browser, page_of_interview: str, media: str
) -> None:
    page = browser.new_page()
    page.route(media, lambda route: route.abort())
    page.goto(page_of_interview)
    failed = page.locator("[data-failed]")
    expect(failed).to_be_hidden()
    page.get_by_role("link", name="Recording at 00:00:16").click()
    expect(failed).to_contain_text("can’t be played here")
    assert failed.get_by_role("link").get_attribute("href") == media
    page.close()
