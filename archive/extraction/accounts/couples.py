"""Two who tell under one heading: ``Ilka and Cem Brandt``, and the headings under which each speaks alone."""

import re
from dataclasses import replace

from archive.extraction.accounts.voice import Account, Narrator
from archive.model import Certainty, Span

RULE = "narrator.couple@1"
_ALONE = "narrator.heading@1"
_HEADING = 60
"""Longer paragraphs are no headings."""
_NAMES = re.compile(r"(\w+)\s+\w+\s+(\w+)\s+(\w+)\Z")


def are_two(narrator: Narrator | None) -> bool:
    """Whether a narrator's name is that of two persons, of whom nothing tells which one speaks."""
    return narrator is not None and narrator.rule == RULE


def sections(text: str, account: Account, narrator: Narrator | None) -> tuple[Narrator, ...]:
    """Each of the two where a heading names one of them alone (``Uncle Cem's Story``), in order; what stands
    after it is that one's. Empty where the text has no such headings."""
    names = _NAMES.match(narrator.name) if narrator is not None and are_two(narrator) else None
    if narrator is None or names is None:
        return ()
    one, other, surname = names.groups()
    found = []
    for span in account.frame:
        words = span.of(text)
        if len(words) > _HEADING or "\n" in words:
            continue
        named = [name for name in (one, other) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
        if len(named) == 1:
            start = span.start + words.index(named[0])
            mention = Span(start, start + len(named[0]))
            name = f"{named[0]} {surname}"
            found.append(
                replace(narrator, name=name, mention=mention, rule=_ALONE, certainty=Certainty.INFERRED)
            )
    return tuple(found) if len({section.name for section in found}) == 2 else ()
