"""The ways of three people, from beginning to end: a historian, somebody who listens to the page, a slow line."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.walking import one_of_each

pytestmark = pytest.mark.browser

MOST_TRANSFERRED = 100_000
"""Bytes of a page with all it loads, nothing kept from before."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    yield context.new_page()
    context.close()


def test_a_historian_finds_narrows_lines_up_takes_along_and_cites(
    page: Page, site: str, tmp_path: Path
) -> None:
    page.goto(site)
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill('"the"')
    page.keyboard.press("Enter")
    expect(page.get_by_text("Looking for quotes with exactly the word “the”.")).to_be_visible()

    narrow = page.locator("#narrow")
    narrow.get_by_role("link", name="70–79").click()
    narrow.get_by_role("link", name="Goris").first.click()
    expect(page.get_by_role("heading", level=2, name="1 quote in this archive")).to_be_visible()
    expect(page.get_by_text("by speakers of the age 70–79")).to_be_visible()

    with page.expect_download() as taking:
        page.get_by_role("link", name="CSV", exact=True).click()
    taking.value.save_as(tmp_path / "taken.csv")
    table = (tmp_path / "taken.csv").read_text(encoding="utf-8-sig")
    assert "We took the photographs and the keys" in table
    assert "Nona Fictive" in table and "sha256" in table

    page.get_by_role("link", name="Concordance").click()
    expect(page.locator(".line mark").first).to_have_text("the")
    expect(page.locator(".line").first).to_contain_text("Nona Fictive")

    page.get_by_role("link", name="Evidence").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nona Fictive")
    page.get_by_role("link", name="Cite", exact=True).click()
    citation = page.locator(".cite .citation").first
    expect(citation).to_contain_text("Nona Fictive")
    expect(citation).to_contain_text("Sample Gazette")
    expect(citation).to_contain_text("sha256:")


def test_who_listens_finds_a_quote_by_landmarks_and_headings(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=the")
    for landmark in ("banner", "main", "contentinfo", "search"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("complementary", name="Narrow these results")).to_be_visible()
    headings = page.get_by_role("main").get_by_role("heading")
    levels = [int(heading.evaluate("h => h.tagName[1]")) for heading in headings.all()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    found = page.get_by_role("region", name=re.compile("quotes in this archive"))
    assert found.get_by_role("figure").count() > 1
    found.get_by_role("link", name="Evidence and citation for the words of Nona Fictive").first.press("Enter")
    outline = page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()
    assert outline[:2] == ["In the source", "How these words came here"]
    expect(page.get_by_role("region", name="Cite these words")).to_be_visible()


def _loaded(context: BrowserContext, address: str) -> tuple[int, float]:
    """The bytes of a page with all it needs, and how far what it showed moved meanwhile."""
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    size = page.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".reduce((sum, entry) => sum + entry.decodedBodySize, 0)"
    )
    shifted = page.evaluate("window.shifted")
    page.close()
    return int(size), float(shifted)


def test_pages_are_small_and_stand_still(browser: Browser, site: str, pages: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(
        "window.shifted = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => { window.shifted += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    for path in one_of_each(pages):
        # A busy machine may paint half a page before the rest is read: what moves for a reader moves every time.
        for _ in range(3):
            size, shifted = _loaded(context, site + path)
            if not shifted:
                break
        assert size <= MOST_TRANSFERRED, path
        assert shifted == 0, path
    context.close()
