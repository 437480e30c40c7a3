"""Which of several places of one name a text means: the words right behind it tell, or else little does.

"San Mateo, California" lies in California. The "San Mateo" that comes after probably does, too, unless size
makes sure of another: "Paris" stays in France wherever "Paris, Texas" was spoken of. Of a name that stands
alone the gazetteer takes the place most people think of; where there is no such place, the company it is
named in tells, and what is said of it is no more than likely.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from archive.extraction.tags.company import Company
from archive.model import Certainty, Evidence, Span
from archive.places.gazetteer import Gazetteer, fold

_WORD = r"[^\W\d_][\w’'-]{1,30}+"
_BESIDE = re.compile(
    rf"(?<![\w’'-])(?P<names>{_WORD}(?: {_WORD}){{0,3}}+)(?:,[ \u00a0\n]|[ \u00a0]\()(?:[Tt]he )?"
    rf"(?=(?P<region>{_WORD}(?: {_WORD}){{0,2}}+))"
)
"""Up to four words, then up to three after a comma or an open bracket; what is read once is never given back,
since nothing else could follow it."""
_PHRASE_ENDS = re.compile(r"\s*(?:[^\w\s“„«]|\Z)|[^\S\n]*\n\s*[^\sa-z]")
"""What stands behind a name that closes "San Mateo, California": a sign, or the end of a line."""
_LINKED = re.compile(
    r"\s(?:after|and|as|at|because|before|but|by|during|for|from|in|into|near|on|or|since|to|until|when|where"
    r"|while|who|with|à|als|am|aus|bei|con|dans|de|en|et|im|nach|oder|où|para|por|pour|und|von|wo|y)\b"
)
"""Or a word that is no verb. "In Athens, Georgia was the first" is no Athens in Georgia."""
_OPENS = re.compile(r"\b(?:In|At|From|Near|Outside|To|After|Before|Since)[ \u00a0]\Z")
"""Before a name: it opens a sentence, and what stands behind its comma may be who the sentence is about."""
_NEXT = re.compile(rf"(?:,|,? (?:and|or|und|et|y)) ?(?:[Tt]he )?({_WORD}(?: {_WORD}){{0,2}})")
_LESS = {Certainty.STATED: Certainty.INFERRED, Certainty.INFERRED: Certainty.UNCERTAIN}


@dataclass(frozen=True, slots=True)
class Meant:
    """The key of a place, what tells that it is this one, and how many reasons there are to doubt it."""

    key: str | None
    told_by: tuple[Span, ...] = ()
    doubts: int = 0

    def weighed(self, evidence: Evidence) -> Evidence:
        """The evidence for a tag of this place: less firm by a step for every doubt."""
        certainty = evidence.certainty
        for _ in range(self.doubts):
            certainty = _LESS.get(certainty, certainty)
        told_by = (span for span in self.told_by if span not in evidence.spans)
        return replace(evidence, spans=(*evidence.spans, *told_by), certainty=certainty)


@dataclass(frozen=True, slots=True)
class _Told:
    """A place that the text tells from others, and where the name of it ends."""

    key: str
    words: Span
    name_end: int
    is_sure: bool
    """Only one place of the name lies there."""


class PlaceChoice:
    """The places that the names in one text stand for."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._meant: dict[str, tuple[list[_Told], frozenset[str], frozenset[int]]] = {}
        self._company = Company(text, gazetteer)

    def at(self, span: Span, name: str | None = None) -> Meant:
        """The place that the name at ``span`` stands for; ``name``: the one to look up, if another.

        None where the text says that it lies in a state in which the gazetteer has no place of the name.
        """
        called = span.of(self._text) if name is None else name
        keys = self._gazetteer.candidates(called)
        if not keys:
            return Meant(None)
        told, told_keys, unknown = self._told_of(fold(called), keys)
        if span.end in unknown:
            return Meant(None)
        if len(keys) < 2:
            return Meant(keys[0])
        before = bisect_right(told, span.end, key=_name_end)
        nearest = told[before - 1] if before else None
        if nearest is not None and nearest.name_end == span.end:
            return Meant(nearest.key, (nearest.words,), doubts=0 if nearest.is_sure else 1)
        if not self._gazetteer.is_shared(called):
            return Meant(keys[0])
        company = self._company.choose(span, keys) if not told else None
        if company is not None:
            return Meant(company.key, (company.words,), doubts=1 if company.is_sure else 2)
        # Writers say in full which town they mean where they first name it. What stands further down may
        # speak of another.
        key, told_by = (nearest.key, (nearest.words,)) if nearest is not None else (keys[0], ())
        return Meant(key, told_by, doubts=2 if told_keys - {key} else 1)

    def _told_of(
        self, folded: str, keys: tuple[str, ...]
    ) -> tuple[list[_Told], frozenset[str], frozenset[int]]:
        """The places that the text says are meant by a name, in its order; their keys; and where names end
        that a state without such a place follows. Countries don't count: borders are contested."""
        if folded not in self._meant:
            found: dict[int, _Told] = {}
            stated: set[int] = set()
            for region, words, end in self._told.get(folded, ()):
                inside = [key for key in keys if self._gazetteer.lies_in(key, region)]
                if "-" in region:
                    stated.add(end)
                if inside:
                    found.setdefault(end, _Told(inside[0], words, end, is_sure=len(inside) == 1))
            known = frozenset(one.key for one in found.values())
            self._meant[folded] = list(found.values()), known, frozenset(stated - found.keys())
        return self._meant[folded]

    @cached_property
    def _told(self) -> dict[str, list[tuple[str, Span, int]]]:
        """By folded name: the codes of the countries and states named right after it, where, and its end."""
        told: dict[str, list[tuple[str, Span, int]]] = {}
        for beside in _BESIDE.finditer(self._text):
            for region, words in self._regions(beside):
                for name in _endings(beside["names"]):
                    if self._closes(region, words, beside.end("names") - len(name)):
                        told.setdefault(fold(name), []).append((region, words, beside.end("names")))
        return told

    def _regions(self, beside: re.Match[str]) -> Iterator[tuple[str, Span]]:
        """What the words after a name are the name of, the longest first."""
        start = beside.start("region")
        for name in _beginnings(beside["region"]):
            for region in self._gazetteer.regions(name):
                yield region, Span(start, start + len(name))

    def _closes(self, region: str, words: Span, name_start: int) -> bool:
        """Whether the words behind a name belong to it: neither one of several named in a row, nor who the
        sentence is about."""
        after = _NEXT.match(self._text, words.end)
        following = _beginnings(after[1]) if after else ()
        others = {code for name in following for code in self._gazetteer.regions(name)}
        if others and region.partition("-")[0] not in others:
            return False
        if _PHRASE_ENDS.match(self._text, words.end):
            return True
        opens = _OPENS.search(self._text, max(0, name_start - 10), name_start)
        return not opens and _LINKED.match(self._text, words.end) is not None


def _name_end(told: _Told) -> int:
    return told.name_end


def _beginnings(words: str) -> Iterator[str]:
    yield words
    for gap in reversed(list(re.finditer(" ", words))):
        yield words[: gap.start()]


def _endings(words: str) -> Iterator[str]:
    yield words
    for gap in re.finditer(" ", words):
        yield words[gap.end() :]
