"""What sources tell of: a controlled list of topics, so that the same thing has one name.

The list is ``corpus/vocabularies/topics.tsv``; a source names its topics by their keys in its front matter.
"""

from archive.description.controlled_list import ENGLISH, ControlledList, Term

_LIST = ControlledList("topics.tsv", "topic")
Topic = Term
parse = _LIST.parse
checked = _LIST.checked


def topics() -> dict[str, Topic]:
    """Every topic by its key, in the order of the list. Raises ListError."""
    return _LIST.terms


def label(key: str, language: str = ENGLISH) -> str:
    """What a topic is called in a language; one that has left the list since keeps its key."""
    return _LIST.label(key, language)
