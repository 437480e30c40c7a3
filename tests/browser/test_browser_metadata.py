"""The data in the head, in a real browser: there to be read, and stopped by no policy."""

import json

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.reading import quote_with

pytestmark = pytest.mark.browser

WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
INLINE = """
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
"""


def test_linked_data_is_there_and_breaks_no_policy(browser: Browser, site: str, reader: FlaskClient) -> None:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.add_init_script(WATCH)
    speaker, place = "/speakers/nona-fictive", "/places/goris"
    for path in (quote_with(reader, "took the photographs"), "/sources/leaving-the-valley", speaker, place):
        page.goto(site + path)
        text = page.locator('script[type="application/ld+json"]').text_content()
        assert json.loads(text or "")["@context"] == "https://schema.org"
        assert page.evaluate("violations") == [] and complaints == []
    page.evaluate(INLINE)
    page.wait_for_function("violations.length > 0")
    assert page.evaluate("window.ran") is None, "the watch does see what the policy stops"
    context.close()
