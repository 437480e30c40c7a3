"""The embedded engine for large archives: the conformance suite, then what concerns its files and threads."""

from pathlib import Path

import tantivy

from index.engine import Engine
from index.tantivy_engine import TantivyEngine
from index.tantivy_files import META_FILE, segments_in
from index.tantivy_schema import with_analyser
from tests.conformance.engines import EngineConformance


class TestTantivyEngine(EngineConformance):
    def make(self, directory: Path) -> Engine:
        return TantivyEngine.create(directory)

    def reopen(self, directory: Path) -> Engine:
        return TantivyEngine(directory)

    def readable(self, directory: Path) -> bytes:
        return super().readable(directory) + unpacked(directory)


FIELDS = ("id", "words", "words_stem", "speaker", "role", "role_stem", "place", "source", "source_stem")


def unpacked(directory: Path) -> bytes:
    """What Tantivy's files hold in packed form: every term, and every stored document, removed ones too."""
    index = with_analyser(tantivy.Index.open(str(directory)))
    searcher = index.searcher()
    found = [term for field in FIELDS for term, _ in searcher.terms_with_prefix(field, "")]
    for place, segment in enumerate(segments_in((directory / META_FILE).read_bytes())):
        for number in range(segment.documents):
            found.append(str(searcher.doc(tantivy.DocAddress(place, number)).to_dict()))
    return "\n".join(found).encode()
