"""Citing in a real browser: links that find the words, buttons that copy, a page that is whole without them."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from index.upkeep.sync import PublicIndex
from tests import accounts
from tests.conftest import close
from tests.reading import quote_with
from web.app import create_app
from web.settings import Settings

pytestmark = pytest.mark.browser

FILLER = "<p>Another paragraph of an invented page.</p>" * 150
DECOY = "<p>A notice: “We left by the back road,” sang the choir.</p>"
REAL = f"<p id=words>{accounts.TEXT.replace('road', '<i>road</i>')}</p>"
PUBLISHED = f"<!doctype html><meta charset=utf-8><title>Invented</title>{FILLER}{DECOY}{FILLER}{REAL}{FILLER}"


class Publisher(BaseHTTPRequestHandler):
    """A newspaper's page, with the words in markup of its own and a decoy above them."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PUBLISHED.encode())

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A quote's page in an archive whose source is online at a server of its own."""
    publisher = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    threading.Thread(target=publisher.serve_forever, daemon=True).start()
    home: Path = tmp_path_factory.mktemp("cited")
    record = accounts.new_record(home)
    accounts.put_in_public(record, url=f"http://127.0.0.1:{publisher.server_port}/article")
    index = PublicIndex(Settings(home=home).index_directory, record)
    index.rebuild()
    index.close()
    record.close()
    app = create_app(Settings(home=home))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}" + quote_with(app.test_client(), "back road")
    for each in (server, publisher):
        each.shutdown()
        each.server_close()
    close(app)


FOLDED = "In Chicago, APA and MLA style"


def test_the_link_finds_the_words_past_a_decoy(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.get_by_text(FOLDED).click()
    href = page.get_by_role("link", name="In the source as it is now").get_attribute("href")
    assert href
    page.goto(href)
    page.wait_for_function("scrollY > 0")
    top = page.evaluate("document.querySelector('#words').getBoundingClientRect().top")
    assert 0 <= top < page.evaluate("innerHeight")
    context.close()


def test_a_button_copies_exactly_the_citation(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)
    page.get_by_text(FOLDED).click()
    expect(page.get_by_role("button", name="Copy")).to_have_count(4)
    page.get_by_role("button", name="Copy the citation in Chicago style").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".citing [data-copy]").first.text_content()
    assert copied.startswith("Invented Narrator, quoted in “An invented article,” Sample Gazette")
    page.get_by_text("Show these words on another page").click()
    expect(page.get_by_role("button", name="Copy the HTML")).to_be_visible()
    assert complaints == []
    context.close()


def test_the_citation_in_sight_can_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address.replace("/quotes/", "/hy/quotes/"))
    button = page.locator(".copying button:visible")
    expect(button).to_have_accessible_name("Պատճենել հղումը")
    expect(button).to_have_text("Պատճենել")
    button.click()
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == page.locator(".cite .citation").first.text_content()
    )
    context.close()


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_everything_is_there_but_the_buttons(without_scripts: Page, address: str) -> None:
    page = without_scripts
    page.goto(address)
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.get_by_text("MLA, as a work cited")).not_to_be_visible()
    page.get_by_text(FOLDED).click()
    expect(page.get_by_text("MLA, as a work cited")).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("link", name="RIS, for Zotero").click()
    assert started.value.suggested_filename.endswith(".ris")
    page.get_by_text("Show these words on another page").click()
    expect(page.get_by_role("region", name="HTML to copy")).to_contain_text("<blockquote cite=")


def test_on_paper_the_folded_citations_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    style = page.get_by_text("MLA, as a work cited")
    expect(style).not_to_be_visible()
    page.emulate_media(media="print")
    expect(style).to_be_visible()
    assert style.evaluate("(heading) => heading.checkVisibility({ contentVisibilityAuto: true })")
    expect(page.get_by_text(FOLDED)).not_to_be_visible()
    context.close()


def test_the_embedded_words_stand_on_a_page_of_their_own(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    embedded = page.locator(".embed code").text_content() or ""
    asked: list[str] = []
    other = context.new_page()
    other.on("request", lambda request: asked.append(request.url))
    other.set_content(embedded)
    expect(other.locator("blockquote")).to_have_text("We left by the back road, […] Nobody looked round.")
    expect(other.locator("figcaption")).to_contain_text("Invented Narrator, 61")
    assert other.get_by_role("link").get_attribute("href") == address
    assert asked == []
    context.close()
