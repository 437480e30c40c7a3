"""An editor decides who may see what, and a reader in another browser sees it at the next request. All invented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from archive.accounts.roles import Role
from tests.browser.desk_site import sign_in

pytestmark = pytest.mark.browser

WORDS = "We took the photographs and the keys"
BESIDE = "I would still set the bread at four"
ELSEWHERE = "They counted us twice at the bridge"
SOURCE = "/sources/leaving-the-valley"
FAR_DAY = "2999-01-01"

PAGES = (
    "/",
    "/search",
    "/search?q=photographs",
    "/concordance?q=photographs",
    "/speakers/nona-fictive",
    "/places/goris",
    SOURCE,
)
FILES = (
    "/search.atom",
    "/search.atom?q=photographs",
    "/search.csv",
    "/search.jsonl",
    "/api/v1/search",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
)
OFFERS = {"/suggest?q=phot": "photographs", "/suggest?q=gori": "Goris", "/api/v1/places": "goris"}
"""What tells of the words without holding them: only the one quote has this word and this place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What somebody from outside sees of one quote."""

    page: Page
    site: str
    quote: str
    """The address of its page, without the site's."""

    @property
    def quote_id(self) -> str:
        return self.quote.rpartition("/")[2]

    def look(self, path: str) -> str:
        """A page in the browser: all of its markup, and its words as they are read."""
        self.page.goto(self.site + path)
        return f"{self.page.content()}\n{self.page.locator('body').inner_text()}"

    def fetch(self, path: str) -> str:
        return self.page.request.get(self.site + path).text()

    def status(self, path: str) -> int:
        return self.page.request.get(self.site + path).status

    def count(self) -> int:
        """How many quotes the search says there are; the statistics say the same."""
        self.page.goto(f"{self.site}/search")
        found = re.match(r"\d+", self.page.locator("#found").inner_text())
        assert found is not None
        assert f'"quotes":{found[0]},' in self.fetch("/api/v1/statistics")
        return int(found[0])

    def told_at(self) -> set[str]:
        """Every address, of those where the quote is while it is public, that tells of it now."""
        marks = (WORDS, "Nothing else went into the bags", self.quote_id)
        told = {path for path in PAGES if any(mark in self.look(path) for mark in marks)}
        told |= {path for path in FILES if any(mark in self.fetch(path) for mark in marks)}
        told |= {path for path, mark in OFFERS.items() if mark in self.fetch(path)}
        found = (self.quote, f"/api/v1/quotes/{self.quote_id}", f"{self.quote}.ris")
        told |= {path for path in found if self.status(path) == 200}
        return told | ({"sitemap"} if self.quote_id in self.fetch("/sitemap-1.xml") else set())


EVERYWHERE = len(PAGES) + len(FILES) + len(OFFERS) + 4


@pytest.fixture
def contexts(browser: Browser) -> Iterator[tuple[BrowserContext, BrowserContext]]:
    """The archivist's browser, and the one of a reader who is signed in nowhere."""
    made = browser.new_context(), browser.new_context()
    yield made
    for context in made:
        context.close()


@pytest.fixture
def desk_page(contexts: tuple[BrowserContext, BrowserContext]) -> Page:
    return contexts[0].new_page()


@pytest.fixture
def sight(contexts: tuple[BrowserContext, BrowserContext], desk_site: str) -> Sight:
    page = contexts[1].new_page()
    return Sight(page=page, site=desk_site, quote=address_of(page, desk_site, WORDS))


def address_of(page: Page, site: str, words: str) -> str:
    """The quote with these words, as a reader comes to it."""
    page.goto(f"{site}/search")
    page.get_by_role("combobox").fill(f'"{words}"')
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#found")).to_contain_text("1 quote")
    href = page.locator(".results a[href^='/quotes/']").first.get_attribute("href")
    assert href is not None
    return urlsplit(href).path


def to_the_quotes_access(page: Page, sight: Sight) -> None:
    """By the quote's card at the desk."""
    sign_in(page, sight.site, Role.EDITOR, "/desk/activity")
    page.goto(f"{sight.site}/desk/quotes/{sight.quote_id}")
    card = page.locator(f"[data-quote='{sight.quote_id}']")
    card.get_by_role("link", name="Who may see it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Access of a quote")


def decide(page: Page, status: str, *, until: str = "", reason: str = "") -> None:
    send_decision(page, status, until=until, reason=reason)
    is_now = re.compile(rf"^Access(?: of the quote)? {status}")
    expect(page.get_by_role("row", name=is_now)).to_be_visible()


def send_decision(page: Page, status: str, *, until: str = "", reason: str = "") -> None:
    form = page.get_by_role("region", name="Who may see it")
    form.get_by_label("Access", exact=True).select_option(status)
    if until:
        form.get_by_label("Until, for an embargo").fill(until)
    if reason:
        form.get_by_label("Reason that may be told").select_option(reason)
    form.get_by_label("Why, in your words").fill("told to nobody else")
    form.get_by_role("button", name="Decide on access").click()


