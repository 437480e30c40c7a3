"""Reviewing at the desk: every deed by a plain form, checked again, and never over somebody else's change."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive import decisions
from archive.accounts.roles import Role
from archive.intake import add
from archive.model import (
    Access,
    AccessStatus,
    Agreement,
    Basis,
    Certainty,
    Description,
    Document,
    Extent,
    Kind,
    PlaceRole,
    Quote,
    Review,
    Span,
    TagField,
)
from archive.record.store import Record
from archive.relations import Related, RelationKind
from archive.verify import verify
from tests import desk
from tests.desk_article import ARTICLE, PUBLISHED, TITLE, WITNESS
from web.desk.review.deeds import DEEDS

Sign = Callable[[Role], FlaskClient]
WHY = "Read against the invented source."


@pytest.fixture
def source_id(record: Record) -> str:
    document = Document(
        text=ARTICLE,
        metadata=Description(title=TITLE, published=PUBLISHED, language="en"),
        original=ARTICLE.encode(),
        original_name="invented.txt",
        media_type="text/plain",
    )
    return add(record, document, who="Test").source_id


def quote_with(record: Record, source_id: str, words: str) -> Quote:
    return next(q for q in record.quotes_of_source(source_id) if words in " ".join(q.exact))


def at(words: str) -> dict[str, str]:
    start = ARTICLE.index(words)
    return {"start": str(start), "end": str(start + len(words))}


def expected(client: FlaskClient, quote: Quote) -> str:
    page = client.get(f"/desk/sources/{quote.source_id}").text
    found = re.search(rf'data-quote="{quote.id}" data-expected="(\d+)"', page)
    return found[1] if found else ""


def do(client: FlaskClient, quote: Quote, deed: str, **fields: str) -> TestResponse:
    form = {"do": deed, "why": WHY, "expected": expected(client, quote), **fields}
    return desk.send(client, f"/desk/quotes/{quote.id}", f"/desk/sources/{quote.source_id}", **form)


def test_the_page_shows_the_text_its_quotes_and_what_is_claimed(signed_in: Sign, source_id: str) -> None:
    page = signed_in(Role.ARCHIVIST).get(f"/desk/sources/{source_id}").text
    text = re.sub(r"<[^>]+>", "", page)
    assert "The square in Goris filled up before it was light." in text
    assert WITNESS in text and "retired schoolteacher" in text
    assert "Not public: closed" in text


def test_accepting_and_taking_it_back(signed_in: Sign, record: Record, source_id: str) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "bread trough")
    answer = do(client, quote, "accept")
    assert answer.status_code == 303 and answer.location == f"/desk/sources/{source_id}#quote-{quote.id}"
    assert record.quote(quote.id).review is Review.ACCEPTED  # type: ignore[union-attr]
    assert do(client, quote, "reopen").status_code == 303
    assert record.quote(quote.id).review is Review.PROPOSED  # type: ignore[union-attr]
    (*_, last) = record.revisions(f"quote:{quote.id}")
    assert (last.who, last.why) == ("Ada Archivist", WHY)


def test_what_is_sent_twice_is_answered_as_the_first_time(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "bread trough")
    seen, subject = expected(client, quote), f"quote:{quote.id}"
    first, second = (do(client, quote, "accept", expected=seen) for _ in range(2))
    assert (second.status_code, second.location) == (303, first.location)
    assert [one.action for one in record.revisions(subject)].count("accept") == 1
    decisions.reopen(record, quote.id, who="Somebody Else", why="not so sure")
    assert do(client, quote, "accept", expected=seen).status_code == 409
    decisions.accept(record, quote.id, who="Somebody Else", why=WHY)
    assert do(client, quote, "accept", expected=seen).status_code == 409, "another's word is no double click"
    seen = expected(client, quote)
    assert do(client, quote, "accept", expected=seen, why="and a comment").status_code == 303
    assert do(client, quote, "reopen", expected=seen).status_code == 303
    assert do(client, quote, "accept", expected=seen).status_code == 409, "one's own later word stands, too"


def test_who_decides_the_same_as_another_is_told_and_goes_on(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    ada, edo, quote = signed_in(Role.ARCHIVIST), signed_in(Role.EDITOR), quote_with(record, source_id, "keys")
    subject, page = f"quote:{quote.id}", f"/desk/sources/{source_id}"
    for deed, fields, told in (
        ("accept", {}, "Ada Archivist had accepted it already, on "),
        ("reopen", {}, "Ada Archivist had taken the decision back already, on "),
        ("reject", {"reason": "question"}, "Ada Archivist had rejected it already, on "),
    ):
        seen = expected(ada, quote)
        first = do(ada, quote, deed, expected=seen, **fields)
        written = len(list(record.revisions(subject)))
        second = do(edo, quote, deed, expected=seen, why="Mine.", **fields)
        assert (second.status_code, second.location) == (303, first.location)
        shown = edo.get(page).text
        assert told in shown and "Your comment was not written: “Mine.”" in shown
        assert told not in edo.get(page).text and told not in ada.get(page).text
        assert len(list(record.revisions(subject))) == written
    assert do(edo, quote, "reject", expected=seen, reason="duplicate").status_code == 409, "another reason"
    long = do(edo, quote, "reject", expected=seen, reason="question", why="Mine. " * 100)
    assert long.status_code == 409 and "Mine. Mine." in long.text, "it does not fit into a line"
    seen = expected(ada, quote)
    assert do(ada, quote, "kind", kind="statement").status_code == 303
    assert do(ada, quote, "accept").status_code == 303
    assert do(edo, quote, "accept", expected=seen).status_code == 409, "it was accepted as something else"


def test_a_source_opened_twice_at_once_is_open(signed_in: Sign, record: Record, source_id: str) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    seen = max(record.newest_revisions([f"source:{source_id}"]).values())
    sent = {"why": "Reviewed.", "basis": "published", "agreed": "2024", "expected": str(seen)}
    editor = signed_in(Role.EDITOR)
    first, second = (desk.send(editor, path, page, **sent) for _ in range(2))
    assert (second.status_code, second.location) == (303, first.location)
    assert [one.action for one in record.revisions(f"source:{source_id}")].count("open") == 1
    other = signed_in(Role.ADMINISTRATOR)
    third = desk.send(other, path, page, **{**sent, "why": "Mine."})
    assert (third.status_code, third.location) == (303, first.location)
    assert "Edo Editor had opened it already, on " in other.get(page).text
    assert [one.action for one in record.revisions(f"source:{source_id}")].count("open") == 1
    assert desk.send(editor, path, page, **{**sent, "agreed": "2023"}).status_code == 409
    assert verify(record).problems == ()


def test_nobody_is_given_a_comment_that_they_did_not_write(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "bread trough")
    page = client.get(f"/desk/sources/{source_id}").text
    assert not re.search(r'name="why"[^>]* value="[^"]', page) and not re.search(
        r'value="[^"]+" name="why"', page
    )
    assert do(client, quote, "accept", why=" ").status_code == 303
    assert list(record.revisions(f"quote:{quote.id}"))[-1].why == "no comment"
    told = signed_in(Role.ARCHIVIST).get(f"/desk/history/quote:{quote.id}").text
    assert "without a comment" in told and ">no comment<" not in told, "nobody said these two words"
    for deed, sent in (
        ("reject", {}),
        ("reject", {"reason": "other"}),
        ("speaker", {"speaker": "Ada Example"}),
    ):
        refused = do(client, quote, deed, **sent, why="")
        assert refused.status_code == 422 and "It was not said" in refused.text, deed
    assert do(client, quote, "reject", reason="not-speech", why="").status_code == 303
    assert list(record.revisions(f"quote:{quote.id}"))[-1].why.startswith("not-speech")


def test_rejecting_keeps_the_reason(signed_in: Sign, record: Record, source_id: str) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "long minute")
    do(client, quote, "reject", reason="not-speech")
    (*_, last) = record.revisions(f"quote:{quote.id}")
    assert last.action == "reject" and last.why.startswith("not-speech: ")
    assert "Rejected (1)" in client.get(f"/desk/sources/{source_id}").text


def test_the_words_are_selected(signed_in: Sign, record: Record, source_id: str) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "keys")
    do(client, quote, "words", **at("“The keys I left in the door,”"))
    do(client, quote, "words", **at("The keys I left"))
    do(client, quote, "part", **at("in the door"))
    assert record.quote(quote.id).exact == ("The keys I left", "in the door")  # type: ignore[union-attr]
    do(client, quote, "drop:0")
    assert record.quote(quote.id).exact == ("in the door",)  # type: ignore[union-attr]


def test_words_that_are_typed_are_nobodys(signed_in: Sign, record: Record, source_id: str) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "keys")
    answer = do(client, quote, "words", exact="I said something else", words="I said something else")
    assert answer.status_code == 422 and "no words are selected" in answer.text.lower()
    assert record.quote(quote.id) == quote


@pytest.mark.parametrize("place", [{"start": "5", "end": "5"}, {"start": "-1", "end": "4"}, {"start": "0", "end": "9" * 9}, {"start": "٣", "end": "9"}])  # fmt: skip
def test_a_place_that_is_none_is_refused(
    signed_in: Sign, record: Record, source_id: str, place: dict[str, str]
) -> None:
    quote = quote_with(record, source_id, "keys")
    assert do(signed_in(Role.ARCHIVIST), quote, "words", **place).status_code == 422
    assert record.quote(quote.id) == quote


def test_evidence_makes_a_tag(signed_in: Sign, record: Record, source_id: str) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "end of the week")
    do(client, quote, "tag", choice="age", certainty="uncertain", **at("74-year-old"))
    do(client, quote, "tag", choice="place:spoke_at", **at("Goris"))
    tags = record.quote(quote.id).tags  # type: ignore[union-attr]
    (age,) = (tag for tag in tags if tag.field is TagField.AGE)
    (place,) = (tag for tag in tags if tag.place_role is PlaceRole.SPOKE_AT)
    assert (age.value, age.evidence.certainty, age.evidence.method) == (
        "74",
        "uncertain",
        "archivist:Ada Archivist",
    )
    assert place.value == "Goris" and place.place_key
    position = tags.index(age)
    do(client, quote, f"untag:{position}")
    assert age not in record.quote(quote.id).tags  # type: ignore[union-attr]
    assert do(client, quote, "tag", choice="shoe size", **at("74")).status_code == 422


def test_a_speaker_of_the_source_is_found_by_name_and_another_is_made(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "keys")
    witness = quote_with(record, source_id, "bread trough").speaker_id
    do(client, quote, "speaker", speaker=WITNESS)
    assert record.quote(quote.id).speaker_id == witness  # type: ignore[union-attr]
    do(client, quote, "speaker", speaker="The clockmaker next door", unnamed="yes", **at("a clockmaker"))
    made = record.speaker(record.quote(quote.id).speaker_id)  # type: ignore[union-attr,arg-type]
    assert made is not None and made.id != witness
    assert (made.label, made.named) == ("The clockmaker next door", False)


def test_speakers_are_looked_up_in_any_script(signed_in: Sign, source_id: str) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = f"/desk/sources/{source_id}/speakers"
    found = client.get(path, query_string={"q": "Зару"}).get_json()["suggestions"]
    assert [one["label"] for one in found] == [WITNESS] and "speaks here" in found[0]["note"]
    everywhere = client.get(path, query_string={"q": "Nona"}).get_json()["suggestions"]
    assert {one["label"] for one in everywhere} == {"Nona Fictive"}
    assert len({one["id"] for one in everywhere}) == len(everywhere) > 1, "two people of one name are two"
    assert WITNESS in [one["label"] for one in client.get(path).get_json()["suggestions"]]


def test_a_quote_that_was_missed_is_proposed(signed_in: Sign, record: Record, source_id: str) -> None:
    client = signed_in(Role.ARCHIVIST)
    (version,) = record.versions(source_id)
    fields = {"why": WHY, "source": source_id, **at("People sat on bags")}
    answer = desk.send(client, f"/desk/versions/{version.id}/quotes", f"/desk/sources/{source_id}", **fields)
    assert answer.status_code == 303
    made = quote_with(record, source_id, "People sat on bags")
    assert made.review is Review.PROPOSED and made.exact == ("People sat on bags",)
    aside = {"why": WHY, "source": source_id, **at("What to pack when")}
    asked = desk.send(client, f"/desk/versions/{version.id}/quotes", f"/desk/sources/{source_id}", **aside)
    assert asked.status_code == 409 and "Is this meant?" in asked.text


def test_an_unusual_selection_is_asked_about_and_then_done(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "keys")
    asked = do(client, quote, "words", **at("What to pack when there is no time"))
    assert asked.status_code == 409 and 'name="confirmed" value="furniture"' in asked.text
    assert record.quote(quote.id) == quote
    do(client, quote, "words", confirmed="furniture", **at("What to pack when there is no time"))
    assert "pack" in record.quote(quote.id).exact[0]  # type: ignore[union-attr]


def test_whoever_comes_second_is_shown_the_firsts_change(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    ada, edo = signed_in(Role.ARCHIVIST), signed_in(Role.EDITOR)
    quote = quote_with(record, source_id, "keys")
    seen = expected(edo, quote)
    do(ada, quote, "kind", kind="statement", why="A clerk speaks.")
    late = do(edo, quote, "accept", expected=seen, why="It is testimony.")
    assert late.status_code == 409
    assert "Ada Archivist" in late.text and "A clerk speaks." in late.text and "It is testimony." in late.text
    assert record.quote(quote.id).review is Review.PROPOSED  # type: ignore[union-attr]
    newest = re.findall(r'name="expected" value="(\d+)"', late.text)[-1]
    assert do(edo, quote, "accept", expected=newest, why="Both are right.").status_code == 303
    kept = record.quote(quote.id)
    assert kept is not None and (kept.review, kept.kind) == (Review.ACCEPTED, Kind.STATEMENT)


def test_all_that_wait_are_accepted_as_they_were_seen(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "keys")
    page = client.get(f"/desk/sources/{source_id}").text
    seen = {f"seen-{one}": number for one, number in re.findall(r'name="seen-(\w+)" value="(\d+)"', page)}
    do(client, quote, "kind", kind="statement")
    desk.send(client, f"/desk/sources/{source_id}/accept", f"/desk/sources/{source_id}", why=WHY, **seen)
    states = {one.id: one.review for one in record.quotes_of_source(source_id)}
    assert states.pop(quote.id) is Review.PROPOSED, "it was changed after it was seen"
    assert set(states.values()) == {Review.ACCEPTED}


def test_an_editor_opens_and_an_archivist_does_not(signed_in: Sign, record: Record, source_id: str) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    number = record.newest_revisions([f"source:{source_id}"])[f"source:{source_id}"]
    fields = {"why": "Reviewed.", "basis": "published", "expected": str(number)}
    assert desk.send(signed_in(Role.ARCHIVIST), path, page, **fields).status_code == 403
    assert record.source(source_id).access.status is AccessStatus.CLOSED  # type: ignore[union-attr]
    editor = signed_in(Role.EDITOR)
    assert desk.send(editor, path, page, **fields).status_code == 303
    source = record.source(source_id)
    assert source is not None and source.access.status is AccessStatus.OPEN
    agreement = record.agreement(source.agreement_id or "")
    assert agreement is not None and agreement.basis == "published"
    fields |= {"why": "Reviewed anew.", "basis": "deposit"}
    assert desk.send(editor, path, page, **fields).status_code == 409, "it was opened meanwhile"


def test_opening_a_source_keeps_what_its_agreement_says(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    agreement = Agreement(id="", basis=Basis.INTERVIEW, paper="box 4", extent=Extent.FULL_TEXT)
    made = record.agree((source_id,), agreement, who=desk.NAMES[Role.EDITOR], why="signed")
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    seen = record.newest_revisions([f"source:{source_id}", f"agreement:{made.id}"])
    number = max(seen.values())
    fields = {"why": "Reviewed.", "basis": "interview", "agreed": "2024"}
    sent = desk.send(signed_in(Role.EDITOR), path, page, expected=str(number), **fields)
    assert sent.status_code == 303
    assert record.agreement(made.id) == replace(made, date="2024")


def test_an_agreement_that_was_changed_meanwhile_opens_nothing(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    path, page, editor = (
        f"/desk/sources/{source_id}/publish",
        f"/desk/sources/{source_id}",
        signed_in(Role.EDITOR),
    )
    agreed = record.agree(
        (source_id,), Agreement(id="", basis=Basis.INTERVIEW), who="Test", why="the paper was found"
    )
    form = editor.get(page).text.partition('id="access"')[2]
    fields = dict(re.findall(r'name="(expected)" value="(\d+)"', form))
    record.agree((), replace(agreed, party="Theirs"), who="Somebody Else", why="read again")
    late = desk.send(editor, path, page, **fields, why="Reviewed.", basis="deposit")
    assert late.status_code == 409 and "read again" in late.text
    assert record.source(source_id).access.status is AccessStatus.CLOSED  # type: ignore[union-attr]
    newest = re.findall(r'name="expected" value="(\d+)"', late.text)[-1]
    fields |= {"expected": newest, "why": "Both are right.", "basis": "deposit"}
    assert desk.send(editor, path, page, **fields).status_code == 303
    assert record.source(source_id).access.status is AccessStatus.OPEN  # type: ignore[union-attr]


def test_an_open_source_has_a_public_page_once_a_quote_can_be_read(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    editor, quote = signed_in(Role.EDITOR), quote_with(record, source_id, "bread trough")
    assert "nothing of it can be read yet" not in editor.get(page).text, "it is closed"
    desk.send(editor, path, page, why="Reviewed.", basis="interview")
    for deed, is_read in (("kind", False), ("accept", True), ("reopen", False)):
        assert do(editor, quote, deed).status_code == 303
        shown = editor.get(page).text
        access = shown[shown.index('id="access"') :]
        assert ("nothing of it can be read yet" in access) is not is_read
        links = re.findall(r'<a href="([^"]+)">Its public page', access)
        assert [editor.get(link).status_code for link in links] == [200] * is_read


def test_nothing_is_opened_without_a_basis(signed_in: Sign, record: Record, source_id: str) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    answer = desk.send(signed_in(Role.EDITOR), path, page, why="Reviewed.")
    assert answer.status_code == 422 and "on what basis" in answer.text
    assert record.source(source_id).access.status is AccessStatus.CLOSED  # type: ignore[union-attr]


def test_a_source_is_not_opened_where_its_basis_can_not_be_kept(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    editor = signed_in(Role.EDITOR)
    answer = desk.send(editor, path, page, why="Reviewed.", basis="interview", agreed="soon")
    assert answer.status_code == 422 and "soon" in answer.text
    source = record.source(source_id)
    assert source is not None and (source.access.status, source.agreement_id) == (AccessStatus.CLOSED, None)


def test_opening_a_source_leaves_the_rest_of_its_agreement_as_it_was(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    written = Agreement(
        id="", basis=Basis.INTERVIEW, party="A. Heir", restrictions="not on the radio", paper="box 3"
    )
    kept = record.agree((source_id,), written, who="Test", why="signed")
    fields = {"why": "Reviewed.", "basis": "interview", "agreed": "2024-05", "party": "A. Heir"}
    assert desk.send(signed_in(Role.EDITOR), path, page, **fields).status_code == 303
    assert record.agreements() == (replace(kept, date="2024-05"),)


def test_opening_a_source_says_nothing_new_of_others(signed_in: Sign, record: Record, source_id: str) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    other = next(source.id for source in record.sources() if source.id != source_id)
    shared = record.agree(
        (source_id, other), Agreement(id="", basis=Basis.INTERVIEW, party="A. Heir"), who="Test", why="signed"
    )
    fields = {"why": "Reviewed.", "basis": "interview", "party": "B. Heir"}
    assert desk.send(signed_in(Role.EDITOR), path, page, **fields).status_code == 303
    bases = {one.id: one.party for one in record.agreements()}
    assert bases.pop(shared.id) == "A. Heir" and [*bases.values()] == ["B. Heir"]
    opened, left = record.source(source_id), record.source(other)
    assert opened and opened.agreement_id in bases and left and left.agreement_id == shared.id


def test_withdrawn_words_are_not_at_the_desk_either(signed_in: Sign, record: Record, source_id: str) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "bread trough")
    other = quote_with(record, source_id, "keys")
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    decisions.set_access(record, quote.id, gone, who="Test", why="asked to")
    page = client.get(f"/desk/sources/{source_id}").text
    assert "bread trough" not in page and "1 withdrawn" in page
    tried = do(client, other, "tag", choice="role", **at("bread trough"))
    assert tried.status_code == 422 and "bread trough" not in tried.text
    late = do(client, other, "words", expected="1", **at("bread trough"))
    assert late.status_code in (409, 422) and "bread trough" not in late.text
    decisions.set_access(record, source_id, gone, who="Test", why="asked to")
    late = do(client, other, "words", expected="1", **at("square in Goris"))
    assert late.status_code == 422 and "square in Goris" not in late.text
    page = client.get(f"/desk/sources/{source_id}").text
    assert "square in Goris" not in page and TITLE not in page and WITNESS not in page
    assert client.get(f"/desk/sources/{source_id}").location == f"/desk/access/{source_id}"


def test_what_tells_of_withdrawn_words_is_not_at_the_desk_either(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, path = signed_in(Role.ARCHIVIST), f"/desk/sources/{source_id}"
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    room, bread = quote_with(record, source_id, "family"), quote_with(record, source_id, "bread trough")
    hers = [one for one in record.quotes_of_source(source_id) if one.speaker_id == bread.speaker_id]
    for one in hers:
        decisions.set_access(record, one.id, gone, who="Test", why="asked to")
    page = client.get(path).text
    for words in (WITNESS, "Zaruhi", "schoolteacher", "bread trough", "told the Sample"):
        assert words not in page, words
    for words in ("The square in Goris filled", "Every family", "Otto Official"):
        assert words in page, words
    tried = do(client, room, "tag", choice="role", **at("retired schoolteacher"))
    assert tried.status_code == 422 and "schoolteacher" not in tried.text
    for one in hers:
        decisions.set_access(record, one.id, Access(status=AccessStatus.CLOSED), who="Test", why="lifted")
    page = client.get(path).text
    assert WITNESS in page and "told the Sample" in page, "closed is not withdrawn"


def test_a_relation_tells_nothing_of_withdrawn_words(signed_in: Sign, record: Record, source_id: str) -> None:
    client, (other, third) = signed_in(Role.ARCHIVIST), [one.id for one in record.sources()][:2]
    quote, signature = quote_with(record, source_id, "bread trough"), {"who": "Test", "why": "read"}
    for one, evidence in ((other, "both print “I carried the bread trough because”"), (third, "same byline")):
        kind, certainty = RelationKind.SAME_INTERVIEW, Certainty.STATED
        record.relate(
            Related.SOURCE,
            kind,
            source_id,
            one,
            evidence=evidence,
            certainty=certainty,
            translator="",
            **signature,
        )
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    assert "bread trough" in client.get("/desk/texts").text
    decisions.set_access(record, quote.id, gone, who="Test", why="asked to")
    page = client.get("/desk/texts").text
    assert "bread trough" not in page and "[…]" in page and "same byline" in page
    decisions.set_access(record, source_id, gone, who="Test", why="asked to")
    page = client.get("/desk/texts").text
    assert "same byline" not in page and TITLE not in page and f"source {source_id} (withdrawn)" in page


def test_what_can_t_be_done_is_refused_and_nothing_breaks(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    quote, client = quote_with(record, source_id, "bread trough"), signed_in(Role.ARCHIVIST)
    fields = {"why": "\0", "speaker": "X", "kind": "statement", "choice": "role", **at("clockmaker")}
    for deed in (*DEEDS, "", "nothing", "drop:9", "untag:x", "untag:99"):
        asked = f"{deed}:0" if deed in ("drop", "untag") else deed
        answer = do(client, quote, asked, **fields)
        assert answer.status_code == 422, (deed, answer.text)
        assert record.quote(quote.id) == quote, deed
    assert verify(record).ok


def test_span_of_the_article_is_where_the_test_thinks() -> None:
    place = at("74-year-old")
    assert Span(int(place["start"]), int(place["end"])).of(ARTICLE) == "74-year-old"
