"""What axe-core finds on a page: WCAG 2.2 at level AA and best practice, without an exception."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def violations(page: Page) -> list[dict[str, object]]:
    """What is wrong on the page as it stands; the page's context must bypass the content security policy."""
    results = Axe().run(page, options={"runOnly": list(STANDARD), "resultTypes": ["violations"]})
    return list(results.response["violations"])


def told(path: str, violation: dict[str, object]) -> str:
    """A violation in one line."""
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    return f"{path}: {violation['id']}: {nodes[0]['html'][:200]} ({len(nodes)})"
