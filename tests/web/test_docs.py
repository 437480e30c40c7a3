"""The documentation of the site is complete and true."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.engine import Facet, Sort
from web import refusals, security
from web.exports import stream, turns
from web.exports.forms import FORMS
from web.searching.search_request import (
    LAST_PAGE,
    LONGEST_FILTER,
    LONGEST_QUERY,
    MOST_FILTERS,
    MOST_IN_A_FILE,
    PAGE_SIZE,
)
from web.urls import is_of_desk

DOCS = (Path(__file__).parents[2] / "docs" / "http.md").read_text(encoding="utf-8")
SETTINGS = (Path(__file__).parents[2] / "web" / "settings.py").read_text(encoding="utf-8")


def test_every_route_is_documented_and_every_documented_route_exists(app: Flask) -> None:
    documented = set(re.findall(r"^\| `(/[^`]*)` \|", DOCS, re.MULTILINE))
    assert documented == {rule.rule for rule in app.url_map.iter_rules() if not is_of_desk(rule.rule)}


def test_every_public_route_is_for_reading(app: Flask) -> None:
    public = [rule for rule in app.url_map.iter_rules() if not is_of_desk(rule.rule)]
    asking = [rule for rule in public if "POST" in (rule.methods or ())]
    assert [rule.rule for rule in asking] == ["/oai"], "whose questions may come as a form"
    methods = {method for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    assert methods <= {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("name", [*Facet, *Sort, "q", "page", "sort", "letter"])
def test_every_parameter_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_of_file_is_documented(ending: str) -> None:
    assert f"| `{ending}` |" in DOCS


def test_every_setting_is_documented() -> None:
    variables = set(re.findall(r"TESTIMONY_[A-Z_]+", SETTINGS))
    assert len(variables) >= 5
    assert variables == set(re.findall(r"^\| `(TESTIMONY_[A-Z_]+)`", DOCS, re.MULTILINE))


def test_every_status_is_documented() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d{3}) \|", DOCS, re.MULTILINE)}
    assert set(refusals.PAGES) <= documented and set(refusals.STATUS.values()) <= documented


def test_the_headers_are_as_documented(reader: FlaskClient) -> None:
    response = reader.get("/about")
    documented = dict(re.findall(r"^\| `([A-Z][\w-]+)` \| `([^`]+)` \|$", DOCS, re.MULTILINE))
    assert len(documented) >= 7
    assert {name: response.headers.get(name) for name in documented} == documented
    assert set(security.HEADERS) <= set(re.findall(r"^\| `([A-Z][\w-]+)` \|", DOCS, re.MULTILINE))
    for kind in (security.CACHE_PAGE, security.CACHE_NOTHING, security.CACHE_STATIC, security.CACHE_OF_ONE):
        assert f"`{kind}`" in DOCS


def test_the_limits_are_as_documented() -> None:
    for limit in (f"{LONGEST_QUERY:,} characters", f"{PAGE_SIZE} results each", f"1 to {LAST_PAGE},"):
        assert limit in DOCS
    assert f"{MOST_FILTERS} filters" in DOCS and f"{LONGEST_FILTER} characters each" in DOCS
    assert f"{MOST_IN_A_FILE:,} quotes at most" in DOCS and f"{turns.LONGEST:g} seconds at most" in DOCS
    assert f"{turns.AT_ONCE} files at once" in DOCS
    assert f"record {stream.AT_ONCE} at a time" in DOCS
    assert f"{security.MAX_BODY // 1024} KiB" in DOCS
    assert f"`Retry-After: {refusals.RETRY_AFTER}`" in DOCS
