"""What a reader is told before words that are hard to read: a controlled list, a buffer and never a block.

The list is ``corpus/vocabularies/content-notes.tsv``; sources and quotes hold its keys. What is noted is
found and listed as everything else.
"""

from archive.controlled_list import ENGLISH, ControlledList, Term

_LIST = ControlledList("content-notes.tsv", "content note")
parse = _LIST.parse
checked = _LIST.checked


def content_notes() -> dict[str, Term]:
    """Every note by its key, in the order of the list. Raises ListError."""
    return _LIST.terms


def label(key: str, language: str = ENGLISH) -> str:
    """What a note says in a language; one that has left the list since keeps its key."""
    return _LIST.label(key, language)
