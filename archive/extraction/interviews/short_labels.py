"""A letter with a stop within a paragraph: ``Where? A. In Goris.``, or the initial of ``A. Petrosyan``.

It counts as a label only where question and answer bear it out all through the paragraph, and the word behind
it is no surname by its look: one that the language's word lists don't know. In doubt it is none, since an
initial that is taken for a label gives a witness's words to somebody else.
"""

import re
from collections.abc import Iterator, Sequence

from archive.extraction.language.lexicon import Lexicon
from archive.model import Span

_SHORT = re.compile(
    r"(?<=[.?!…։՞؟;)\]\"”»])[\s\u00a0]+(?P<label>[^\W\d_])\.[\s\u00a0]*[-–—]?[\s\u00a0]+(?=\S)"
)
"""``A.`` behind the end of a sentence."""
_WORD = re.compile(r"\.[\s\u00a0]*[-–—]?[\s\u00a0]+(?P<word>[^\W\d_][\w’'-]*)")
_ASKED = re.compile(r"(?:[?؟]|՞[^.!?։]*[.։]?)[\"”»’)\]\s\u00a0]*\Z")
_LAST = 200
"""Characters at the end of a turn in which its question mark stands; Armenian has it within a word."""


def candidates(text: str, words: Span) -> Iterator[Span]:
    """The letters with a stop behind the end of a sentence, in order."""
    for match in _SHORT.finditer(text, words.start, words.end):
        yield Span(*match.span("label"))


def are_sure(
    text: str, labels: Sequence[tuple[Span, bool | None]], paragraph: Span, lexicon: Lexicon
) -> bool:
    """Whether the labels of a paragraph that opens with such a letter are no initials.

    So they are where every question ends in its mark, no answer does, and behind none of the letters stands
    what may be a surname. labels: those within the paragraph, with whether they ask; None of a name.
    """
    starts = [paragraph.start, *(label.start for label, _ in labels)]
    ends = [*starts[1:], paragraph.end]
    asking = [not labels[0][1] if labels else None, *(asks for _, asks in labels)]
    return all(
        asks is None or _is_asked(text, Span(start, end)) is asks
        for asks, start, end in zip(asking, starts, ends, strict=True)
    ) and not any(_may_be_initial(text, label, lexicon) for label, _ in labels)


def _is_asked(text: str, turn: Span) -> bool:
    return _ASKED.search(text, max(turn.start, turn.end - _LAST), turn.end) is not None


def _may_be_initial(text: str, label: Span, lexicon: Lexicon) -> bool:
    match = _WORD.match(text, label.end)
    if match is None or not match["word"][0].isupper():
        return False
    word = match["word"].lower()
    known = (lexicon.not_names, lexicon.ordinary, lexicon.personal, lexicon.light, lexicon.prepositions)
    return word in lexicon.name_particles or not any(word in words for words in known)
