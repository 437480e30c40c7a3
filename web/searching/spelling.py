"""Did you mean: for a word that nothing holds, the words one letter away that something does.

The candidates are read from quotes that may be shown, as they are written there: no list of words is kept, so
that none can tell of what is closed. One letter more, less or other, or two exchanged, the first letter
right, as in ``name~``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.model import Chain
from index.matching.expansion import within_one_edit
from index.querying.grammar import unparse
from index.querying.query import And, Field, Fuzzy, Query, Word
from index.text.analysis import analyse
from web.language.languages import gettext as _
from web.reading.reading_room import ReadingRoom

SHORTEST_WORD = 4
"""Letters: shorter words have too many neighbours one letter away."""
MOST_WORDS_TRIED = 4
"""Words of a query that are looked up one by one; each costs a search."""
QUOTES_READ = 40
"""Quotes in which candidates are looked for: the best matches of the looser search."""
MOST_OFFERED = 2

_SPELT = frozenset({Field.ANY, Field.WORDS, Field.SPEAKER, Field.PLACE})


def respelt(room: ReadingRoom, query: Query) -> Iterator[tuple[str, Query]]:
    """Other spellings of a query that found nothing: what to say, and the query."""
    words = query.children if isinstance(query, And) else (query,)
    tried = [word for word in words if _may_be_misspelt(word)][:MOST_WORDS_TRIED]
    for word in tried:
        if not isinstance(word, Word) or room.find(word, limit=1).results.total:
            continue
        for form in _neighbours(room, word):
            other: Query = replace(word, text=form)
            if isinstance(query, And):
                other = And(tuple(other if child is word else child for child in query.children))
            yield _("Did you mean: %(query)s", query=unparse(other)), other


def _may_be_misspelt(query: Query) -> bool:
    return isinstance(query, Word) and query.field in _SPELT and len(query.text) >= SHORTEST_WORD


def _neighbours(room: ReadingRoom, word: Word) -> Iterable[str]:
    wanted = analyse(word.text)
    if len(wanted) != 1:
        return
    form = wanted[0].form
    chains = room.find(Fuzzy(word.text, word.field), limit=QUOTES_READ).chains
    written = Counter(
        text[token.start : token.end].casefold()
        for chain in chains
        for text in _texts(chain, word.field)
        for token in analyse(text)
        if token.form[0] == form[0] and within_one_edit(form, token.form)
    )
    yield from (candidate for candidate, _ in written.most_common(MOST_OFFERED))


def _texts(chain: Chain, field: Field) -> Iterator[str]:
    """Where a word of this field may stand."""
    if field in (Field.ANY, Field.WORDS):
        yield from chain.quote.exact
    if field in (Field.ANY, Field.SPEAKER) and chain.speaker:
        yield from (name.form for name in chain.speaker.names)
    if field in (Field.ANY, Field.PLACE):
        yield from (name.form for place in chain.places.values() for name in place.names)
