"""A searcher that stays the same object while the index behind it is rebuilt and switched.

It has no batch: ``sync`` alone writes, and keeps the outbox with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from index.engine import (
    Facet,
    Filed,
    Finder,
    IndexDamaged,
    Results,
    Searcher,
    SearchUnavailable,
    Sort,
    WordCount,
)
from index.querying.query import Query

_T = TypeVar("_T")
SWITCHES = 5
"""Generations that may be switched in during one search before it gives up."""


class FollowingSearcher:
    """Asks for the current generation at every call, so that nobody goes on searching a retired one."""

    def __init__(self, current: Callable[[], tuple[str, Searcher]], heal: Callable[[str], object]) -> None:
        """``current`` answers the generation's name and engine; ``heal`` replaces a damaged one."""
        self._current = current
        self._heal = heal

    def search(
        self,
        query: Query,
        *,
        filters: Mapping[Facet, Sequence[str]] | None = None,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = 20,
        facets: Sequence[Facet] = (),
    ) -> Results:
        """As ``Searcher.search``."""
        return self._answered(
            lambda engine: engine.search(
                query, filters=filters, sort=sort, offset=offset, limit=limit, facets=facets
            )
        )

    @contextmanager
    def held(self) -> Iterator[Finder]:
        """As ``Searcher.held``."""
        with ExitStack() as stack:
            name, finder = self._named(lambda engine: stack.enter_context(engine.held()))
            try:
                yield finder
            except IndexDamaged:
                # The searches of one block belong together: only the next block asks what is built now.
                self._heal(name)
                raise

    def filed(self, filters: Mapping[Facet, Sequence[str]] | None = None) -> Filed:
        """As ``Searcher.filed``."""
        return self._answered(lambda engine: engine.filed(filters))

    def words(self, beginning: str, *, limit: int) -> Sequence[WordCount]:
        """As ``Searcher.words``."""
        return self._answered(lambda engine: engine.words(beginning, limit=limit))

    def ids(self, query: Query) -> Iterator[str]:
        """As ``Searcher.ids``."""
        return self._answered(lambda engine: engine.ids(query))

    def ids_after(self, document_id: str, query: Query, *, limit: int) -> Sequence[str]:
        """As ``Searcher.ids_after``."""
        return self._answered(lambda engine: engine.ids_after(document_id, query, limit=limit))

    def holds(self, document_id: str) -> bool:
        """As ``Searcher.holds``."""
        return self._answered(lambda engine: engine.holds(document_id))

    def count(self) -> int:
        """As ``Searcher.count``."""
        return self._answered(lambda engine: engine.count())

    def close(self) -> None:
        """Nothing: the generations belong to ``PublicIndex.close``."""

    def _answered(self, ask: Callable[[Searcher], _T]) -> _T:
        return self._named(ask)[1]

    def _named(self, ask: Callable[[Searcher], _T]) -> tuple[str, _T]:
        """The answer, after the name of the generation that gave it."""
        name, engine = self._current()
        for _ in range(SWITCHES):
            try:
                return name, ask(engine)
            except IndexDamaged:
                self._heal(name)
                name, engine = self._current()
            except SearchUnavailable:
                # Closed before it could answer because another was opened in its place: ask that one.
                closed = engine
                name, engine = self._current()
                if engine is closed:
                    raise
        return name, ask(engine)
