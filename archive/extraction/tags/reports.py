"""The stretches outside the marks that report an utterance: its clause, its gaps and the sentence around."""

from archive.extraction.tags.masked import REACH, Masked
from archive.extraction.utterance import Utterance
from archive.model import Span

_OPENING = frozenset(" \u00a0\u202f“”„\"«»‘‚'`‹›-—–")
_CLOSING = frozenset(" \u00a0\u202f“”\"«»’'›,،")


def find(masked: Masked, utterance: Utterance) -> tuple[Span, ...]:
    """The stretches that report an utterance, in order; none of them is empty."""
    spans = [utterance.clause] if utterance.clause else []
    if utterance.attribution:
        spans.append(masked.sentence(utterance.attribution.mention.start))
    for left, right in zip(utterance.parts, utterance.parts[1:], strict=False):
        gap = Span(left.end, right.start)
        if len(gap.of(masked.text).strip()) > 2 and right.start - left.end <= REACH:
            spans.append(gap)
    spans.append(_before(masked, utterance))
    spans.append(_after(masked, utterance))
    distinct = {(span.start, span.end): span for span in spans if span.start < span.end}
    return tuple(distinct[bounds] for bounds in sorted(distinct))


def _before(masked: Masked, utterance: Utterance) -> Span:
    """The beginning of the sentence in which the quotation opens: ``NAME told OUTLET on Thursday: “``."""
    text = masked.text
    end = utterance.parts[0].start
    while end and text[end - 1] in _OPENING:
        end -= 1
    if not end or text[end - 1] in "\n.!?։":
        return Span(end, end)
    return Span(masked.sentence(end - 1).start, end)


def _after(masked: Masked, utterance: Utterance) -> Span:
    """The rest of a sentence that goes on behind the closing mark."""
    text = masked.text
    start = utterance.parts[-1].end
    while start < len(text) and text[start] in _CLOSING:
        start += 1
    following = text[start : start + 1]
    has_no_case = following.isalpha() and following.lower() == following.upper()
    comma = any(mark in masked.original[utterance.parts[-1].end - 1 : start] for mark in ",،")
    if not following.islower() and not (has_no_case and comma):
        return Span(start, start)
    return Span(start, masked.sentence(start).end)
