"""XML as it leaves the site: feeds, harvesting, maps of the site."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from flask import Response, request
from lxml import etree

_NO_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that no XML document can hold (XML 1.0, production 2), not even escaped."""


def allowed(text: str) -> str:
    """The text with a sign in the place of each character that XML can't hold."""
    return _NO_XML.sub("\ufffd", text)


def element(
    parent: etree._Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> etree._Element:
    """A new last child; ``name`` as lxml has it, with its namespace in braces."""
    made = etree.SubElement(parent, name, {key: allowed(value) for key, value in (attributes or {}).items()})
    if text:
        made.text = allowed(text)
    return made


def moment(at: datetime) -> str:
    """A moment in UTC to the second, as RFC 3339 and ISO 8601 have it: ``2023-09-27T10:00:00Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def answer(root: etree._Element, media_type: str) -> Response:
    """The document in UTF-8; an unchanged one is not sent again.

    There is no Last-Modified: what is withdrawn makes nothing newer, and must be gone all the same.
    """
    text = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    response = Response(text, content_type=f"{media_type}; charset=utf-8")
    response.add_etag()
    response.make_conditional(request)
    return response
