"""The help: every example finds something, in the shipped archive and in any other, and names nobody withdrawn."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from archive.model import AccessStatus
from archive.record.store import Record
from index.querying.grammar import parse
from tests import invented
from tests.conftest import close
from tests.reading import outline, text_of
from tests.web.test_access import CANARIES, bring_index_up, withhold
from web import cli
from web.app import create_app
from web.pages.help import help_page
from web.searching.examples import Examples, _worded
from web.settings import Settings


def examples_of(client: FlaskClient) -> list[tuple[str, str, str]]:
    """Address, query and count of each example that leads somewhere."""
    page = client.get("/help").text
    assert outline(page).problems == []
    return re.findall(
        r'class="example" rel="nofollow" href="([^"]+)"><code><bdi>(.*?)</bdi></code></a> '
        r'<span class="count">(.*?)</span>',
        page,
    )


def all_run(client: FlaskClient) -> int:
    found = examples_of(client)
    for address, query, count in found:
        page = text_of(client.get(address.replace("&amp;", "&")).text)
        assert f"{count} in this archive" in page, query
    return len(found)


def many() -> int:
    return sum(len(chapter.ways) for chapter in help_page(Examples(), lambda query: 1).chapters)


def test_every_example_runs_in_the_shipped_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "home"))
    assert CliRunner().invoke(cli.testimony, ["init"]).exit_code == 0
    app = create_app(Settings(home=tmp_path / "home"))
    assert all_run(app.test_client()) == many() >= 20
    close(app)


def test_every_example_runs_in_another_archive(reader: FlaskClient) -> None:
    assert all_run(reader) == many()


def test_an_archive_without_quotes_has_a_help_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "home"))
    assert CliRunner().invoke(cli.testimony, ["init", "--empty"]).exit_code == 0
    app = create_app(Settings(home=tmp_path / "home"))
    assert app.test_client().get("/help").status_code == 200
    assert examples_of(app.test_client()) == []
    close(app)


def test_what_is_withdrawn_is_no_example(client: FlaskClient, record: Record) -> None:
    page = text_of(client.get("/help").text)
    assert not any(canary in page for canary in CANARIES)
    words = [query for _, query, _ in examples_of(client)]
    beginnings = {chain.quote.exact[0] for chain in record.chains(record.quote_ids()).values()}
    for beginning in beginnings:
        if beginning.casefold().startswith(words[2].strip('&#34;"').casefold()):
            withhold(record, beginning, AccessStatus.WITHDRAWN)
    bring_index_up(record, client)
    assert words[2] not in [query for _, query, _ in examples_of(client)]


@pytest.mark.parametrize(
    "words", ["1 2 3 4 5", "no no no no no", "testimony " * 9, "…", "غادرنا المدينة عند الفجر معا"]
)
def test_words_of_every_sort_make_examples_or_none(words: str) -> None:
    chain = invented.chain()
    made: dict[str, Any] = _worded(replace(chain, quote=replace(chain.quote, exact=(words,))))
    assert not made or Examples(**made).beginning


def test_every_query_of_the_help_is_read_without_a_note() -> None:
    for chapter in help_page(Examples(), lambda query: 1).chapters:
        for way in chapter.ways:
            assert parse(way.query).notes == (), way.query
            assert way.problem and way.solution and way.meaning
