"""A source with its quotes as people read it without any program: Markdown, the words verbatim in it.

Quoted words stand as indented blocks, in which Markdown reads no sign as anything else than itself.
"""

import re
from collections.abc import Iterable, Iterator

from web.records.nouns import EvidenceRecord, QuoteRecord, SourceReference, TagRecord

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")
_UNKNOWN = "unknown"


def document(source: SourceReference, quotes: Iterable[tuple[QuoteRecord, str | None]]) -> str:
    """A source; each quote with a remark on it, where there is one to make."""
    lines = [f"# {_plain(source.title)}", "", f"Source `{source.id}`", "", *_description(source)]
    for quote, remark in quotes:
        lines += ["", *_quote(quote, remark)]
    return "\n".join(lines) + "\n"


def _description(source: SourceReference) -> Iterator[str]:
    published = source.published
    if published and source.published_note:
        published += f" (inferred: {source.published_note})"
    for label, value in (
        ("Kind", source.kind.value),
        ("Published by", source.publisher),
        ("Written by", source.author),
        ("Published", published),
        ("Address", source.url),
        ("Archived copy", source.archived_url),
        ("Retrieved", source.retrieved),
        ("Language", source.language),
        ("Rights", source.rights),
        ("Collection", source.collection),
        ("Topics", ", ".join(source.topics) or None),
        ("Added by", f"{source.added_by}, {source.added_at:%Y-%m-%d}"),
    ):
        yield f"- {label}: {_plain(value) if value else _UNKNOWN}"


def _quote(quote: QuoteRecord, remark: str | None) -> Iterator[str]:
    yield f"## Quote `{quote.id}`"
    yield ""
    if remark:
        yield from (f"**{_plain(remark)}**", "")
    for part in quote.parts:
        yield from (*_verbatim(part.exact), "")
    for link in quote.chain:
        note = f" ({_plain(link.note)})" if link.note else ""
        yield f"- {link.label}: {_plain(link.value)}{note}"
    if quote.attribution:
        yield f"- Speaker known from: {_evidence(quote.attribution.evidence)}"
    yield from map(_tag, quote.tags)
    places = ", ".join(f"{part.start}:{part.end}" for part in quote.parts)
    yield f"- Characters {places} of the text with the SHA-256 `{quote.version.text_sha256}`"


def _tag(tag: TagRecord) -> str:
    role = f" ({tag.place_role.value.replace('_', ' ')})" if tag.place_role else ""
    return f"- {tag.field.value.replace('_', ' ')}{role}: {_plain(tag.value)}; {_evidence(tag.evidence)}"


def _evidence(evidence: EvidenceRecord) -> str:
    words = ", ".join(f"“{_plain(one.words)}”" for one in evidence.words) or "no words"
    return f"{evidence.certainty.value}, {words}, by `{evidence.method.replace('`', '')}`"


def _verbatim(words: str) -> Iterator[str]:
    # Not splitlines: other ends of line than these are part of the words.
    return (f"    {line}" for line in words.replace("\r\n", "\n").split("\n"))


def _plain(text: str) -> str:
    """On one line, each sign for itself."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
