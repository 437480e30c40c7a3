"""Narrators and ages found in first-person accounts: `python -m tests.benchmarks.narratives GOLD [--errors N]`.

GOLD holds one JSON object a line, plain or gzipped: `text`, `narrator`, `name_first`, `name_last`, `age_min`,
`age_max` and `in_text` with `first_name`, `last_name` (true where the word occurs) and `age` (`digits_age` and
`words_age` where the number stands beside a word of age, `digits` and `words` where it merely occurs, `absent`).
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from archive.extraction.pipeline import extract
from archive.model import Proposal, TagField

_WORD = re.compile(r"\w+")
_STATED = ("digits_age", "words_age")


def _words(name: str | None) -> list[str]:
    return [word.lower() for word in _WORD.findall(name or "") if len(word) > 1]


def is_named(account: dict[str, Any]) -> bool:
    """Whether the text gives the narrator's first and last name side by side."""
    last = _words(account["name_last"])
    if not last:
        return False
    for first in _words(account["name_first"]):
        near = rf"(?<!\w){re.escape(first)}(?:\W+\w+){{0,2}}?\W+{re.escape(last[-1])}(?!\w)"
        if re.search(near, account["text"], re.IGNORECASE):
            return True
    return False


def _is_narrator(name: str, account: dict[str, Any]) -> bool:
    """Whether a name agrees with the catalogue's in first and last name, spelling aside."""
    words, first, last = _words(name), _words(account["name_first"]), _words(account["name_last"])
    return _shares(words, last) and (not first or _shares(words, first))


def _shares(words: list[str], others: list[str]) -> bool:
    return any(get_close_matches(word, others, n=1, cutoff=0.75) for word in words)


def most_quoted(quotes: tuple[Proposal, ...]) -> str | None:
    """The speaker of most words; None where most are left open."""
    shares: Counter[str | None] = Counter()
    for quote in quotes:
        name = quote.attribution.name if quote.attribution else None
        shares[name] += sum(part.end - part.start for part in quote.parts)
    return shares.most_common(1)[0][0] if shares else None


def ages(quotes: tuple[Proposal, ...], speaker: str | None) -> Counter[str]:
    """The ages given to the quotes of one speaker, or to those left open."""
    return Counter(
        tag.value
        for quote in quotes
        if (quote.attribution.name if quote.attribution else None) == speaker
        for tag in quote.tags
        if tag.field is TagField.AGE
    )


def bands(quotes: tuple[Proposal, ...], speaker: str | None) -> set[str]:
    """The bands of ages given to them: ``90s`` for "over ninety"."""
    return {
        tag.value
        for quote in quotes
        if (quote.attribution.name if quote.attribution else None) == speaker
        for tag in quote.tags
        if tag.field is TagField.AGE_BAND
    }


def measure(account: dict[str, Any]) -> dict[str, Any]:
    """What one account gives, beside what its catalogue entry says."""
    quotes = extract(account["text"]).quotes
    speaker = most_quoted(quotes)
    found = ages(quotes, speaker)
    age = int(found.most_common(1)[0][0]) if found else None
    low, high = account["age_min"], account["age_max"]
    return {
        "speaker": speaker,
        "quotes": len(quotes),
        "narrator": speaker is not None and _is_narrator(speaker, account),
        "anywhere": any(_is_narrator(q.attribution.name, account) for q in quotes if q.attribution),
        "age": age,
        "age_right": age is not None and low is not None and low <= age <= (high or low),
        "band_right": low is not None and f"{low // 10 * 10}s" in bands(quotes, speaker),
    }


def _row(name: str, hits: int, total: int) -> str:
    return f"| {name} | {hits} | {total} | {100 * hits / total if total else 0:.1f} % |"


def main() -> None:
    """Print the table, and with --errors the accounts that miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    opened = gzip.open if given.gold.suffix == ".gz" else open
    with opened(given.gold, "rt", encoding="utf-8") as lines:
        accounts = [json.loads(line) for line in lines]
    started = time.process_time()
    results = [measure(account) for account in accounts]
    seconds = time.process_time() - started
    pairs = list(zip(accounts, results, strict=True))
    print("| accounts | right | of | share |\n|---|---|---|---|")
    for row in _table(pairs):
        print(row)
    characters = sum(len(account["text"]) for account in accounts)
    print(f"\n{characters:,} characters, {characters / seconds / 1e6:.2f} million a second")
    for line in _errors(pairs)[: given.errors]:
        print(line)


def _table(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[str]:
    named = [(a, r) for a, r in pairs if is_named(a)]
    loosely = [(a, r) for a, r in pairs if a["in_text"]["first_name"] and a["in_text"]["last_name"]]
    stated = [(a, r) for a, r in pairs if a["in_text"]["age"] in _STATED and a["age_kind"] == "exact"]
    roughly = [(a, r) for a, r in pairs if a["in_text"]["age"] in _STATED]
    aged = [(a, r) for a, r in pairs if r["age"] is not None and a["age_min"] is not None]
    answered = [(a, r) for a, r in pairs if r["speaker"] is not None]
    return [
        _row("narrator named in full, found", sum(r["narrator"] for _, r in named), len(named)),
        _row("the same, any quote", sum(r["anywhere"] for _, r in named), len(named)),
        _row("both names somewhere, found", sum(r["narrator"] for _, r in loosely), len(loosely)),
        _row("narrator right where one is named", sum(r["narrator"] for _, r in answered), len(answered)),
        _row("exact age stated, found", sum(r["age_right"] for _, r in stated), len(stated)),
        _row("any age stated, found", sum(r["age_right"] for _, r in roughly), len(roughly)),
        _row(
            "the same, or its band", sum(r["age_right"] or r["band_right"] for _, r in roughly), len(roughly)
        ),
        _row("age right where one is given", sum(r["age_right"] for _, r in aged), len(aged)),
        _row("accounts with a quote", sum(r["quotes"] > 0 for _, r in pairs), len(pairs)),
    ]


def _errors(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[str]:
    lines = []
    for account, result in pairs:
        told = f"{account['id']}: {account['narrator']}, {account['age_raw']}"
        if is_named(account) and not result["narrator"]:
            lines.append(f"narrator  {told} -> {result['speaker']}")
        elif not result["narrator"] and result["speaker"] is not None:
            lines.append(f"wrong     {told} -> {result['speaker']}")
        if result["age"] is not None and not result["age_right"]:
            lines.append(f"wrong age {told} -> {result['age']}")
        elif account["in_text"]["age"] in _STATED and not result["age_right"]:
            lines.append(f"age       {told} -> {result['age']}")
    return lines


if __name__ == "__main__":
    main()
