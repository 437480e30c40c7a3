"""ELAN (.eaf): tiers of time-aligned annotations, one tier or several for each participant.

The tier with the words is one that stands in no other (no ``PARENT_REF``) and is aligned to the recording;
where its type or name says translation, gloss, note or comment it is not read.
"""

import re
from collections.abc import Iterator

from lxml import etree

from archive.errors import UnreadableFile
from archive.formats.reading.hardened_xml import child, children, local, parse, value
from archive.formats.transcript_document import Interview, finish
from archive.formats.turns.transcript import Said
from archive.model import Document
from archive.notation import is_address

MEDIA_TYPE = "application/vnd.elan+xml"
_NO_WORDS = re.compile(r"transl|gloss|note|comment|gesture|übersetz|перевод", re.IGNORECASE)


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes hold. Raises UnreadableFile."""
    root = parse(original, where)
    if local(root) != "ANNOTATION_DOCUMENT":
        raise UnreadableFile("this XML is no ELAN document", where=where, remedy="Check the file.")
    slots = _slots(root)
    said = sorted(
        (one for tier in children(root, "TIER") if _holds_words(tier) for one in _said(tier, slots)),
        key=lambda one: (one.start is None, one.start or 0.0),
    )
    return finish(
        original, name, said, media_type=MEDIA_TYPE, where=where, interview=Interview(media_url=_media(root))
    )


def _slots(root: etree._Element) -> dict[str, float]:
    """The seconds of each time slot that has a moment."""
    order = child(root, "TIME_ORDER")
    slots = children(order, "TIME_SLOT") if order is not None else []
    return {
        slot.get("TIME_SLOT_ID", ""): int(moment) / 1000
        for slot in slots
        if (moment := slot.get("TIME_VALUE", "")).isdecimal() and len(moment) < 12
    }


def _holds_words(tier: etree._Element) -> bool:
    named = f"{tier.get('TIER_ID', '')} {tier.get('LINGUISTIC_TYPE_REF', '')}"
    return tier.get("PARENT_REF") is None and not _NO_WORDS.search(named)


def _said(tier: etree._Element, slots: dict[str, float]) -> Iterator[Said]:
    label = tier.get("PARTICIPANT") or tier.get("TIER_ID")
    for annotation in children(tier, "ANNOTATION"):
        aligned = child(annotation, "ALIGNABLE_ANNOTATION")
        if aligned is None:
            continue
        yield Said(
            words=value(aligned, "ANNOTATION_VALUE") or "",
            label=label,
            start=slots.get(aligned.get("TIME_SLOT_REF1", "")),
            end=slots.get(aligned.get("TIME_SLOT_REF2", "")),
        )


def _media(root: etree._Element) -> str | None:
    header = child(root, "HEADER")
    media = children(header, "MEDIA_DESCRIPTOR") if header is not None else []
    addresses = (one.get("MEDIA_URL", "") for one in media)
    return next((address for address in addresses if is_address(address)), None)
