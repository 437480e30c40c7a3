"""OAI-PMH as the public validators try it: every verb, every error, lists in pieces, and nothing that is closed."""

from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings, strategies as st
from lxml import etree

from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests.reading import quote_with
from tests.web.test_access import CANARIES
from web.harvest import harvesting
from web.harvest.harvesting import ARGUMENTS, Refused, Selection, resumed, token
from web.views import harvests

NAMES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "schemas" / "oai_pmh.xsd"))
RECORDS = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
IDENTIFIERS = RECORDS | {"verb": "ListIdentifiers"}


def answered(client: FlaskClient, asked: Any, *, by_form: bool = False) -> etree._Element:
    response = client.post("/oai", data=asked) if by_form else client.get("/oai", query_string=asked)
    assert (response.status_code, response.content_type) == (200, "text/xml; charset=utf-8")
    root = etree.fromstring(response.data)
    SCHEMA.assertValid(root)
    return root


def told(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=NAMES)]


def harvest(client: FlaskClient, asked: dict[str, str]) -> list[str]:
    """Every identifier of a list, by following its tokens to the empty one."""
    found: list[str] = []
    for _ in range(20):
        root = answered(client, asked)
        found += told(root, "//o:identifier/text()")
        tokens = root.findall(".//o:resumptionToken", NAMES)
        if not tokens or not tokens[0].text:
            assert bool(tokens) == ("resumptionToken" in asked), "only a list in pieces has an end"
            return found
        asked = {"verb": asked["verb"], "resumptionToken": tokens[0].text}
    raise AssertionError("the list has no end")


def test_the_archive_identifies_itself(reader: FlaskClient) -> None:
    root = answered(reader, {"verb": "Identify"})
    assert told(root, "//o:baseURL/text()") == told(root, "o:request/text()") == ["http://localhost/oai"]
    assert told(root, "//o:deletedRecord/text()") == ["no"]
    earliest = told(root, "//o:earliestDatestamp/text()")
    assert earliest[0] == min(told(answered(reader, IDENTIFIERS), "//o:datestamp/text()"))


def test_a_record_is_the_words_with_their_whole_chain(reader: FlaskClient) -> None:
    address = "http://localhost" + quote_with(reader, "took the photographs")
    root = answered(reader, {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": address})
    assert told(root, "//o:header/o:identifier/text()") == told(root, "//dc:identifier/text()") == [address]
    assert told(root, "//o:setSpec/text()") == ["kind.testimony"]
    assert told(root, "//dc:creator/text()") == ["Nona Fictive"]
    assert told(root, "//dc:date/text()") == ["2024-05-06"]
    assert told(root, "//dc:coverage/text()") == ["Stepanakert", "Goris"]
    (description,) = told(root, "//dc:description/text()")
    assert "We took the photographs and the keys, […] Nothing else" in description
    assert "sha256:" in description and "Added by Test Archivist" in description
    assert told(root, "o:request/@identifier") == [address]


def test_nobody_is_a_creator_who_is_not_stated_and_named(reader: FlaskClient) -> None:
    for words in ("set the bread", "غادرنا البيت"):
        asked = RECORDS | {"verb": "GetRecord", "identifier": "http://localhost" + quote_with(reader, words)}
        assert told(answered(reader, asked), "//dc:creator") == [], words


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        (RECORDS, 6),
        (IDENTIFIERS, 6),
        (IDENTIFIERS | {"set": "kind.testimony"}, 5),
        (IDENTIFIERS | {"set": "kind.statement"}, 1),
        (IDENTIFIERS | {"set": "kind.testimony", "from": "0001-01-01", "until": "9999-12-31"}, 5),
    ],
)
def test_a_list_in_pieces_is_the_list(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], total: int
) -> None:
    whole = harvest(reader, asked)
    assert len(whole) == len(set(whole)) == total
    for pieces in (1, 2, 3, 4):
        monkeypatch.setattr(harvests, "PER_ANSWER", pieces)
        assert harvest(reader, asked) == whole, pieces


