"""Archivists' notes: Markdown in, safe HTML out; rendered once, when they are saved.

Raw HTML is text here, not markup, and what Markdown makes passes an allow-list (nh3) all the same.
"""

import nh3
from markdown import Markdown

from archive.errors import ArchiveError

MAX_LENGTH = 10_000
"""Longest note, in characters."""
MAX_BRACKETS = 200
"""Most ``[`` in a note: Python-Markdown takes more than quadratic time to look for the end of a link;
4,000 took 1.4 s, where other hostile texts of 10,000 characters stay below half a second."""

_TAGS = {
    "p",
    "br",
    "em",
    "strong",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "h2",
    "h3",
    "h4",
    "hr",
}


def render(markdown: str) -> str:
    """A note as HTML. Raises ArchiveError where it is too long, too deep or has too many brackets."""
    if len(markdown) > MAX_LENGTH:
        raise ArchiveError(
            f"the note has {len(markdown):,} characters; {MAX_LENGTH:,} are possible", remedy="Shorten it."
        )
    brackets = markdown.count("[")
    if brackets > MAX_BRACKETS:
        raise ArchiveError(
            f"the note has {brackets:,} opening brackets; {MAX_BRACKETS} are possible", remedy="Divide it."
        )
    parser = Markdown(output_format="html")
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    parser.inlinePatterns.deregister("entity")
    try:
        html = parser.convert(markdown)
    except RecursionError as error:
        raise ArchiveError(
            "the note's lists or quotations lie too deep in each other", remedy="Flatten it."
        ) from error
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
