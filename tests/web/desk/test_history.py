"""History and activity at the desk: what became of a record, restoring it, and the log."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.access import Reason
from archive.accounts.roles import Role
from archive.decisions import reject, set_access, withdraw
from archive.model import Access, Quote
from archive.record.history.subjects import _NOUNS
from archive.record.reads.activity import Asked
from archive.record.store import Record
from archive.relations import RelationKind
from archive.review import edit_parts, propose_by_hand
from archive.terms import AccessStatus, Basis, IdentityMode, RejectionReason, Sign, WithdrawalReason
from tests import desk
from tests.accounts import Signature, put_in_public, span
from web.desk import terms
from web.desk.annals.telling import ACTIONS, NOUNS

WHO: Signature = {"who": "B. Archivist", "why": "for a test"}
SignIn = Callable[[Role], FlaskClient]


@pytest.fixture
def archivist(signed_in: SignIn) -> FlaskClient:
    return signed_in(Role.ARCHIVIST)


@pytest.fixture
def quote(record: Record) -> Quote:
    found = record.quote(put_in_public(record).quote_ids[0])
    assert found is not None
    return found


def numbers(record: Record, quote: Quote) -> list[int]:
    return [revision.number for revision in record.revisions(f"quote:{quote.id}")]


def restore(client: FlaskClient, quote: Quote, number: int, expected: int, **more: str) -> tuple[int, str]:
    address = f"/desk/history/quote:{quote.id}"
    fields = {"number": str(number), "expected": str(expected), "why": "as it was", **more}
    answer = desk.send(client, address, **fields)
    return answer.status_code, answer.text


def test_the_page_tells_words_before_and_after_and_restores(
    record: Record, archivist: FlaskClient, quote: Quote
) -> None:
    edit_parts(record, quote.id, [span("We left")], **WHO)
    page = archivist.get(f"/desk/history/quote:{quote.id}").text
    assert "before: </span>“We left by the back road, […] Nobody looked round.”" in page
    assert "after: </span>“We left”" in page
    first, *_, last = numbers(record, quote)
    assert f"Restore revision {first}" in page and f"Restore revision {last}" not in page
    assert restore(archivist, quote, first, last)[0] == 303
    assert record.quote(quote.id) == quote
    newest = [*record.revisions(f"quote:{quote.id}")][-1]
    assert (newest.action, newest.who, newest.why) == ("restore", "Ada Archivist", "as it was")


def test_two_revisions_are_compared(record: Record, archivist: FlaskClient, quote: Quote) -> None:
    edit_parts(record, quote.id, [span("We left")], **WHO)
    edit_parts(record, quote.id, [span("Nobody looked")], **WHO)
    first, *_, last = numbers(record, quote)
    page = archivist.get(f"/desk/history/{quote.id}?before={first}&after={last}").text
    section = page.split('id="compared"')[1].split("</section>")[0]
    assert "“Nobody looked”" in section and "“We left”" not in section
    assert archivist.get(f"/desk/history/{quote.id}?before=1&after={last}").status_code == 404


def test_the_second_is_shown_the_firsts_change_and_nothing_is_overwritten(
    record: Record, archivist: FlaskClient, quote: Quote
) -> None:
    first, seen = numbers(record, quote)
    edited = edit_parts(record, quote.id, [span("We left")], who="B. Archivist", why="only this is hers")
    status, page = restore(archivist, quote, first, seen)
    assert status == 409 and record.quote(quote.id) == edited
    assert "only this is hers" in page and "B. Archivist" in page and "after: </span>“We left”" in page
    assert f"Restore it as revision {first} left it" in page and "as it was" in page
    assert f'name="expected" value="{numbers(record, quote)[-1]}"' in page
    assert f'name="number" value="{first}"' in page
    assert restore(archivist, quote, first, numbers(record, quote)[-1])[0] == 303


def test_what_cant_come_back_is_told_of_its_record_with_the_comment_kept(
    record: Record, archivist: FlaskClient, quote: Quote
) -> None:
    record.describe_source(quote.source_id, {"title": "We left by the back road"}, **WHO)
    record.describe_source(quote.source_id, {"title": "An invented title"}, **WHO)
    subject = f"source:{quote.source_id}"
    *_, told, last = (one.number for one in record.revisions(subject))
    set_access(record, quote.id, Access(status=AccessStatus.CLOSED), **WHO)
    fields = {"number": str(told), "expected": str(last), "why": "her own “words”\nare better"}
    answer = desk.send(archivist, f"/desk/history/{subject}", **fields)
    page = answer.text
    assert answer.status_code == 422 and f"Revision {told} was not restored" in page
    assert "An invented title" in page and f'href="/desk/sources/{quote.source_id}"' in page
    assert "The title or note tells of words that are withheld now." in page
    assert "decide on those quotes first. Nothing was changed." in page and "Described anew" in page
    assert subject not in page.partition("<main")[2].replace(f"/desk/history/{subject}", "")
    assert ">\nher own “words”\nare better</textarea>" in page
    assert f'name="expected" value="{last}"' in page and f'name="number" value="{told}"' in page
    set_access(record, quote.id, Access(status=AccessStatus.OPEN), **WHO)
    assert desk.send(archivist, f"/desk/history/{subject}", **fields).status_code == 303
    found = record.source(quote.source_id)
    assert found is not None and found.description.title == "We left by the back road"


def test_a_revision_that_is_not_there_is_not_restored(
    record: Record, archivist: FlaskClient, quote: Quote
) -> None:
    *_, last = numbers(record, quote)
    status, page = restore(archivist, quote, 99_999, last)
    assert status == 422 and "It has no revision 99,999 that can be read." in page and "as it was" in page
    assert restore(archivist, quote, 1, last, why=" ")[0] == 422


def test_restoring_on_words_of_another_accepted_quote_is_asked_first(
    record: Record, archivist: FlaskClient, quote: Quote
) -> None:
    edit_parts(record, quote.id, [span("Nobody looked round.")], **WHO)
    other = propose_by_hand(record, quote.version_id, [span("We left by the back road")], **WHO)
    desk_accept = record.accept_chosen({other.id: None}, **WHO)
    assert desk_accept.accepted == (other.id,)
    first, *_, last = numbers(record, quote)
    status, page = restore(archivist, quote, first, last)
    assert status == 409 and "another accepted quote" in page
    assert restore(archivist, quote, first, last, confirmed="overlap")[0] == 303


def test_the_history_of_what_was_withdrawn_tells_no_words(
    record: Record, archivist: FlaskClient, quote: Quote
) -> None:
    withdraw(record, quote.id, reason="safety", who="E", why="asked for")
    page = archivist.get(f"/desk/history/quote:{quote.id}").text
    assert "Withdrawn" in page and "asked for" in page
    assert "back road" not in page and "Restore revision" not in page
    assert "back road" not in archivist.get("/desk/activity").text


def test_the_log_is_narrowed_and_taken_along(record: Record, archivist: FlaskClient, quote: Quote) -> None:
    edit_parts(record, quote.id, [span("We left")], who="=B", why="+1 formula")
    page = archivist.get("/desk/activity?who=%3DB").text
    assert "1 entry" in page and "+1 formula" in page
    assert f"/desk/history/quote:{quote.id}#revision-{numbers(record, quote)[-1]}" in page
    assert "3 entries" in archivist.get(f"/desk/activity?record={quote.id}").text
    table = archivist.get("/desk/activity.csv?who=%3DB").text
    (row,) = csv.DictReader(table.removeprefix("\ufeff").splitlines())
    assert (row["who"], row["why"], row["action"]) == ("'=B", "'+1 formula", "edit")
    lines = archivist.get("/desk/activity.jsonl").text.splitlines()
    assert len(lines) == record.count_acts(Asked())
    told = json.loads(lines[0])
    assert (told["subject"], told["who"]) == (f"quote:{quote.id}", "=B")
    assert "before" not in told and "back road" not in "".join(lines)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/desk/activity?first=yesterday", 400),
        ("/desk/activity?below=x&action=none&subject=quote&record=%00", 200),
        ("/desk/activity.csv?first=yesterday", 400),
        ("/desk/activity.exe", 404),
        ("/desk/history/nobody", 404),
        ("/desk/history/quote:0000000000000000", 404),
    ],
)
def test_any_address_is_answered(archivist: FlaskClient, path: str, status: int) -> None:
    assert archivist.get(path).status_code == status


def test_pages_of_the_log_follow_each_other(record: Record, archivist: FlaskClient, quote: Quote) -> None:
    for number in range(8):
        put_in_public(record, number + 2)
    total = record.count_acts(Asked())
    seen, address = 0, "/desk/activity"
    while address:
        page = archivist.get(address).text
        seen += page.count("#revision-")
        older = page.split('rel="next" href="')[1:]
        address = older[0].split('"')[0].replace("&amp;", "&") if older else ""
    assert seen == total > 100


@pytest.mark.parametrize("path", ["/desk/activity", "/desk/activity.csv", "/desk/history/source:x"])
def test_history_is_not_for_readers(signed_in: SignIn, path: str) -> None:
    assert signed_in(Role.READER).get(path).status_code == 403


@pytest.mark.parametrize("is_source", [True, False])
def test_no_page_of_the_desk_tells_withdrawn_words(
    record: Record, archivist: FlaskClient, quote: Quote, is_source: bool
) -> None:
    edit_parts(record, quote.id, [span("We left by the back road,")], **WHO)
    withdraw(record, quote.source_id if is_source else quote.id, reason="safety", who="E", why="asked for")
    pages = [
        "/desk/",
        "/desk/?review=accepted",
        "/desk/activity",
        "/desk/activity.csv",
        "/desk/activity.jsonl",
    ]
    pages += ["/desk/speakers", "/desk/speakers?q=invented", f"/desk/speakers/{quote.speaker_id}?q=ministry"]
    pages += [f"/desk/history/{subject}" for subject in record.subjects()]
    for page in pages:
        answer = archivist.get(page)
        assert answer.status_code == 200, page
        assert "back road" not in answer.text and "Nobody looked round" not in answer.text, page


def test_every_action_and_kind_of_record_has_words() -> None:
    record = Path(__file__).parents[3] / "archive" / "record"
    written = "".join(path.read_text("utf-8") for path in record.rglob("*.py"))
    actions = {
        part
        for found in re.findall(r'(?:Change\([^"]*|_change\(|action(?: \+?= |=))"([a-z+]+)"', written)
        for part in found.split("+")
        if part
    }
    assert len(actions) > 20 and actions - ACTIONS.keys() == set()
    assert set(_NOUNS) == NOUNS.keys()


@pytest.mark.parametrize(
    ("asked", "told"),
    [("from=xx", "“from”"), ("first=xx", "That is no day"), ("last=2024-02-30", "That is no day")],
)
def test_a_log_that_can_not_be_narrowed_so_is_not_shown_whole(
    archivist: FlaskClient, asked: str, told: str
) -> None:
    for ending in ("", ".csv"):
        answer = archivist.get(f"/desk/activity{ending}?{asked}")
        assert answer.status_code == 400 and told in answer.text and "#revision-" not in answer.text


def test_the_reason_of_a_rejection_is_told_in_words(
    archivist: FlaskClient, record: Record, quote: Quote
) -> None:
    reject(record, quote.id, reason=RejectionReason.NOT_SPEECH, who="Test", why="a title")
    for page in (f"/desk/history/quote:{quote.id}", "/desk/activity"):
        text = archivist.get(page).text
        assert "nobody’s words: a title" in text and "not-speech" not in text


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (AccessStatus, terms.STATUSES),
        (WithdrawalReason, terms.WITHDRAWALS),
        (IdentityMode, terms.IDENTITIES),
        (Sign, terms.SIGNS),
        (Basis, terms.BASES),
        (RejectionReason, terms.REJECTIONS),
        (RelationKind, terms.RELATIONS),
        ({one for one in Reason if one is not Reason.ALLOWED}, terms.DENIALS),
    ],
)
def test_every_code_has_words(codes: Iterable[str], told: Mapping[str, str]) -> None:
    assert set(codes) == set(told)
    assert "-" not in "".join(told.values()) and "_" not in "".join(told.values())
