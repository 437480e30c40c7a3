"""The index against the record: does it hold exactly what the gate lets the public see?

A withdrawn testimony that stays findable is the worst defect there could be, so it is looked for and not
only prevented: a lost outbox entry, or an index put there by hand, shows here.
"""

from collections.abc import Iterable, Iterator

from archive.findings import Finding
from index.engine import Searcher
from index.querying.query import Everything
from index.upkeep.feeding import BATCH, RecordReader, visible

_REBUILD = "Build the index anew: testimony reindex."


def differences(record: RecordReader, index: Searcher) -> frozenset[str]:
    """Ids on which index and gate seem to disagree; those decided on meanwhile are among them."""
    held = frozenset(index.ids(Everything()))
    return held ^ _visible(record, record.quote_ids())


def findings(record: RecordReader, index: Searcher, among: Iterable[str]) -> Iterator[Finding]:
    """For each of these ids on which they do disagree, which way."""
    ids = sorted(among)
    shown = _visible(record, ids)
    for quote_id in ids:
        if index.holds(quote_id) and quote_id not in shown:
            what = "the search index holds it, and the public may not see it"
            yield Finding(subject=f"quote:{quote_id}", what=what, remedy=_REBUILD)
        elif quote_id in shown and not index.holds(quote_id):
            what = "the public may see it, and the search index does not hold it"
            yield Finding(subject=f"quote:{quote_id}", what=what, remedy=_REBUILD)


def _visible(record: RecordReader, quote_ids: Iterable[str]) -> frozenset[str]:
    ids = tuple(quote_ids)
    batches = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
    return frozenset(quote_id for batch in batches for quote_id in visible(record, batch))
