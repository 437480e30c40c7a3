"""A text with everybody's quoted words hidden, its sentences, and where the cues of rules stand in it."""

import re
from bisect import bisect_left

from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.tags.cues import Cues
from archive.extraction.utterance import Utterance
from archive.model import Span

_HIDDEN = "\n"
"""Stands for each quoted character, so that offsets stay and no rule reads across somebody's words."""
_SENTENCE_END = re.compile(
    r"[\n!?։؟።.](?:(?<=\n)\n*|(?<=[!?։؟።])(?!\w)"
    r"|(?<=\.)(?<![A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\bMrs\.)(?=[\s\n”»\"’)]|\Z)(?!\s[a-z]))"
)
"""The sign comes first, so that all other characters are passed over quickly."""
REACH = 400
"""Code points around a position that are read at most: keeps one endless line linear."""


class Masked:
    """What a text says outside the marks."""

    def __init__(self, text: str, utterances: tuple[Utterance, ...], words: Vocabulary) -> None:
        self.original = text
        self.text = _without_utterances(text, utterances)
        """The same, with line breaks for all that is quoted."""
        self.cues = Cues(self.text, words)
        self._ends = _sentence_ends(self.text, words)

    def sentence(self, position: int) -> Span:
        """The sentence around a position: never across a line break or somebody's quoted words."""
        return Span(*self.bounds(position))

    def bounds(self, position: int) -> tuple[int, int]:
        """Where the sentence around a position begins and ends."""
        if self.text.startswith("\n\n", max(0, position - 1)):
            return position, position + 1
        place = bisect_left(self._ends, position)
        start = self._ends[place - 1] + 1 if place else 0
        end = self._ends[place] + 1 if place < len(self._ends) else len(self.text)
        return max(start, position - REACH), min(end, position + REACH)


def _sentence_ends(text: str, words: Vocabulary) -> list[int]:
    """Where sentences end; of several line breaks, as stand for what is quoted, the first and the last."""
    ends: list[int] = []
    for match in _SENTENCE_END.finditer(text):
        end, after = match.span()
        if text[end] == "." and words.after_ordinals.match(text, max(0, end - 1)):
            continue
        ends.append(end)
        if after - end > 1:
            ends.append(after - 1)
    return ends


def _without_utterances(text: str, utterances: tuple[Utterance, ...]) -> str:
    pieces: list[str] = []
    position = 0
    for part in sorted(part for utterance in utterances for part in utterance.parts):
        start = max(part.start, position)
        if part.end <= start:
            continue
        pieces.append(text[position:start])
        pieces.append(_HIDDEN * (part.end - start))
        position = part.end
    return "".join((*pieces, text[position:]))
