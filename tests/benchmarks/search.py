"""Search latency at 1,000 and 10,000 quotes: `python -m tests.benchmarks.search [COUNT …]`.

The engine alone, with ids, exact total and all facets, on synthetic documents; ``pages.py`` measures whole
pages. "First" is a query nobody asked before; "again" is its next page or another order.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from index.documents import SearchDocument
from index.engine import Engine, Facet
from index.grammar import parse
from index.sync import COMMIT
from index.whoosh_engine import WhooshEngine
from tests.benchmarks.search_corpus import search_documents, words_of
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


def build(directory: Path, documents: Iterator[SearchDocument]) -> tuple[WhooshEngine, float]:
    """An engine over the documents, committed in batches as a rebuild does; and the seconds it took."""
    started = time.perf_counter()
    engine = WhooshEngine.create(directory)
    for first in documents:
        with engine.batch() as batch:
            batch.put(first)
            for _, document in zip(range(COMMIT - 1), documents, strict=False):
                batch.put(document)
    return engine, time.perf_counter() - started


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1_000


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


def latencies(engine: Engine, pattern: str) -> tuple[list[float], list[float]]:
    """Milliseconds of first queries, and of their second pages."""
    first, again = [], []
    for text in texts(pattern):
        query = parse(text).query
        first.append(timed(lambda query=query: engine.search(query, facets=tuple(Facet))))  # type: ignore[misc]
        again.append(timed(lambda query=query: engine.search(query, offset=20, facets=tuple(Facet))))  # type: ignore[misc]
    return first, again


def p95(figures: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return sorted(figures)[int(len(figures) * 0.95)]


def measure(count: int) -> None:
    """Print the tables for one size."""
    with tempfile.TemporaryDirectory() as name:
        engine, seconds = build(Path(name) / "index", search_documents(count))
        size = sum(path.stat().st_size for path in (Path(name) / "index").iterdir()) / 1e6
        opened = timed(lambda: WhooshEngine(Path(name) / "index").close())
        print(f"\n{count:,} quotes: built in {seconds:.1f} s, {size:.1f} MB, opened in {opened:.0f} ms\n")
        print("| search | first, median ms | p95 | again, median ms | p95 |")
        print("|---|---|---|---|---|")
        every: list[float] = []
        for label, pattern in PATTERNS.items():
            first, again = latencies(engine, pattern)
            every += first
            print(
                f"| {label} | {statistics.median(first):.1f} | {p95(first):.1f} "
                f"| {statistics.median(again):.1f} | {p95(again):.1f} |"
            )
        print(f"| all of them | {statistics.median(every):.1f} | {p95(every):.1f} | | |")
        hostile = {
            label: timed(lambda text=text: engine.search(parse(text).query))
            for label, text in HOSTILE.items()
        }  # type: ignore[misc]
        slowest = max(hostile, key=lambda label: hostile[label])
        print(f"| {len(hostile)} hostile queries, slowest ({slowest}) | {hostile[slowest]:.0f} | | | |")
        one = SearchDocument(id="synthetic-new", words="one more left the house")
        commits = [timed(lambda: _add(engine, one)) for _ in range(20)]
        seen = [timed(lambda: (_add(engine, one), engine.count())) for _ in range(20)]
        print(f"| add one, durably | {statistics.median(commits):.0f} | {p95(commits):.0f} | | |")
        print(f"| add one and see it | {statistics.median(seen):.0f} | {p95(seen):.0f} | | |")
        engine.close()


def _add(engine: Engine, document: SearchDocument) -> None:
    with engine.batch() as batch:
        batch.put(document)


def main() -> None:
    """Print the tables."""
    for count in map(int, sys.argv[1:] or ("1000", "10000")):
        measure(count)


if __name__ == "__main__":
    main()
