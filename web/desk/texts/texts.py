"""What archivists write themselves: descriptions of collections, essays, choices of quotes."""

import re
from collections.abc import Iterable

from archive.access import Viewer, may_see
from archive.description.essays import Embedded, Essay, pieces, rendered
from archive.description.featured import HOME, Featured
from archive.errors import ArchiveError
from archive.field_checks import check_fields
from archive.finding_aid import ELEMENTS, NOTHING_STATED, from_stated
from archive.ids import is_id, slug
from archive.model import Collection
from archive.record.store import Record
from archive.withholding.withheld_words import WithheldWords
from web.desk.texts import source_descriptions
from web.desk.texts.text_fields import COLLECTION, ESSAY, FEATURED
from web.desk.texts.text_kind import NEW, Quotes, Saving, TextKind, Values, markdown_in
from web.desk_addresses import FRONT_PAGE
from web.pages.essays import Piece, pieces_of
from web.pages.parts import card

_BEFORE_ID, _AFTER_ID = re.compile(r"/quotes/|#quote-"), re.compile(r"[/?#]")


def _collection(record: Record, key: str) -> Collection | None:
    return next((one for one in record.collections() if one.slug == key), None)


def _read_collection(record: Record, key: str) -> tuple[str, Values]:
    known = _collection(record, key)
    if known is None:
        return "", {}
    return f"collection:{known.id}", {
        "title": known.title,
        "text": known.description,
        **known.aid.stated(),
    }


def _save_collection(saving: Saving) -> None:
    stated = {name: value for name in ELEMENTS if (value := saving.values.get(name))}
    saving.record.describe_collection(
        saving.key,
        saving.values["title"],
        saving.values["text"],
        aid=from_stated(stated) if stated else NOTHING_STATED,
        expected=saving.expected,
        who=saving.who,
        why=saving.why,
    )


def _read_essay(record: Record, key: str) -> tuple[str, Values]:
    known = record.essay(key)
    if known is None:
        return "", {}
    names = ("slug", "title", "author", "written", "language", "collection", "text")
    values = {name: getattr(known, name) or "" for name in names}
    return f"essay:{known.id}", values | {"is_public": "yes" if known.is_public else ""}


def _preview_essay(values: Values, quotes: Quotes, withheld: WithheldWords) -> tuple[Piece, ...]:
    text = values.get("text", "")
    check_fields(("text", lambda: rendered(text)))
    html = rendered(text)
    ids = [piece.quote_id for piece in pieces(html) if isinstance(piece, Embedded)]
    shown = {chain.quote.id: chain for chain in quotes(ids)}
    return pieces_of(html, shown.get, withheld)


def _essay_key(key: str, values: Values) -> str:
    return key if key != NEW else values["slug"] or slug(values["title"])


def _save_essay(saving: Saving) -> None:
    values = saving.values
    essay = Essay(
        id="",
        slug=_essay_key(saving.key, values),
        title=values["title"],
        author=values["author"],
        written=values["written"] or None,
        language=values["language"] or None,
        collection=values["collection"] or None,
        text=values["text"],
        html="",
        is_public=bool(values["is_public"]),
    )
    saving.record.write_essay(essay, expected=saving.expected, who=saving.who, why=saving.why)


def _place(key: str) -> str:
    return HOME if key == FRONT_PAGE else key


def _read_featured(record: Record, key: str) -> tuple[str, Values]:
    known = record.choices().get(_place(key))
    if known is None:
        return "", {}
    lines = (f"{one.quote_id} {one.reason}" for one in known.quotes)
    return f"choice:{known.id}", {"quotes": "\n".join(lines)}


def _chosen(text: str) -> tuple[Featured, ...]:
    """The lines of the field. Raises ArchiveError for one that does not begin with an id."""
    found = []
    for number, line in enumerate(filter(None, map(str.strip, text.split("\n"))), start=1):
        written, _, reason = line.partition(" ")
        quote_id = _id_in(written)
        if not is_id(quote_id):
            raise ArchiveError(
                f"line {number} does not begin with a quote's id, or its address",
                remedy="The id is the last part of the quote's address: 16 characters.",
            )
        found.append(Featured(quote_id=quote_id, reason=reason.strip()))
    return tuple(found)


def _id_in(written: str) -> str:
    """The id in an address of a quote, in public or under review; else what is written."""
    return _AFTER_ID.split(_BEFORE_ID.split(written)[-1])[0]


def _check_shown(record: Record, chosen: Iterable[Featured]) -> None:
    """Raise ArchiveError for a quote that is withdrawn: it could never be shown there."""
    for one in chosen:
        chain = record.chain(one.quote_id)
        if chain is not None and not may_see(chain.quote, chain.source, Viewer.ARCHIVIST):
            raise ArchiveError(f"the quote {one.quote_id} is withdrawn", remedy="Take its line away.")


def _preview_featured(values: Values, quotes: Quotes, withheld: WithheldWords) -> tuple[Piece, ...]:
    written = values.get("quotes", "")
    check_fields(("quotes", lambda: _chosen(written)))
    ids = [one.quote_id for one in _chosen(written)]
    shown = {chain.quote.id: chain for chain in quotes(ids)}
    return tuple(Piece(card=card(shown[i])) if i in shown else Piece() for i in ids)


def _save_featured(saving: Saving) -> None:
    written = saving.values["quotes"]
    check_fields(("quotes", lambda: _check_shown(saving.record, _chosen(written))))
    chosen = _chosen(written)
    saving.record.feature(
        _place(saving.key),
        chosen,
        expected=saving.expected,
        who=saving.who,
        why=saving.why,
    )


KINDS = {
    kind.name: kind
    for kind in (
        TextKind(
            name="collections",
            title="Description of a collection",
            fields=COLLECTION,
            read=_read_collection,
            preview=markdown_in("text"),
            save=_save_collection,
            needs_editor=lambda before, after: False,
        ),
        TextKind(
            name="essays",
            title="Essay",
            new="New essay",
            fields=ESSAY,
            read=_read_essay,
            preview=_preview_essay,
            save=_save_essay,
            needs_editor=lambda before, after: bool(before.get("is_public") or after.get("is_public")),
            kept_under=_essay_key,
        ),
        TextKind(
            name="featured",
            title="Featured quotes",
            fields=FEATURED,
            read=_read_featured,
            preview=_preview_featured,
            save=_save_featured,
            needs_editor=lambda before, after: True,
        ),
        source_descriptions.KIND,
    )
}
"""By their names in addresses."""
