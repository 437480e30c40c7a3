"""Searches engine by engine: `python -m tests.benchmarks.search [--engines NAME,…] [COUNT …]`.

The engines alone, on synthetic documents, with twenty ids, exact total and the twenty most frequent values of every
facet; beside them the Tantivy library alone, and SQLite's FTS5. Every query is asked of each of them in turn, so that a
busy machine slows all alike; times are of this process's work, in milliseconds. "First" is a query nobody asked before;
"again" is its next page. ``pages.py`` measures whole pages.
"""

import argparse
import contextlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from index.documents import SearchDocument
from index.engine import Engine, Facet, SearchTimeout
from index.engine_choice import EngineName
from index.engines import KINDS
from index.querying.grammar import parse
from index.querying.query import Query
from index.upkeep.sync import COMMIT
from tests.benchmarks.search_bare import BareTantivy
from tests.benchmarks.search_corpus import search_documents, words_of
from tests.benchmarks.search_fts5 import Fts5
from tests.conformance.hostile import HOSTILE

PATTERNS = {
    "rare word": "{rare}",
    "common word": "{common}",
    "two words": "{common} {mid}",
    "three alternatives": "{common} OR {mid} OR {rare}",
    "word without another": "{common} -{mid}",
    "exact phrase": '"{common} {often}"',
    "near": '"{common} {mid}"~5',
    "prefix": "{mid:.3}*",
    "one letter off": "{long}~",
    "age range": "{mid} age:60..80",
    "date": "{mid} date:2023",
    "everything": "",
}
ROUNDS = 30
TOP = 20
_Search = Callable[[str], object]


def build(engine: Engine, documents: Iterable[SearchDocument]) -> float:
    """The documents, committed in batches as a rebuild does; how many seconds of work it took."""
    started = time.process_time()
    remaining = iter(documents)
    for first in remaining:
        with engine.batch() as batch:
            batch.put(first)
            for _, document in zip(range(COMMIT - 1), remaining, strict=False):
                batch.put(document)
    return time.process_time() - started


@cache
def query_of(text: str) -> Query:
    return parse(text).query


def asking(engine: Engine, *, offset: int = 0) -> _Search:
    """A search as a page makes it."""

    def ask(text: str) -> object:
        results = engine.search(query_of(text), offset=offset, limit=TOP, facets=tuple(Facet))
        return results, [counts[:TOP] for counts in results.facets.values()]

    return ask


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds of work of one call; one that was stopped at its time limit counts as long as it ran."""
    started = time.process_time()
    with contextlib.suppress(SearchTimeout):
        ask()
    return (time.process_time() - started) * 1_000


def texts(pattern: str) -> list[str]:
    """Queries of a pattern, with other words each time."""
    rng = random.Random(pattern)
    words = words_of()
    return [
        pattern.format(
            common=rng.choice(words[:10]),
            often=rng.choice(words[:10]),
            mid=rng.choice(words[30:300]),
            rare=rng.choice(words[2_000:6_000]),
            long=rng.choice([word for word in words[50:2_000] if len(word) >= 6]),
        )
        for _ in range(ROUNDS)
    ]


def p95(figures: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return sorted(figures)[int(len(figures) * 0.95)]


def compare(searches: dict[str, _Search], again: dict[str, _Search]) -> None:
    """Print median and p95 of every sort of query, one column for whatever is compared."""
    names = list(searches)
    print(f"| search | {' | '.join(names)} | {' | '.join(f'{name} again' for name in again)} |")
    print(f"|---|{'---|' * (len(names) + len(again))}")
    every: dict[str, list[float]] = {name: [] for name in names}
    for label, pattern in PATTERNS.items():
        figures: dict[str, list[float]] = {
            name: [] for name in (*names, *(f"{name} again" for name in again))
        }
        for text in texts(pattern):
            query_of(text)
            for name, ask in searches.items():
                figures[name].append(timed(lambda ask=ask, text=text: ask(text)))  # type: ignore[misc]
            for name, ask in again.items():
                figures[f"{name} again"].append(timed(lambda ask=ask, text=text: ask(text)))  # type: ignore[misc]
        for name in names:
            every[name] += figures[name]
        cells = [figures[name] for name in names] + [figures[f"{name} again"] for name in again]
        print(f"| {label} | {' | '.join(map(cell, cells))} |")
    print(f"| all of them | {' | '.join(cell(every[name]) for name in names)} | {'| ' * len(again)}")


def cell(figures: list[float]) -> str:
    """Median and p95."""
    return f"{statistics.median(figures):.1f} / {p95(figures):.1f}"


def measure(count: int, names: list[EngineName]) -> None:
    """Print the tables for one size."""
    documents = list(search_documents(count))
    with tempfile.TemporaryDirectory() as folder:
        engines: dict[str, Engine] = {}
        print(f"\n**{count:,} quotes**\n")
        for name in names:
            directory = Path(folder) / name
            engine = KINDS[name].create(directory)
            seconds = build(engine, documents)
            size = sum(path.stat().st_size for path in directory.iterdir()) / 1e6
            opened = timed(lambda directory=directory, name=name: KINDS[name](directory).close())  # type: ignore[misc]
            print(f"{name.title()}: built in {seconds:.0f} s, {size:.0f} MB, opened in {opened:.0f} ms.")
            engines[name.title()] = engine
        print()
        bare, fts5 = BareTantivy(Path(folder) / "bare", documents), Fts5(documents)
        searches = {name: asking(engine) for name, engine in engines.items()}
        again = {name: asking(engine, offset=TOP) for name, engine in engines.items()}
        compare({**searches, bare.name: bare.search, fts5.name: fts5.search}, again)
        for kept_by, engine in engines.items():
            print(f"\n{kept_by}: {_extremes(engine)}")
            engine.close()


def _extremes(engine: Engine) -> str:
    hostile = {label: timed(partial(engine.search, parse(text).query)) for label, text in HOSTILE.items()}
    slowest = max(hostile, key=lambda label: hostile[label])
    one = SearchDocument(id="synthetic-new", words="one more left the house")
    commits = [timed(lambda: _add(engine, one)) for _ in range(10)]
    seen = [timed(partial(_seen, engine, one)) for _ in range(10)]
    engine.purge()
    with engine.batch() as batch:
        batch.delete("synthetic0000000")
    purge = timed(engine.purge)
    return (
        f"of {len(hostile)} hostile queries the slowest ({slowest}) {hostile[slowest]:.0f} ms; one added durably "
        f"{statistics.median(commits):.0f} ms, and seen {statistics.median(seen):.0f} ms; "
        f"one of the first removed, taken out of the files {purge:.0f} ms."
    )


def _add(engine: Engine, document: SearchDocument) -> None:
    with engine.batch() as batch:
        batch.put(document)


def _seen(engine: Engine, document: SearchDocument) -> int:
    """How many documents there are with this one."""
    _add(engine, document)
    return engine.count()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--engines", default=",".join(EngineName))
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000])
    asked = parser.parse_args()
    for count in asked.counts:
        measure(count, [EngineName(name) for name in asked.engines.split(",")])


if __name__ == "__main__":
    main()
