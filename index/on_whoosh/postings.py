"""The occurrences of a term out of Whoosh's files, block by block.

Whoosh hands out postings one by one, three calls for each; its own files keep a hundred and more in a block.
A matcher of such a file is asked for the first of each block, so that it reads the block, and the block is
taken whole. Any other matcher is asked as it wants to be.
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.reading import IndexReader, TermNotFound

from index.matching.deadline import Deadline
from index.matching.facets import Mask
from index.matching.occurrences import NOWHERE, Occurrences
from index.on_whoosh.schema import POSITION

DEADLINE_EVERY = 64
"""Blocks read between two looks at the clock: a few milliseconds."""

Block = tuple[Sequence[int], Sequence[float], Sequence[bytes | None]]
"""Documents, how often the term stands in each, and where."""


def occurrences(reader: IndexReader, field: str, term: str, live: Mask, deadline: Deadline) -> Occurrences:
    """Where a term stands in the documents that are there. Raises SearchTimeout."""
    documents, counts, positions = [], [], []
    for number, (offset, block) in enumerate(_blocks(reader, field, term.encode()), start=1):
        ids, weights, values = block
        documents.append(np.array(ids, np.int64) + offset)
        counts.append(np.array(weights, np.int64))
        positions.append(np.frombuffer(b"".join(value or b"" for value in values), POSITION))
        if not number % DEADLINE_EVERY:
            deadline.check()
    if not documents:
        return NOWHERE
    return _there(
        Occurrences(
            np.concatenate(documents), np.concatenate(counts), np.concatenate(positions).astype(np.int64)
        ),
        live,
    )


def _there(found: Occurrences, live: Mask) -> Occurrences:
    """Without the documents that were removed since."""
    kept = live[found.documents]
    if kept.all():
        return found
    positions = found.positions
    if len(positions):
        positions = positions[np.repeat(kept, found.counts)]
    return Occurrences(found.documents[kept], found.counts[kept], positions)


def _blocks(reader: IndexReader, field: str, term: bytes) -> Iterator[tuple[int, Block]]:
    """Every block of postings with the number that its segment's documents begin at."""
    for leaf, offset in reader.leaf_readers():
        try:
            matcher = leaf.postings(field, term)
        except TermNotFound:
            continue
        # What leaves out removed documents stands around the one that reads the file.
        inner = getattr(matcher, "child", matcher)
        blocks = _read_whole(inner) if isinstance(inner, W3LeafMatcher) else _read_singly(inner)
        for block in blocks:
            yield offset, block


def _read_whole(matcher: W3LeafMatcher) -> Iterator[Block]:
    while matcher.is_active():
        # Asking for one of each reads all of the block.
        matcher.id(), matcher.weight(), matcher.value()
        ids, weights, values = matcher._ids, matcher._weights, matcher._values
        yield ids or (), weights or (), values or ()
        matcher._next_block()


def _read_singly(matcher: Any) -> Iterator[Block]:
    while matcher.is_active():
        yield (matcher.id(),), (matcher.weight(),), (matcher.value(),)
        matcher.next()
