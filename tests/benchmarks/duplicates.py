"""How well, and how fast, near-duplicates are found: ``python -m tests.benchmarks.duplicates [SOURCES]``.

Every text is made of invented words by a seeded generator; edits are seeded too. Recall: of the texts that were
edited so, how many were found, and how many were called what they are. Precision: of unrelated texts, how many
were told to be like nothing. CPU time is of this process.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from archive.likeness.duplicates import Likeness, find
from archive.record.store import Record
from tests import accounts

SEED = 20_230_919
SOURCES = 10_000
EDITED = 100
"""Texts of each edit."""
FOOTER = "this report was prepared by the sample agency of news and pictures"
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ten",
    "sa",
    "vel",
    "or",
    "da",
    "nu",
    "pash",
    "li",
    "ger",
    "mo",
    "tu",
    "hev",
    "ar",
    "ish",
    "ba",
    "zo",
    "len",
]
Text = list[str]
Edit = Callable[[random.Random, Text, Text], Text]
EDITS: dict[str, tuple[Edit, tuple[Likeness, ...]]] = {}
"""By name: what is done to a text, and what the outcome may rightly be called; nothing where it is another text."""


def edit(*called: Likeness) -> Callable[[Edit], Edit]:
    """Note an edit, and what its outcome is to be called."""

    def noted(make: Edit) -> Edit:
        EDITS[make.__name__.replace("_", " ")] = (make, called)
        return make

    return noted


def invented_words(chance: random.Random, number: int) -> list[str]:
    """So many different words that nobody uses."""
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4)))] = None
    return list(found)


def article(chance: random.Random, words: list[str], weights: list[float], length: int) -> Text:
    """A text with the frequencies of a language (Zipf's law)."""
    return chance.choices(words, cum_weights=weights, k=length)


@edit(Likeness.SAME)
def saved_again(chance: random.Random, text: Text, other: Text) -> Text:
    """Capitals and marks changed, as another browser saves a page."""
    return [f"“{word.upper()}”," if chance.random() < 0.2 else word for word in text]


@edit(Likeness.COPY)
def new_headline_and_cut_end(chance: random.Random, text: Text, other: Text) -> Text:
    """As agencies' clients print it: their own first lines, the last third left out."""
    return [*other[:12], *text[8 : len(text) * 2 // 3]]


@edit(Likeness.COPY)
def cut_to_a_quarter(chance: random.Random, text: Text, other: Text) -> Text:
    """A short report of the same agency text."""
    return text[: len(text) // 4]


@edit(Likeness.SAME, Likeness.COPY)
def every_twentieth_word_changed(chance: random.Random, text: Text, other: Text) -> Text:
    """House style."""
    return [chance.choice(other) if chance.random() < 0.05 else word for word in text]


@edit(Likeness.COPY)
def every_eighth_word_changed(chance: random.Random, text: Text, other: Text) -> Text:
    """Rewritten."""
    return [chance.choice(other) if chance.random() < 0.125 else word for word in text]


@edit(Likeness.SAME, Likeness.COPY)
def paragraphs_in_another_order(chance: random.Random, text: Text, other: Text) -> Text:
    """Ten paragraphs, shuffled."""
    size = len(text) // 10
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    chance.shuffle(pieces)
    return [word for piece in pieces for word in piece]


@edit(Likeness.PASSAGE)
def another_text_with_the_same_quote(chance: random.Random, text: Text, other: Text) -> Text:
    """Forty words in common."""
    return [*other[:200], *text[50:90], *other[200:]]


@edit(Likeness.PASSAGE)
def another_text_with_a_short_quote(chance: random.Random, text: Text, other: Text) -> Text:
    """Fifteen words in common."""
    return [*other[:200], *text[50:65], *other[200:]]


@edit()
def unrelated(chance: random.Random, text: Text, other: Text) -> Text:
    """Nothing in common but the agency's last line."""
    return [*other, *FOOTER.split()]


def main(sources: int) -> None:
    """Fill an archive, ask it for each edit, print what was found."""
    chance = random.Random(SEED)
    words = invented_words(chance, 20_000)
    weights: list[float] = []
    for rank in range(1, len(words) + 1):
        weights.append((weights[-1] if weights else 0.0) + 1 / rank)
    texts = [article(chance, words, weights, chance.randint(250, 1_200)) for _ in range(sources)]
    with tempfile.TemporaryDirectory() as folder:
        record = accounts.new_record(Path(folder))
        for number, text in enumerate(texts):
            put_in(record, number, [*text, *FOOTER.split()])
        began = time.process_time()
        find(record, "a few words to make the sketches")
        sketching = time.process_time() - began
        print(f"{sources:,} sources; sketched in {sketching / sources * 1000:.2f} ms each")
        print("| edit | found | rightly called | ms each |\n|---|---|---|---|")
        fresh = iter(lambda: article(chance, words, weights, chance.randint(250, 1_200)), None)
        for name in EDITS:
            report(record, chance, texts, list(islice(fresh, EDITED)), name)
        record.close()


def put_in(record: Record, number: int, text: Text) -> None:
    """One text, without quotes."""
    written = f"{number}\n{' '.join(text)}"
    record.add(accounts.document(written, title=str(number)), (), accounts.ATLAS, who="W", why="w")


def report(record: Record, chance: random.Random, texts: list[Text], fresh: list[Text], name: str) -> None:
    """What was found of texts that were edited so."""
    make, called = EDITS[name]
    found = rightly = 0
    began = time.process_time()
    for other in fresh:
        number = chance.randrange(len(texts))
        like = find(record, " ".join(make(chance, texts[number], other)))
        titles = {record.source(one.source_id).description.title: one for one in like}  # type: ignore[union-attr]
        found += str(number) in titles if called else not like
        rightly += titles[str(number)].likeness in called if str(number) in titles else not (called or like)
    spent = (time.process_time() - began) / len(fresh) * 1000
    print(f"| {name} | {found / len(fresh):.0%} | {rightly / len(fresh):.0%} | {spent:.1f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SOURCES)
