"""Which place is meant, where several are called the same: shown at the desk and to everybody, and chosen."""

import re

import pytest

from archive import decisions
from archive.accounts.roles import Role
from archive.intake import add
from archive.model import Access, AccessStatus, Description, Document, PlaceRole, Quote, SourceKind, Tag
from archive.record.store import Record
from archive.verify import verify
from tests.web.desk.test_correcting import form_of
from tests.web.desk.test_reviewing import Sign, do
from web.desk.marks.places_meant import NO_PLACE, place_options

TEXT = (
    "“We carried the beehives to the bus ourselves,” said Ada Example, 71, a beekeeper from San Mateo. "
    "“The rest we left in Springfield.”\n"
)
PHILIPPINES, CALIFORNIA = "geonames:1689056", "geonames:5392423"


@pytest.fixture
def quote(record: Record) -> Quote:
    described = Description(title="An invented talk", kind=SourceKind.NEWS, language="en")
    document = Document(
        text=TEXT, metadata=described, original=TEXT.encode(), original_name="t.txt", media_type="text/plain"
    )
    source_id = add(record, document, who="Test").source_id
    return next(q for q in record.quotes_of_source(source_id) if "beehives" in q.exact[0])


def home(record: Record, quote: Quote) -> tuple[int, Tag]:
    kept = record.quote(quote.id)
    assert kept is not None
    return next((n, t) for n, t in enumerate(kept.tags) if t.place_role is PlaceRole.FROM)


def words(what: str) -> dict[str, str]:
    start = TEXT.index(what)
    return {"start": str(start), "end": str(start + len(what))}


def test_the_card_says_which_place_the_machine_took_and_that_it_inferred_it(
    signed_in: Sign, record: Record, quote: Quote
) -> None:
    page = signed_in(Role.ARCHIVIST).get(f"/desk/sources/{quote.source_id}").text
    line = page[page.index("<bdi>San Mateo</bdi>") :]
    line = line[: line.index("</dd>")]
    assert "(Philippines)" in line and "inferred" in line


