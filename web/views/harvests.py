"""The archive for harvesters: OAI-PMH 2.0, one address for its six verbs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from flask import Blueprint, Response, request
from lxml import etree

from archive.ids import is_id
from archive.model import Kind
from archive.record.log.stamps import Stamp
from index.engine import Facet
from index.querying.query import Everything
from web import urls
from web.harvest import harvesting
from web.harvest.harvesting import PER_ANSWER, Refusal, Refused, Selection
from web.harvest.oai import MEDIA_TYPE, NO_ADDRESS, Answer, Set
from web.holdings import holdings, lasting, reading_room, stamp_order
from web.language import wording
from web.metadata.dublin_core import of_collection
from web.reading import own_words
from web.reading.newest import Stamped, matching, shown

blueprint = Blueprint("harvests", __name__)
_EMAIL = re.compile(r"[^\s@<>(),:;]+@(?:[^\s@<>(),:;]+\.)+[^\s@<>(),:;.]+")


@blueprint.route("/oai", methods=["GET", "POST"])
def oai() -> Response:
    """One verb, answered; a refusal is an answer too, with status 200 as the protocol asks."""
    now = datetime.now(UTC)
    answer = Answer(lasting, now, {})
    try:
        asked = harvesting.arguments(request.values)
        answer = Answer(lasting, now, asked)
        _VERBS[asked["verb"]](answer, asked)
    except Refused as refused:
        answer.refuse(refused)
    text = etree.tostring(answer.root, encoding="UTF-8", xml_declaration=True)
    return Response(text, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _identify(answer: Answer, asked: Mapping[str, str]) -> None:
    contact = _EMAIL.search(holdings().settings.contact or "")
    stamps = holdings().stamps()
    earliest = stamps[0].at if stamps else datetime.now(UTC)
    answer.identify(email=contact[0] if contact else NO_ADDRESS, earliest=earliest)


def _list_formats(answer: Answer, asked: Mapping[str, str]) -> None:
    if "identifier" in asked:
        _record(asked["identifier"])
    answer.list_formats()


def _list_sets(answer: Answer, asked: Mapping[str, str]) -> None:
    if "resumptionToken" in asked:
        raise Refused(Refusal.BAD_TOKEN, "sets are given all at once")
    answer.list_sets(_sets())


def _list(answer: Answer, asked: Mapping[str, str]) -> None:
    chosen = harvesting.selection(asked)
    room = reading_room()
    selected = matching(room, Everything(), chosen.filters, _within(holdings().stamps(), chosen))
    found = shown(room, selected, PER_ANSWER + 1)
    given = found[:PER_ANSWER]
    if not given:
        raise Refused(Refusal.NO_RECORDS, "no record matches")
    answer.give(asked["verb"], given, _sets_of)
    if len(found) > PER_ANSWER:
        answer.go_on(harvesting.token(chosen, *stamp_order(given[-1].stamp)))
    elif chosen.after:
        answer.go_on("")


def _get_record(answer: Answer, asked: Mapping[str, str]) -> None:
    if "identifier" not in asked:
        raise Refused(Refusal.BAD_ARGUMENT, "identifier is missing")
    harvesting.prefixed(asked)
    answer.give("GetRecord", [_record(asked["identifier"])], _sets_of)


_VERBS = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "ListIdentifiers": _list,
    "ListRecords": _list,
    "GetRecord": _get_record,
}


def _record(identifier: str) -> Stamped:
    """The record of an identifier; none that is closed differs from none at all."""
    quote_id = identifier.removeprefix(lasting(urls.quote("")))
    stamps = [stamp for stamp in holdings().stamps() if stamp.quote_id == quote_id] if is_id(quote_id) else []
    found = shown(reading_room(), iter(stamps), 1)
    if not found:
        raise Refused(Refusal.NO_SUCH_RECORD, "no record has this identifier")
    return found[0]


def _within(stamps: Sequence[Stamp], chosen: Selection) -> Sequence[Stamp]:
    """The stamps of a window of time, from where the list was left."""
    start = bisect_right(stamps, chosen.after, key=stamp_order) if chosen.after else 0
    first, last = chosen.first, chosen.last
    return [
        stamp
        for stamp in stamps[start:]
        if (first is None or stamp.at >= first) and (last is None or stamp_order(stamp)[0] <= last)
    ]


def _sets() -> Iterator[Set]:
    """The kinds, and the collections with public words whose names can stand in a request."""
    room = reading_room()
    for kind in Kind:
        yield Set(spec=harvesting.set_of_kind(kind), name=wording.KINDS[kind])
    described = {one.slug: one for one in own_words.collections(holdings().open().record)}
    for count in room.counts(Facet.COLLECTION):
        if spec := harvesting.set_of_collection(count.value):
            known = described.get(count.value)
            yield Set(
                spec=spec,
                name=known.title if known else count.value,
                description=of_collection(known, lasting) if known else (),
            )


def _sets_of(one: Stamped) -> Iterator[str]:
    yield harvesting.set_of_kind(one.chain.quote.kind)
    if spec := harvesting.set_of_collection(one.chain.source.description.collection):
        yield spec
