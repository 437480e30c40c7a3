"""Browsing by map and time, on a phone and on a desk, by keyboard, without scripts."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

pytestmark = pytest.mark.browser

PHONE, DESK = 360, 1280


@pytest.fixture(params=[PHONE, DESK])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without JavaScript, on a phone and on a desk."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def measured(browser: Browser) -> Iterator[Page]:
    """A page that the test may measure by script."""
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    yield context.new_page()
    context.close()


def boxes(page: Page, selector: str) -> list[FloatRect]:
    """Where the visible ones lie: Chromium measures hidden parts of a drawing, too."""
    found = (each.bounding_box() for each in page.locator(selector).all() if each.is_visible())
    return [box for box in found if box]


def test_a_reader_browses_a_place_from_the_map(page: Page, site: str) -> None:
    page.goto(site + "/places/")
    marker = page.get_by_role("group", name="Map of the places").get_by_role("link", name="Goris")
    expect(marker).to_be_visible()
    marker.click()
    expect(page).to_have_url(f"{site}/places/goris")
    expect(page.get_by_role("heading", level=1)).to_have_text("Goris")
    expect(page.get_by_role("group", name="Map around Goris")).to_be_visible()


def test_the_map_is_moved_and_narrowed_by_links(page: Page, site: str) -> None:
    page.goto(site + "/places/")
    page.get_by_role("navigation", name="Move the map").get_by_role("link", name="Wider").click()
    expect(page.get_by_role("group", name="Map of the places")).to_be_visible()
    page.get_by_role("link", name="Words were spoken at").click()
    # Goris, and the region and the country that it lies in.
    expect(page.locator(".entries a")).to_have_count(3)
    page.get_by_role("group", name="Map of the places").get_by_role("link").click()
    expect(page).to_have_url(f"{site}/places/goris#spoke_at")


def test_a_marker_is_reached_by_keyboard(page: Page, site: str) -> None:
    page.goto(site + "/places/")
    page.get_by_role("navigation", name="What the places are").get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    focused = page.locator(".sheet a:focus")
    expect(focused).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".leaf")).to_be_visible()


def test_markers_lie_apart_and_a_finger_finds_them(measured: Page, site: str) -> None:
    for path in ("/places/", "/speakers/nona-fictive", "/places/goris"):
        measured.goto(site + path)
        reaches = boxes(measured, ".reach")
        assert reaches, path
        assert all(box["width"] >= 24 and box["height"] >= 24 for box in reaches)
        for one, other in combinations(boxes(measured, ".dot"), 2):
            apart_x = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            apart_y = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            assert apart_x or apart_y, path


def test_a_bar_of_the_timeline_leads_to_its_quotes(page: Page, site: str) -> None:
    page.goto(site + "/timeline")
    page.get_by_role("link", name="by month").click()
    page.get_by_role("group", name="Quotes by month").get_by_role("link").first.click()
    expect(page).to_have_url(f"{site}/search?month=2024-05")
    expect(page.locator(".quote").first).to_be_visible()


def test_a_map_prints_without_its_links(measured: Page, site: str) -> None:
    measured.goto(site + "/places/")
    measured.emulate_media(media="print")
    expect(measured.locator(".sheet")).to_be_visible()
    expect(measured.get_by_role("link", name="Closer")).to_be_hidden()


LINES = """element => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size;
}"""
"""On how many lines the words of an element stand."""


def test_no_word_is_parted_on_a_phone(measured: Page, site: str) -> None:
    for path, selector in (
        ("/statistics", "#kind ~ .counts th a"),
        ("/hy/timeline", "h1"),
        ("/hy/statistics", "h1"),
    ):
        measured.goto(site + path)
        found = measured.locator(selector).all()
        assert found, path
        for one in found:
            assert one.evaluate(LINES) == 1, (path, one.inner_text())


def test_what_is_unknown_is_said_on_one_line(measured: Page, site: str) -> None:
    measured.goto(site + "/search")
    said = measured.locator(".unparted")
    assert said.count()
    assert all(one.evaluate(LINES) == 1 for one in said.all())
