"""The archivists' own texts as the public may read them: nothing in them tells what is withheld.

Asked of every quote that is withheld, once for each state of the record: that takes a look at all of it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from lxml import html as lxml_html

from archive.description.essays import Essay
from archive.finding_aid import from_stated
from archive.model import Collection
from archive.record.store import Record
from archive.relations import Relation
from archive.withholding.withheld_words import WithheldWords
from web.kept.memory import OfOneState

_TAG = re.compile(r"<[^>]+>")


def collections(record: Record) -> tuple[Collection, ...]:
    """Every described collection, without what in its description tells of words that are withheld."""
    return _COLLECTIONS.of(record)


def essays(record: Record) -> tuple[Essay, ...]:
    """The essays that readers may be told of."""
    return _ESSAYS.of(record)


def relation(record: Record, one: Relation) -> Relation:
    """A relation, without what an archivist wrote of it where that tells of words that are withheld."""
    withheld = _WITHHELD.of(record)
    translator = one.translator if one.translator and not withheld.are_told_in(one.translator) else None
    evidence = "" if withheld.are_told_in(one.evidence) else one.evidence
    return replace(one, evidence=evidence, translator=translator)


def _collections(record: Record) -> tuple[Collection, ...]:
    withheld = _WITHHELD.of(record)
    return tuple(_readable(collection, withheld) for collection in record.collections())


def _essays(record: Record) -> tuple[Essay, ...]:
    withheld = _WITHHELD.of(record)
    return tuple(essay for essay in record.essays() if essay.is_public and _may_be_named(essay, withheld))


def _withheld(record: Record) -> WithheldWords:
    texts = tuple(_texts(record))
    return record.withheld_words(texts) if texts else WithheldWords()


def _texts(record: Record) -> Iterator[str]:
    """All that ``collections``, ``essays`` and ``relation`` ask about."""
    for collection in record.collections():
        yield from (
            collection.title,
            words_of(collection.description_html),
            *collection.aid.stated().values(),
        )
    yield from (_head(essay) for essay in record.essays())
    for one in record.relations():
        yield from (one.evidence, one.translator or "")


_COLLECTIONS, _ESSAYS, _WITHHELD = OfOneState(_collections), OfOneState(_essays), OfOneState(_withheld)


def words_of(html: str) -> str:
    """The words of sanitised HTML, to be compared."""
    return _TAG.sub(" ", html)


def blocks(html: str) -> tuple[str, ...]:
    """Sanitised HTML, paragraph by paragraph and list by list."""
    found = lxml_html.fragments_fromstring(html)
    return tuple(
        escape(one) if isinstance(one, str) else lxml_html.tostring(one, encoding="unicode") for one in found
    )


def _may_be_named(essay: Essay, withheld: WithheldWords) -> bool:
    return not withheld.are_told_in(_head(essay))


def _head(essay: Essay) -> str:
    return f"{essay.title} {essay.author}"


def _readable(collection: Collection, withheld: WithheldWords) -> Collection:
    told = {name: words for name, words in collection.aid.stated().items() if not withheld.are_told_in(words)}
    is_told = withheld.are_told_in(words_of(collection.description_html))
    return replace(
        collection,
        title=collection.slug if withheld.are_told_in(collection.title) else collection.title,
        description="" if is_told else collection.description,
        description_html="" if is_told else collection.description_html,
        aid=from_stated(told),
    )
