"""Decisions about access at the desk, and that the desk tells each role no more than it may. All invented."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.model import AccessStatus, IdentityMode
from archive.record.store import Record
from tests import guarded
from tests.conftest import close
from tests.desk import MEMORY, NAMES, people, send, sign_in
from tests.guarded import MARKS, quote_of
from tests.web.test_nothing_leaks import addresses, arguments
from web.app import create_app
from web.settings import Settings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("guarded")
    guarded.build(home)
    return home


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    settings = Settings(home=Path(shutil.copytree(made, tmp_path / "home")))
    opened = Record.open(settings.effective_database_url, settings.originals_directory)
    people(opened)
    yield opened
    opened.close()


@pytest.fixture
def app(record: Record, tmp_path: Path) -> Iterator[Flask]:
    site = create_app(Settings(home=tmp_path / "home", password_memory=MEMORY))
    yield site
    close(site)


@pytest.fixture
def editor(app: Flask) -> FlaskClient:
    client = app.test_client()
    sign_in(client, Role.EDITOR)
    return client


def decide(client: FlaskClient, record_id: str, what: str, **fields: str) -> int:
    """Send one of the forms of a record's page; gives the status."""
    page = f"/desk/access/{record_id}"
    expected = re.search(r'name="expected" value="(\d+)"', client.get(page).text)
    told = {"why": "asked for", "expected": expected[1] if expected else "0", **fields}
    return send(client, f"{page}/{what}", page, **told).status_code


def test_an_editor_puts_a_quote_under_an_embargo_and_it_is_gone(editor: FlaskClient, record: Record) -> None:
    quote = quote_of(record, "plainzorb")
    assert editor.get(f"/quotes/{quote.id}").status_code == 200
    assert decide(editor, quote.id, "status", status="embargoed", until=guarded.TOMORROW) == 303
    assert editor.get(f"/quotes/{quote.id}").status_code == 404
    assert "plainzorb" not in editor.get("/search").text
    page = unescape(editor.get(f"/desk/access/{quote.id}").text)
    assert f"embargoed until {guarded.TOMORROW}" in page and "no: the quote is under an embargo" in page
    assert '<option value="embargoed" selected>' in page and f'value="{guarded.TOMORROW}"' in page
    assert "opens in 2 days" in editor.get("/desk/embargoes").text


def test_a_withdrawal_shows_its_tombstone_and_none_of_its_words(editor: FlaskClient, record: Record) -> None:
    quote = quote_of(record, "plainzorb")
    assert decide(editor, quote.id, "status", status="withdrawn", reason="safety") == 303
    page = editor.get(f"/desk/access/{quote.id}").text
    assert "withdrawn (for somebody’s safety)" in page and "plainzorb" not in page
    assert quote.id in editor.get("/withdrawals").text


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "restricted"},
        {"status": "embargoed", "until": guarded.TOMORROW},
        {"status": "withdrawn", "reason": "safety"},
    ],
)
def test_a_decision_sent_twice_is_written_once(
    editor: FlaskClient, record: Record, fields: dict[str, str]
) -> None:
    quote = quote_of(record, "plainzorb")
    for record_id, subject in (
        (quote.id, f"quote:{quote.id}"),
        (quote.source_id, f"source:{quote.source_id}"),
    ):
        seen = str(record.newest_revisions((subject,))[subject])
        assert decide(editor, record_id, "status", **fields, expected=seen) == 303
        written = len(list(record.revisions(subject)))
        assert decide(editor, record_id, "status", **fields, expected=seen) == 303
        assert len(list(record.revisions(subject))) == written
        assert decide(editor, record_id, "status", **fields, expected=seen, why="another word") == 303
        told = editor.get(f"/desk/access/{record_id}").text
        assert "You had" in told and "Your comment was not written: “another word”" in told
        assert len(list(record.revisions(subject))) == written
        assert decide(editor, record_id, "status", status="closed", expected=seen) == 409


