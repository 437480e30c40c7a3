"""Which segments of a Whoosh index are written anew, so that what was deleted leaves its files.

Whoosh only marks what is deleted: the words and names of a withdrawn testimony would stay in the files until
some later merge happened to pass by.
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Sequence

from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import MERGE_SMALL, SegmentWriter


def without_deleted(writer: SegmentWriter, segments: Sequence[Segment]) -> Sequence[Segment]:
    """Whoosh's merge policy: the segments that stay as they are; the others go into the writer.

    Of those without deletions the small ones are merged as Whoosh would. The bytes of the others are gone
    when the commit has removed their files.
    """
    whole = [segment for segment in segments if not segment.has_deletions()]
    kept: Sequence[Segment] = MERGE_SMALL(writer, whole)
    for segment in segments:
        # Of a segment in which nothing is left Whoosh would write an empty file, and forget it.
        if segment.has_deletions() and segment.doc_count():
            reader = SegmentReader(writer.storage, writer.schema, segment)
            try:
                writer.add_reader(reader)
            finally:
                reader.close()
    return kept
