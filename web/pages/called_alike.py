"""Speakers of one list who are called and described alike: each with the source that has their words.

The same name does not make the same person, and nothing else in a list tells whose page a line leads to.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.model import Chain
from web import urls
from web.language.languages import gettext as _
from web.pages.listing import Entry
from web.pages.parts import published


def told_apart(entries: Sequence[Entry], chains: Iterable[Chain]) -> tuple[Entry, ...]:
    """The same list; ``chains``: quotes of some or all who are in it."""
    alike = Counter(map(_as_read, entries))
    if len(alike) == len(entries):
        return tuple(entries)
    first: dict[str, Chain] = {}
    for chain in chains:
        if chain.speaker:
            first.setdefault(urls.speaker(chain.speaker.slug), chain)
    return tuple(
        with_source(entry, first.get(entry.href)) if alike[_as_read(entry)] > 1 else entry
        for entry in entries
    )


def with_source(entry: Entry, chain: Chain | None) -> Entry:
    """The line with the source of a quote; as it is where none may be shown."""
    if chain is None:
        return entry
    told = _("in “%(title)s”, %(day)s", title=chain.source.description.title, day=published(chain))
    return replace(entry, note=", ".join(filter(None, (entry.note, told))))


def _as_read(entry: Entry) -> tuple[str, str]:
    return entry.label.casefold(), entry.note.casefold()