@pytest.mark.parametrize("another", [False, True])
@pytest.mark.parametrize(
    ("noun", "what", "fields"),
    [
        ("quote", "notes", {"note": "death"}),
        ("source", "agreement", {"basis": "interview", "date": "2024", "extent": "quotes"}),
        ("source", "agreement", {"basis": "interview", "party": "Invented", "anew": "yes"}),
        ("speaker", "identity", {"mode": "initial", "shown": ""}),
        ("version", "redaction", {"words": "plainzorb", "sign": "place"}),
        ("version", "redaction", {"words": "plainzorb", "sign": "place", "undo": "yes"}),
    ],
)
def test_what_protects_people_is_written_once_whoever_sends_it_again(
    app: Flask,
    editor: FlaskClient,
    record: Record,
    noun: str,
    what: str,
    fields: dict[str, str],
    another: bool,
) -> None:
    quote = quote_of(record, "plainzorb")
    ids = {
        "quote": quote.id,
        "source": quote.source_id,
        "speaker": quote.speaker_id,
        "version": quote.version_id,
    }
    second = editor
    if another:
        second = app.test_client()
        sign_in(second, Role.ADMINISTRATOR)
    record_id = ids[noun] or ""
    if "undo" in fields:
        assert decide(editor, record_id, what, words="plainzorb", sign="place") == 303
    page = f"/desk/access/{record_id}"
    found = re.search(r'name="expected" value="(\d+)"', editor.get(page).text)
    seen = found[1] if found else ""
    assert decide(editor, record_id, what, **fields, expected=seen) == 303
    written, agreements = record.head(), len(record.agreements())
    assert decide(second, record_id, what, **fields, expected=seen) == 303
    assert record.head() == written and len(record.agreements()) == agreements
    told = second.get(page).text
    assert (f"{NAMES[Role.EDITOR]} had written the same already, on " in told) is another
    assert "had written" not in second.get(page).text, "it is said once"
    other = {"note": "injury", "date": "2023", "mode": "unnamed", "words": "road", "undo": ""}
    assert decide(second, record_id, what, **{**fields, **other}, expected=seen) == 409


def test_a_title_that_a_decision_replaces_is_told_before_and_after(
    editor: FlaskClient, record: Record
) -> None:
    quote = quote_of(record, "plainzorb")
    source_id, page = quote.source_id, f"/desk/access/{quote.id}"
    title, note = "“The plainzorb road was open”", "The plainzorb road was open, they say."
    assert "tells of these words" not in editor.get(page).text
    record.describe_source(source_id, {"title": title, "note": note}, who="Test", why="as published")
    assert "tells of these words" in editor.get(page).text
    seen = str(record.newest_revisions((f"quote:{quote.id}",))[f"quote:{quote.id}"])
    sent = {"status": "restricted", "why": "asked for", "expected": seen}
    answer = send(editor, f"{page}/status", page, **sent)
    assert answer.location == page
    told = editor.get(page).text
    assert "replaced by a devised one, and its note taken away, since" in told
    assert f'href="/desk/history/source:{source_id}">History of the source' in told
    assert decide(editor, quote.id, "status", status="open") == 303
    assert "(title withheld)" in record.source(source_id).description.title  # type: ignore[union-attr]
    for one in (page, f"/desk/access/{source_id}", f"/desk/sources/{source_id}"):
        assert "restore the earlier one" in editor.get(one).text, "that it is open again changes nothing"
    assert "its note taken away" not in editor.get(page).text, "it is told once"
    before = [one for one in record.revisions(f"source:{source_id}") if one.why == "as published"][-1]
    record.restore_revision(f"source:{source_id}", before.number, who="Test", why="it is open again")
    told = editor.get(page).text
    assert "tells of these words" in told and "was replaced" not in told
    assert "was replaced" not in editor.get(f"/desk/sources/{source_id}").text


def test_the_page_of_an_access_leads_back_to_the_review(editor: FlaskClient, record: Record) -> None:
    quote = quote_of(record, "plainzorb")
    review = f"/desk/sources/{quote.source_id}"
    for record_id, href in (
        (quote.id, f"{review}#quote-{quote.id}"),
        (quote.source_id, review),
        (quote.version_id, review),
    ):
        assert f'href="{href}"' in editor.get(f"/desk/access/{record_id}").text


