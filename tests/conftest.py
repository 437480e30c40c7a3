"""What many tests stand on: a real archive with its index, made once and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings

from archive.accounts.roles import Role
from archive.record.store import Record
from tests import desk, shelf
from tests.reading import public_pages
from web import urls
from web.app import create_app
from web.holdings import Holdings
from web.settings import Settings

# How long one example takes says something of the machine only: speed is measured in tests/benchmarks.
hypothesis_settings.register_profile("archive", deadline=None)
hypothesis_settings.load_profile("archive")


@pytest.fixture(autouse=True)
def speaks_english() -> Iterator[None]:
    """Nobody's language stays spoken: an answer that a test does not close would leave the next test its own."""
    yield
    urls.speak(urls.ENGLISH)


@pytest.fixture(scope="session")
def made_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of invented accounts: never opened itself, only copied."""
    home = tmp_path_factory.mktemp("archive")
    shelf.build(home)
    return home


@pytest.fixture
def archive_home(made_archive: Path, tmp_path: Path) -> Path:
    """A copy of the archive that the test may change."""
    return Path(shutil.copytree(made_archive, tmp_path / "home"))


@pytest.fixture
def record(archive_home: Path) -> Iterator[Record]:
    """The record of ``archive_home``."""
    settings = Settings(home=archive_home)
    opened = Record.open(settings.effective_database_url, settings.originals_directory)
    yield opened
    opened.close()


@pytest.fixture
def app(archive_home: Path) -> Iterator[Flask]:
    """The site over ``archive_home``."""
    made = create_app(Settings(home=archive_home))
    yield made
    close(made)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader of the site."""
    return app.test_client()


@pytest.fixture
def desk_app(archive_home: Path, record: Record) -> Iterator[Flask]:
    """The site over ``archive_home``, where one person of each role works (``tests.desk.NAMES``)."""
    desk.people(record)
    made = create_app(Settings(home=archive_home, password_memory=desk.MEMORY))
    yield made
    close(made)


@pytest.fixture
def signed_in(desk_app: Flask) -> Callable[[Role], FlaskClient]:
    """A browser in which the person of a role is signed in; ``tests.desk.send`` sends forms with it."""

    def as_role(role: Role) -> FlaskClient:
        client = desk_app.test_client()
        desk.sign_in(client, role)
        return client

    return as_role


@pytest.fixture(scope="session")
def reader(made_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A reader of one site for the whole session, for tests that change nothing."""
    home = Path(shutil.copytree(made_archive, tmp_path_factory.mktemp("reader") / "home"))
    made = create_app(Settings(home=home))
    # Without a jar: what one test is given at the desk's door must not go along with another's requests.
    yield made.test_client(use_cookies=False)
    close(made)


@pytest.fixture(scope="session")
def pages(reader: FlaskClient) -> dict[str, str]:
    """Every page a reader can reach by links, with its HTML."""
    return {path: reader.get(path).text for path in public_pages(reader)}


def close(app: Flask) -> None:
    """Give back what the site opened."""
    holdings = app.extensions["testimony"]
    assert isinstance(holdings, Holdings)
    holdings.close()