def test_an_embargo_takes_a_quote_out_of_everything_until_it_is_opened(desk_page: Page, sight: Sight) -> None:
    everywhere, beside = sight.told_at(), address_of(sight.page, sight.site, BESIDE)
    assert len(everywhere) == EVERYWHERE
    assert WORDS in sight.look(beside), "the page of the next quote shows the words around it"
    total = sight.count()

    to_the_quotes_access(desk_page, sight)
    decide(desk_page, "embargoed", until=FAR_DAY)
    expect(desk_page.get_by_role("table")).to_contain_text(f"embargoed until {FAR_DAY}")
    expect(desk_page.get_by_role("table")).to_contain_text("no: the quote is under an embargo")
    assert sight.told_at() == set()
    assert WORDS not in sight.look(beside) and BESIDE in sight.look(beside)
    assert BESIDE in sight.look(SOURCE) and BESIDE in sight.look("/speakers/nona-fictive")
    assert sight.count() == total - 1
    assert sight.status(sight.quote) == sight.status("/places/goris") == 404
    assert sight.quote_id not in sight.look("/withdrawals")

    desk_page.get_by_role("link", name="Embargoes").last.click()
    row = desk_page.get_by_role("row").filter(has_text=FAR_DAY)
    expect(row).to_contain_text("quote")
    row.get_by_role("link").click()
    decide(desk_page, "open")
    expect(desk_page.get_by_role("row", name="The public sees it")).to_contain_text("yes")
    assert sight.told_at() == everywhere
    assert WORDS in sight.look(beside)
    assert sight.count() == total


def test_a_withdrawn_quote_leaves_a_tombstone(desk_page: Page, sight: Sight) -> None:
    everywhere, total = sight.told_at(), sight.count()
    to_the_quotes_access(desk_page, sight)
    send_decision(desk_page, "withdrawn")
    expect(desk_page.locator("main")).to_contain_text("A withdrawal tells the public a reason")
    assert sight.status(sight.quote) == 200
    desk_page.go_back()
    decide(desk_page, "withdrawn", reason="speaker-request")
    assert sight.told_at() == set()
    assert sight.count() == total - 1
    assert BESIDE in sight.look(SOURCE)
    is_told_of_at_its_tombstone(desk_page, sight, f"Quote {sight.quote_id}", "the speaker asked for it")
    expect(desk_page.get_by_role("table")).to_contain_text("withdrawn (the speaker asked for it)")

    decide(desk_page, "open")
    assert sight.told_at() == everywhere and sight.count() == total
    assert "Nothing was withdrawn." in sight.look("/withdrawals")


def test_a_withdrawn_source_takes_all_its_quotes_along(desk_page: Page, sight: Sight) -> None:
    beside = address_of(sight.page, sight.site, BESIDE)
    to_the_quotes_access(desk_page, sight)
    desk_page.get_by_role("link", name="Access of its source").click()
    expect(desk_page.get_by_role("heading", level=1)).to_have_text("Access of a source")
    source_id = desk_page.url.rpartition("/")[2]
    found = (
        SOURCE,
        f"/sources/{source_id}.ris",
        f"/api/v1/sources/{source_id}",
        beside,
        "/speakers/otto-official",
    )
    lists = ("/", "/search", "/sources/", "/speakers/", "/search.atom", "/api/v1/sources", "/sitemap-1.xml")
    marks = (WORDS, BESIDE, SOURCE, "Leaving &lt;the", "Otto Official", "Secret Personage", source_id)
    assert {sight.status(path) for path in found} == {200}
    assert all(any(mark in sight.fetch(path) for mark in marks) for path in lists)

    decide(desk_page, "withdrawn", reason="legal")
    assert sight.told_at() == set()
    assert {sight.status(path) for path in found} == {404}
    assert [(path, mark) for path in lists for mark in marks if mark in sight.fetch(path)] == []
    assert sight.count() == 2 and ELSEWHERE in sight.look("/search")
    is_told_of_at_its_tombstone(desk_page, sight, f"Source {source_id}", "for a legal reason")
    expect(desk_page.get_by_role("table")).to_contain_text("withdrawn (for a legal reason)")


def is_told_of_at_its_tombstone(desk_page: Page, sight: Sight, what: str, category: str) -> None:
    """In public by id and category alone, as whoever cited it finds; at the desk without the words."""
    sight.page.goto(sight.site + sight.quote)
    sight.page.get_by_role("link", name="What was withdrawn").click()
    expect(sight.page.get_by_role("heading", level=1)).to_have_text("Withdrawals")
    tombstone = sight.page.get_by_role("listitem").filter(has_text=what)
    expect(tombstone).to_contain_text(category)
    for page in (sight.page, desk_page):
        for words in (WORDS, "Leaving the", "Leaving <the", "Nona Fictive"):
            assert words not in page.locator("main").inner_text()
    assert "told to nobody else" not in sight.page.content()
    expect(desk_page.locator("main")).to_contain_text("its words are shown to nobody, here neither")
