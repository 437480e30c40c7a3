"""Two archivists on one record, in two browsers: nothing of either is lost, with and without a script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from archive.accounts.roles import Role
from archive.record.store import Record
from archive.review import edit_parts
from tests.accounts import Signature, put_in, put_in_public, span
from tests.browser.accessibility import STANDARD
from tests.browser.desk_site import sign_in
from tests.browser.test_browser_accessibility import DESK, PHONE
from web.settings import Settings

pytestmark = pytest.mark.browser
WHO: Signature = {"who": "B. Archivist", "why": "only this is hers"}


@pytest.fixture(scope="module")
def record(workhome: Path) -> Iterator[Record]:
    settings = Settings(home=workhome)
    opened = Record.open(settings.effective_database_url, settings.originals_directory)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def site(workplace: str, record: Record) -> str:
    return workplace


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    """One browser with scripts, and one without."""
    made = [browser.new_context(java_script_enabled=has_script) for has_script in (True, False)]
    yield made
    for context in made:
        context.close()


def restore(page: Page, number: int, why: str) -> None:
    revision = page.locator(f"#revision-{number}")
    revision.get_by_text("Restore this").click()
    revision.get_by_label("Comment").fill(why)
    revision.get_by_role("button").click()


def test_the_second_archivist_is_shown_the_firsts_change(
    contexts: list[BrowserContext], site: str, record: Record
) -> None:
    quote_id = put_in_public(record, 50).quote_ids[0]
    whole = record.quote(quote_id)
    edit_parts(record, quote_id, [span("We left")], **WHO)
    first, second = (context.new_page() for context in contexts)
    numbers = [revision.number for revision in record.revisions(f"quote:{quote_id}")]
    sign_in(first, site, Role.ARCHIVIST, f"/desk/history/quote:{quote_id}")
    sign_in(second, site, Role.EDITOR, f"/desk/history/quote:{quote_id}")
    restore(first, numbers[0], "the whole sentence is hers")
    expect(first.locator(".lede")).to_contain_text("Nobody looked round.")
    restore(second, numbers[1], "as it was accepted")
    expect(second.get_by_role("heading", level=1)).to_have_text("Somebody changed this meanwhile")
    expect(second.get_by_role("region", name="The other’s change")).to_contain_text(
        "the whole sentence is hers"
    )
    expect(second.get_by_role("region", name="Yours, not written")).to_contain_text("as it was accepted")
    assert record.quote(quote_id) == whole
    assert len([*record.revisions(f"quote:{quote_id}")]) == len(numbers) + 1
    second.get_by_role("button", name="Do mine on top of theirs").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("History")


def test_two_speakers_are_merged_without_a_script_and_the_merger_is_undone(
    contexts: list[BrowserContext], site: str, record: Record
) -> None:
    ids = [put_in_public(record, number).quote_ids[0] for number in (60, 61)]
    keep, lose = ((record.quote(one) or pytest.fail("gone")).speaker_id or "" for one in ids)
    page = contexts[1].new_page()
    sign_in(page, site, Role.ARCHIVIST, f"/desk/speakers/{keep}")
    page.get_by_label("Name of the other").fill("invented")
    page.get_by_role("button", name="Find").click()
    merging = page.get_by_role("region", name="The same person?")
    merging.locator(f"input[value='{lose}']").check()
    merging.get_by_label("Comment").fill("the same woman")
    merging.get_by_role("button", name="Merge").click()
    expect(page.locator(".lede")).to_contain_text("2 quotes")
    page.get_by_role("region", name="The same person?").get_by_role("link", name="Invented Narrator").click()
    page.get_by_role("link", name="restore the revision before").click()
    before = [revision.number for revision in record.revisions(f"speaker:{lose}")][-2]
    restore(page, before, "they are two")
    expect(page.get_by_text("Restored")).to_be_visible()
    assert (record.quote(ids[1]) or pytest.fail("gone")).speaker_id == lose


def test_the_queue_is_worked_through_by_keys(
    contexts: list[BrowserContext], site: str, record: Record
) -> None:
    added = put_in(record, 70, collection="by-keys")
    page = contexts[0].new_page()
    sign_in(page, site, Role.ARCHIVIST, "/desk/")
    page.goto(f"{site}/desk/?collection=by-keys")
    for key in ("j", "x", "j", "j", "k", "x", "x"):
        page.keyboard.press(key)
    page.get_by_label("Comment").fill("jxk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 quote accepted.")
    assert [str((record.quote(one) or pytest.fail("gone")).review) for one in added.quote_ids] == [
        "accepted",
        "proposed",
    ]


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=str)
def test_axe_finds_no_violation(
    browser: Browser, site: str, record: Record, size: tuple[int, int], scheme: Any
) -> None:
    quote_id = put_in_public(record, 80 + size[0]).quote_ids[0]
    edit_parts(record, quote_id, [span("We left")], **WHO)
    speaker_id = (record.quote(quote_id) or pytest.fail("gone")).speaker_id
    first, *_, last = (revision.number for revision in record.revisions(f"quote:{quote_id}"))
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    sign_in(page, site, Role.ARCHIVIST, "/desk/")
    found = []
    for path in (
        "/desk/",
        f"/desk/history/quote:{quote_id}?before={first}&after={last}",
        "/desk/activity?first=yesterday",
        "/desk/speakers?q=invented",
        f"/desk/speakers/{speaker_id}?q=invented",
    ):
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        results = Axe().run(page, options={"runOnly": list(STANDARD), "resultTypes": ["violations"]})
        found += [
            f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in results.response["violations"]
        ]
    assert found == []
    context.close()
