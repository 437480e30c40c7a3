"""Two engines, one answer: whatever is asked of random archives, ids, scores, orders, counts and facets are equal."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from index.documents import SearchDocument
from index.engine import Engine, Facet, Sort
from index.engine_choice import AUTO_LIMIT, EngineChoice, EngineName
from index.engines import KINDS
from index.querying.query import Everything, Query
from tests.benchmarks.search import PATTERNS, query_of, texts
from tests.benchmarks.search_corpus import search_documents
from tests.conformance import strategies
from tests.conformance.engines import EXAMPLES, put


def assert_equal_answers(
    engines: Sequence[Engine], query: Query, filters: Mapping[Facet, Sequence[str]]
) -> None:
    one, other = engines
    for sort in Sort:
        for limit in (3, 100):
            first, second = (
                engine.search(query, filters=filters, sort=sort, limit=limit, facets=tuple(Facet))
                for engine in (one, other)
            )
            assert [hit.id for hit in first.hits] == [hit.id for hit in second.hits]
            assert [hit.score for hit in first.hits] == pytest.approx([hit.score for hit in second.hits])
            assert (first.total, first.facets) == (second.total, second.facets)
    assert sorted(one.ids(query)) == sorted(other.ids(query))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    strategies.archives,
    strategies.batches,
    st.lists(st.tuples(strategies.queries, strategies.filters), min_size=6, max_size=12),
)
def test_engines_agree_while_an_archive_changes(
    archive: tuple[SearchDocument, ...],
    batches: list[list[strategies.Change]],
    searches: list[tuple[Query, Mapping[Facet, Sequence[str]]]],
) -> None:
    with TemporaryDirectory() as folder:
        engines = [KINDS[name].create(Path(folder) / name) for name in EngineName]
        for engine in engines:
            put(engine, archive)
        for changes in batches:
            for engine in engines:
                with engine.batch() as batch:
                    for document_id, document in changes:
                        if document is None:
                            batch.delete(document_id)
                        else:
                            batch.put(document)
            for query, filters in searches[:3]:
                assert_equal_answers(engines, query, filters)
        for engine in engines:
            engine.purge()
        for query, filters in searches:
            assert_equal_answers(engines, query, filters)
        for engine in engines:
            engine.close()


@pytest.mark.slow
def test_engines_agree_on_a_large_archive(tmp_path: Path) -> None:
    engines = [KINDS[name].create(tmp_path / name) for name in EngineName]
    documents = list(search_documents(1_000))
    for engine in engines:
        put(engine, documents[:700])
        put(engine, documents[700:])
    for pattern in PATTERNS.values():
        for text in texts(pattern)[:5]:
            assert_equal_answers(engines, query_of(text), {})
            assert_equal_answers(engines, query_of(text), {Facet.LANGUAGE: ("hy", "ru")})
    assert_equal_answers(engines, Everything(), {Facet.PLACE: ("place0", "place1")})
    for engine in engines:
        engine.close()


def test_size_decides_where_nobody_did() -> None:
    auto = EngineChoice.AUTO
    assert auto.engine_for(0) is auto.engine_for(AUTO_LIMIT) is EngineName.WHOOSH
    assert auto.engine_for(AUTO_LIMIT + 1) is EngineName.TANTIVY
    assert EngineChoice.WHOOSH.engine_for(10**6) is EngineName.WHOOSH
    assert EngineChoice.TANTIVY.engine_for(0) is EngineName.TANTIVY


def test_an_archive_that_shrank_keeps_its_engine_and_one_that_grew_does_not() -> None:
    assert EngineChoice.AUTO.suits(EngineName.TANTIVY, 3)
    assert not EngineChoice.AUTO.suits(EngineName.WHOOSH, AUTO_LIMIT + 1)
    assert not EngineChoice.WHOOSH.suits(EngineName.TANTIVY, 3)
