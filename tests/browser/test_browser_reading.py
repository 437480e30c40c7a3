"""The site as a person reads it: on a phone and on a desk, by keyboard, in the dark, without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.walking import one_of_each

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def measured(browser: Browser) -> Iterator[Page]:
    """A page that the test may measure by script; the site itself has none."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_over_the_edge(
    browser: Browser, site: str, pages: dict[str, str], width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    for path in one_of_each(pages):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_a_page_asks_nobody_else_for_anything(measured: Page, site: str, pages: dict[str, str]) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    measured.on("request", lambda request: asked.append(request.url))
    measured.on("console", lambda message: complaints.append(message.text))
    for path in one_of_each(pages):
        measured.goto(site + path)
    assert asked
    assert {url for url in asked if not url.startswith(site)} == set()
    assert [text for text in complaints if "Content Security Policy" in text] == []
    assert measured.context.cookies() == []


def test_a_reader_searches_and_arrives_at_the_evidence(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("searchbox").fill("bread")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="1 quote in this archive")).to_be_visible()
    assert page.locator("mark").all_inner_texts() == ["bread"]
    page.get_by_role("link", name="Evidence and citation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nona Fictive")
    expect(page.get_by_text("invented.rule").first).to_be_visible()
    page.get_by_role("link", name="Quote 2 of 4 in this source").click()
    expect(page).to_have_url(re.compile(r"/sources/leaving-the-valley#quote-[0-9a-z]{16}$"))


def test_a_reader_narrows_and_widens_again(page: Page, site: str) -> None:
    page.goto(f"{site}/search")
    page.locator("#narrow").get_by_role("link", name="Statement").click()
    expect(page.get_by_role("heading", name="1 quote in this archive: 1 statement")).to_be_visible()
    page.get_by_role("link", name="Take off all").click()
    expect(page.get_by_role("heading", name="6 quotes in this archive")).to_be_visible()


def test_the_keyboard_reaches_the_text_the_search_and_the_results(measured: Page, site: str) -> None:
    measured.goto(f"{site}/search?q=bread")
    measured.keyboard.press("Tab")
    assert _focused(measured) == "Skip to the text"
    assert measured.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    order = []
    for _ in range(20):
        measured.keyboard.press("Tab")
        order.append(_focused(measured))
    assert order.index("Testimony Archive") < order.index("q") < order.index("Nona Fictive")
    assert order.index("Search") == order.index("q") + 1


def test_skipping_leads_past_the_masthead(measured: Page, site: str) -> None:
    measured.goto(f"{site}/about")
    measured.keyboard.press("Tab")
    measured.keyboard.press("Enter")
    assert measured.evaluate("document.activeElement.id") == "main"


def test_focus_can_be_seen(measured: Page, site: str) -> None:
    measured.goto(f"{site}/sources/")
    for _ in range(4):
        measured.keyboard.press("Tab")
    outline = measured.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2


def test_attribution_is_never_too_small_to_read(measured: Page, site: str, pages: dict[str, str]) -> None:
    sizes = "[...document.querySelectorAll('body *')].filter(e => e.childNodes.length && e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => parseFloat(getComputedStyle(e).fontSize))"
    for path in one_of_each(pages):
        measured.goto(site + path)
        assert min(measured.evaluate(sizes)) >= 13, path
    measured.goto(f"{site}/search?q=bread")
    whose = measured.evaluate("parseFloat(getComputedStyle(document.querySelector('.whose')).fontSize)")
    assert whose >= 16


def test_a_page_prints_with_its_chain_and_without_its_navigation(
    measured: Page, site: str, pages: dict[str, str]
) -> None:
    path = next(path for path in pages if path.startswith("/quotes/"))
    measured.goto(site + path)
    measured.emulate_media(media="print")
    expect(measured.get_by_role("heading", name="How these words came here")).to_be_visible()
    expect(measured.get_by_role("heading", name="Cite these words")).to_be_visible()
    expect(measured.get_by_role("navigation", name="Archive")).to_be_hidden()


def test_targets_on_a_phone_are_large_enough_to_touch(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    targets = "nav a, button, input, .choice, .onward a, .sorts a, .colophon a, .because"
    for path in ("/", "/search", "/speakers/nona-fictive"):
        page.goto(site + path)
        heights = page.evaluate(
            f"[...document.querySelectorAll('{targets}')]"
            ".map(e => e.getBoundingClientRect().height).filter(height => height > 0)"
        )
        # WCAG 2.2, success criterion 2.5.8 (level AA).
        assert min(heights) >= 24, path
    context.close()


def test_on_a_desk_the_columns_end_where_the_page_ends(measured: Page, site: str) -> None:
    measured.set_viewport_size({"width": 1280, "height": 800})
    for path, column in (
        ("/", ".holdings"),
        ("/search", ".facets"),
        ("/sources/", ".entries"),
        ("/places/goris", ".chain"),
    ):
        measured.goto(site + path)
        edges = measured.evaluate(
            "selector => ['.masthead nav, .masthead search', selector].map(s => Math.max(..."
            "[...document.querySelectorAll(s)].map(e => e.getBoundingClientRect().right)))",
            column,
        )
        assert abs(edges[0] - edges[1]) < 1, path


def test_headings_of_columns_share_a_baseline(measured: Page, site: str) -> None:
    measured.set_viewport_size({"width": 1280, "height": 800})
    measured.goto(f"{site}/places/goris")
    tops = measured.evaluate(
        "[...document.querySelectorAll('.leaf > section > h2')].map(e => e.getBoundingClientRect().bottom)"
    )
    assert abs(tops[0] - tops[-1]) < 2


def test_words_that_run_from_the_right_keep_their_mark_in_the_column(measured: Page, site: str) -> None:
    measured.set_viewport_size({"width": 390, "height": 800})
    measured.goto(f"{site}/search?q=speaker:cart")
    inner, outer = measured.evaluate(
        "['.said', 'figure.quote'].map(s => document.querySelector(s).getBoundingClientRect().right)"
    )
    assert inner <= outer


def test_a_word_without_end_is_broken_within_the_page(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    for path in (f"/search?q={'w' * 900}", f"/search?role={'w' * 190}"):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    context.close()


def test_paper_carries_what_leads_back_to_the_words(measured: Page, site: str) -> None:
    measured.goto(f"{site}/search?q=bread&kind=testimony")
    expect(measured.locator(".on-paper").first).to_be_hidden()
    measured.emulate_media(media="print")
    expect(measured.locator(".on-paper").first).to_be_visible()
    expect(measured.locator(".on-paper").last).to_contain_text("source version sha256:")
    expect(measured.get_by_text("Kind: Testimonies")).to_be_visible()
    expect(measured.get_by_text("Take off all")).to_be_hidden()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.innerText.trim()"))


def test_a_printed_search_leaves_out_the_ways_to_other_views(measured: Page, site: str) -> None:
    measured.goto(site + "/search")
    expect(measured.locator(".other-view")).to_be_visible()
    measured.emulate_media(media="print")
    expect(measured.locator(".other-view")).not_to_be_visible()
