"""Topics on pages: counted by what may be shown, reached from source and quote."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.formats import registry
from archive.intake import add
from archive.record.store import Record
from tests.conftest import close
from tests.reading import links, text_of
from web.app import create_app
from web.settings import Settings

WHO = "Test Archivist"
ACCOUNT = """---
title: {title}
kind: news
publisher: Sample Gazette
language: en
topics: {topics}
access: {access}
accepted_by: Test Archivist
---

“We {words} before the snow,” said Invented Narrator, a baker.
"""


@pytest.fixture
def told(tmp_path: Path) -> Iterator[FlaskClient]:
    """A site over three invented accounts, one of them closed."""
    settings = Settings(home=tmp_path / "home")
    settings.home.mkdir()
    record = Record.create(settings.effective_database_url, settings.originals_directory)
    accounts = (
        ("Invented road", "leaving, journey", "open", "took the road out"),
        ("Invented house", "leaving, home", "open", "locked the old house"),
        ("Invented grave", "faith", "closed", "washed the grey stones"),
    )
    for number, (title, topics, access, words) in enumerate(accounts):
        path = tmp_path / f"{number}.md"
        path.write_text(ACCOUNT.format(title=title, topics=topics, access=access, words=words))
        add(record, registry.read(path), who=WHO, why="for the tests")
    record.close()
    app = create_app(settings)
    yield app.test_client()
    close(app)


def counted(page: str) -> dict[str, str]:
    """The topics in the list with the number of their quotes in words, by key."""
    found = re.findall(r'class="entry" href="/topics/([a-z]+)".*?class="count">([^<]+)<', page, re.DOTALL)
    return dict(found)


def test_topics_are_counted_by_what_may_be_shown(told: FlaskClient) -> None:
    page = told.get("/topics/").text
    assert counted(page) == {"leaving": "2 quotes", "journey": "1 quote", "home": "1 quote"}
    assert "faith" not in page


def test_a_topic_leads_to_its_sources_and_they_to_it(told: FlaskClient) -> None:
    page = told.get("/topics/leaving").text
    sources = [href for href in links(page) if re.fullmatch(r"/sources/[a-z-]+", href)]
    assert len(sources) == 2
    assert "/search?topic=leaving" in links(page)
    assert "2 quotes" in text_of(told.get("/search?topic=leaving").text)
    for source in sources:
        shown = told.get(source).text
        assert "/topics/leaving" in links(shown)
        quote = next(href for href in links(shown) if href.startswith("/quotes/"))
        assert "/topics/leaving" in links(told.get(quote).text)


@pytest.mark.parametrize("key", ["faith", "weather", "health", "Leaving", "x" * 200])
def test_a_topic_nobody_may_see_answers_like_none(told: FlaskClient, key: str) -> None:
    answer, none = told.get(f"/topics/{key}"), told.get("/topics/nothing-of-the-kind")
    assert answer.status_code == 404 and answer.data == none.data


def test_topics_speak_the_language_of_the_page(told: FlaskClient) -> None:
    assert "Տունը թողնելը" in text_of(told.get("/hy/topics/").text)


def test_an_archive_without_topics_says_so(reader: FlaskClient) -> None:
    assert "No source has been given a topic yet" in text_of(reader.get("/topics/").text)


def test_the_table_and_the_api_tell_the_topics_of_the_source(told: FlaskClient) -> None:
    (row,) = csv.DictReader(told.get("/search.csv?q=road").text.splitlines())
    assert row["source_topics"] == "leaving | journey"
    (found,) = told.get("/api/v1/search?q=road").get_json()["quotes"]
    assert found["source"]["topics"] == ["leaving", "journey"]
