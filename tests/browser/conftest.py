"""A real browser over a real site, where a Chromium is at hand."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from werkzeug.serving import make_server

from archive.record.store import Record
from tests import desk
from tests.conftest import close
from web.app import create_app
from web.settings import Settings

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str | None:
    """The Chromium of this machine: the one named by TESTIMONY_CHROMIUM, else the one on the path."""
    named = os.environ.get("TESTIMONY_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def script_errors() -> list[str]:
    """What no script caught, on any page of the test that runs."""
    return []


@pytest.fixture(autouse=True)
def no_script_fails(script_errors: list[str]) -> Iterator[None]:
    """Let a test fail where a script of a page did, whatever else it asked for."""
    script_errors.clear()
    yield
    assert script_errors == []


@pytest.fixture(scope="session")
def browser(script_errors: list[str]) -> Iterator[Browser]:
    """One browser for the session; what its scripts don't catch is told to ``no_script_fails``."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found; name one with TESTIMONY_CHROMIUM")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        new_context = opened.new_context

        def watched(**options: Any) -> BrowserContext:
            context = new_context(**options)
            context.on("weberror", lambda error: script_errors.append(str(error.error)))
            return context

        opened.new_context = watched  # type: ignore[method-assign]
        # As Playwright's own does: a page in a context of its own, without which it would not be watched.
        opened.new_page = lambda **options: watched(**options).new_page()  # type: ignore[method-assign]
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(made_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that is being served."""
    home = Path(shutil.copytree(made_archive, tmp_path_factory.mktemp("served") / "home"))
    with served(Settings(home=home)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def desk_home(made_archive: Path, tmp_path: Path) -> Path:
    """An archive where one person of each role works (``tests.desk.NAMES``)."""
    home = Path(shutil.copytree(made_archive, tmp_path / "desk"))
    settings = Settings(home=home)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    desk.people(record)
    record.close()
    return home


@pytest.fixture
def desk_site(desk_home: Path) -> Iterator[str]:
    """The address of a site over ``desk_home``, by the name that browsers let have passkeys."""
    with served(Settings(home=desk_home, password_memory=desk.MEMORY)) as port:
        yield f"http://localhost:{port}"


@contextmanager
def served(settings: Settings) -> Iterator[int]:
    """A site, served at a port of this machine."""
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.port
    server.shutdown()
    thread.join()
    server.server_close()
    close(app)


@pytest.fixture(scope="session")
def workhome(made_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for the whole session: what is added to it stays."""
    copied = Path(shutil.copytree(made_archive, tmp_path_factory.mktemp("desk") / "home"))
    settings = Settings(home=copied)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    desk.people(record)
    record.close()
    return copied


@pytest.fixture(scope="session")
def workplace(workhome: Path) -> Iterator[str]:
    """The address of a site over ``workhome``."""
    with served(Settings(home=workhome, password_memory=desk.MEMORY)) as port:
        yield f"http://127.0.0.1:{port}"