def test_a_withdrawal_tells_the_public_no_reason_that_nobody_chose(
    editor: FlaskClient, record: Record
) -> None:
    quote = quote_of(record, "plainzorb")
    offered = re.search(r'<select id="reason".*?</select>', editor.get(f"/desk/access/{quote.id}").text, re.S)
    assert offered and offered[0].partition(">")[2].strip().startswith('<option value="">')
    assert decide(editor, quote.id, "status", status="withdrawn", reason="") == 422
    assert decide(editor, quote.id, "status", status="withdrawn", reason="her own words") == 400
    assert quote_of(record, "plainzorb").access.status is AccessStatus.OPEN


def test_what_can_not_be_decided_comes_back_as_it_was_typed(editor: FlaskClient, record: Record) -> None:
    quote = quote_of(record, "plainzorb")
    page = f"/desk/access/{quote.id}"
    expected = re.search(r'name="expected" value="(\d+)"', editor.get(page).text)
    told = {"status": "embargoed", "until": "2001-02-03", "why": "by “letter”", "expected": expected[1]}  # type: ignore[index]
    answer = send(editor, f"{page}/status", page, **told)
    assert answer.status_code == 422 and "That day is not to come" in answer.text
    assert '<option value="embargoed" selected>' in answer.text and 'value="2001-02-03"' in answer.text
    assert 'name="why" value="by “letter”"' in answer.text
    assert quote_of(record, "plainzorb").access.status is AccessStatus.OPEN


def test_an_editor_decides_on_a_name_notes_an_agreement_and_redactions(
    editor: FlaskClient, record: Record
) -> None:
    quote = quote_of(record, "plainzorb")
    assert quote.speaker_id
    assert decide(editor, quote.speaker_id, "identity", mode="pseudonym", shown="Ada Shown") == 303
    assert decide(editor, quote.id, "notes", note="death") == 303
    assert decide(editor, quote.source_id, "agreement", basis="statement", date="2024-05") == 303
    agreed = decide(
        editor, quote.source_id, "agreement", basis="statement", date="2024-05", extent="full-text"
    )
    page = editor.get(f"/desk/access/{quote.source_id}").text
    assert (
        agreed == 303
        and "the whole text may be read" in page
        and '<option value="full-text" selected>' in page
    )
    assert decide(editor, quote.source_id, "agreement", basis="statement", extent="everything") == 400
    assert decide(editor, quote.version_id, "redaction", words="plainzorb road", sign="place") == 303
    page = unescape(editor.get(f"/quotes/{quote.id}").text)
    for told in ("Ada Shown", "Content note: death, violence.", "statement given to the archive, May 2024"):
        assert told in page
    assert "The [place withheld] was open" in page
    assert (
        decide(editor, quote.version_id, "redaction", words="plainzorb road", sign="place", undo="yes") == 303
    )
    assert "plainzorb road" in editor.get(f"/quotes/{quote.id}").text


