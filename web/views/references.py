"""References to quotes and sources as files, for reference managers."""

import json

from flask import Blueprint, Response, request

from archive.errors import UnknownId
from archive.ids import is_id
from archive.references import bibtex, csl, ris
from archive.references.reference import Reference, of_quote, of_source
from web import urls
from web.holdings import lasting, reading_room
from web.pages.sources import quoted_version
from web.rendering import moved
from web.session.signing import viewer
from web.slugs import checked

blueprint = Blueprint("references", __name__)

WRITERS = {
    "ris": (ris.MEDIA_TYPE, ris.record),
    "bib": (bibtex.MEDIA_TYPE, bibtex.entry),
    "csl.json": (csl.MEDIA_TYPE, lambda reference: json.dumps([csl.item(reference)], ensure_ascii=False)),
}
"""By ending: the media type, and what writes it."""


@blueprint.get('/quotes/<quote_id>.<any(ris,bib,"csl.json"):form>')
def quote(quote_id: str, form: str) -> Response:
    """One quote as a reference."""
    if not is_id(quote_id):
        raise UnknownId("no such quote")
    chain = reading_room(viewer()).chain(quote_id)
    return _file(of_quote(chain, lasting(urls.quote(quote_id))), form)


@blueprint.get('/sources/<slug>.<any(ris,bib,"csl.json"):form>')
def source(slug: str, form: str) -> Response:
    """One source as a reference, by its id or by a slug of today or of old."""
    reading = reading_room(viewer()).source(checked(slug))
    if slug not in (reading.source.slug, reading.source.id):
        return moved(urls.source_file(reading.source.id, form))
    address = lasting(urls.source(reading.source.id))
    return _file(of_source(reading.source, quoted_version(reading), address), form)


def _file(reference: Reference, form: str) -> Response:
    media_type, write = WRITERS[form]
    response = Response(write(reference), content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="testimony-{reference.id}.{form}"'
    response.add_etag()
    response.make_conditional(request)
    return response
