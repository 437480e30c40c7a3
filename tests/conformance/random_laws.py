"""Random archives, searches and changes, judged by ``reference``: part of what every engine must do."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings, strategies as st

from index.documents import SearchDocument
from index.engine import Engine, Facet, Sort
from index.querying.query import Everything, Query
from tests.conformance import reference, strategies

FACETS = tuple(Facet)
UNHURRIED = (
    HealthCheck.too_slow,
    # Several engines inherit these laws; every example makes an index of its own.
    HealthCheck.differing_executors,
)

EXAMPLES = int(os.environ.get("CONFORMANCE_EXAMPLES", "25"))
"""Random archives for each law; a few thousand before an engine or its library changes."""


def put(engine: Engine, documents: Iterable[SearchDocument]) -> None:
    with engine.batch() as batch:
        for document in documents:
            batch.put(document)


class RandomLaws:
    """For ``EngineConformance``."""

    def make(self, directory: Path) -> Engine:
        """An empty engine in a directory that does not exist yet."""
        raise NotImplementedError

    def reopen(self, directory: Path) -> Engine:
        """Another engine object on the same index."""
        raise NotImplementedError

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=UNHURRIED)
    @given(
        strategies.archives,
        st.lists(st.tuples(strategies.queries, strategies.filters), min_size=8, max_size=16),
    )
    def test_random_searches_agree_with_the_reference(
        self,
        archive: tuple[SearchDocument, ...],
        searches: list[tuple[Query, Mapping[Facet, Sequence[str]]]],
    ) -> None:
        with TemporaryDirectory() as directory:
            engine = self.make(Path(directory) / "index")
            # Two commits, so that documents lie in more than one segment.
            put(engine, archive[::2])
            put(engine, archive[1::2])
            for query, filters in searches:
                assert_agrees(engine, archive, query, filters)
            engine.close()

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=UNHURRIED)
    @given(strategies.batches, strategies.queries)
    def test_random_changes_agree_with_the_reference(
        self, batches: list[list[strategies.Change]], query: Query
    ) -> None:
        known: dict[str, SearchDocument] = {}
        with TemporaryDirectory() as directory:
            path = Path(directory) / "index"
            writer = self.make(path)
            watcher = self.reopen(path)
            for changes in batches:
                with writer.batch() as batch:
                    for document_id, document in changes:
                        if document is None:
                            batch.delete(document_id)
                            known.pop(document_id, None)
                        else:
                            batch.put(document)
                            known[document_id] = document
                if len(changes) % 2:
                    writer.purge()
                    assert writer.is_purged()
                late = self.reopen(path)
                for engine in (writer, watcher, late):
                    assert engine.count() == len(known)
                    assert_agrees(engine, tuple(known.values()), Everything(), {})
                    assert_agrees(engine, tuple(known.values()), query, {})
                late.close()
            watcher.close()
            writer.close()


def assert_agrees(
    engine: Engine,
    documents: Sequence[SearchDocument],
    query: Query,
    filters: Mapping[Facet, Sequence[str]],
) -> None:
    """Ids, total, facets, filters, orders and pages of one search are those of the reference."""
    for sort in Sort:
        expected = reference.found(query, documents, filters, sort)
        results = engine.search(query, filters=filters, sort=sort, limit=1000, facets=FACETS)
        found = [hit.id for hit in results.hits]
        assert results.total == len(expected)
        if sort is Sort.RELEVANCE:
            assert set(found) == {document.id for document in expected}
            scores = {hit.id: hit.score for hit in results.hits}
            # Where two match equally well, in the order of the reference.
            assert found == sorted([document.id for document in expected], key=lambda one: -scores[one])
        else:
            assert found == [document.id for document in expected]
        for facet in FACETS:
            assert results.facets[facet] == reference.counts(expected, facet)
        pages = [engine.search(query, filters=filters, sort=sort, offset=at, limit=2) for at in (0, 2)]
        assert [hit.id for page in pages for hit in page.hits] == found[:4]
        assert {page.total for page in pages} == {len(expected)}
    if isinstance(query, Everything):
        everybody, filed = engine.filed(filters), reference.speakers(expected)
        beginnings = Counter(speaker.filed_by[:1] for speaker in filed)
        assert len(everybody) == len(filed) and everybody.beginnings() == beginnings
        for offset in (0, 1, 3):
            stretch = everybody.stretch(beginnings, offset, 2)
            assert list(stretch) == filed[offset : offset + 2]
    if not filters:
        ids = sorted(document.id for document in expected)
        assert sorted(engine.ids(query)) == ids
        for after in ("", *ids[:3], "~"):
            around = [one for one in ids if one > after] + [one for one in ids if one <= after]
            assert list(engine.ids_after(after, query, limit=4)) == around[:4]
