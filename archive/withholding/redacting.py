"""Words an archivist wants left out, found in a text: every place where they stand."""

import re
from collections.abc import Iterable

from archive.errors import ArchiveError
from archive.model import Redaction, Sign, SourceVersion, Span


def places_of(words: str, text: str) -> tuple[Span, ...]:
    """Everywhere some words stand in a text, as whole words, on one line or broken, in any case."""
    run = r"\s+".join(map(re.escape, words.split()))
    if not run:
        return ()
    return tuple(Span(*found.span()) for found in re.finditer(rf"(?<!\w){run}(?!\w)", text, re.IGNORECASE))


def with_words(version: SourceVersion, words: str, sign: Sign) -> tuple[Redaction, ...]:
    """The redactions of a version, and these words. Raises ArchiveError where they stand nowhere in it."""
    found = places_of(words, version.text)
    # Front matter is part of the text, and names the words: that alone is none of their places.
    if all(any(span.start in aside for aside in version.furniture) for span in found):
        raise ArchiveError(
            "these words stand nowhere in the text",
            where=f"version:{version.id}",
            remedy="Copy them from the source, letter for letter.",
        )
    return joined(version.redactions, [Redaction(span, sign) for span in found])


def without_words(version: SourceVersion, words: str) -> tuple[Redaction, ...]:
    """The redactions of a version without those of these words."""
    gone = places_of(words, version.text)
    return tuple(one for one in version.redactions if not any(one.span.overlaps(span) for span in gone))


def joined(known: Iterable[Redaction], new: Iterable[Redaction]) -> tuple[Redaction, ...]:
    """Redactions of which none overlaps another: a new one takes in those that it touches."""
    kept = list(known)
    for redaction in new:
        touched = [one for one in kept if one.span.overlaps(redaction.span)]
        start = min(one.span.start for one in (redaction, *touched))
        end = max(one.span.end for one in (redaction, *touched))
        kept = [one for one in kept if one not in touched]
        kept.append(Redaction(Span(start, end), redaction.sign))
    return tuple(sorted(kept))
