"""What somebody who has the files of a Tantivy index could read in them, packed as they are."""

from pathlib import Path

import tantivy

from index.matching.groups import Group
from index.on_tantivy.files import META_FILE, segments_in
from index.on_tantivy.schema import exact_field, loose_field, with_analyser

FIELDS = ("id", *(field(group) for group in Group for field in (exact_field, loose_field)))


def unpacked(directory: Path) -> bytes:
    """What Tantivy's files hold in packed form: every term, and every stored document, removed ones too."""
    index = with_analyser(tantivy.Index.open(str(directory)))
    searcher = index.searcher()
    found = [term for field in FIELDS for term, _ in searcher.terms_with_prefix(field, "")]
    for place, segment in enumerate(segments_in((directory / META_FILE).read_bytes())):
        for number in range(segment.documents):
            found.append(str(searcher.doc(tantivy.DocAddress(place, number)).to_dict()))
    return "\n".join(found).encode()
