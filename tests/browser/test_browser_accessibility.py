"""Every kind of page before axe-core, in a real browser: WCAG 2.2 at level AA, without an exception."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import told, violations
from tests.browser.walking import one_of_each

pytestmark = pytest.mark.browser

PHONE, DESK = (390, 844), (1280, 800)


@pytest.fixture(params=[(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")], ids=str)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a phone or a desk, by day or by night."""
    (width, height), scheme = request.param
    # axe is evaluated in the page, which the site's own content security policy would refuse.
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def test_axe_finds_no_violation(page: Page, site: str, pages: dict[str, str]) -> None:
    found = []
    for path in (*one_of_each(pages), "/hy/", "/hy/search?q=bread"):
        page.goto(site + path)
        # Whatever is folded away is examined too.
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        found += [told(path, violation) for violation in violations(page)]
    assert found == []


def test_axe_is_able_to_find_something(page: Page) -> None:
    page.set_content("<title>Invented</title><main><h1>Invented</h1><img src=data:,></main>")
    assert "image-alt" in {str(violation["id"]) for violation in violations(page)}
