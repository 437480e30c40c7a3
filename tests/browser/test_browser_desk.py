"""The archivist's paths, walked in a real browser: paste an article, review it, publish; lose the connection."""

import json
import re
import shutil
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.accounts.roles import Role
from tests.archive.test_narrating import SENTENCES, spoken
from tests.browser.accessibility import told, violations
from tests.browser.desk_site import Clicks, Server, sign_in
from tests.browser.desk_walk import describe, open_to_everybody, pasted, select
from tests.browser.test_browser_accessibility import DESK, PHONE
from tests.desk_article import ARTICLE, PUBLISHER, TITLE, WITNESS
from tests.transcripts import OHMS

pytestmark = pytest.mark.browser

MOST_CLICKS = 25
LONGEST = 120
"""Seconds."""


_EDITIONS = count(1)


def edition() -> str:
    """The article with a line of its own: the same bytes are taken in once."""
    return f"{ARTICLE}\nInvented edition {next(_EDITIONS)}\n"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def taken_in(page: Page, text: str = "") -> None:
    pasted(page, text or edition())
    describe(page)
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("button", name="Take it in").click()
    page.wait_for_url("**/desk/sources/**")


def test_from_a_pasted_article_to_a_published_testimony(page: Page, workplace: str) -> None:
    clicks, begun = Clicks(page), time.monotonic()
    sign_in(page, workplace, Role.EDITOR)
    taken_in(page)
    card = page.locator("[data-quote]").filter(has_text="bread trough")
    expect(card).to_contain_text("74")
    select(page, "The square in Goris")
    page.get_by_label("These words are evidence for").select_option("place:spoke_at")
    page.get_by_label("which is").fill("Goris")
    page.get_by_role("button", name="Add as evidence").click()
    expect(card).to_contain_text("Spoke at")
    card.get_by_role("button", name="Accept").click()
    expect(card).to_have_attribute("data-state", "accepted")
    open_to_everybody(page, "published")
    public = (
        page.locator("[data-quote]")
        .filter(has_text="bread trough")
        .get_by_role("link", name="Its public page")
    )
    page.goto(workplace + (public.get_attribute("href") or ""))
    words = page.locator("main").inner_text()
    for expected in (
        WITNESS,
        "I carried the bread trough",
        "74",
        "Stepanakert",
        "Goris",
        "retired schoolteacher",
        PUBLISHER,
    ):
        assert expected in words
    assert clicks.count < MOST_CLICKS
    assert time.monotonic() - begun < LONGEST


SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason="the seed articles are not beside the project")
def test_the_elderly_witness_of_a_seed_article_is_published(page: Page, workplace: str) -> None:
    clicks, begun = Clicks(page), time.monotonic()
    sign_in(page, workplace, Role.EDITOR)
    article = next(
        text for text in (path.read_text(encoding="utf-8") for path in SEEDS) if "-year-old retired" in text
    )
    taken_in(page, article)
    card = page.locator("[data-quote]").filter(has_text="retired").first
    name = card.locator("[data-speaker]").inner_text()
    card.get_by_role("button", name="Accept").click()
    expect(card).to_have_attribute("data-state", "accepted")
    open_to_everybody(page, "published")
    public = card.get_by_role("link", name="Its public page").get_attribute("href")
    page.goto(workplace + (public or ""))
    words = page.locator("main").inner_text()
    assert name in words and "70" in words and "now living" in words.lower()
    assert clicks.count < MOST_CLICKS and time.monotonic() - begun < LONGEST


def test_an_ohms_interview_is_taken_in_and_published(page: Page, workplace: str, tmp_path: Path) -> None:
    file = tmp_path / "invented-ohms.xml"
    file.write_text(OHMS, encoding="utf-8")
    clicks = Clicks(page)
    sign_in(page, workplace, Role.EDITOR)
    page.get_by_label("Or choose files").set_input_files(file)
    page.get_by_role("button", name="See what would be recorded").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Interview with Ilka Fictive")
    expect(page.locator("#field-kind")).to_have_value("interview")
    asked = page.locator("mark.said", has_text="Did you ever go back?")
    expect(page.locator("mark.said", has_text="Nobody of us ever went back")).to_have_count(1)
    assert asked.count() == 0, "whoever asks is no witness"
    page.get_by_role("button", name="Take it in").click()
    page.wait_for_url("**/desk/sources/**")
    page.get_by_role("button", name="Accept all that wait").click()
    expect(page.locator(".tally")).to_contain_text("0 to decide")
    open_to_everybody(page, "interview")
    card = page.locator("[data-quote]").filter(has_text="Nobody of us")
    public = card.get_by_role("link", name="Its public page").get_attribute("href")
    page.goto(workplace + (public or ""))
    words = page.locator("main").inner_text()
    assert "Nobody of us ever went back to that village." in words and "Ilka Fictive" in words
    assert clicks.count < MOST_CLICKS


