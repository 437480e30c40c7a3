"""Server time of the pages and of search at 1,000 and 10,000 quotes: `python -m tests.benchmarks.pages [COUNT …]`.

"In use" are searches never asked for before, of a server that has answered some hundred others. "After a decision" is the
first time that a list is asked for after a quote was rejected and a search was made.

The archive is made through the front door (files, extraction, record, index), so building the larger one takes
minutes; the requests go through the whole application in this process, without a network. `TESTIMONY_ENGINE` says which
engine is measured.
"""

import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from archive.formats.registry import read
from archive.intake import add
from archive.model import AccessStatus, Review
from archive.record.store import Record
from tests.benchmarks.synthetic import documents
from web.app import create_app
from web.holdings import DRAIN_AT_MOST_EVERY
from web.opened import Opened, opened
from web.serving.collecting import settle
from web.settings import Settings

QUOTES_A_DOCUMENT = 10
IN_USE = "search, in use"
BEFORE = 400
"""Searches that a server in use has answered."""
LISTS = ("home", "all speakers", "all places", "all sources")
DECISIONS = 5
SEARCHES = (
    "{0}",
    "{0} {1}",
    '"{0} {1}"',
    "{0} OR {1}",
    "{0} -{1}",
    "{0:.3}*",
    "age:60..80",
    "place:goris {0}",
)


def fill(archive: Opened, folder: Path, quotes: int) -> None:
    """Add enough synthetic documents, open and accepted, for that many quotes."""
    for number, text in enumerate(documents(quotes // QUOTES_A_DOCUMENT, quotes=QUOTES_A_DOCUMENT)):
        path = folder / f"synthetic-{number:05}.txt"
        path.write_text(text, encoding="utf-8")
        document = read(path)
        # Said, not detected: the words are of no language, and half of the rules would be of the wrong one.
        shown = replace(document.metadata, language="en", access=AccessStatus.OPEN, accepted_by="benchmark")
        add(archive.record, replace(document, metadata=shown), who="benchmark")
    archive.index.drain()


def addresses(archive: Opened) -> dict[str, list[str]]:
    """Addresses to ask for, by the row of the table they are counted in."""
    rng = random.Random(7)
    chains = list(archive.record.chains(rng.sample(list(archive.record.quote_ids()), 40)).values())
    words = [word.strip(".,") for chain in chains for word in chain.quote.exact[0].split()]
    places = sorted({place.slug for chain in chains for place in chain.places.values()})
    return {
        "home": ["/"],
        "search": [
            "/search?" + _query(pattern.format(*rng.sample(words, 2)))
            for pattern in SEARCHES
            for _ in range(5)
        ],
        IN_USE: [
            "/search?" + _query(pattern.format(*rng.sample(words, 2)))
            for _ in range(BEFORE // len(SEARCHES) + 5)
            for pattern in SEARCHES
        ],
        "suggest": [
            f"/suggest?{urlencode({'q': typed})}"
            for word in rng.sample(words, 20)
            for typed in (word[:2], word[:4])
        ],
        "quote": [f"/quotes/{chain.quote.id}" for chain in chains],
        "speaker": [f"/speakers/{chain.speaker.slug}" for chain in chains if chain.speaker],
        "source": [f"/sources/{chain.source.slug}" for chain in chains],
        "place": [f"/places/{slug}" for slug in places],
        "all speakers": ["/speakers/"],
        "all places": ["/places/"],
        "all sources": ["/sources/"],
    }


def measure(client: FlaskClient, asked: list[str]) -> tuple[float, float]:
    """Median and 95th percentile of the server time, in milliseconds, each address asked for once."""
    times = []
    for address in asked:
        started = time.perf_counter()
        response = client.get(address)
        response.get_data()
        times.append((time.perf_counter() - started) * 1000)
        assert response.status_code == 200, response.status
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.95)]


def after_decisions(record: Record, client: FlaskClient, address: str) -> tuple[float, float]:
    """As ``measure`` of one list, each time after a decision on another quote."""
    times = []
    for quote_id in random.Random(address).sample(record.quote_ids(), DECISIONS):
        record.decide(quote_id, review=Review.REJECTED, who="benchmark", why="measured")
        # The index follows at the first request, no sooner than a second after the last time.
        time.sleep(DRAIN_AT_MOST_EVERY)
        client.get(f"/search?q={quote_id}")
        times.append(measure(client, [address])[0])
    return statistics.median(times), max(times)


def main() -> None:
    """Print one table for each size."""
    for quotes in [int(size) for size in sys.argv[1:]] or [1000, 10_000]:
        with tempfile.TemporaryDirectory() as name:
            settings = Settings(home=Path(name) / "archive", engine=Settings.from_environment().engine)
            with opened(settings, create=True) as archive:
                fill(archive, Path(name), quotes)
                asked, held = addresses(archive), archive.index.engine().count()
                engine = archive.index.kept_by().title()
            client = create_app(settings).test_client()
            settle()
            print(f"\n{held:,} quotes, kept by {engine}; ms, median / p95 of the addresses asked for\n")
            print("| page | addresses | first time | again | after a decision |\n|---|---|---|---|---|")
            for row, paths in ((row, paths) for row, paths in asked.items() if paths):
                # One address of its kind beforehand: templates are compiled once a process.
                client.get(paths.pop() if len(paths) > 1 else f"{paths[0]}?warm")
                if row == IN_USE:
                    for address in paths[:BEFORE]:
                        client.get(address)
                    del paths[:BEFORE]
                pairs = [measure(client, paths) for _ in ("first", "again")]
                if row in LISTS:
                    with opened(settings) as archive:
                        pairs.append(after_decisions(archive.record, client, paths[0]))
                figures = " | ".join(f"{median:.1f} / {slow:.1f}" for median, slow in pairs)
                print(f"| {row} | {len(paths)} | {figures} |{'' if row in LISTS else ' |'}")


def _query(words: str) -> str:
    return urlencode({"q": words})


if __name__ == "__main__":
    main()
