"""Elements of TEI made from what the record holds, with nothing in them that XML can't carry."""

import re
from typing import Any

from lxml import etree

from web.xml_writing import allowed

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")

Element = Any
"""``etree._Element``, which lxml does not name in public."""


def element(name: str, text: str | None = None, *children: Element, **attributes: str | None) -> Element:
    """An element; attributes without a value are left out, ``xml_id`` and ``xml_lang`` are XML's own."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})
    made.text = allowed(text) if text else None
    for attribute, value in attributes.items():
        if value is not None:
            made.set(attribute.replace("xml_", _XML), allowed(value))
    made.extend(children)
    return made


def language(tag: str | None) -> str | None:
    """A language as ``xml:lang`` takes it, else None."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else None
