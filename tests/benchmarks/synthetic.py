"""A seeded corpus of synthetic documents. Nobody in it exists and nobody said any of it; each says so."""

import random
from collections.abc import Iterator

MARK = "SYNTHETIC TEXT FOR MEASURING. Nobody here exists and nobody said this."

_ONSETS, _VOWELS = "bdfgklmnprstv", "aeo"
_SYLLABLES = [onset + vowel for onset in _ONSETS for vowel in _VOWELS]
_TOWNS = ("Goris", "Sisian", "Kapan", "Vayk", "Yerevan", "Martuni", "Askeran", "Stepanakert")
_ROLES = ("baker", "teacher", "driver", "nurse", "farmer", "tailor", "beekeeper", "engineer")
_VERBS = ("said", "says", "told the Sample Gazette", "recalled")


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """Invented words, the first the most frequent when drawn with `zipfian`."""
    words = sorted({"".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(size * 2)})
    rng.shuffle(words)
    return words[:size]


def zipfian(rng: random.Random, words: list[str], count: int) -> list[str]:
    """Words drawn as in natural text: the n-th about 1/n as often as the first."""
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    return rng.choices(words, weights=weights, k=count)


def documents(count: int, *, quotes: int = 3, seed: int = 2023) -> Iterator[str]:
    """`count` documents of about 2,000 characters with `quotes` attributed quotes each, always the same."""
    rng = random.Random(seed)
    words = vocabulary(rng, 4000)
    for number in range(count):
        paragraphs = [f"{MARK} Document {number}."]
        for _ in range(quotes):
            first, last = (rng.choice(words).capitalize() for _ in range(2))
            narrative = " ".join(zipfian(rng, words, 45)).capitalize()
            quote = " ".join(zipfian(rng, words, rng.randint(8, 40))).capitalize()
            age, role, town, verb = (
                rng.randint(18, 90),
                rng.choice(_ROLES),
                rng.choice(_TOWNS),
                rng.choice(_VERBS),
            )
            paragraphs.append(f"{narrative}.")
            paragraphs.append(f'"{quote}," {verb} {first} {last}, a {age}-year-old {role} from {town}.')
        yield "\n".join(paragraphs)
