"""Would learned weights name speakers better than the rules? `python -m tests.benchmarks.ranker TRAIN TEST`.

Both files are gold in the form of docs/extraction-evaluation.md. Where no clause beside a quotation names the
speaker, every mention near it is a candidate; a linear ranker (softmax over the candidates, one weight a feature)
learns on TRAIN which to take, and is compared on TEST with what the rules take. The rules' own choice is a
feature, so that the ranker need only learn when to follow them. Decision: docs/decisions/0009-no-learned-weights.md
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archive.evaluation.annotation import GoldDocument, GoldQuotation
from archive.evaluation.names import convention, is_same_name
from archive.evaluation.reading import read_gold
from archive.evaluation.spans import jaccard, overlap
from archive.extraction.attribution import deciding
from archive.extraction.decisions import Decision
from archive.extraction.language import lexicons
from archive.extraction.mentions import reading
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import Mention
from archive.extraction.quotations import marks, paragraphs, unclosed
from archive.model import Span, SpeakerKind

BEFORE, AFTER = 1_200, 200
"""Characters around a quotation in which a mention is a candidate."""
DISTANCES = (15, 40, 90, 200, 400)
STEPS, RATE, SMALL_WEIGHTS = 400, 0.05, 1.0
Features = dict[str, float]
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation that no clause of its own attributes."""

    candidates: tuple[Features, ...]
    right: tuple[bool, ...]
    """Of each candidate, whether it is or names the speaker in gold."""
    by_rule: bool
    """Whether the rules name the right speaker."""


def cases(document: GoldDocument) -> Iterator[Case]:
    """The quotations of a document whose speaker must be found further off."""
    text, words = document.text, lexicons.load("en")
    spans = paragraphs.split(text)
    found = unclosed.end(text, marks.find(text, spans), spans, words)
    read = reading.read(text, spans, found, words, frozenset())
    decisions = deciding.decide(read)
    inside = [quotation.content for quotation in read.quotations]
    mentions = [m for m in read.mentions if not any(span.start <= m.span.start < span.end for span in inside)]
    often = Counter(mention.person for mention in mentions)
    for number, quotation in enumerate(read.quotations):
        gold = next((g for g in document.quotations if jaccard(g.parts, (quotation.content,)) >= 0.8), None)
        decision = decisions.get(number)
        if gold is None or gold.speaker is None or (decision and decision.has_clause):
            continue
        where = quotation.content
        near = [m for m in mentions if where.start - BEFORE < m.span.start < where.end + AFTER]
        before = next((decisions[n].person for n in range(number - 1, -1, -1) if n in decisions), None)
        yield Case(
            candidates=tuple(_features(read, m, near, where, decision, before, often) for m in near),
            right=tuple(_is_right(read, gold, m.person, m.span) for m in near),
            by_rule=decision is not None and _is_right(read, gold, decision.person, decision.mention),
        )


def _is_right(read: Reading, gold: GoldQuotation, person: int, mention: Span) -> bool:
    same = is_same_name(gold.names, read.table.entries[person].label, convention("news"))
    return same or (not gold.resolved and overlap(gold.speaker_span, mention))


def _features(
    read: Reading,
    mention: Mention,
    near: list[Mention],
    where: Span,
    decision: Decision | None,
    before: int | None,
    often: Counter[int],
) -> Features:
    text, span = read.text, mention.span
    ahead = span.end <= where.start
    gap = text[span.end : where.start] if ahead else text[where.end : span.start]
    begins = max(text.rfind("\n", 0, span.start), text.rfind(". ", 0, span.start))
    rule = decision.rule if decision else "none"
    return {
        "any": 1.0,
        f"chosen by {rule}": float(decision is not None and decision.mention == span),
        f"person chosen by {rule}": float(decision is not None and decision.person == mention.person),
        "before": float(ahead),
        f"paragraphs between {min(3, gap.count(chr(10)))}, {ahead}": 1.0,
        f"sentences between {min(3, len(re.findall('[.] ', gap)))}": 1.0,
        f"distance {sum(len(gap) > bound for bound in DISTANCES)}": 1.0,
        "first of its sentence": float(not any(begins < m.span.start < span.start for m in near)),
        f"kind {mention.kind}": 1.0,
        "body": float(read.table.entries[mention.person].kind is SpeakerKind.ORGANISATION),
        "how often": math.log(1 + often[mention.person]),
        "spoke before": float(mention.person == before),
    }


def matrices(found: list[Case], names: list[str]) -> list[tuple[Vector, npt.NDArray[np.bool_]]]:
    """Of each case, candidates by features, and which are right."""
    return [
        (
            np.array([[c.get(name, 0.0) for name in names] for c in case.candidates]).reshape(-1, len(names)),
            np.array(case.right, dtype=bool),
        )
        for case in found
    ]


def trained(found: list[Case], names: list[str]) -> Vector:
    """Weights that make the right candidates likely: Adam on the log-likelihood, from nought, no chance."""
    data = [(rows, right) for rows, right in matrices(found, names) if right.any()]
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = -SMALL_WEIGHTS * weights / len(data)
        for rows, right in data:
            scores = rows @ weights
            likely = np.exp(scores - scores.max())
            likely /= likely.sum()
            wanted = likely * right
            slope += rows.T @ (wanted / wanted.sum() - likely) / len(data)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def main() -> None:
    """Print how many of TEST's cases each names rightly."""
    train, test = ([case for one in read_gold(Path(p)) for case in cases(one)] for p in sys.argv[1:3])
    names = sorted({name for case in train for features in case.candidates for name in features})
    weights = trained(train, names)
    by_ranker = sum(
        bool(right.size and right[(rows @ weights).argmax()]) for rows, right in matrices(test, names)
    )
    print("| quotations without a clause of their own | right |")
    print("|---|---|")
    print(f"| trained on | {len(train):,} |")
    print(f"| tested on | {len(test):,} |")
    print(f"| a right mention is near | {sum(any(case.right) for case in test):,} |")
    print(f"| the rules take it | {sum(case.by_rule for case in test):,} |")
    print(f"| the ranker takes it | {by_ranker:,} |")


if __name__ == "__main__":
    main()