def test_the_tag_s_page_offers_every_place_of_the_name(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, _ = home(record, quote)
    page = client.get(f"/desk/quotes/{quote.id}/tags/{position}").text
    assert re.search(rf'value="{PHILIPPINES}" checked', page)
    assert "San Mateo; California, United States; 37.56° N, 122.33° W; GeoNames 5392423" in page
    sent = form_of(client, quote, position) | {"keep": "0", "place_of": "San Mateo", "certainty": "stated"}
    assert do(client, quote, f"correct:{position}", **sent, place=CALIFORNIA).status_code == 303
    _, tag = home(record, quote)
    assert (tag.value, tag.place_key, tag.evidence.certainty) == ("San Mateo", CALIFORNIA, "stated")
    assert record.place_by_key(CALIFORNIA) is not None
    assert "(California, United States)" in client.get(f"/desk/sources/{quote.source_id}").text
    assert verify(record).ok


def test_a_choice_counts_for_the_name_it_was_made_for_alone(
    signed_in: Sign, record: Record, quote: Quote
) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, before = home(record, quote)
    sent = form_of(client, quote, position) | {"keep": "0", "place_of": "San Mateo", "place": PHILIPPINES}
    asked = do(client, quote, f"correct:{position}", **(sent | {"value": "Springfield"}))
    assert asked.status_code == 409 and "Which place is meant?" in asked.text
    assert home(record, quote)[1] == before, "nothing is done until it is answered"
    options = re.findall(r'name="place" value="([^"]+)" required', asked.text)
    assert len(options) > 3 and options[-1] == NO_PLACE
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', asked.text))
    assert again["place_of"] == "Springfield" and "place" not in again
    answered = {name: value for name, value in again.items() if name not in ("csrf_token", "expected", "do")}
    assert do(client, quote, again["do"], **answered, place=options[2]).status_code == 303
    assert home(record, quote)[1].place_key == options[2]
    known = form_of(client, quote, position) | {"keep": "0", "place_of": "Springfield", "place": NO_PLACE}
    do(client, quote, f"correct:{position}", **(known | {"value": "Goris"}))
    assert home(record, quote)[1].place_key == "geonames:174895", "one place is called so: nothing is asked"


def test_a_choice_stays_where_the_words_are_completed(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, _ = home(record, quote)
    sent = form_of(client, quote, position) | {"keep": "0", "place_of": "San Mateo", "place": CALIFORNIA}
    sent["value"] = "San Mateo, California"
    assert do(client, quote, f"correct:{position}", **sent).status_code == 303
    tag = home(record, quote)[1]
    assert (tag.value, tag.place_key) == ("San Mateo, California", CALIFORNIA)


@pytest.mark.parametrize("value", ["San Mateo, California", "that valley"])
def test_a_place_that_was_ticked_already_is_asked_for_with_new_words(
    signed_in: Sign, record: Record, quote: Quote, value: str
) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, before = home(record, quote)
    sent = form_of(client, quote, position) | {"keep": "0", "place_of": "San Mateo", "place": PHILIPPINES}
    asked = do(client, quote, f"correct:{position}", **(sent | {"value": value}))
    assert asked.status_code == 409 and f"no place that is called <bdi>{value}</bdi>" in asked.text
    assert home(record, quote)[1] == before
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', asked.text))
    answered = {name: value for name, value in again.items() if name not in ("csrf_token", "expected", "do")}
    unanswered = do(client, quote, again["do"], **answered, place="country:AM")
    assert unanswered.status_code == 409, "none of those that were offered"
    assert do(client, quote, again["do"], **answered, place=CALIFORNIA).status_code == 303
    tag = home(record, quote)[1]
    assert (tag.value, tag.place_key) == (value, CALIFORNIA)


def test_a_place_can_be_left_open_and_stays_so(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, _ = home(record, quote)
    sent = form_of(client, quote, position) | {"keep": "0", "place_of": "San Mateo", "place": NO_PLACE}
    do(client, quote, f"correct:{position}", **sent)
    assert home(record, quote)[1].place_key is None
    sent = form_of(client, quote, position) | {"keep": "0", "certainty": "uncertain"}
    do(client, quote, f"correct:{position}", **sent)
    assert home(record, quote)[1].place_key is None, "what is only said otherwise is not looked up again"


def test_what_was_no_place_is_looked_up_when_it_becomes_one(
    signed_in: Sign, record: Record, quote: Quote
) -> None:
    client = signed_in(Role.ARCHIVIST)
    role = {"choice": "role", "value": "Goris", "certainty": "stated", **words("San Mateo")}
    assert do(client, quote, "tag", **role).status_code == 303
    kept = record.quote(quote.id)
    assert kept is not None
    position = next(n for n, tag in enumerate(kept.tags) if tag.value == "Goris")
    sent = form_of(client, quote, position) | {"keep": "0", "choice": "place:left"}
    assert do(client, quote, f"correct:{position}", **sent).status_code == 303
    corrected = record.quote(quote.id)
    assert corrected is not None and corrected.tags[position].place_key == "geonames:174895"


def test_a_new_place_of_a_shared_name_is_asked_for(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    new = {"choice": "place:left", "value": "", "certainty": "stated", **words("Springfield")}
    asked = do(client, quote, "tag", **new)
    assert asked.status_code == 409 and "Several places are called" in asked.text
    chosen = {"place_of": "Springfield", "place": "geonames:4250542"}
    assert do(client, quote, "tag", **new, **chosen).status_code == 303
    strange = {"place_of": "Springfield", "place": "country:AM"}
    assert do(client, quote, "tag", **new, **strange).status_code == 409
    kept = record.quote(quote.id)
    assert kept is not None
    left = [tag.place_key for tag in kept.tags if tag.place_role is PlaceRole.LEFT]
    assert left == ["geonames:4250542"]


def test_the_public_page_says_in_which_state_the_place_lies(
    signed_in: Sign, record: Record, quote: Quote
) -> None:
    client = signed_in(Role.EDITOR)
    decisions.accept(record, quote.id, who="Test", why="Read.")
    source = record.source(quote.source_id)
    assert source is not None
    record.set_source_access(source.id, Access(status=AccessStatus.OPEN), who="Test", why="Published.")
    page = client.get(f"/quotes/{quote.id}").text
    assert "pointing to San Mateo, Philippines" in page


def test_places_in_dispute_are_told_without_a_state() -> None:
    (martuni, armenian, _) = place_options("Martuni")
    assert "Azerbaijan" not in martuni.text and "Nagorno-Karabakh" in martuni.text
    assert "Armenia" in armenian.text
    assert place_options("Nowhereville") == ()