def test_sets_are_listed_and_keep_to_what_they_say(reader: FlaskClient) -> None:
    sets = told(answered(reader, {"verb": "ListSets"}), "//o:setSpec/text()")
    assert sets == ["kind.testimony", "kind.statement"]
    by_set = {spec: harvest(reader, IDENTIFIERS | {"set": spec}) for spec in sets}
    assert [len(found) for found in by_set.values()] == [5, 1]
    assert sorted(chain.from_iterable(by_set.values())) == sorted(harvest(reader, IDENTIFIERS))


def test_a_list_keeps_to_its_time(client: FlaskClient, record: Record) -> None:
    moments = {stamp.quote_id: stamp.at.replace(microsecond=0) for stamp in record.stamps()}
    first, last = min(moments.values()), max(moments.values())

    def listed(**window: datetime) -> int:
        asked = {name.rstrip("_"): f"{at:%Y-%m-%dT%H:%M:%SZ}" for name, at in window.items()}
        root = answered(client, IDENTIFIERS | asked)
        return len(told(root, "//o:header")) if not root.findall("o:error", NAMES) else 0

    second = timedelta(seconds=1)
    assert listed(from_=first, until=last) == listed(from_=first - second) == 6, "both ends are included"
    assert listed(from_=last + second) == listed(until=first - second) == 0
    day = f"{last:%Y-%m-%d}"
    if first.date() == last.date():
        assert len(harvest(client, IDENTIFIERS | {"from": day, "until": day})) == 6


def test_a_set_within_a_time_is_all_of_it_in_that_time(client: FlaskClient, record: Record) -> None:
    testimonies = harvest(client, IDENTIFIERS | {"set": "kind.testimony"})
    for address in testimonies:
        quote_id = address.rpartition("/")[2]
        at = next(stamp.at for stamp in record.stamps() if stamp.quote_id == quote_id)
        moment = f"{at:%Y-%m-%dT%H:%M:%SZ}"
        window = IDENTIFIERS | {"from": moment, "until": moment}
        in_both = [found for found in harvest(client, window) if found in testimonies]
        assert harvest(client, window | {"set": "kind.testimony"}) == in_both and address in in_both


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Nothing", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=x", "badArgument"),
        ("verb=Identify&unknown=x", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-13-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01T00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2024-02-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-01&until=2024-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=1969-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31&until=9999-12-31", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=kind.rumour", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=collection.nothing", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=nonsense", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=a/b/c/d/e", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=///0000000000000000/", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&identifier=http://localhost/quotes/0000000000000000", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=http://localhost/quotes/0000000000000000", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=nothing", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=nothing", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:really:wrong/id", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=http://localhost:8000/quotes/x", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=in%22valid", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21&set=no%20set", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + "x" * 501, "badArgument"),
    ],
)  # fmt: skip
def test_each_wrong_question_has_its_error(reader: FlaskClient, query: str, code: str) -> None:
    root = answered(reader, query)
    assert told(root, "o:error/@code") == [code]
    repeats = bool(told(root, "o:request/@*"))
    assert repeats == (code not in ("badVerb", "badArgument")), "what could not be read is not repeated"


