"""A reader of what is restricted, in a real browser: lists it, searches it, reads it; and what is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.accounts.roles import Role
from archive.record.store import Record
from tests import desk, guarded
from tests.browser.accessibility import told, violations
from tests.browser.conftest import served
from tests.browser.desk_site import sign_in
from web.settings import Settings

pytestmark = pytest.mark.browser

PHONE, DESK = (360, 740), (1280, 800)


@pytest.fixture(scope="module")
def guarded_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home: Path = tmp_path_factory.mktemp("guarded")
    guarded.build(home)
    settings = Settings(home=home, password_memory=desk.MEMORY)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    desk.people(record)
    record.close()
    with served(settings) as port:
        yield f"http://localhost:{port}"


@pytest.fixture(params=[(PHONE, "dark"), (DESK, "light")], ids=str)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    (width, height), scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def examine(page: Page) -> None:
    """No violation of WCAG 2.2 AA, and nothing wider than the screen; what is folded away included."""
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert [told(page.url, violation) for violation in violations(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_a_reader_finds_restricted_words_and_goes_on_to_their_speaker(page: Page, guarded_site: str) -> None:
    sign_in(page, guarded_site, Role.READER, to="/desk/restricted")
    expect(page.get_by_text("2 quotes that you may read")).to_be_visible()
    examine(page)
    page.get_by_label("Search these words, a name, a place").fill("evenings")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 quote found")).to_be_visible()
    expect(page.get_by_text("A restrizorb evening")).to_be_hidden()
    page.get_by_text("Show the words").click()
    expect(page.get_by_text("A restrizorb evening")).to_be_visible()
    examine(page)
    page.get_by_role("link", name="Restrina Zorbfew", exact=True).click()
    expect(page.get_by_text("they are not for everybody, and not to be passed on")).to_be_visible()
    examine(page)
    page.context.clear_cookies()
    page.reload()
    expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()


def test_everybody_reads_how_much_is_left_out_and_why(page: Page, guarded_site: str) -> None:
    page.goto(f"{guarded_site}/search?q=road")
    page.get_by_role("link", name="How many quotes, and why").click()
    expect(page.get_by_text("2 quotes: under an embargo (quote-embargoed)")).to_be_visible()
    examine(page)
    page.get_by_role("link", name="What was withdrawn").click()
    expect(page.get_by_text("with its quote")).to_be_visible()
    examine(page)


def test_a_line_of_a_concordance_opens_by_a_click(page: Page, guarded_site: str) -> None:
    page.goto(f"{guarded_site}/concordance?q=road")
    line = page.locator(".line .kwic").first
    expect(line).to_be_hidden()
    page.get_by_text("Show the words").first.click()
    expect(line).to_be_visible()
    examine(page)
