"""Suggestions in a real browser: by keyboard alone, as a screen reader is told of them, and without a script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(params=["/", "/search"])
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The front page and the search, each with its own box."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.goto(site + request.param)
    yield opened
    assert problems == []
    context.close()


def test_a_name_is_chosen_by_keyboard_and_searched_for(page: Page) -> None:
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("bread Нон")
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text("Suggestions below")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    expect(options.first).to_contain_text("Nona Fictive")
    expect(options.first).to_contain_text("speaker, 3 quotes")
    box.press("Enter")
    expect(box).to_have_value('bread speaker:"Nona Fictive"')
    expect(box).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    expect(page.locator("#found")).to_contain_text("1 quote in this archive")


def test_arrows_go_around_and_escape_leaves_what_was_typed(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("the")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("the")
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_suggestion_is_chosen_by_touch(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("gor")
    option = page.get_by_role("option").first
    option.click()
    expect(box).to_have_value('place:"Goris"')
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("bread")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    page.wait_for_url(re.compile(r"/search\?q=bread$"))


def test_nothing_is_asked_for_before_anything_is_typed(browser: Browser, site: str) -> None:
    context = browser.new_context()
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(f"{site}/search")
    opened.get_by_role("combobox").focus()
    opened.wait_for_timeout(300)
    assert not [url for url in asked if "/suggest?" in url]
    assert all(url.startswith(site) for url in asked)
    context.close()


def test_without_a_script_the_box_is_a_search_box(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{site}/search")
    box = opened.get_by_role("searchbox")
    box.fill("bread")
    box.press("Enter")
    expect(opened.locator("#found")).to_contain_text("in this archive")
    context.close()
