"""The same searches with the Tantivy library alone: what `search.py` compares our engine over it with.

Its own schema, scores, counts and aggregations; the documents are in as many commits as ours. It gives the twenty most
frequent values of each facet, where ours gives all that there are. Names are searched as the words are, by stem.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from index.documents import SearchDocument
from index.text.analysis import analyse
from index.upkeep.sync import COMMIT

FIELDS = {"words": 2.0, "speaker": 3.0, "role": 1.0, "place": 1.0}
FACETS = ("speaker_id", "source_id", "role_value", "kind", "language", "age_band", "year", "place_id")
TOP = 20
_AGGREGATIONS = {name: {"terms": {"field": name, "size": TOP, "segment_size": 65_000}} for name in FACETS}


class BareTantivy:
    """One index in a directory."""

    name = "Tantivy alone"

    def __init__(self, directory: Path, documents: Iterable[SearchDocument]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        for name in FIELDS:
            builder.add_text_field(name, tokenizer_name="en_stem")
            builder.add_text_field(f"{name}_exact")
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        for name in ("age", "first", "last"):
            builder.add_integer_field(name, fast=True, indexed=True)
        self._schema = builder.build()
        directory.mkdir()
        index = tantivy.Index(self._schema, path=str(directory))
        writer = index.writer(100_000_000, 1)
        for number, one in enumerate(documents, start=1):
            writer.add_document(self._document(one))
            if not number % COMMIT:
                writer.commit()
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def _document(self, one: SearchDocument) -> tantivy.Document:
        document = tantivy.Document()
        document.add_text("id", one.id)
        texts = {
            "words": (one.words,),
            "speaker": one.speaker_names,
            "role": (one.role or "",),
            "place": one.place_names,
        }
        for name, values in texts.items():
            for value in values:
                document.add_text(name, value)
                document.add_text(f"{name}_exact", value)
        facets = (one.speaker_id, one.source_id, one.role, one.kind, one.language, one.age_band, one.year)
        places = [("place_id", place) for place in set(one.place_ids)]
        for name, known in (*zip(FACETS, facets, strict=False), *places):
            if known:
                document.add_text(name, known)
        for name, number in (("age", one.age), ("first", one.date_from), ("last", one.date_to)):
            if number is not None:
                document.add_integer(name, number)
        return document

    def search(self, text: str) -> tuple[list[str], int]:
        """The best ids and the total; every facet is counted on the way."""
        query = self._read(text)
        found = self._searcher.search(query, limit=TOP, count=True)
        self._searcher.aggregate(query, _AGGREGATIONS)
        return [self._searcher.doc(address)["id"][0] for _, address in found.hits], found.count  # type: ignore[attr-defined]

    def _read(self, text: str) -> Query:
        """A query of ``search.PATTERNS`` as Tantivy's own objects."""
        clauses: list[tuple[Occur, Query]] = []
        if found := re.search(r" age:(\d+)\.\.(\d+)", text):
            clauses.append((Occur.Must, self._range("age", int(found[1]), int(found[2]))))
        if found := re.search(r" date:(\d{4})", text):
            clauses.append((Occur.Must, self._range("last", int(found[1]) * 10_000, None)))
            clauses.append((Occur.Must, self._range("first", None, int(found[1]) * 10_000 + 9_999)))
        text = re.sub(r" (age|date):\S+", "", text)
        if not text:
            return Query.all_query()
        if found := re.fullmatch(r'"(.+)"(?:~(\d+))?', text):
            return self._row(found[1].split(), int(found[2] or 0))
        if text[-1] in "*~":
            return self._expanded(text[:-1], text[-1])
        words = text.split()
        occur = Occur.Should if "OR" in words else Occur.Must
        for word in words:
            if word != "OR":
                clauses.append((Occur.MustNot if word[0] == "-" else occur, self._word(word.lstrip("-"))))
        return Query.boolean_query(clauses)

    def _range(self, name: str, low: int | None, high: int | None) -> Query:
        return Query.range_query(self._schema, name, tantivy.FieldType.Integer, low, high)

    def _word(self, word: str) -> Query:
        stem = analyse(word)[0].stem
        return self._any({name: Query.term_query(self._schema, name, stem, "freq") for name in FIELDS})

    def _row(self, words: list[str], slop: int) -> Query:
        orders = (words, words[::-1]) if slop else (words,)
        rows = [
            (Occur.Should, Query.phrase_query(self._schema, f"{name}_exact", list(order), slop))
            for name in FIELDS
            for order in orders
        ]
        return Query.boolean_query(rows)

    def _expanded(self, word: str, sign: str) -> Query:
        if sign == "*":
            return self._any(
                {name: Query.regex_query(self._schema, f"{name}_exact", f"{word}.*") for name in FIELDS}
            )
        return self._any(
            {name: Query.fuzzy_term_query(self._schema, f"{name}_exact", word, 1, False) for name in FIELDS}
        )

    def _any(self, queries: dict[str, Query]) -> Query:
        boosted = [(Occur.Should, Query.boost_query(query, FIELDS[name])) for name, query in queries.items()]
        return Query.boolean_query(boosted)
