"""What no index holds is found as everything else is: judged by the reference, and by an engine's order."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from index.documents import SearchDocument
from index.engine import Facet, Results, SearchTimeout, Sort
from index.matching import in_memory
from index.on_whoosh.engine import WhooshEngine
from index.querying.grammar import parse
from index.querying.query import Query
from tests.conformance import reference, strategies
from tests.conformance.archive import FINDS, SMALL
from tests.conformance.engines import put
from tests.conformance.hostile import HOSTILE


def found_ids(results: Results) -> tuple[str, ...]:
    return tuple(hit.id for hit in results.hits)


@pytest.mark.parametrize(("text", "ids"), FINDS)
def test_the_query_language_means_the_same(text: str, ids: set[str]) -> None:
    found = found_ids(in_memory.found(SMALL, parse(text).query))
    assert set(found) == ids and len(found) == len(ids)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.archives, st.lists(strategies.queries, min_size=4, max_size=8))
def test_random_searches_agree_with_the_reference(
    archive: tuple[SearchDocument, ...], queries: list[Query]
) -> None:
    for query in queries:
        expected = {document.id for document in reference.found(query, archive, {}, Sort.RELEVANCE)}
        assert set(found_ids(in_memory.found(archive, query))) == expected


def test_the_order_is_that_of_the_engines(tmp_path: Path) -> None:
    engine = WhooshEngine.create(tmp_path / "index")
    put(engine, SMALL)
    for text, _ in FINDS:
        query = parse(text).query
        hits = engine.search(query, limit=10).hits
        assert found_ids(in_memory.found(SMALL, query)) == tuple(hit.id for hit in hits), text
    engine.close()


@pytest.mark.parametrize("facet", [Facet.SPEAKER, Facet.LANGUAGE, Facet.PLACE, Facet.KIND])
def test_filters_and_counts_are_those_of_the_engines(tmp_path: Path, facet: Facet) -> None:
    engine = WhooshEngine.create(tmp_path / "index")
    put(engine, SMALL)
    query = parse("").query
    every = engine.search(query, facets=(facet,)).facets[facet]
    assert in_memory.found(SMALL, query, facets=(facet,)).facets[facet] == every
    for count in every:
        filters = {facet: (count.value,)}
        asked = engine.search(query, filters=filters, sort=Sort.DATE, limit=100)
        found = in_memory.found(SMALL, query, filters=filters, sort=Sort.DATE, facets=(facet,))
        assert found_ids(found) == found_ids(asked) and found.total == count.count
        assert found.facets[facet] == every, "as if it were not set, so that another can be chosen"
    engine.close()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_is_asked_breaks_it(text: str) -> None:
    in_memory.found(SMALL, parse(text[:1_000]).query)


def test_a_search_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_memory, "TIME_LIMIT", 0.0)
    with pytest.raises(SearchTimeout):
        in_memory.found(SMALL, parse("road").query)
