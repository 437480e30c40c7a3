"""The page of one who speaks: their words in the order of the source, and who else is called the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from archive.formats.registry import read
from archive.intake import add
from tests.conftest import close
from tests.reading import first_link, text_of
from web.app import create_app
from web.opened import opened
from web.reading import speaker_shelf
from web.settings import Settings

FRONT = """---
title: {title}
kind: news
publisher: Sample Gazette
published: {published}
language: en
access: open
accepted_by: Test Archivist
---

"""
STRETCHES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
ROAD = "\n\n".join(f"“The {word} hour of the road was cold,” said Ilka Fictive." for word in STRETCHES)
KEYS = "“We kept the keys of the house,” said Ilka Fictive, a 71-year-old baker from Goris.\n"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Flask]:
    """One who tells of a road in one source, and two called the same in two others. All of it is invented."""
    settings = Settings(home=tmp_path / "home")
    accounts = {
        "road": ("The road", "2023-10-02", ROAD),
        "keys": ("The keys", "2023-10-03", KEYS),
        "again": ("The keys again", "2023-10", KEYS),
    }
    with opened(settings, create=True) as archive:
        for name, (title, published, text) in accounts.items():
            path = tmp_path / f"{name}.md"
            path.write_text(FRONT.format(title=title, published=published) + text, "utf-8")
            add(archive.record, read(path), who="Test Archivist")
        archive.index.drain()
    app = create_app(settings)
    yield app
    close(app)


def hours(page: str) -> list[str]:
    """Which hours of the road a page tells of, in its order."""
    return re.findall(r"The (\w+) hour of the road", page)


@pytest.mark.parametrize("longest", [100, 5])
def test_words_stand_in_the_order_of_their_source(
    site: Flask, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(speaker_shelf, "LONGEST_SHELF", longest)
    client = site.test_client()
    quote = first_link(client, "/search?q=hour", "/quotes/")
    speaker = first_link(client, quote, "/speakers/")
    page = client.get(speaker, follow_redirects=True).text
    assert hours(page) == list(STRETCHES[:longest])
    assert ("All 8 quotes" in text_of(page)) is (longest < len(STRETCHES))


def test_those_of_one_name_stand_with_their_source(site: Flask) -> None:
    client = site.test_client()
    in_list = text_of(client.get("/speakers/").text)
    assert "Ilka Fictive 71, baker, in “The keys”, 3 October 2023 1 quote" in in_list
    assert "Ilka Fictive 71, baker, in “The keys again”, October 2023 1 quote" in in_list
    assert "Ilka Fictive 8 quotes" in in_list, "nobody else is described as little"
    road = first_link(client, "/search?q=hour", "/speakers/ilka")
    others = text_of(client.get(road).text).partition("Others of this name")[2]
    assert "in “The keys”, 3 October 2023" in others and "in “The keys again”" in others
    at_the_place = text_of(client.get("/places/goris").text)
    assert "Ilka Fictive in “The keys”, 3 October 2023 1 quote" in at_the_place


def test_what_a_name_and_an_age_hold_for_stands_in_parentheses(site: Flask) -> None:
    client = site.test_client()
    keys = text_of(client.get(first_link(client, "/search?q=source:again", "/speakers/ilka")).text)
    assert "Ilka Fictive (Latin script)" in keys and "71 (published October 2023)" in keys