def test_a_draft_outlives_a_lost_connection(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    field, kept = page.get_by_label("Paste the text"), page.locator("[data-kept]")
    field.fill("“We left")
    expect(kept).to_contain_text("Draft saved")
    page.context.set_offline(True)
    field.press_sequentially(" at noon,” ")
    expect(kept).to_contain_text("No connection")
    field.press_sequentially("said nobody.")
    expect(kept).to_contain_text("No connection")
    page.get_by_role("button", name="See what would be recorded").click()
    expect(field).to_have_value("“We left at noon,” said nobody.")
    page.context.set_offline(False)
    expect(kept).to_contain_text("Draft saved")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(f"{workplace}/desk/add")
    page.locator(".entries a").first.click()
    expect(page.locator(".marked")).to_contain_text("“We left at noon,” said nobody.")


def test_a_draft_outlives_the_server(browser: Browser, workhome: Path, tmp_path: Path) -> None:
    server = Server(Path(shutil.copytree(workhome, tmp_path / "home")))
    server.start()
    try:
        context = browser.new_context()
        page = context.new_page()
        sign_in(page, server.address, Role.ARCHIVIST)
        field, kept = page.get_by_label("Paste the text"), page.locator("[data-kept]")
        field.fill("“The bread")
        expect(kept).to_contain_text("Draft saved")
        server.kill()
        field.press_sequentially(" was still warm,” said nobody.")
        expect(kept).to_contain_text("No connection")
        page.close()
        server.start()
        page = context.new_page()
        page.goto(f"{server.address}/desk/add")
        expect(page.locator("[data-kept]")).to_contain_text("saved now")
        page.reload()
        page.locator(".entries a").first.click()
        expect(page.locator(".marked")).to_contain_text("“The bread was still warm,” said nobody.")
        context.close()
    finally:
        server.kill()


def test_what_is_typed_about_a_draft_that_was_taken_in_leads_to_its_source(
    page: Page, workplace: str
) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    pasted(page, edition())
    draft = page.locator("form[data-keep]").get_attribute("data-draft")
    describe(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Look again").click()
    page.get_by_role("button", name="Take it in").click()
    page.wait_for_url("**/desk/sources/**")
    held = {"address": f"/desk/add/{draft}/keep", "values": [["author", "Typed Late"], ["url", ""]]}
    kept_here = [f"testimony-draft:{draft}", json.dumps(held)]
    page.evaluate("([key, held]) => localStorage.setItem(key, held)", kept_here)
    source = page.url
    page.goto(f"{workplace}/desk/add")
    kept = page.locator("[data-kept]")
    expect(kept).to_contain_text("is not saved (author: Typed Late)")
    kept.get_by_role("link").click()
    expect(page.locator(f'a[href="{source.removeprefix(workplace)}"]').first).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_deed_waits_for_the_connection(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    page.context.set_offline(True)
    page.keyboard.press("a")
    expect(page.locator("#answer")).to_contain_text("No connection")
    page.context.set_offline(False)
    expect(page.locator(".card.accepted")).to_have_count(1)


def test_the_second_of_two_archivists_sees_the_change_of_the_first(browser: Browser, workplace: str) -> None:
    pages = []
    for role in (Role.ARCHIVIST, Role.EDITOR):
        page = browser.new_context().new_page()
        sign_in(page, workplace, role)
        pages.append(page)
    ada, edo = pages
    taken_in(ada)
    edo.goto(ada.url)
    card = "[data-quote]:has-text('keys')"
    ada.locator(card).get_by_text("Change the speaker").click()
    ada.locator(card).get_by_label("Name, or a description").fill("the clockmaker")
    ada.locator(card).get_by_label("How it is known").fill("the sentence before names him")
    ada.locator(card).get_by_role("button", name="Change it").first.click()
    expect(ada.locator(card).locator("[data-speaker]")).to_have_text("the clockmaker")
    edo.locator(card).get_by_role("button", name="Accept").click()
    answer = edo.locator("#answer")
    expect(answer).to_contain_text("Somebody changed this meanwhile")
    expect(answer).to_contain_text("Ada Archivist")
    expect(answer).to_contain_text("the clockmaker")
    expect(edo.locator(card).locator("[data-speaker]")).to_have_text("the clockmaker")
    assert edo.evaluate("document.activeElement.textContent").startswith("Somebody changed")
    edo.get_by_role("button", name="Do mine on top of theirs").click()
    expect(edo.locator(card)).to_have_attribute("data-state", "accepted")
    expect(edo.locator(card).locator("[data-speaker]")).to_have_text("the clockmaker")
    for page in pages:
        page.context.close()


def test_a_source_is_reviewed_by_keys_alone(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    current = page.locator("[aria-current=true][data-quote]")
    first = current.get_attribute("data-quote")
    page.keyboard.press("j")
    assert current.get_attribute("data-quote") != first
    assert page.evaluate("document.activeElement.dataset.quote") == current.get_attribute("data-quote")
    page.keyboard.press("k")
    page.keyboard.press("a")
    expect(page.locator(f"[data-quote='{first}']")).to_have_attribute("data-state", "accepted")
    second = current.get_attribute("data-quote")
    assert second != first and page.evaluate("document.activeElement.dataset.quote") == second
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    expect(page.locator("#review")).not_to_have_attribute("aria-busy", "true")
    assert current.get_attribute("data-state") == "proposed", "nothing is rejected without a reason"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rejected (1)")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("clockmaker")
    page.keyboard.press("Enter")
    expect(page.locator("[data-selected]")).to_have_text("clockmaker")
    page.keyboard.press("Escape")
    expect(page.locator("#selection")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.get_by_label("Single keys do something").uncheck()
    page.keyboard.press("Escape")
    before = page.locator(".card.accepted").count()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert page.locator(".card.accepted").count() == before


def test_a_tag_is_corrected_where_it_stands(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    card = page.locator("[data-quote]").filter(has_text="bread trough")
    card.get_by_role("link", name="correct Age 74").click()
    card.get_by_label("which is").fill("73")
    page.keyboard.press("Escape")
    expect(card.locator("form.correct")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.quote") == card.get_attribute("data-quote")
    card.get_by_role("link", name="correct Age 74").click()
    card.get_by_label("which is").fill("73")
    card.get_by_role("button", name="Correct it").click()
    expect(card.locator("[data-choice=age] bdi")).to_have_text("73")
    card.locator("h3").click()
    page.locator("#find-words").fill("schoolteacher")
    page.keyboard.press("Enter")
    page.get_by_label("They support").select_option(label="Described as: retired schoolteacher")
    expect(page.locator("#value")).to_have_value("retired schoolteacher")
    page.get_by_role("button", name="Make them its only evidence").click()
    # The sheet goes when the page has been made anew.
    expect(page.locator("#selection")).to_be_hidden()
    expect(card.locator("[data-choice=role] bdi")).to_have_text("retired schoolteacher")
    card.get_by_role("link", name="correct Described as").click()
    expect(card.locator("fieldset bdi")).to_have_text(["schoolteacher"])


def test_words_of_another_quote_are_that_quotes(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    card, other = (page.locator("[data-quote]").filter(has_text=words) for words in ("bread trough", "keys"))
    card.locator("h3").click()
    select(page, "The keys I left")
    serves = page.locator("[data-for]")
    expect(serves).to_contain_text("begins “The keys I left")
    expect(other).to_have_attribute("aria-current", "true")
    card.locator("h3").click()
    expect(serves).to_contain_text("begins “I carried the bread")
    expect(page.locator("[data-selected]")).to_have_text("The keys I left")


def test_what_is_half_typed_stays_while_another_quote_is_decided_on(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    card, other = (page.locator("[data-quote]").filter(has_text=words) for words in ("bread trough", "keys"))
    card.get_by_text("Reject", exact=True).click()
    card.get_by_label("Because").select_option(index=1)
    card.get_by_label("Comment; needed").fill("reason in progress")
    card.get_by_text("Change what it is").click()
    card.get_by_label("Statement: an office").check()
    card.get_by_role("link", name="correct Age 74").click()
    card.get_by_label("which is").fill("73")
    other.get_by_role("button", name="Accept").click()
    expect(other).to_have_attribute("data-state", "accepted")
    expect(card.get_by_label("Because")).not_to_have_value("")
    expect(card.get_by_label("Comment; needed")).to_have_value("reason in progress")
    expect(card.get_by_label("Statement: an office")).to_be_checked()
    expect(card.get_by_label("which is")).to_have_value("73")
    card.get_by_role("button", name="Correct it").click()
    expect(card.locator("[data-choice=age] bdi")).to_have_text("73")


def test_what_was_taken_over_from_a_tag_is_not_carried_to_another_quote(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    card, other = (page.locator("[data-quote]").filter(has_text=words) for words in ("bread trough", "keys"))
    card.locator("h3").click()
    page.locator("#find-words").fill("schoolteacher")
    page.keyboard.press("Enter")
    page.get_by_label("They support").select_option(label="Described as: retired schoolteacher")
    expect(page.locator("#choice")).to_have_value("role")
    page.get_by_role("button", name="Let go").click()
    other.locator("h3").click()
    page.locator("#find-words").fill("clockmaker")
    page.keyboard.press("Enter")
    expect(page.locator("[data-for]")).to_contain_text("the quote of")
    expect(page.get_by_label("They support")).to_have_value("")
    expect(page.locator("#value")).to_have_value("")
    expect(page.locator("#selection [name=was]")).to_have_value("")
    page.locator("#value").fill("the clockmaker of the square")
    card.locator("h3").click()
    expect(page.locator("#value")).to_have_value("the clockmaker of the square")
    before = page.url
    other.locator("a.correct-it").first.click()
    expect(other.locator("form.correct")).to_be_visible()
    assert page.url == before, "a tag is corrected where it stands, on whichever card"


def test_what_is_refused_is_said_beside_its_field_in_the_form_that_was_sent(
    page: Page, workplace: str
) -> None:
    sign_in(page, workplace, Role.EDITOR)
    taken_in(page)
    card, answer = page.locator("[data-quote]").filter(has_text="bread trough"), page.locator("#answer")
    card.get_by_role("link", name="correct Age 74").click()
    value = card.get_by_label("which is")
    value.fill("740")
    card.locator("form.correct [name=why]").fill("of the tag")
    card.get_by_role("button", name="Correct it").click()
    expect(card.locator("form.correct .wrong")).to_contain_text("An age is a number up to 122.")
    expect(value).to_be_focused()
    expect(value).to_have_value("740")
    expect(value).to_have_accessible_description(re.compile("up to 122"))
    expect(answer).to_be_empty()
    value.fill("73")
    page.keyboard.press("Enter")
    expect(card.locator("[data-choice=age] bdi")).to_have_text("73")
    select(page, "Her neighbour")
    page.get_by_label("These words are evidence for").select_option("said_on")
    page.locator("#value").fill("soon")
    page.get_by_role("button", name="Add as evidence").click()
    wrong = page.locator("#selection .wrong, #selection .problem")
    expect(wrong).to_have_count(1)
    expect(page.locator("#value")).to_have_value("soon")
    page.locator("#access").get_by_label("On what basis the words are here").select_option("interview")
    page.get_by_label("Agreed on").fill("some day")
    page.get_by_label("Why it is opened").fill("read against the source")
    page.get_by_role("button", name="Open it to the public").click()
    expect(page.locator("#access .wrong")).to_contain_text("“some day” is no date.")
    expect(page.get_by_label("Agreed on")).to_be_focused()
    expect(page.get_by_label("Why it is opened")).to_have_value("read against the source")
    expect(answer).to_be_empty()


def test_nothing_typed_is_lost_to_a_long_comment_or_another_session(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    source, answer = page.url, page.locator("#answer")
    card, other = (page.locator("[data-quote]").filter(has_text=words) for words in ("bread trough", "keys"))
    comment = card.locator("form.decide").get_by_label("Comment")
    comment.fill("x" * 2_100)
    card.get_by_role("button", name="Accept").click()
    expect(card.locator("form.decide .wrong")).to_contain_text(
        "It has 2,100 characters; a comment may have 2,000."
    )
    expect(comment).to_be_focused()
    expect(comment).to_have_value("x" * 2_100)
    expect(comment).to_have_attribute("aria-invalid", "true")
    expect(comment).to_have_accessible_description(re.compile("a comment may have 2,000"))
    expect(answer).to_be_empty()
    comment.fill("read it")
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-state", "accepted")
    expect(card.locator(".wrong")).to_have_count(0)
    other.get_by_text("Reject", exact=True).click()
    other.get_by_label("Because").select_option("other")
    other.get_by_role("button", name="Reject it").click()
    expect(other.locator(".wrong")).to_contain_text("It was not said why it is rejected.")
    expect(other.get_by_label("Comment; needed")).to_be_focused()
    other.locator("form.decide").get_by_label("Comment").fill("as the “recording” has it")
    elsewhere = page.context.new_page()
    elsewhere.goto(source)
    elsewhere.get_by_role("button", name="Sign out").click()
    other.get_by_role("button", name="Accept").click()
    expect(answer).to_contain_text("You are not signed in")
    sign_in(elsewhere, workplace, Role.ARCHIVIST)
    other.get_by_role("button", name="Accept").click()
    expect(answer.get_by_label("Comment")).to_have_value("as the “recording” has it")
    answer.get_by_role("button", name="Send it").click()
    expect(other).to_have_attribute("data-state", "accepted")
    other.get_by_role("link", name="History").click()
    expect(page.locator("main")).to_contain_text("as the “recording” has it")


def test_a_double_click_is_one_decision(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    card = page.locator("[data-quote]").filter(has_text="bread trough")
    card.get_by_role("button", name="Accept").dblclick()
    expect(card).to_have_attribute("data-state", "accepted")
    expect(page.locator("#review")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#answer")).to_be_empty()
    card.get_by_role("link", name="correct Age 74").click()
    card.get_by_label("which is").fill("73")
    card.get_by_role("button", name="Correct it").dblclick()
    expect(card.locator("[data-choice=age] bdi")).to_have_text("73")
    expect(page.locator("#review")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#answer")).to_be_empty()


def test_who_accepts_what_another_accepted_is_told_and_goes_on(browser: Browser, workplace: str) -> None:
    pages = []
    for role in (Role.ARCHIVIST, Role.EDITOR):
        page = browser.new_context().new_page()
        sign_in(page, workplace, role)
        pages.append(page)
    ada, edo = pages
    taken_in(ada)
    edo.goto(ada.url)
    card = "[data-quote]:has-text('keys')"
    for page in pages:
        page.locator(card).get_by_role("button", name="Accept").click()
        expect(page.locator(card)).to_have_attribute("data-state", "accepted")
    expect(edo.locator("#answer")).to_contain_text("Ada Archivist had accepted it already, on ")
    expect(ada.locator("#answer")).to_be_empty()
    for page in pages:
        page.context.close()


def test_a_tag_of_an_older_page_is_not_corrected(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    early, late = page.context.new_page(), page.context.new_page()
    cards = []
    for one in (page, early, late):
        one.goto(page.url)
        cards.append(one.locator("[data-quote]").filter(has_text="bread trough"))
    theirs, opened, unopened = cards
    opened.get_by_role("link", name="correct Described as").click()
    opened.get_by_label("which is").fill("mine")
    theirs.get_by_role("button", name="take away: Age 74").click()
    expect(theirs.locator("[data-choice=age]")).to_have_count(0)
    opened.get_by_role("button", name="Correct it").click()
    expect(early.locator("#answer")).to_contain_text("Somebody changed this meanwhile")
    expect(opened.locator("[data-choice=role] bdi")).to_have_text("retired schoolteacher")
    unopened.get_by_role("link", name="correct Described as").click()
    expect(late.get_by_role("heading", level=1)).to_have_text("Somebody changed this meanwhile")
    late.get_by_role("link", name="See it as it is now").click()
    unopened.get_by_role("link", name="correct Described as").click()
    expect(unopened.locator("form.correct")).to_be_visible()


def test_on_a_phone_the_words_of_a_quote_stay_in_view(browser: Browser, workplace: str) -> None:
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    sign_in(page, workplace, Role.ARCHIVIST)
    taken_in(page)
    card = page.locator("[data-quote]").filter(has_text="end of the week")
    card.locator("h3").click()
    words = f"#words-{card.get_attribute('data-quote')}"
    seen = """(words) => {
        const { top, bottom } = document.querySelector(words).getBoundingClientRect();
        const pane = document.querySelector(".reading").getBoundingClientRect();
        return top >= pane.top && top >= 0 && bottom <= pane.bottom && bottom <= innerHeight;
    }"""
    page.wait_for_function(seen, arg=words)
    card.get_by_text("Reject", exact=True).click()
    card.get_by_label("Because").focus()
    page.keyboard.press("Escape")
    expect(card.get_by_label("Because")).to_be_hidden()
    context.close()


def test_a_text_that_is_too_long_is_not_sent(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    page.locator("#text").evaluate("field => { field.value = 'word '.repeat(200_001); }")
    page.locator("#text").press("End")
    page.keyboard.type(".")
    expect(page.locator("[data-kept]")).to_contain_text("longer than 1,000,000 characters")
    page.get_by_role("button", name="See what would be recorded").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add an account")


def test_a_narrator_is_named_by_selecting_and_the_player_asks_nothing(
    page: Page, workplace: str, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, workplace, Role.ARCHIVIST)
    for name, original in (("invented.xml", OHMS.encode()), ("invented.json", spoken())):
        (tmp_path / name).write_bytes(original.replace(b"mulberry", b"walnut"))
        page.goto(f"{workplace}/desk/add")
        page.get_by_label("Or choose files").set_input_files(tmp_path / name)
        page.get_by_role("button", name="See what would be recorded").click()
        page.get_by_label("Title", exact=True).fill(f"Invented {name}")
        page.get_by_role("button", name="Look again").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Invented {name}")
        page.get_by_role("button", name="Take it in").click()
        page.wait_for_url("**/desk/sources/**")
        assert page.locator("[data-recording]").count() == (name == "invented.xml")
    select(page, SENTENCES[1])
    page.get_by_label("or whose words they are").fill("Ilka Fictive")
    page.locator("#selection-why").fill("heard in the recording")
    page.get_by_role("button", name="Propose them as this narrator’s").click()
    expect(page.locator("[data-quote] [data-speaker]")).to_have_text(["Ilka Fictive"])
    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {workplace.split("/")[2]}


STRANGE = "🧳🧳 “אני זוכרת 🧳 את הכביש” said nobody.\r\n\r\n“ज़मीन e\u0301 🏔️” said \u202bthe other\u202c.\n"


def test_a_selection_is_counted_as_the_archive_counts(page: Page, workplace: str) -> None:
    sign_in(page, workplace, Role.ARCHIVIST)
    pasted(page, STRANGE)
    page_text = page.evaluate("document.querySelector('[data-marked]').textContent")
    text = STRANGE.replace("\r\n", "\n")
    assert page_text == text
    found = page.evaluate(
        """async () => {
            const { SourceText } = await import('/static/desk-offsets.js');
            const root = document.querySelector('[data-marked]');
            const text = new SourceText(root);
            const answers = [];
            for (let start = 0; start < text.points.length; start += 1)
                for (const end of [start + 1, start + 5, text.points.length]) {
                    if (end > text.points.length) continue;
                    text.select(start, end);
                    answers.push([start, end, text.selected(getSelection())]);
                }
            return answers;
        }"""
    )
    assert len(found) > 100
    for start, end, selected in found:
        words = text[start:end].strip()
        if not words:
            continue
        assert selected is not None, (start, end)
        assert text[selected["start"] : selected["end"]] == selected["words"] == words


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"])
def test_axe_finds_nothing_at_the_desk(
    browser: Browser, workplace: str, size: tuple[int, int], scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    sign_in(page, workplace, Role.EDITOR)
    look_at(page)
    pasted(page, edition())
    look_at(page)
    page.goto(f"{workplace}/desk/add")
    taken_in(page)
    page.locator("#find-words").fill("clockmaker")
    page.keyboard.press("Enter")
    expect(page.locator("#selection")).to_be_visible()
    page.locator("a.correct-it").first.evaluate("link => link.click()")
    expect(page.locator("form.correct")).to_be_visible()
    look_at(page)
    source = page.url
    page.locator("form.decide").first.get_by_label("Comment").fill("x" * 2_100)
    # Sent past the page's script: the answer is a page of its own.
    page.locator("form.decide").first.evaluate("form => form.submit()")
    expect(page.get_by_role("heading", level=1)).to_have_text("The comment is too long")
    look_at(page)
    page.goto(source)
    page.get_by_role("link", name="Embargo, restriction").evaluate("link => link.click()")
    expect(page.get_by_role("heading", level=1)).to_have_text("Access of a source")
    look_at(page)
    context.close()


def look_at(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert [told(page.url, violation) for violation in violations(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
