"""Makes the pictures of ``docs/archivist.md`` from an invented archive: ``make screenshots``.

Each picture is of the site as it is, walked as an archivist walks it; nothing in them was drawn or typed over.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from archive.accounts.roles import Role
from archive.record.store import Record
from tests import desk, shelf
from tests.browser.conftest import ARGUMENTS, chromium, served
from tests.browser.desk_site import sign_in
from tests.browser.desk_walk import describe, pasted, select
from tests.desk_article import ARTICLE, TITLE

SIZE = {"width": 1000, "height": 700}
TO = Path(__file__).parents[2] / "docs" / "images"


class Album:
    """Where the pictures go."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page: Page | Locator, name: str) -> None:
        page.screenshot(path=self._folder / f"{name}.png", animations="disabled")


def adding(page: Page, site: str, album: Album) -> None:
    sign_in(page, site, Role.ARCHIVIST)
    page.get_by_label("Paste the text").fill(ARTICLE)
    page.get_by_text("Draft saved").wait_for()
    page.get_by_label("Paste the text").evaluate("field => { field.blur(); field.scrollTop = 0; }")
    album.take(page, "desk-add")
    pasted(page, ARTICLE)
    describe(page)
    page.get_by_role("button", name="Look again").click()
    page.get_by_role("heading", level=1, name=TITLE).wait_for()
    album.take(page, "desk-preview")
    page.get_by_role("button", name="Take it in").click()
    page.wait_for_url("**/desk/sources/**")


def reviewing(page: Page, album: Album) -> None:
    page.locator(".reading").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 0)")
    album.take(page, "desk-review")
    select(page, "The square in Goris")
    page.get_by_label("These words are evidence for").select_option("place:spoke_at")
    page.get_by_label("which is").fill("Goris")
    album.take(page, "desk-select")
    page.get_by_role("button", name="Add as evidence").click()
    page.locator(".claims dt", has_text="Spoke at").first.wait_for()


def overtaking(page: Page, other: Page, album: Album) -> None:
    card = "[data-quote]:has-text('keys')"
    other.goto(page.url)
    page.locator(card).get_by_text("Change the speaker").click()
    page.locator(card).get_by_label("Name, or a description").fill("the clockmaker")
    page.locator(card).get_by_label("How it is known").fill("the sentence before names him")
    page.locator(card).locator("[data-more=speaker] button").click()
    page.locator(card).locator("[data-speaker]", has_text="the clockmaker").wait_for()
    other.locator(card).get_by_role("button", name="Accept").click()
    other.locator("#answer h2").first.wait_for()
    album.take(other.locator("#answer"), "desk-conflict")


def opening(page: Page, album: Album) -> None:
    page.reload()
    page.get_by_label("On what basis the words are here").select_option("published")
    page.get_by_label("Why it is opened").fill("read against the article")
    album.take(page.locator("#access"), "desk-access")


def working_through(page: Page, site: str, album: Album) -> None:
    page.goto(f"{site}/desk/")
    page.locator("input[name=quote]").first.check()
    page.evaluate("scrollTo(0, 0)")
    album.take(page, "desk-queue")


def remembering(page: Page, album: Album) -> None:
    entry = page.locator(".waiting li", has_text="keys")
    entry.get_by_role("link", name="History").click()
    page.get_by_role("heading", level=1, name="History").wait_for()
    album.take(page, "desk-history")


def main(folder: Path = TO) -> None:
    """Walk the desk once and keep its pictures."""
    album = Album(folder)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        settings = shelf.build(Path(home))
        record = Record.open(settings.effective_database_url, settings.originals_directory)
        desk.people(record)
        record.close()
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        with served(replace(settings, password_memory=desk.MEMORY)) as port:
            site = f"http://127.0.0.1:{port}"
            page, other = (browser.new_context(viewport=SIZE).new_page() for _ in range(2))  # type: ignore[arg-type]
            sign_in(other, site, Role.EDITOR)
            adding(page, site, album)
            reviewing(page, album)
            overtaking(page, other, album)
            opening(other, album)
            working_through(other, site, album)
            remembering(other, album)
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
