"""Restricted material: read on the public pages by who is signed in, and by nobody after them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.claims import Claim
from archive.model import Place, PlaceRole, TagField
from archive.record.store import Record
from archive.review import Voice, attribute, correct_tag
from tests import desk, guarded
from tests.conftest import close
from tests.guarded import MARKS
from tests.web.test_nothing_leaks import NOT_ASKED, addresses, arguments
from web import holdings
from web.app import create_app
from web.desk.protection import restricted
from web.reading import readers_room
from web.settings import Settings

RESTRICTED = "restrizorb"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    home: Path = tmp_path_factory.mktemp("guarded")
    guarded.build(home)
    settings = Settings(home=home, password_memory=desk.MEMORY)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    desk.people(record)
    record.close()
    app = create_app(settings)
    yield app
    close(app)


@pytest.fixture
def kept(site: Flask) -> Record:
    opened: Record = site.extensions["testimony"].open().record
    return opened


def as_role(site: Flask, role: Role) -> FlaskClient:
    client = site.test_client()
    desk.sign_in(client, role)
    return client


PRIVATE = ("private, no-store", "no-store")


def slugs(record: Record, noun: str) -> list[str]:
    return [row.slug for row in record.slugs() if row.noun == noun]


def pages(record: Record) -> list[str]:
    """The address of every quote and source there is, whoever may see it, and of each as a reference."""
    quotes = [f"/quotes/{quote_id}" for quote_id in record.quote_ids()]
    sources = [f"/sources/{source.slug}" for source in record.sources()]
    lists = ["/", "/sources/", "/speakers/", "/places/", "/statistics", f"/search?q={RESTRICTED}"]
    people = [f"/speakers/{slug}" for slug in slugs(record, "speaker")]
    places = [f"/places/{slug}" for slug in slugs(record, "place")]
    files = [f"{path}.ris" for path in (*quotes, *sources)]
    return [*quotes, *sources, *people, *places, *files, *lists]


def told(client: FlaskClient, record: Record) -> str:
    return "".join(unescape(client.get(path).text).lower() for path in pages(record))


def test_no_route_tells_readers_what_is_hidden_from_them(site: Flask, kept: Record) -> None:
    """As for the public (``test_web_nothing_leaks``): every route, with the ids of everything there is."""
    client, values = as_role(site, Role.READER), arguments(kept)
    hidden, read = MARKS.hidden_from(Role.READER), ""
    for rule in site.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint not in NOT_ASKED:
            for path in addresses(rule, values):
                answer = client.get(path)
                assert answer.status_code < 500, path
                told = unescape(unquote(f"{answer.headers}\n{answer.text}")).lower()
                assert [mark for mark in hidden if mark in told] == [], path
                read += told
    assert RESTRICTED in read and "fewzorb" in read


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.READER])
def test_who_is_signed_in_reads_what_is_restricted_and_no_more(site: Flask, kept: Record, role: Role) -> None:
    read = told(as_role(site, role), kept)
    assert RESTRICTED in read
    assert [mark for mark in MARKS.hidden_from(Role.READER) if mark in read] == []


def test_nobody_reads_it_who_is_not(site: Flask, kept: Record) -> None:
    told(as_role(site, Role.READER), kept)
    halfway = site.test_client()
    halfway.set_cookie("testimony-desk", "made-up")
    for client in (site.test_client(), halfway):
        for path in pages(kept)[:-1]:
            read = unescape(client.get(path).text).lower()
            assert [mark for mark in MARKS.hidden_from(None) if mark in read] == [], path


def test_between_the_two_steps_nobody_reads_it(site: Flask, kept: Record) -> None:
    account = kept.people.accounts.named("Edo Editor")
    assert account
    kept.people.factors.propose(account, "A" * 32)
    kept.people.factors.turn_on(account, 0)
    client = as_role(site, Role.EDITOR)
    assert RESTRICTED not in "".join(client.get(path).text.lower() for path in pages(kept)[:-1])
    kept.people.factors.turn_off(account)


def test_what_a_reader_is_shown_is_kept_nowhere(site: Flask, kept: Record) -> None:
    client = as_role(site, Role.READER)
    for path in pages(kept):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] in PRIVATE, path
        if answer.status_code == 200 and not path.startswith("/search"):
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow", path
        assert "Set-Cookie" not in answer.headers, path


def test_the_restricted_are_listed_for_readers_only(site: Flask) -> None:
    reader = as_role(site, Role.READER)
    page = reader.get("/desk/restricted").text
    links = [part.split('"')[0] for part in page.split('href="')[1:] if part.startswith("/quotes/")]
    assert links
    for link in links:
        answer = reader.get(link)
        assert answer.status_code == 200 and "not to be passed on" in answer.text
        assert site.test_client().get(link).status_code == 404
    assert "This page is everybody" in reader.get("/").text
    assert "Signed in as" in reader.get("/").text and "Signed in as" not in site.test_client().get("/").text
    assert site.test_client().get("/desk/restricted").status_code == 302


def listed(page: str) -> list[str]:
    """The quotes that a page leads to."""
    return sorted(set(re.findall(r'href="(/quotes/[0-9a-z]{16})"', page)))


def test_readers_search_what_they_may_read(site: Flask, kept: Record) -> None:
    reader = as_role(site, Role.READER)
    quote = f"/quotes/{guarded.quote_of(kept, RESTRICTED).id}"
    for asked in (
        RESTRICTED,
        "evening",
        "EVENINGS",
        "speaker:zorbfew",
        "place:Meghri",
        '"restrizorb evening"',
        "restri*",
    ):
        page = reader.get("/desk/restricted", query_string={"q": asked})
        assert listed(page.text) == [quote], asked
        assert page.headers["Cache-Control"] == "private, no-store"
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Nothing found" in reader.get("/desk/restricted?q=nothingzorbatall").text
    assert "Looking for quotes with" in reader.get("/desk/restricted?q=evening").text
    assert len(listed(reader.get("/desk/restricted?q=NOT+nothingzorbatall").text)) == 2
    assert reader.get("/desk/restricted?q=" + "a" * 1_001).status_code == 400
    assert reader.get("/desk/restricted?page=2").status_code == 404
    assert reader.get("/desk/restricted?part=0").status_code == 400


@pytest.mark.parametrize("role", Role)
def test_no_search_of_the_restricted_finds_what_is_hidden(site: Flask, role: Role) -> None:
    client = as_role(site, role)

    def told(asked: str) -> str:
        page = unescape(client.get("/desk/restricted", query_string={"q": asked}).text)
        page = re.sub(r'name="csrf_token" value="[^"]*"', "", page)
        return re.sub(re.escape(asked), "", page, flags=re.IGNORECASE)

    for mark in MARKS.hidden_from(Role.READER):
        assert told(mark) == told("nothingzorbatall"), mark


def test_what_is_restricted_is_narrowed_as_the_public_search_is(site: Flask, kept: Record) -> None:
    reader = as_role(site, Role.READER)
    quote = guarded.quote_of(kept, RESTRICTED)
    speaker = kept.speaker(quote.speaker_id or "")
    assert speaker
    page = unescape(reader.get("/desk/restricted").text)
    assert "Narrow these results" in page
    assert "not here" not in page, "a place that holds one of a quote has its name, too"
    assert not [mark for mark in MARKS.nobody | MARKS.public if mark in page]
    narrowed = f"/desk/restricted?speaker={speaker.id}"
    assert f'href="{narrowed}"' in page
    one = reader.get(narrowed).text
    assert "1 quote found" in one and RESTRICTED in one and f"Speaker: {speaker.label}" in one
    again = reader.get(f"{narrowed}&q=nothingzorbatall").text
    assert "Nothing found" in again and f'name="speaker" value="{speaker.id}"' in again
    assert "Nothing found" in reader.get("/desk/restricted?place=0000000000000000").text
    assert reader.get("/desk/restricted?sort=none").status_code == 400
    public = guarded.quote_of(kept, "plainzorb")
    assert "Nothing found" in reader.get(f"/desk/restricted?speaker={public.speaker_id}").text


def test_nobody_searches_it_who_is_not_signed_in(site: Flask) -> None:
    answer = site.test_client().get("/desk/restricted?q=evening")
    assert answer.status_code == 302 and "/desk/sign-in" in answer.headers["Location"]


def test_speakers_and_places_of_restricted_words_open_for_readers_only(site: Flask, kept: Record) -> None:
    reader, stranger = as_role(site, Role.READER), site.test_client()
    quote = guarded.quote_of(kept, RESTRICTED)
    place = kept.place_by_key(next(tag.place_key for tag in quote.tags if tag.place_key))
    speaker = kept.speaker(quote.speaker_id or "")
    assert speaker and place
    for path in (f"/speakers/{speaker.slug}", f"/places/{place.slug}"):
        answer = reader.get(path)
        assert answer.status_code == 200 and RESTRICTED in answer.text, path
        assert "For readers with the right" in answer.text and "not to be passed on" in answer.text
        absent = stranger.get(path.rsplit("/", 1)[0] + "/0000000000000000")
        refused = stranger.get(path)
        assert (refused.status_code, refused.text) == (absent.status_code, absent.text) == (404, absent.text)


def test_what_is_restricted_stands_at_the_places_that_hold_its_own(site: Flask, kept: Record) -> None:
    reader, stranger = as_role(site, Role.READER), site.test_client()
    assert RESTRICTED in reader.get("/desk/restricted?place=" + place_of(kept, "country:AM").id).text
    for key in ("country:AM", "armenia:syunik"):
        path = f"/places/{place_of(kept, key).slug}"
        page = reader.get(path).text
        assert RESTRICTED in page and 'id="from"' in page, key
        assert RESTRICTED not in stranger.get(path).text
        assert not [mark for mark in MARKS.hidden_from(Role.READER) if mark in unescape(page).lower()]
    goris = f"/places/{place_of(kept, 'geonames:174895').slug}"
    assert RESTRICTED not in reader.get(goris).text, "its own words alone"


def test_a_place_that_only_restricted_words_are_within_opens_for_readers_only(
    site: Flask, kept: Record
) -> None:
    quote = guarded.quote_of(kept, RESTRICTED)
    position, tag = next((n, t) for n, t in enumerate(quote.tags) if t.place_role)
    claim = Claim(
        field=TagField.PLACE,
        value="Martuni",
        spans=tag.evidence.spans,
        place_role=PlaceRole.FROM,
        place_key="karabakh:martuni",
    )
    correct_tag(kept, quote.id, position, claim, who="Test Archivist", why="another place")
    region = f"/places/{place_of(kept, 'karabakh:nagorno-karabakh').slug}"
    answer = as_role(site, Role.READER).get(region)
    assert answer.status_code == 200 and RESTRICTED in answer.text
    assert "For readers with the right" in answer.text
    assert site.test_client().get(region).status_code == 404
    # Where the dispute begins, nobody is told to which state it belongs.
    azerbaijan = kept.place_by_key("country:AZ")
    assert (
        azerbaijan is None or as_role(site, Role.READER).get(f"/places/{azerbaijan.slug}").status_code == 404
    )
    back = replace(claim, value=tag.value, place_key=tag.place_key)
    correct_tag(kept, quote.id, position, back, who="Test Archivist", why="it was right")


def place_of(record: Record, key: str) -> Place:
    place = record.place_by_key(key)
    assert place is not None
    return place


def test_a_speaker_of_both_has_the_restricted_words_after_the_others(
    site: Flask, kept: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "DRAIN_AT_MOST_EVERY", 0.0)
    words, other = guarded.quote_of(kept, "plainzorb"), guarded.quote_of(kept, RESTRICTED)
    reader, stranger = as_role(site, Role.READER), site.test_client()
    before = kept.speaker(other.speaker_id or "")
    speaker = kept.speaker(words.speaker_id or "")
    assert speaker and before
    attribute(kept, other.id, Voice(speaker=speaker.id), who="Test Archivist", why="the same person")
    path = f"/speakers/{speaker.slug}"
    page = reader.get(path).text
    assert page.index("plainzorb") < page.index("For readers with the right") < page.index(RESTRICTED)
    assert "2 quotes" in page and "1 quote" in stranger.get(path).text
    assert RESTRICTED not in stranger.get(path).text
    assert "not on this page" not in page
    monkeypatch.setattr(readers_room, "LONGEST_SHELF", 0)
    page = reader.get(path).text
    assert "1 more restricted quote is not on this page" in page and RESTRICTED not in page
    assert "This page is everybody" not in page
    attribute(kept, other.id, Voice(speaker=before.id), who="Test Archivist", why="somebody else")


def test_of_many_a_part_at_a_time_is_looked_through(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restricted, "AT_ONCE", 1)
    reader = as_role(site, Role.READER)
    pages = [reader.get(f"/desk/restricted?part={part}").text for part in (1, 2)]
    assert all("this is part" in page for page in pages)
    assert len({*listed(pages[0]), *listed(pages[1])}) == 2
    assert reader.get("/desk/restricted?part=3").status_code == 404
    found = [listed(reader.get(f"/desk/restricted?q=evening&part={part}").text) for part in (1, 2)]
    assert sorted(map(len, found)) == [0, 1]
