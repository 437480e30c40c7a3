"""A seeded corpus of synthetic search documents. SYNTHETIC: nobody in it exists and nobody said any of it."""

import random
from collections.abc import Iterator
from itertools import accumulate

from archive.terms import PlaceRole
from index.documents import SearchDocument
from tests.benchmarks.synthetic import vocabulary

WORDS = 40_000
"""Of which about 13,000 are met in 10,000 quotes, as in spoken English."""
_ROLES = ("teacher", "retired teacher", "farmer", "nurse", "driver", "mother of three", "beekeeper")
_COMMON = ("the", "we", "i", "and", "left", "house", "road", "children", "home", "refugees")


def words_of(seed: int = 2023) -> list[str]:
    """The vocabulary, the most frequent words first; the first ten are English."""
    return [*_COMMON, *vocabulary(random.Random(seed), WORDS)]


def search_documents(count: int, *, seed: int = 2023) -> Iterator[SearchDocument]:
    """``count`` quotes of 8 to 60 words, always the same, by count/5 speakers from 400 places."""
    rng = random.Random(seed)
    words = words_of(seed)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    places = [" ".join(rng.sample(words, 2)).title() for _ in range(400)]
    speakers = [" ".join(rng.sample(words, 2)).title() for _ in range(max(1, count // 5))]
    for number in range(count):
        speaker = rng.randrange(len(speakers))
        chosen = [min(int(rng.paretovariate(1)) - 1, 399) for _ in range(rng.randint(0, 3))]
        age = rng.choice((None, rng.randint(18, 95)))
        day = 20_000_000 + rng.randint(19, 24) * 10_000 + rng.randint(1, 12) * 100 + rng.randint(1, 28)
        yield SearchDocument(
            id=f"synthetic{number:07}",
            words=" ".join(rng.choices(words, cum_weights=weights, k=rng.randint(8, 60))),
            speaker_id=f"speaker{speaker}",
            speaker_names=(speakers[speaker],),
            role=rng.choice((None, *_ROLES)),
            place_ids=tuple(f"place{place}" for place in chosen),
            place_names=tuple(places[place] for place in chosen),
            source_id=f"source{number // 4}",
            source_names=(f"Synthetic article {number // 4}", "Sample Gazette"),
            language=rng.choice(("en", "hy", "ru")),
            age=age,
            age_band=None if age is None else f"{age // 10 * 10}-{age // 10 * 10 + 9}",
            date_from=day,
            date_to=day,
            year=str(day)[:4],
            month=f"{day // 10_000}-{day // 100 % 100:02}",
            day=f"{day // 10_000}-{day // 100 % 100:02}-{day % 100:02}",
            publisher=f"Gazette {number // 4 % 40}",
            certainty=rng.choice(("stated", "stated", "inferred", "uncertain")),
            collection=f"collection{number // 4 % 12}",
            place_roles=tuple((rng.choice(tuple(PlaceRole)), f"place{place}") for place in chosen),
            topics=tuple(sorted({f"topic{number // 4 % 7}", f"topic{number // 4 % 3}"})),
            evidence=rng.choice(("stated", "inferred", "uncertain")),
            speaker_order=f"{speakers[speaker].casefold()} speaker{speaker}",
            place_in_record=number,
        )
