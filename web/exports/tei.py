"""What was found in TEI P5: a header that tells what the file is, one ``said`` a quote, and those who speak.

Persons, places and sources stand after the words (``standOff``): the file is written while it is read, and
may name those of whom it has words only.
"""

import io
from collections.abc import Iterator

from lxml import etree

from archive.formats.turns import timecodes
from archive.joints import joints
from archive.model import Certainty, Chain
from archive.references.reference import ARCHIVE
from archive.withholding.omissions import SCOPE, in_words
from web.exports.form import Asked, Steps
from web.exports.tei_elements import NAMESPACE, Element, element, language
from web.exports.tei_lists import Lists, speaker_id, version_id
from web.records.nouns import EvidenceRecord, QuoteRecord, TagRecord

CERT = {Certainty.STATED: "high", Certainty.INFERRED: "medium", Certainty.UNCERTAIN: "low"}
"""The values that TEI has for ``cert``; the header says what they mean here."""

METHOD = (
    "Words are given verbatim as they stand in one version of their source, which a SHA-256 names. Every "
    "claim about them is a note with the words that support it and the rule or archivist that made it. The "
    "attribute cert is “high” where the source states the claim, “medium” where it was inferred, “low” where "
    "it is uncertain. A gap is where the source’s own words stand between those of the speaker; […] stands "
    "for words that may not be shown. The numbers of a segment are its first character and the one after its "
    "last, counted from 0 in the text of the version."
)
RIGHTS = (
    "The words are those of the people who spoke them, quoted with their source. Counts are of what this "
    "archive holds, never shares of a population. Quotes that may not be shown are not in this file; how "
    "many the archive holds, and why, is in the notes of this header."
)


NOTHING = "No quote of the archive is left out."


def write(asked: Asked, steps: Steps) -> Iterator[str]:
    """The document, a step at a time."""
    written = io.BytesIO()
    lists = Lists()
    with etree.xmlfile(written, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(_tei("TEI"), nsmap={None: NAMESPACE}):
            xml.write(_header(asked))
            with xml.element(_tei("text")), xml.element(_tei("body")):
                xml.write(element("head", f"Quotes found: {asked.meaning}"))
                for step in steps:
                    for taken in step:
                        quote = asked.telling.quote(taken.chain, taken.text)
                        lists.note(taken.chain, quote)
                        xml.write(_cited(taken.chain, quote))
                    xml.flush()
                    yield _drained(written)
                if not lists:
                    xml.write(element("p", "No quote was found."))
            if lists:
                xml.write(lists.written())
    yield _drained(written)


def _tei(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _drained(written: io.BytesIO) -> str:
    """What was written since the last time."""
    text = written.getvalue().decode()
    written.seek(0)
    written.truncate()
    return text


def _header(asked: Asked) -> Element:
    described = element(
        "fileDesc",
        None,
        element("titleStmt", None, element("title", f"Quotes of the {ARCHIVE}: {asked.meaning}")),
        element("extent", f"Quotes: {asked.total}"),
        element(
            "publicationStmt",
            None,
            element("publisher", ARCHIVE),
            element("date", f"{asked.at:%d %B %Y}", when=f"{asked.at:%Y-%m-%dT%H:%M:%SZ}"),
            element("ref", asked.address, target=asked.address),
            element("availability", None, element("p", RIGHTS)),
        ),
        element("notesStmt", None, _omissions(asked)),
        element(
            "sourceDesc",
            None,
            element("p", "Each source in the version quoted is in the list of sources after the words."),
        ),
    )
    return element("teiHeader", None, described, element("encodingDesc", None, element("p", METHOD)))


def _omissions(asked: Asked) -> Element:
    """What no file has, and why."""
    pieces = [
        piece
        for one, line in zip(
            asked.left_out, in_words({o.reason: o.quotes for o in asked.left_out}), strict=True
        )
        for piece in (
            element("label", one.reason.value),
            element("item", line),
        )
    ]
    listed = (element("list", None, *pieces, type="gloss"),) if pieces else ()
    return element("note", None, element("p", SCOPE if pieces else NOTHING), *listed, type="left-out")


def _cited(chain: Chain, quote: QuoteRecord) -> Element:
    """The words, whose they are by which chain, and each claim with what it rests on."""
    attribution = quote.attribution
    said = element(
        "said",
        None,
        *_segments(chain, quote),
        who=f"#{speaker_id(quote)}",
        source=f"#{version_id(quote)}",
        cert=CERT[attribution.evidence.certainty] if attribution else None,
        xml_lang=language(quote.language),
    )
    notes = [_note("speaker", element("name", attribution.name), attribution.evidence)] if attribution else []
    notes += map(_tag, quote.tags)
    if quote.content_notes:
        terms = (element("term", key) for key in quote.content_notes)
        notes.insert(0, element("note", None, *terms, type="content-note"))
    return element(
        "cit", None, said, _chain(quote), *notes, xml_id=f"quote-{quote.id}", type=quote.kind.value
    )


def _segments(chain: Chain, quote: QuoteRecord) -> Iterator[Element]:
    between = ("", *joints(chain.quote.parts, chain.version.text))
    for joint, part in zip(between, quote.parts, strict=True):
        if joint.strip():
            yield element("gap", reason="interrupted")
        yield element("seg", part.exact, n=f"{part.start}-{part.end}")


def _chain(quote: QuoteRecord) -> Element:
    """The whole chain in words; what is unknown is said to be."""
    links = [
        piece
        for link in quote.chain
        for piece in (
            element("label", link.label),
            element("item", f"{link.value} ({link.note})" if link.note else link.value),
        )
    ]
    return element(
        "bibl",
        None,
        element("ref", quote.citation, target=quote.page),
        *_recording(quote),
        element("note", None, element("list", None, *links, type="gloss"), type="chain"),
    )


def _recording(quote: QuoteRecord) -> Iterator[Element]:
    """When in the recording the words are said, and the recording where it may be led to."""
    if quote.start_seconds is not None:
        end = None if quote.end_seconds is None else timecodes.shown(quote.end_seconds)
        told = timecodes.stretch(quote.start_seconds, quote.end_seconds)
        start = timecodes.shown(quote.start_seconds)
        yield element("citedRange", told, unit="timecode", to=end, target=quote.recording, **{"from": start})


def _tag(tag: TagRecord) -> Element:
    if tag.place_role is None:
        return _note(tag.field.value, element("term", tag.value), tag.evidence)
    place = f"#place-{tag.place.id}" if tag.place else None
    return _note(
        tag.field.value,
        element("placeName", tag.value, ref=place),
        tag.evidence,
        subtype=tag.place_role.value,
    )


def _note(sort: str, value: Element, evidence: EvidenceRecord, subtype: str | None = None) -> Element:
    support = [element("quote", words.words) for words in evidence.words]
    method = element("ident", evidence.method, type="method")
    cert = CERT[evidence.certainty]
    return element("note", None, value, *support, method, type=sort, subtype=subtype, cert=cert)
