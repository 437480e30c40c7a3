"""The quotes of an excerpt record against a copy of the original document that somebody has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from archive.access import title_told
from archive.errors import UnknownId
from archive.model import Quote, Source
from archive.record.store import Record

_FOLDED = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"), "\u00ad": None})
_SPACES = re.compile(r"\s+")


class Match(StrEnum):
    """How the words of one part stand in the original."""

    EXACT = "word for word"
    FOLDED = "the same but for quotation marks or spaces"
    MISSING = "not there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A source's quotes compared, part by part; ok where every one stands there word for word."""

    source_id: str
    title: str
    matches: tuple[tuple[str, Match], ...]
    """Each part's words with how they were found, in the order of the record."""

    @property
    def ok(self) -> bool:
        """Whether every part is exact, and there is at least one."""
        return bool(self.matches) and all(match is Match.EXACT for _, match in self.matches)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a part, for people."""
        return tuple(f"{match}: {words}" for words, match in self.matches)

    @property
    def summary(self) -> str:
        """How many parts were found how."""
        counts = {kind: sum(match is kind for _, match in self.matches) for kind in Match}
        told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
        return f"{_counted(len(self.matches), 'quoted part')}: {told or 'nothing to compare'}."


def compare(record: Record, original: str, source: str | None = None) -> Comparison:
    """Compare a source's quotes, fragments included, with the original's text.

    source: its id or slug; without it, of the excerpt records the one with most of its parts in the text.
    Raises UnknownId where there is no such source, or no excerpt record at all.
    """
    if source is not None:
        return against(source_named(record, source), record, original)
    candidates = [
        one for one in record.sources() if any(version.is_excerpt for version in record.versions(one.id))
    ]
    if not candidates:
        raise UnknownId("no excerpt record to compare with", remedy="Name the source, by its id or slug.")
    compared = [against(one, record, original) for one in candidates]
    return max(compared, key=_likeness)


def against(source: Source, record: Record, original: str) -> Comparison:
    """Compare one source's quotes with the original's text."""
    return Comparison(
        source_id=source.id,
        title=title_told(source),
        matches=matches(record.quotes_of_source(source.id), original),
    )


def matches(quotes: Iterable[Quote], original: str) -> tuple[tuple[str, Match], ...]:
    """How each part of each quote stands in the original's text."""
    folded = _fold(original)
    return tuple((words, _match(words, original, folded)) for quote in quotes for words in quote.exact)


def _match(words: str, original: str, folded: str) -> Match:
    if words in original:
        return Match.EXACT
    return Match.FOLDED if _fold(words) in folded else Match.MISSING


def _fold(text: str) -> str:
    return _SPACES.sub(" ", text.translate(_FOLDED)).strip()


def _likeness(comparison: Comparison) -> float:
    found = sum(match is not Match.MISSING for _, match in comparison.matches)
    return found / max(len(comparison.matches), 1)


def source_named(record: Record, name: str) -> Source:
    """The source with this id or slug. Raises UnknownId."""
    found = record.source(name) or record.source(record.resolve("source", name).id)
    if found is None:
        raise UnknownId("no such source", where=name, remedy="Give its id or slug.")
    return found


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
