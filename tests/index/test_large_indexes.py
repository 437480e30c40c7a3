"""Ten thousand synthetic quotes on each engine: hostile queries are answered in time, and all of it is counted."""

import contextlib
import time
from collections.abc import Iterator

import pytest

from index.engine import Engine, Facet, SearchTimeout
from index.on_tantivy.engine import TantivyEngine
from index.on_whoosh.engine import WhooshEngine
from index.querying.grammar import parse
from index.querying.query import Everything, Word
from tests.benchmarks.search_corpus import search_documents
from tests.conformance.engines import put
from tests.conformance.hostile import HOSTILE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=[WhooshEngine, TantivyEngine])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """10,000 synthetic quotes."""
    kind: type[WhooshEngine | TantivyEngine] = request.param
    engine = kind.create(tmp_path_factory.mktemp("large") / "index")
    put(engine, search_documents(10_000))
    engine.search(Word("the"), facets=tuple(Facet))
    yield engine
    engine.close()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_query_is_answered_in_time(large: Engine, text: str) -> None:
    # Time of this process, with room: a runaway takes minutes, a busy machine must not fail the test.
    started = time.process_time()
    parsed = parse(text)
    with contextlib.suppress(SearchTimeout):
        assert large.search(parsed.query, facets=tuple(Facet)).total <= large.count()
    assert time.process_time() - started < 5


def test_all_of_a_large_index_is_counted(large: Engine) -> None:
    results = large.search(Everything(), facets=(Facet.LANGUAGE, Facet.KIND))
    assert results.total == 10_000
    assert sum(count.count for count in results.facets[Facet.LANGUAGE]) == 10_000
