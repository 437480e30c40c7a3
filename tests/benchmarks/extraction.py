"""Extraction in characters a second: `python -m tests.benchmarks.extraction [one|written|hostile|jobs]`.

One core in processor seconds; `--jobs` in seconds on the clock, which mean little while the machine does other
work. A rate that falls as texts grow would mean that time grows faster than the text.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.extraction.pipeline import extract
from tests.benchmarks.synthetic import documents

ROUNDS = 5
LANGUAGE = "en"
"""Given, since nobody could tell the language of invented words."""
GOLD = Path(__file__).parents[1] / "gold"
WRITTEN = ("invented.jsonl", "features.jsonl", "reports.jsonl")
MILLION = 1_000_000
SMALL, MANY = 300, 5_800
"""Documents: enough for a steady figure, and about ten million characters."""
COMMAND = (sys.executable, "-c", "from web.cli import main; main()", "extract", "--jsonl", "--lang", LANGUAGE)


def speed(texts: list[str]) -> tuple[float, int]:
    """Characters a processor second over all texts, and the number of quotes found."""
    started = time.process_time()
    found = sum(len(extract(text, language=LANGUAGE).quotes) for text in texts)
    return sum(map(len, texts)) / (time.process_time() - started), found


def adversarial() -> dict[str, str]:
    """Texts made to be slow; where nothing were quoted, the words would not be read at all."""
    quote = "“We left,” "
    return {
        "100,000 straight marks": '"' * 100_000,
        "100,000 opening marks": "“" * 100_000,
        "marks and words, 1 MB": '"a b, ' * 166_000,
        "one paragraph, 1 MB": quote + "he said " * 125_000,
        "one paragraph, 5 MB": quote + "he said " * 625_000,
    }


def row(name: str, characters: int, figure: str, rate: float) -> str:
    return f"| {name} | {characters:,} | {figure} | {rate / MILLION:.2f} |"


def one() -> Iterator[str]:
    """Ordinary text: many documents, and one as long as ten thousand pages."""
    texts = list(documents(SMALL))
    extract(texts[0], language=LANGUAGE)
    runs = [speed(texts) for _ in range(ROUNDS)]
    rate = statistics.median(run for run, _ in runs)
    yield row(f"{SMALL} synthetic documents", sum(map(len, texts)), f"{runs[0][1]:,} quotes", rate)
    for count in (MANY // 10, MANY):
        whole = "\n".join(documents(count))
        rate, found = speed([whole])
        yield row(f"one document, {len(whole) / MILLION:.0f} MB", len(whole), f"{found:,} quotes", rate)


def written() -> Iterator[str]:
    """The gold of our own: prose in eleven languages, denser in names and clauses than what a script makes."""
    lines = [line for name in WRITTEN for line in (GOLD / name).read_text("utf-8").splitlines()]
    articles = [(one["text"], one["lang"]) for one in map(json.loads, lines)]
    for english in (True, False):
        given = [(text, code) for text, code in articles if (code == LANGUAGE) == english]
        characters = sum(len(text) for text, _ in given)
        rates, found = [], 0
        for _ in range(ROUNDS + 1):  # in the first one vocabularies are read
            started = time.process_time()
            found = sum(len(extract(text, language=code).quotes) for text, code in given)
            rates.append(characters / (time.process_time() - started))
        name = f"{len(given)} invented articles, {'English' if english else 'in ten other languages'}"
        yield row(name, characters, f"{found:,} quotes", statistics.median(rates[1:]))


def hostile() -> Iterator[str]:
    """Adversarial text."""
    extract(next(documents(1)), language=LANGUAGE)  # vocabularies are read once
    for name, text in adversarial().items():
        rate, found = speed([text])
        yield row(name, len(text), f"{found:,} quotes", rate)


def jobs() -> Iterator[str]:
    """The command over ten million characters, with one process and with as many as there are cores."""
    texts = list(documents(MANY))
    characters = sum(map(len, texts))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        alone = 0.0
        for count in dict.fromkeys((1, 2, os.cpu_count() or 1)):
            started = time.perf_counter()
            with path.open("rb") as given:
                subprocess.run(
                    [*COMMAND, "--jobs", str(count)], stdin=given, stdout=subprocess.DEVNULL, check=True
                )
            took = time.perf_counter() - started
            alone = alone or took
            yield row(
                f"--jobs {count}", characters, f"{took:.1f} s, {alone / took:.2f} times", characters / took
            )


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "one": one,
    "written": written,
    "hostile": hostile,
    "jobs": jobs,
}


def main() -> None:
    """Print the table, or the part of it that is asked for."""
    print("| text | characters | found | million characters/s |")
    print("|---|---|---|---|")
    for name in sys.argv[1:] or PARTS:
        for line in PARTS[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main()
