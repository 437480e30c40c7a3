"""Signing in, in a real browser: invited, a password, codes, a passkey of Chromium's own virtual authenticator."""

import re
import time
from collections.abc import Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from archive.accounts.roles import Role
from tests import desk
from tests.browser.accessibility import told, violations

pytestmark = pytest.mark.browser

PASSWORD = "eight other invented words"
PHONE, DESK = (360, 740), (1280, 800)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong, the content security policy included."""
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    # What is refused is told in the console too: the page that says so is the one that was meant.
    assert [problem for problem in problems if "status of 4" not in problem] == []


def with_authenticator(page: Page) -> None:
    """Give the browser an authenticator with a lock that is always opened."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, site: str, name: str, password: str) -> None:
    page.goto(f"{site}/desk/sign-in?next=/desk/account")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def invited(browser: Browser, site: str) -> str:
    """The link that an administrator makes for somebody."""
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site, desk.NAMES[Role.ADMINISTRATOR], desk.PASSWORD)
    page.get_by_role("link", name="People").click()
    page.get_by_label("Name").fill("Nor New")
    page.get_by_label("Role").select_option("editor")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("Link").input_value()
    context.close()
    return link


def test_from_an_invitation_to_codes_and_a_passkey(browser: Browser, desk_site: str, page: Page) -> None:
    page.goto(invited(browser, desk_site))
    expect(page.get_by_label("Name")).to_have_value("Nor New")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()

    page.get_by_role("link", name="Set up codes").click()
    expect(page.locator(".qr svg")).to_be_visible()
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("The code it shows now").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Turn codes on").click()
    expect(page.locator(".recovery-codes li")).to_have_count(8)
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").first.click()

    sign_in(page, desk_site, "nor new", PASSWORD)
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    page.get_by_label(re.compile("Code of your authenticator")).fill(
        pyotp.TOTP(secret).at(int(time.time()) + 30)
    )
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()

    with_authenticator(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What you call it").fill("Key of the reading room")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("rowheader", name="Key of the reading room")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    page.goto(f"{desk_site}/desk/sign-in?next=/desk/account")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    page.goto(f"{desk_site}/desk/account/passkeys")
    page.get_by_role("button", name="Remove Key of the reading room").click()
    expect(page.get_by_role("rowheader")).to_have_count(0)


def test_a_first_passkey_brings_recovery_codes_and_becomes_the_second_step(
    desk_site: str, page: Page
) -> None:
    with_authenticator(page)
    sign_in(page, desk_site, desk.NAMES[Role.ARCHIVIST], desk.PASSWORD)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".recovery-codes li")).to_have_count(8)
    code = page.locator(".recovery-codes code").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, desk_site, desk.NAMES[Role.ARCHIVIST], desk.PASSWORD)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    page.get_by_role("button", name="Sign out").last.click()
    sign_in(page, desk_site, desk.NAMES[Role.ARCHIVIST], desk.PASSWORD)
    page.get_by_label("Recovery code").fill(code)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_a_passkey_that_nobody_has_says_so_and_the_password_still_works(desk_site: str, page: Page) -> None:
    with_authenticator(page)
    page.goto(f"{desk_site}/desk/sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")
    sign_in(page, desk_site, desk.NAMES[Role.READER], desk.PASSWORD)
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_without_javascript_people_sign_in_by_password(browser: Browser, desk_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, desk_site, desk.NAMES[Role.EDITOR], desk.PASSWORD)
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    page.goto(f"{desk_site}/desk/sign-in")
    page.goto(f"{desk_site}/desk/account/passkeys")
    expect(page.get_by_role("button", name="Add a passkey")).to_be_hidden()
    context.close()


PAGES = (
    "/desk/account",
    "/desk/account/password",
    "/desk/account/codes",
    "/desk/account/passkeys",
    "/desk/people",
    "/desk/people/log",
    "/desk/confirm",
    "/desk/restricted",
    "/",
    "/desk/nowhere",
)


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_axe_finds_no_violation_and_no_page_is_wider_than_the_screen(
    browser: Browser, desk_site: str, size: tuple[int, int], scheme: str
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    link = invited(browser, desk_site)
    found: list[str] = []

    def examine(address: str) -> None:
        page.goto(address)
        examine_here(address)

    def examine_here(name: str) -> None:
        found.extend(told(name, violation) for violation in violations(page))
        width = page.evaluate("document.documentElement.scrollWidth")
        found.extend([f"{name}: {width} wide"] if width > size[0] else [])

    examine(f"{desk_site}/desk/sign-in")
    examine(link)
    sign_in(page, desk_site, desk.NAMES[Role.ADMINISTRATOR], desk.PASSWORD)
    for path in PAGES:
        examine(desk_site + path)
    page.goto(f"{desk_site}/desk/people")
    page.get_by_role("link", name=desk.NAMES[Role.EDITOR]).click()
    examine(page.url)
    page.get_by_role("button", name="Make a link").click()
    examine_here("the link")
    page.goto(f"{desk_site}/desk/account/codes")
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("The code it shows now").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Turn codes on").click()
    examine_here("recovery codes")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, desk_site, desk.NAMES[Role.ADMINISTRATOR], desk.PASSWORD)
    examine_here("the second step")
    context.close()
    assert found == []
