"""Whether a speaker is told to be of age, so that a school class they speak of was long ago.

"I was in fifth grade when the war began" may be said by a child a year later, and waits for an archivist;
not where a baker says it, or somebody's grandfather.
"""

import re
from collections.abc import Iterator, Mapping

from archive.extraction.language.minor_patterns import Signs
from archive.extraction.people import Mention, MentionKind
from archive.extraction.tags.surroundings import Surroundings
from archive.model import Span

_ASIDES = 2
"""Asides behind a name in which a speaker is told to be grown."""
_TITLE = 32
"""Code points before a name in which nothing but who says it stands."""
_WORD = re.compile(r"\w")


def is_grown(around: Surroundings, signs: Signs, person: int | None, roles: Mapping[int, str]) -> bool:
    """Whether a speaker has a trade, or is called a grandfather, a widow or the like."""
    if person is None:
        return False
    if person in roles and not signs.studies.search(roles[person]):
        return True
    return any(
        signs.grown.match(around.masked, span.start, span.end)
        for mention in around.mentions_of(person)
        if mention.kind is not MentionKind.PRONOUN
        for span in _descriptions(around, mention)
    )


def _descriptions(around: Surroundings, mention: Mention) -> Iterator[Span]:
    """A mention, what stands in apposition to it, and what leads to it: ``said her grandfather, KARL``."""
    yield mention.span
    yield from (aside.span for aside in around.asides(mention)[:_ASIDES])
    lead = around.lead(mention)
    first = _WORD.search(around.masked, lead.start, lead.end)
    if first is not None and lead.end - first.start() <= _TITLE:
        yield Span(first.start(), lead.end)
