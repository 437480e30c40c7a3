"""The machine-readable part of a page's head, as its template gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Meta:
    """One ``meta`` element."""

    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What ``_metadata.html`` shows."""

    description: str
    properties: tuple[Meta, ...]
    """Open Graph, whose names are in ``property``."""
    names: tuple[Meta, ...] = ()
    """Dublin Core, Highwire and Zotero's own, whose names are in ``name``."""
    linked_data: Markup
    """JSON-LD. A script element whose type is no script is data: it is not run, and no policy stops it."""
    context_object: str = ""
    """OpenURL (COinS) for the body of the page; empty where there is nothing to cite."""


def embedded(linked_data: Mapping[str, Any]) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element or begins a comment."""
    return htmlsafe_json_dumps({"@context": "https://schema.org", **linked_data}, ensure_ascii=False)
