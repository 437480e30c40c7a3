"""Speakers at the desk: found, named, merged, split, and nobody's change overwritten."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.model import Name, Speaker
from archive.record.store import Record
from tests import desk
from tests.accounts import Signature, put_in_public

WHO: Signature = {"who": "B. Archivist", "why": "for a test"}
SignIn = Callable[[Role], FlaskClient]


@pytest.fixture
def archivist(signed_in: SignIn) -> FlaskClient:
    return signed_in(Role.ARCHIVIST)


@pytest.fixture
def two(record: Record) -> tuple[Speaker, Speaker]:
    found = [speaker_of(record, put_in_public(record, number).quote_ids[0]) for number in (1, 2)]
    return found[0], found[1]


def speaker_of(record: Record, quote_id: str) -> Speaker:
    chain = record.chain(quote_id)
    assert chain is not None and chain.speaker is not None
    return chain.speaker


def newest(record: Record, speaker: Speaker) -> str:
    return str(record.newest_revisions((f"speaker:{speaker.id}",))[f"speaker:{speaker.id}"])


def names(record: Record, speaker: Speaker) -> list[str]:
    found = record.speaker(speaker.id)
    assert found is not None
    return [name.form for name in found.names]


def test_a_speaker_is_found_in_any_script_and_shared_names_are_told(
    record: Record, archivist: FlaskClient, two: tuple[Speaker, Speaker]
) -> None:
    record.add_name(two[1].id, Name(form="Հնարված Պատմող", language="hy"), **WHO)
    shared = archivist.get("/desk/speakers").text
    assert "/desk/speakers?q=Invented+Narrator" in shared and "2 speakers" in shared
    found = archivist.get("/desk/speakers?q=invented nar").text
    assert all(f"/desk/speakers/{one.id}" in found for one in two)
    assert two[1].id in archivist.get("/desk/speakers?q=Հնարված").text
    assert "Nobody in the record" in archivist.get("/desk/speakers?q=zzzz").text


def test_names_are_added_and_taken_away(
    record: Record, archivist: FlaskClient, two: tuple[Speaker, Speaker]
) -> None:
    page = f"/desk/speakers/{two[0].id}"
    given = {"do": "name", "name": "Հնարված  Պատմող", "language": "hy", "script": "Armn", "why": "letter"}
    desk.send(archivist, page, **given, expected=newest(record, two[0]))
    assert names(record, two[0]) == ["Invented Narrator", "Հնարված Պատմող"]
    taken = {"do": "unname", "name": "Հնարված Պատմող", "why": "wrong"}
    desk.send(archivist, page, **taken, expected=newest(record, two[0]))
    assert names(record, two[0]) == ["Invented Narrator"]
    desk.send(archivist, page, do="rename", name="I. N.", why="asked for", expected=newest(record, two[0]))
    assert names(record, two[0]) == ["I. N."]


def test_two_are_merged_and_the_merger_is_undone(
    record: Record, archivist: FlaskClient, two: tuple[Speaker, Speaker]
) -> None:
    keep, lose = two
    page = f"/desk/speakers/{keep.id}"
    shown = archivist.get(f"{page}?q=Invented").text
    assert f'name="seen-{lose.id}" value="{newest(record, lose)}"' in shown
    sent = {"do": "merge", "other": lose.id, f"seen-{lose.id}": newest(record, lose), "why": "same woman"}
    assert desk.send(archivist, page, **sent, expected=newest(record, keep)).status_code == 303
    assert "2 quotes" in archivist.get(page).text
    assert archivist.get(f"/speakers/{lose.slug}").location.endswith(f"/speakers/{keep.slug}")
    assert "Merged into" in archivist.get(f"/desk/speakers/{lose.id}").text
    before = [revision.number for revision in record.revisions(f"speaker:{lose.id}")][-2]
    address = f"/desk/history/speaker:{lose.id}"
    desk.send(archivist, address, number=str(before), why="not the same", expected=newest(record, lose))
    assert record.speaker(lose.id) == lose and "1 quote" in archivist.get(page).text


def test_whoever_merges_too_late_is_shown_what_was_changed(
    record: Record, archivist: FlaskClient, two: tuple[Speaker, Speaker]
) -> None:
    keep, lose = two
    page, seen, seen_of_other = f"/desk/speakers/{keep.id}", newest(record, keep), newest(record, lose)
    record.add_name(lose.id, Name(form="Another Person"), who="B. Archivist", why="her passport")
    sent = {"do": "merge", "other": lose.id, f"seen-{lose.id}": seen_of_other, "why": "same woman"}
    answer = desk.send(archivist, page, **sent, expected=seen)
    assert answer.status_code == 409
    assert "her passport" in answer.text and "Another Person" in answer.text and "same woman" in answer.text
    assert f'name="seen-{lose.id}" value="{newest(record, lose)}"' in answer.text
    assert f'name="other" value="{lose.id}"' in answer.text
    assert f'name="expected" value="{seen}"' in answer.text
    again = {**sent, f"seen-{lose.id}": newest(record, lose)}
    assert desk.send(archivist, page, **again, expected=seen).status_code == 303


def test_chosen_quotes_become_another_speakers(
    record: Record, archivist: FlaskClient, two: tuple[Speaker, Speaker]
) -> None:
    record.merge_speakers(two[0].id, two[1].id, **WHO)
    quote_id = record.quote_ids_of_speaker(two[0].id)[1]
    answer = desk.send(
        archivist, f"/desk/speakers/{two[0].id}", do="split", quote=quote_id, label="Second Person", why="two"
    )
    assert answer.location == f"/desk/speakers/{speaker_of(record, quote_id).id}"
    assert speaker_of(record, quote_id).label == "Second Person"


@pytest.mark.parametrize(
    "sent", [{"do": "merge"}, {"do": "burn"}, {"do": "split", "label": "X"}, {"do": "name", "name": " "}]
)
def test_what_cannot_be_done_is_said(
    record: Record, archivist: FlaskClient, two: tuple[Speaker, Speaker], sent: dict[str, str]
) -> None:
    answer = desk.send(archivist, f"/desk/speakers/{two[0].id}", **sent, why="x")
    assert answer.status_code == 422 and record.speaker(two[0].id) == two[0]


def test_nobody_is_at_an_unknown_address(signed_in: SignIn) -> None:
    assert signed_in(Role.ARCHIVIST).get("/desk/speakers/nobody").status_code == 404
    assert signed_in(Role.READER).get("/desk/speakers").status_code == 403
