"""The copy without a server, searched in a real browser from a plain file server and from a disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import STANDARD
from tests.still import file_server
from tests.web.test_still import export

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(made_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, below what is served."""
    scratch = tmp_path_factory.mktemp("still")
    home = Path(shutil.copytree(made_archive, scratch / "home"))
    (scratch / "served").mkdir()
    export(home, scratch / "served" / "copy")
    return scratch / "served" / "copy"


@pytest.fixture(params=["served", "disk"])
def root(folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the copy is read: at a path of a file server, or from the disk."""
    if request.param == "disk":
        yield folder.as_uri()
        return
    with file_server(folder.parent) as address:
        yield f"{address}/copy"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone; anything that the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    assert problems == []
    context.close()


def test_words_are_found_by_keyboard_with_whose_they_are(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.locator("#q").focus()
    page.keyboard.type("KEYS photo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Quotes found: 1")
    # A server that keeps a log of addresses is not told what was looked for.
    assert page.url == f"{root}/search/index.html#q=KEYS+photo"
    hit = page.locator("figure.quote")
    expect(hit).to_have_count(1)
    expect(hit.locator("mark")).to_have_text(["photographs", "keys"])
    expect(hit.locator(".whose")).to_contain_text("Nona Fictive, 70, baker")
    expect(hit.locator(".wherefrom")).to_contain_text("Leaving <the> valley, Sample Gazette, 6 May 2024")
    expect(page.locator("#q")).to_have_value("KEYS photo")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    hit.get_by_role("link", name="Evidence and citation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("We took the photographs and the keys")


def test_a_phrase_is_exact_and_spans_no_gap(page: Page, root: str) -> None:
    for query, number in (
        ('"set the bread"', 1),
        ('"bread the set"', 0),
        ('"the keys nothing else"', 0),
        ("غادرنا", 1),
        ("fictive bread", 1),
        ("sealed", 0),
        ("", 6),
    ):
        page.goto(f"{root}/search/index.html#{urlencode({'q': query})}")
        expect(page.get_by_role("status")).to_have_text(f"Quotes found: {number}")
        expect(page.locator("figure.quote")).to_have_count(number)


FIELDS = (
    "speaker:fictive",
    "speaker:fictive bread",
    "place:stepanakert",
    "place:armenia",
    'place:"nagorno karabakh"',
    "place:azerbaijan",
    "role:baker -bread",
    'source:"sample gazette"',
    "kind:statement",
    "-kind:statement",
    "words:bread -speaker:fictive",
    "age:60..80",
    "age:70",
    "age:..",
    "-age:60..",
    'speaker:"nona fictive"',
    '"set the bread"',
    '"bread"',
    "bread OR sealed",
    "place:(stepanakert OR goris)",
    "(speaker:fictive OR role:baker) bread",
    "NOT bread",
    "-(bread OR school)",
    "NOT (speaker:fictive bread)",
    "NOT (bread school)",
    "speaker:fictive OR (place:goris -bread)",
    "age:60.. OR kind:statement",
    "bread AND -school AND speaker:fictive",
    "NOT NOT bread",
    "((bread",
    "bread) OR role:baker",
    "OR bread",
)


def test_fields_find_and_say_what_they_do_on_the_site(page: Page, root: str, reader: FlaskClient) -> None:
    for query in FIELDS:
        told = reader.get("/api/v1/search", query_string={"q": query}).json
        assert told
        page.goto(f"{root}/search/index.html#{urlencode({'q': query})}")
        expect(page.locator("#meaning")).to_have_text(f"Looking for {told['meaning']}.")
        expect(page.get_by_role("status")).to_have_text(f"Quotes found: {told['total']}")


def test_days_narrow_as_on_the_site(page: Page, root: str, reader: FlaskClient) -> None:
    for days in ("2024-05", "2024-05-06", "2024-05-07..", "..2024-05-06", "..2023", ".."):
        told = reader.get("/api/v1/search", query_string={"q": f"date:{days}"}).json
        assert told
        page.goto(f"{root}/search/index.html#{urlencode({'q': f'date:{days}'})}")
        expect(page.get_by_role("status")).to_have_text(f"Quotes found: {told['total']}")


def test_what_is_no_range_is_words(page: Page, root: str) -> None:
    hostile = "(" * 20_000 + "bread"
    for query, number in (
        *(
            ("age:unknown", 0),
            ("date:bread", 0),
            ("-", 6),
            ("speaker:", 0),
            ("- bread", 1),
            ("() OR", 6),
            (hostile, 1),
        ),
    ):
        page.goto(f"{root}/search/index.html#{urlencode({'q': query})}")
        expect(page.get_by_role("status")).to_have_text(f"Quotes found: {number}")


def test_a_link_that_narrows_a_search_works_in_armenian(page: Page, root: str) -> None:
    page.goto(f"{root}/hy/timeline/of-2024-05.html")
    page.locator('a[href*="day=2024-05-06"]').first.click()
    expect(page.get_by_role("status")).to_have_text("Գտնված մեջբերումներ՝ 4")
    expect(page.locator("#kept")).to_contain_text("Օր")
    page.locator("#q").fill("bread")
    page.locator("#q").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Գտնված մեջբերումներ՝ 1")
    page.locator("#kept a").click()
    expect(page.get_by_role("status")).to_have_text("Գտնված մեջբերումներ՝ 1")
    expect(page.locator("#kept")).to_be_hidden()


def test_back_leads_to_the_search_before(page: Page, root: str) -> None:
    page.goto(f"{root}/search/index.html#q=bread")
    page.locator("#q").fill("sealed")
    page.locator("#q").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Quotes found: 0")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("Quotes found: 1")
    expect(page.locator("#q")).to_have_value("bread")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, folder: Path, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    for path in ("search/index.html", "hy/search/index.html#q=bread&kind=testimony", "index.html"):
        opened.goto(f"{folder.as_uri()}/{path}")
        results = Axe().run(opened, options={"runOnly": list(STANDARD), "resultTypes": ["violations"]})
        assert list(results.response["violations"]) == []
    context.close()


def test_without_a_script_the_page_says_how_to_browse(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{root}/search/index.html")
    expect(opened.locator("main")).to_contain_text("browse by speakers")
    expect(opened.locator("#still-search")).to_be_hidden()
    opened.locator("main").get_by_role("link", name="speakers").click()
    expect(opened.get_by_role("link", name="Nona Fictive").first).to_be_visible()
    context.close()