@pytest.mark.parametrize(
    ("what", "fields", "wrong", "told"),
    [
        ("status", {"status": "embargoed", "until": "the day after"}, "until", "“the day after” is no day"),
        ("status", {"status": "withdrawn"}, "reason", "a withdrawal tells the public a reason"),
        ("notes", {"note": "death", "why": " "}, "why-notes", "it was not said why"),
        ("agreement", {"basis": "interview", "date": "2024-13"}, "date", "a day that does not exist"),
        ("agreement", {"basis": "interview", "date": "soon", "party": "Typed Party"}, "date", "is no date"),
        ("redaction", {"words": "stand nowhere", "sign": "place"}, "words", "these words stand nowhere"),
        ("identity", {"mode": "pseudonym", "shown": " "}, "shown", "a pseudonym is missing"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_all_that_was_typed_stays(
    editor: FlaskClient, record: Record, what: str, fields: dict[str, str], wrong: str, told: str
) -> None:
    quote = quote_of(record, "plainzorb")
    ids = {"agreement": quote.source_id, "redaction": quote.version_id, "identity": quote.speaker_id}
    page = f"/desk/access/{ids.get(what) or quote.id}"
    expected = re.search(r'name="expected" value="(\d+)"', editor.get(page).text)
    sent = {"why": "typed before", "expected": expected[1] if expected else "", **fields}
    answer = send(editor, f"{page}/{what}", page, **sent)
    assert answer.status_code == 422
    beside = re.search(rf'<span class="wrong" id="wrong-{wrong}">([^<]*)<', answer.text)
    assert beside and told in unescape(beside[1])[0].lower() + unescape(beside[1])[1:]
    assert re.search(
        rf'name="{wrong.partition("-")[0]}"[^>]*aria-describedby="[^"]*wrong-{wrong}', answer.text
    )
    for name, value in fields.items():
        kept = rf'value="{re.escape(value)}"[^>]* (?:selected|checked)|name="{name}"[^>]*value="{re.escape(value)}"'
        assert re.search(kept, unescape(answer.text)), name


def test_an_agreement_that_somebody_wrote_meanwhile_is_not_overwritten(
    editor: FlaskClient, record: Record
) -> None:
    source_id = quote_of(record, "plainzorb").source_id
    assert decide(editor, source_id, "agreement", basis="interview", date="2024") == 303
    page = f"/desk/access/{source_id}"
    expected = re.search(r'name="expected" value="(\d+)"', editor.get(page).text)
    seen = expected[1] if expected else ""
    agreement = record.agreement(record.source(source_id).agreement_id or "")  # type: ignore[union-attr]
    assert agreement is not None
    record.agree((), replace(agreement, party="Theirs"), who="Somebody Else", why="the paper was found")
    mine = {"basis": "deposit", "party": "Mine", "why": "read again", "expected": seen}
    late = send(editor, f"{page}/agreement", page, **mine)
    assert late.status_code == 409 and "the paper was found" in late.text and "Mine" in late.text
    assert record.agreement(agreement.id).party == "Theirs"  # type: ignore[union-attr]
    newest = re.findall(r'name="expected" value="(\d+)"', late.text)[-1]
    assert send(editor, f"{page}/agreement", page, **{**mine, "expected": newest}).status_code == 303
    assert record.agreement(agreement.id).party == "Mine"  # type: ignore[union-attr]


def test_what_was_changed_meanwhile_is_not_overwritten(editor: FlaskClient, record: Record) -> None:
    quote = quote_of(record, "plainzorb")
    record.note_content(quote.id, ("death",), who="Somebody Else", why="told in detail")
    refused = decide(editor, quote.id, "status", status="open", expected="1")
    assert refused == 409
    speaker = record.speaker(quote.speaker_id or "")
    assert speaker is not None
    record.identify(speaker.id, IdentityMode.INITIAL, who="Somebody Else", why="asked for")
    assert decide(editor, speaker.id, "identity", mode="named", expected="1") == 409
    assert record.speaker(speaker.id) != speaker


@pytest.mark.parametrize("fields", [{"status": "secret"}, {}, {"status": "open", "expected": "x"}])
def test_a_form_that_makes_no_sense_is_refused(
    editor: FlaskClient, record: Record, fields: dict[str, str]
) -> None:
    assert decide(editor, quote_of(record, "plainzorb").id, "status", **fields) == 400


def test_an_archivist_sees_the_state_and_decides_nothing(app: Flask, record: Record) -> None:
    client = app.test_client()
    sign_in(client, Role.ARCHIVIST)
    quote = quote_of(record, "plainzorb")
    page = client.get(f"/desk/access/{quote.id}").text
    assert "An editor decides on this." in page and "<select" not in page
    refused = send(
        client, f"/desk/access/{quote.id}/status", "/desk/embargoes", status="closed", why="x", expected="0"
    )
    assert refused.status_code == 403
    assert quote_of(record, "plainzorb").access.status is AccessStatus.OPEN


@pytest.mark.parametrize("role", list(Role))
def test_the_desk_tells_each_role_no_more_than_it_may(app: Flask, record: Record, role: Role) -> None:
    client = app.test_client()
    sign_in(client, role)
    hidden, told = MARKS.hidden_from(role), ""
    given = arguments(record)
    for rule in app.url_map.iter_rules():
        is_read = str(rule).startswith("/desk") or rule.endpoint in ("quotes.quote", "sources.source")
        if is_read and "GET" in (rule.methods or ()):
            for address in addresses(rule, given):
                page = unescape(client.get(address, follow_redirects=False).text).lower()
                found = [mark for mark in hidden if mark in page]
                assert not found, (address, found)
                told += page
    assert ("embarzorb" in told) == role.may(Role.ARCHIVIST)
    assert "restrizorb" in told and "fewzorb" in told
