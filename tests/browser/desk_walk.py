"""What an archivist does at the desk, step by step."""

from playwright.sync_api import Page, expect

from tests.desk_article import PUBLISHED, PUBLISHER, TITLE

PATIENCE = 30_000
"""Milliseconds: a first reading loads the word lists, and machines that test are slow."""
expect.set_options(timeout=PATIENCE)


def describe(page: Page) -> None:
    for label, value in (("Title", TITLE), ("Published by", PUBLISHER), ("Published on", PUBLISHED)):
        page.get_by_label(label, exact=True).fill(value)


def pasted(page: Page, text: str) -> None:
    page.get_by_label("Paste the text").fill(text)
    page.get_by_role("button", name="See what would be recorded").click()
    expect(page.locator(".marked")).to_be_visible()


def open_to_everybody(page: Page, basis: str) -> None:
    """Open the source under review, on a basis."""
    page.get_by_label("On what basis the words are here").select_option(basis)
    page.get_by_label("Why it is opened").fill("read against the source")
    page.get_by_role("button", name="Open it to the public").click()
    expect(page.locator(".tally")).to_contain_text("Open to everybody")


def select(page: Page, words: str) -> None:
    """With the mouse, from the first of the words to the last."""
    box = page.evaluate(
        """(words) => {
            const root = document.querySelector('[data-marked]');
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                node.parentElement.scrollIntoView({ block: 'center' });
                const { x, y, width, height } = range.getBoundingClientRect();
                return { x, y, width, height };
            }
        }""",
        words,
    )
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], middle, steps=3)
    page.mouse.up()
    expect(page.locator("[data-selected]")).to_contain_text(words.strip())
