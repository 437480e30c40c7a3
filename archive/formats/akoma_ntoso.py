"""Akoma Ntoso (OASIS LegalDocML): debates of parliaments, with who speaks in ``by`` and ``from``.

Who speaks there speaks for an office: speeches are statements, never testimony, but for those of a witness.
Scenes, headings and papers between them are kept and nobody's. Other documents of this family are laws.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from archive.errors import UnreadableFile
from archive.formats.heads.page_metadata import PageMetadata
from archive.formats.reading.hardened_xml import children, local, parse, root_of, value
from archive.formats.tei_parts.words import words_of
from archive.formats.transcript_document import Interview, finish
from archive.formats.turns.transcript import Said
from archive.model import Certainty, Document, SourceKind, Turn, TurnRole

MEDIA_TYPE = "application/akn+xml"
WHAT = "Akoma Ntoso"
_SPEECH = frozenset(["speech", "question", "answer"])
_NOT_SAID = frozenset(["from", "num", "heading", "scene", "narrative", "summary", "remark", "authorialNote"])


def claims(original: bytes) -> bool:
    """Whether these bytes are of this family."""
    return root_of(original).rpartition("}")[2] == "akomaNtoso"


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile, also where nobody speaks in it."""
    root = parse(original, where)
    names = {one.get("id") or one.get("eId"): one.get("showAs") for one in root.iter() if one.get("showAs")}
    body = next((one for one in root.iter() if local(one) == "debateBody"), None)
    said = tuple(_said(body, names)) if body is not None else ()
    if not any(one.label for one in said):
        what = "this Akoma Ntoso document has no speeches"
        raise UnreadableFile(what, where=where, remedy="Add the debate; laws and papers hold no testimony.")
    document = finish(original, name, said, media_type=MEDIA_TYPE, where=where, interview=_described(root))
    witnesses = {
        _label(one, names)
        for one in root.iter()
        if local(one) in _SPEECH and "witness" in (one.get("as") or "")
    }
    return replace(
        document,
        metadata=replace(document.metadata, kind=SourceKind.STATEMENT),
        turns=tuple(_in_office(turn, witnesses) for turn in document.turns),
        remarks=("Speeches of a debate are statements of those who hold an office, not testimony.",),
    )


def _described(root: etree._Element) -> Interview:
    said = PageMetadata()
    for one in root.iter():
        if local(one) == "FRBRdate" and local(one.getparent()) == "FRBRWork":
            said.propose("published", one.get("date"), "FRBRdate")
        elif local(one) == "FRBRlanguage":
            said.propose("language", one.get("language"), "FRBRlanguage")
        elif local(one) in ("docTitle", "shortTitle"):
            said.propose("title", value(one), local(one))
    described = {key: words for key, words in said.values.items() if key != "title"}
    return Interview(title=said.values.get("title"), described=described)


def _said(element: etree._Element, names: dict[str | None, str | None]) -> Iterator[Said]:
    for one in element:
        if local(one) in _SPEECH:
            label = _label(one, names)
            for part in one:
                is_said = local(part) not in _NOT_SAID
                if local(part) != "from" and (words := words_of(part, Counter())):
                    yield Said(words=words, label=label if is_said else "", is_paragraph=True)
        elif any(local(inner) in _SPEECH for inner in one.iterdescendants()):
            yield from _said(one, names)
        elif words := words_of(one, Counter()):
            yield Said(words=words, label="", is_paragraph=True)


def _label(speech: etree._Element, names: dict[str | None, str | None]) -> str:
    """As the record of the debate calls the speaker, else as its list of people does."""
    printed = next((value(one) or "" for one in children(speech, "from")), "")
    return printed.strip(" :") or names.get((speech.get("by") or "").lstrip("#")) or ""


def _in_office(turn: Turn, witnesses: set[str]) -> Turn:
    if turn.speaker is None:
        return turn
    role = TurnRole.NARRATOR if turn.speaker in witnesses else TurnRole.OFFICIAL
    return replace(turn, role=role, role_certainty=Certainty.STATED)
