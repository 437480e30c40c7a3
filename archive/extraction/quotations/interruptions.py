"""Attributions that stand within the marks: ``«Words, — said Ada. — More words»`` is two stretches of speech.

The usual way of Russian and Ukrainian newspapers (Rosenthal's handbook, direct speech with the author's words
inside it). Left alone, the reporter's words would count as the witness's.
"""

import re
from collections.abc import Iterator
from itertools import islice

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.quotations import comma_clauses
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Span

_OPENS = re.compile(r"[,!?…](\s*[—–-]\s+)(?=[\w«„“])|(\s[—–])(?=\w)")
"""A dash after the pause; or one that touches the author's words on their side only (the Spanish *raya*)."""
_CLOSES = re.compile(r"[,.:։](\s*[—–-]\s+)(?=\w)")
_TOUCHING = re.compile(r"(?<=[\w»”)])[—–][.,;:]?(?:\s+|\Z)")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LEAD_WORDS = 2
"""Its verb comes first, or right after the name."""
_REACH = 7
"""Words in which the verb stands where a day or a listener leads."""
_LONGEST = 240
"""Characters of the author's words at most."""


def split(text: str, found: list[Quotation], lexicon: Lexicon) -> list[Quotation]:
    """The quotations, those that hold an attribution replaced by the stretches around it."""
    if not lexicon.dialogue_dash:
        return found
    return [piece for quotation in found for piece in _pieces(text, quotation, lexicon)]


def _pieces(text: str, quotation: Quotation, lexicon: Lexicon) -> list[Quotation]:
    content = quotation.content
    if quotation.style is not Style.MARKS:
        return [quotation]
    spoken: list[Span] = []
    begin = content.start
    dashed = True
    while True:
        clause = _clause(text, begin, content.end, lexicon) if dashed else None
        dashed = clause is not None
        clause = clause or comma_clauses.find(text, begin, content.end, lexicon)
        if clause is None:
            break
        spoken.append(_stripped(text, Span(begin, clause.start)))
        begin = clause.end
    if not spoken:
        return [quotation]
    if begin < content.end:
        spoken.append(_stripped(text, Span(begin, content.end)))
    pieces = [_piece(quotation, span, spoken) for span in spoken]
    pieces += _named_in(quotation, spoken)
    return sorted(pieces, key=lambda piece: piece.content.start)


def _named_in(quotation: Quotation, spoken: list[Span]) -> list[Quotation]:
    """What stands in marks of its own among the author's words: ``— told the paper «Steppe» Ada. —``"""
    return [
        Quotation(
            content=inner,
            outer=Span(inner.start - 1, inner.end + 1),
            paragraph=quotation.paragraph,
            style=quotation.style,
        )
        for inner in quotation.nested
        if not any(span.start <= inner.start < span.end for span in spoken)
    ]


def _stripped(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _clause(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """The next attribution between dashes, dashes included; up to the end where no second dash follows."""
    for opening in _OPENS.finditer(text, start, end):
        words = _WORD.finditer(text, opening.end(), min(end, opening.end() + _LONGEST))
        lead = _lead((match.group().lower() for match in words), lexicon)
        if not any(word in lexicon.verbs or word in lexicon.beside for word in lead):
            continue
        closes = _TOUCHING if opening[1] is None else _CLOSES
        closing = closes.search(text, opening.end(), min(end, opening.end() + _LONGEST))
        return Span(opening.start(opening.lastindex or 0), closing.end() if closing else end)
    return None


def _lead(words: Iterator[str], lexicon: Lexicon) -> list[str]:
    """The first words of a clause, past the day and the listener: ``on Monday told the paper «Steppe»``."""
    lead: list[str] = []
    opened = False
    for word in islice(words, _REACH):
        if word in lexicon.days or word in lexicon.naming:
            opened = True
            continue
        if not opened and len(lead) == _LEAD_WORDS:
            break
        lead.append(word)
    return lead


def _piece(quotation: Quotation, span: Span, spoken: list[Span]) -> Quotation:
    first, last = span is spoken[0], span is spoken[-1]
    # Where an attribution ends the words, it stands outside of them.
    whole = last and span.end == quotation.content.end
    return Quotation(
        content=span,
        outer=Span(
            quotation.outer.start if first else span.start, quotation.outer.end if whole else span.end
        ),
        paragraph=quotation.paragraph,
        style=quotation.style,
        closed=quotation.closed or not last,
        opened=quotation.opened or not first,
        nested=tuple(inner for inner in quotation.nested if span.start <= inner.start < span.end),
    )
