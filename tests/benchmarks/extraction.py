"""Extraction in characters a second on one core: `python -m tests.benchmarks.extraction`."""

import statistics
import time

from archive.extraction.pipeline import extract
from tests.benchmarks.synthetic import documents

ROUNDS = 5


def speed(texts: list[str]) -> tuple[float, int]:
    """Characters a second over all texts, and the number of quotes found."""
    started = time.process_time()
    found = sum(len(extract(text).quotes) for text in texts)
    return sum(map(len, texts)) / (time.process_time() - started), found


def adversarial() -> dict[str, str]:
    """Texts made to be slow, with the same number of characters as a friendly one."""
    return {
        "100,000 quotation marks": '"' * 100_000,
        "100,000 opening marks": "“" * 100_000,
        "one paragraph of 1 MB": "he said " * 125_000,
        "marks and words, 1 MB": '"a b, ' * 166_000,
    }


def main() -> None:
    """Print the table."""
    texts = list(documents(300))
    extract(texts[0])
    runs = [speed(texts) for _ in range(ROUNDS)]
    middle = statistics.median(rate for rate, _ in runs)
    print("| text | characters | quotes | million characters/s |")
    print("|---|---|---|---|")
    print(f"| 300 synthetic documents | {sum(map(len, texts)):,} | {runs[0][1]:,} | {middle / 1e6:.2f} |")
    for name, text in adversarial().items():
        rate, found = speed([text])
        print(f"| {name} | {len(text):,} | {found:,} | {rate / 1e6:.2f} |")
    for size in (1, 2, 4):
        rate, found = speed(["\n".join(texts * size)])
        print(f"| one document, {size}x | {sum(map(len, texts)) * size:,} | {found:,} | {rate / 1e6:.2f} |")


if __name__ == "__main__":
    main()
