"""TEI: transcripts of speech (``u``, ``sp``), and prose in which speech is marked (``said``, ``q``,
``quote``).

``who`` leads to the persons of the header. What stands outside of turns is kept and nobody's. In prose
without signs of quotation, where ``said`` and ``q`` stand for them, the signs are set, and that is told.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from archive.errors import UnreadableFile
from archive.formats.markdown import title_of
from archive.formats.reading.hardened_xml import children, local, parse, root_of, value
from archive.formats.tei_parts import header as tei_header, prose as tei_prose, vertical_words
from archive.formats.tei_parts.header import Header
from archive.formats.tei_parts.words import LEFT_OUT, words_of
from archive.formats.transcript_document import Interview, finish
from archive.formats.turns.transcript import Said
from archive.model import Description, Document, TurnRole

MEDIA_TYPE = "application/tei+xml"
WHAT = "TEI"
_SPEECH = frozenset(["u", "sp"])
_PARAGRAPHS = frozenset(["p", "ab", "lg", "l", "seg"])
_VERTICAL = (
    "It has a token a line and no spaces; they were set anew: the text is not letter by letter its source's."
)


@dataclass(slots=True)
class _Speech:
    """What the walk through the text meets."""

    header: Header
    vertical: bool
    noticed: Counter[str] = field(default_factory=Counter)
    together: set[str] = field(default_factory=set)
    """Labels under which several people speak at once."""


def claims(original: bytes) -> bool:
    """Whether these bytes are TEI, or the XML of a corpus that marks turns as TEI does."""
    name = root_of(original).rpartition("}")[2]
    return name in ("TEI", "TEI.2", "teiCorpus") or (
        name in ("text", "doc") and vertical_words.claims(original)
    )


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    root = parse(original, where)
    if local(root) == "teiCorpus":
        remedy = "Save each TEI element of it as a file and add those."
        raise UnreadableFile("this holds several TEI documents", where=where, remedy=remedy)
    header = tei_header.read(root)
    speech = _Speech(header=header, vertical=vertical_words.claims(original))
    said = tuple(_said(_body(root), speech))
    if not any(one.label for one in said):
        return _prose(root, header, original, name, where)
    described = {key: words for key, words in header.said.items() if key != "title"}
    interview = Interview(
        title=header.said.get("title"),
        described=described,
        participants=header.participants,
        day=header.day,
        media_url=header.media_url,
    )
    document = finish(original, name, said, media_type=MEDIA_TYPE, where=where, interview=interview)
    turns = tuple(
        replace(turn, role=TurnRole.OTHER) if turn.speaker in speech.together else turn
        for turn in document.turns
    )
    return replace(document, turns=turns, remarks=(*_remarks(speech),))


def _body(root: etree._Element) -> etree._Element:
    """What is read: the text, without what stands before and behind it."""
    text = (
        root if local(root) in ("text", "doc") else next((e for e in root.iter() if local(e) == "text"), root)
    )
    return next((one for one in text.iter() if local(one) == "body"), text)


def _said(element: etree._Element, speech: _Speech) -> Iterator[Said]:
    for one in element:
        name = local(one)
        if name in _SPEECH:
            yield from _turn(one, speech)
        elif name in LEFT_OUT:
            speech.noticed[name] += 1
        elif any(local(inner) in _SPEECH for inner in one.iterdescendants()):
            yield from _said(one, speech)
        elif words := words_of(one, speech.noticed, vertical=speech.vertical):
            yield Said(words=words, label="", is_paragraph=True)


def _turn(element: etree._Element, speech: _Speech) -> Iterator[Said]:
    label = _label(element, speech)
    paragraphs = [one for one in element if local(one) in _PARAGRAPHS]
    parts = paragraphs if paragraphs and not (element.text or "").strip() else [element]
    for part in parts:
        if words := words_of(part, speech.noticed, vertical=speech.vertical):
            yield Said(words=words, label=label, is_paragraph=True)


def _label(element: etree._Element, speech: _Speech) -> str:
    """Whom the file says to speak, as fully as it does; empty where it does not say."""
    references = (element.get("who") or "").split()
    if not references:
        return next((value(one) or "" for one in children(element, "speaker")), "")
    names = [speech.header.name_of(one) or one.lstrip("#") for one in references]
    label = " and ".join(names)
    if len(names) > 1:
        speech.together.add(label)
    return label


def _remarks(speech: _Speech) -> Iterator[str]:
    if speech.vertical:
        yield _VERTICAL
    if count := speech.noticed["note"]:
        yield f"Notes of editors are left out of the text: {count}."
    if count := speech.noticed["figure"] + speech.noticed["caption"]:
        yield f"Figures with their captions are left out of the text: {count}."


def _prose(root: etree._Element, header: Header, original: bytes, name: str, where: str) -> Document:
    composed = tei_prose.compose(_body(root), header)
    if not composed.text.strip():
        raise UnreadableFile("this TEI document holds no words", where=where, remedy="Check the file.")
    said = {key: words for key, words in header.said.items() if key != "title"}
    return Document(
        text=composed.text,
        metadata=Description(title=header.said.get("title") or title_of(name), **said),  # type: ignore[arg-type]
        original=original,
        original_name=name,
        media_type=MEDIA_TYPE,
        turns=composed.turns,
        remarks=composed.remarks,
    )
