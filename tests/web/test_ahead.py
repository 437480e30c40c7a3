"""What a worker does before anybody asks: the archive is opened, nothing is built, nothing is complained of."""

from pathlib import Path

import pytest

from index.state import read_state
from tests import accounts
from tests.conftest import close
from web.app import create_app
from web.opened import opened
from web.serving.ahead import open_ahead
from web.settings import Settings


def filled(home: Path) -> Settings:
    settings = Settings(home=home)
    with opened(settings, create=True) as archive:
        accounts.put_in_public(archive.record, 1)
    return settings


def test_an_index_that_is_there_is_read_once_and_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = filled(tmp_path / "archive")
    with opened(settings) as archive:
        archive.index.drain()
    app = create_app(settings)
    open_ahead(app)
    read: list[object] = []
    monkeypatch.setattr("index.on_whoosh.engine.WhooshSnapshot", read.append)
    assert "Nobody looked round." in app.test_client().get("/search?q=back").text
    assert not read
    close(app)


def test_an_index_that_is_not_there_is_left_to_the_first_search(tmp_path: Path) -> None:
    settings = filled(tmp_path / "archive")
    app = create_app(settings)
    open_ahead(app)
    assert read_state(settings.index_directory) is None
    assert app.test_client().get("/search?q=back").status_code == 200
    close(app)


def test_what_cant_be_opened_is_told_to_who_asks_and_not_before(tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path / "none"))
    open_ahead(app)
    assert app.test_client().get("/search?q=back").status_code == 503
    close(app)