def test_a_question_may_come_as_a_form(reader: FlaskClient) -> None:
    for asked in ({"verb": "Identify"}, RECORDS, {"verb": "Nothing"}):
        one, other = answered(reader, asked), answered(reader, asked, by_form=True)
        for root in (one, other):
            root.remove(root.find("o:responseDate", NAMES))
        assert etree.tostring(one) == etree.tostring(other)
    assert reader.post("/oai", data={"verb": "x" * 20_000}).status_code == 413


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_what_may_not_be_shown_is_not_harvested(
    client: FlaskClient, record: Record, status: AccessStatus
) -> None:
    address = "http://localhost" + quote_with(client, "My brother stayed")
    get = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": address}
    assert told(answered(client, get), "//o:record")
    decided = Access(status=status, reason="safety" if status is AccessStatus.WITHDRAWN else None)
    record.decide(address.rpartition("/")[2], access=decided, who="Test Archivist", why="asked for")
    assert told(answered(client, get), "o:error/@code") == ["idDoesNotExist"]
    for asked in (RECORDS, RECORDS | {"set": "kind.testimony"}):
        text = etree.tostring(answered(client, asked), encoding="unicode")
        assert not [
            canary for canary in (*CANARIES, "secret-name", "brother stayed", "Personage") if canary in text
        ]
    assert len(harvest(client, IDENTIFIERS)) == 5


def test_a_closed_record_is_as_one_that_never_was(reader: FlaskClient, record: Record) -> None:
    chains = record.chains(record.quote_ids())
    (sealed,) = [i for i, one in chains.items() if one.quote.exact[0].startswith("Nobody may read")]
    answers = []
    for quote_id in (sealed, "0" * 16):
        asked = RECORDS | {"verb": "GetRecord", "identifier": f"http://localhost/quotes/{quote_id}"}
        root = answered(reader, asked)
        answers.append(told(root, "o:error/@code") + told(root, "o:error/text()"))
    assert answers[0] == answers[1]


def test_a_quote_that_changes_comes_again(client: FlaskClient, record: Record) -> None:
    address = quote_with(client, "set the bread")
    before = {stamp.quote_id: stamp.at for stamp in record.stamps()}
    speaker = record.chains((address.rpartition("/")[2],))[address.rpartition("/")[2]].speaker
    assert speaker
    record.rename_speaker(speaker.id, "Renamed Fictive", who="Test Archivist", why="as she asked")
    changed = {stamp.quote_id for stamp in record.stamps() if stamp.at > before[stamp.quote_id]}
    assert address.rpartition("/")[2] in changed
    last = [told(answered(client, IDENTIFIERS), "//o:identifier/text()")[-1]]
    assert last[0].rpartition("/")[2] in changed


def test_the_schema_finds_an_answer_that_breaks_it(reader: FlaskClient) -> None:
    for broken in ("o:responseDate", ".//o:datestamp", ".//o:metadata"):
        root = answered(reader, RECORDS)
        found = root.find(broken, NAMES)
        assert found is not None
        found.getparent().remove(found)
        assert not SCHEMA.validate(root), broken


MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


@given(
    at=MOMENTS,
    first=st.none() | MOMENTS,
    last=st.none() | MOMENTS,
    spec=st.sampled_from(["", "kind.testimony"]),
)
def test_a_token_says_all_that_is_needed(
    at: datetime, first: datetime | None, last: datetime | None, spec: str
) -> None:
    chosen = Selection(first=first, last=last, set_spec=spec)
    quote_id = "0123456789abcdef"
    assert resumed(token(chosen, at, quote_id)) == Selection(
        first=first, last=last, set_spec=spec, after=(at, quote_id)
    )


@settings(max_examples=60, deadline=None)
@given(
    verb=st.sampled_from([*ARGUMENTS, "", "x"]),
    values=st.dictionaries(
        st.sampled_from([*harvesting.ARGUMENTS["ListRecords"], "identifier", "x"]),
        st.text() | st.text("ht:/.-~%09 ") | st.sampled_from(["oai_dc", "kind.testimony"]),
    ),
)
def test_no_question_makes_it_fail(reader: FlaskClient, verb: str, values: dict[str, str]) -> None:
    answered(reader, {"verb": verb, **values})


def test_a_token_of_another_is_refused_calmly() -> None:
    for text in ("", "////", "20240101T000000Z///0123456789abcde/", "2024///0123456789abcdef/"):
        with pytest.raises(Refused):
            resumed(text)
