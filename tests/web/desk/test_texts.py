"""Collections, essays, featured quotes and relations at the desk. Everything here is invented."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.decisions import withdraw
from archive.record.store import Record
from archive.relations import RelationKind
from tests.desk import send
from tests.reading import outline, text_of

SignedIn = Callable[[Role], FlaskClient]
ESSAY = {
    "slug": "on-keys",
    "title": "On keys",
    "author": "A. Archivist",
    "written": "2024-05",
    "language": "en",
    "text": "Some *words*.",
    "why": "begun",
}
NEW = "/desk/texts/essays/_new"
OLD = "/desk/texts/essays/on-keys"


@pytest.fixture
def archivist(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.ARCHIVIST)


@pytest.fixture
def editor(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.EDITOR)


def quote(record: Record, beginning: str) -> str:
    chains = record.chains(record.quote_ids())
    return next(i for i, chain in chains.items() if chain.quote.exact[0].startswith(beginning))


def expected(client: FlaskClient, page: str) -> str:
    found = re.search(r'name="expected" value="(\d+)"', client.get(page).text)
    return found[1] if found else ""


def test_the_texts_are_for_archivists(client: FlaskClient, signed_in: SignedIn) -> None:
    for path in ("/desk/texts", NEW, "/desk/texts/collections/valley", "/desk/texts/featured/_front-page"):
        assert client.get(path).status_code == 302, path
        assert signed_in(Role.READER).get(path).status_code == 403, path
        page = signed_in(Role.ARCHIVIST).get(path)
        assert page.status_code == 200 and not outline(page.text).problems, path
    assert signed_in(Role.ARCHIVIST).get("/desk/texts/poems/new").status_code == 404


def test_a_draft_is_written_by_an_archivist_and_published_by_an_editor(
    archivist: FlaskClient, editor: FlaskClient, record: Record
) -> None:
    assert send(archivist, NEW, expected="0", **ESSAY).status_code == 303
    refused = send(archivist, OLD, expected=expected(archivist, OLD), **ESSAY, is_public="yes")
    assert refused.status_code == 422 and "decided by an editor" in refused.text
    assert archivist.get("/essays/on-keys").status_code == 404
    assert send(editor, OLD, expected=expected(editor, OLD), **ESSAY, is_public="yes").status_code == 303
    assert "<em>words</em>" in archivist.get("/essays/on-keys").text
    written = record.essay("on-keys")
    assert written
    for page in (f"/desk/history/essay:{written.id}", f"/desk/activity?subject=essay:{written.id}"):
        told = archivist.get(page).text.lower()
        # The choice of actions in the log has both.
        assert "described anew, published" in told and "anew, given a readable" not in told
    assert "given a readable address, or published" in archivist.get("/desk/activity").text
    assert [r.who for r in record.revisions(f"essay:{written.id}")] == [
        "Ada Archivist",
        "Edo Editor",
    ]
    assert send(archivist, OLD, expected=expected(archivist, OLD), **ESSAY).status_code == 422


def test_what_is_wrong_with_a_text_stands_beside_its_field(
    archivist: FlaskClient, editor: FlaskClient
) -> None:
    refused = send(archivist, NEW, NEW, **{**ESSAY, "why": " "}, expected="0")
    assert refused.status_code == 422 and ">It was not said why it is saved." in refused.text
    assert 'aria-invalid="true" autofocus aria-describedby="wrong-why hint-why"' in refused.text
    page = "/desk/texts/featured/_front-page"
    for button in ({}, {"preview": "yes"}):
        refused = send(editor, page, page, quotes="nonsense", why="chosen", expected="0", **button)
        assert refused.status_code == 422
        assert 'id="wrong-quotes">Line 1 does not begin with a quote&#39;s id' in refused.text


def test_what_is_saved_twice_is_saved_once(
    archivist: FlaskClient, editor: FlaskClient, record: Record
) -> None:
    changed = {**ESSAY, "text": "Other words."}
    collection = "/desk/texts/collections/valley"
    for client, page, fields in (
        (archivist, NEW, ESSAY),
        (archivist, OLD, changed),
        (archivist, collection, {"title": "The valley", "text": "Invented.", "why": "described"}),
        (
            editor,
            "/desk/texts/featured/_front-page",
            {"quotes": f"{quote(record, 'We')} first", "why": "chosen"},
        ),
    ):
        sent = {**fields, "expected": expected(client, page)}
        assert send(client, page, page, **sent).status_code == 303
        written = record.head()
        assert send(client, page, page, **sent).status_code == 303
        assert "written the same" not in client.get("/desk/texts").text, "one's own double click"
        mine = send(editor, page, page, **{**sent, "why": "mine"})
        assert mine.status_code == 303 and record.head() == written
        assert " had written the same already, on " in editor.get("/desk/texts").text
    late = {**sent, "quotes": f"{quote(record, 'We')} for another reason"}
    assert send(editor, "/desk/texts/featured/_front-page", "/desk/texts", **late).status_code == 409


def test_a_new_essay_does_not_take_the_place_of_a_public_one(
    archivist: FlaskClient, editor: FlaskClient, record: Record
) -> None:
    assert send(editor, NEW, expected="0", **ESSAY, is_public="yes").status_code == 303
    public = record.essay("on-keys")
    assert public and public.is_public
    seen = expected(archivist, OLD)
    refused = send(archivist, NEW, expected=seen, **{**ESSAY, "text": "Other words."})
    assert refused.status_code == 422 and "decided by an editor" in refused.text
    taken = send(editor, NEW, expected="0", **{**ESSAY, "text": "Other words."})
    assert taken.status_code == 409 and "As it stands now" in taken.text
    assert record.essay("on-keys") == public


def test_an_essay_may_be_called_new(archivist: FlaskClient, record: Record) -> None:
    assert send(archivist, NEW, expected="0", **{**ESSAY, "slug": "", "title": "New"}).status_code == 303
    assert record.essay("new")
    assert 'value="New"' in archivist.get("/desk/texts/essays/new").text
    assert 'value="New"' not in archivist.get(NEW).text


def test_what_is_wrong_with_an_essay_stands_beside_each_field(archivist: FlaskClient, record: Record) -> None:
    empty = text_of(archivist.get(NEW).text)
    assert "New essay" in empty and "_new" not in empty
    wrong = {**ESSAY, "title": "", "language": "English", "written": "May", "text": "{{quote x}}"}
    refused = send(archivist, NEW, expected="0", **wrong)
    assert refused.status_code == 422 and "_new" not in text_of(refused.text)
    for field, said in (
        ("title", "The title is empty. Give one."),
        ("language", "That is no language tag."),
        ("text", "names no quote"),
        ("written", "May"),
    ):
        beside = refused.text[refused.text.index(f'id="wrong-{field}"') :]
        assert said in unescape(beside[: beside.index("</span>")]), field
        assert re.search(rf'id="field-{field}"[^>]* aria-invalid="true"', refused.text)
    assert "essay:" not in text_of(refused.text), "where it is wrong is seen"
    assert 'id="wrong-author"' not in refused.text and not record.essays()
    assert "the front page" in text_of(archivist.get("/desk/texts/featured/_front-page").text)


@pytest.mark.parametrize("language", ["in English", "\0"])
def test_a_text_has_a_language_that_can_be_told(
    archivist: FlaskClient, record: Record, language: str
) -> None:
    refused = send(archivist, NEW, expected="0", **{**ESSAY, "language": language})
    assert refused.status_code == 422 and "no language tag" in refused.text
    path = "/desk/texts/collections/valley"
    told = {"title": "The valley", "language": language, "why": "begun"}
    refused = send(archivist, path, expected="0", **told)
    assert refused.status_code == 422 and "no language tag" in refused.text
    assert not record.essays()


def test_a_preview_shows_what_readers_will_see_and_saves_nothing(
    archivist: FlaskClient, record: Record
) -> None:
    said, sealed = quote(record, "My brother"), quote(record, "Nobody may read")
    text = f"## A <b>head</b>\n\n{{{{quote {said}}}}}\n\n{{{{quote {sealed}}}}}"
    page = send(archivist, NEW, expected="0", **(ESSAY | {"text": text}), preview="yes")
    shown = text_of(page.text)
    assert "A <b>head</b>" in shown and "My brother stayed" in shown and "It may not be shown" in shown
    assert "Nobody may read" not in page.text and record.essays() == ()
    wrong = send(archivist, NEW, expected="0", **(ESSAY | {"text": "{{quote x}}"}), preview="yes")
    assert wrong.status_code == 422 and "names no quote" in wrong.text and "{{quote x}}" in wrong.text


def test_who_saves_second_is_shown_the_firsts_change_and_overwrites_nothing(
    archivist: FlaskClient, editor: FlaskClient, record: Record
) -> None:
    send(archivist, NEW, expected="0", **ESSAY)
    seen = expected(editor, OLD)
    send(archivist, OLD, expected=seen, **(ESSAY | {"text": "The first's change."}))
    late = send(editor, OLD, expected=seen, **(ESSAY | {"text": "The second's change."}))
    assert late.status_code == 409 and "Ada Archivist changed it" in unescape(late.text)
    assert "The first's change." in unescape(late.text) and "The second's change." in unescape(late.text)
    kept = record.essay("on-keys")
    assert kept and kept.text == "The first's change."
    (now,) = re.findall(r'name="expected" value="(\d+)"', late.text)
    assert send(editor, OLD, expected=now, **(ESSAY | {"text": "The second's change."})).status_code == 303
    assert send(archivist, NEW, expected="0", **ESSAY).status_code == 409, "the name is taken"


def test_a_collection_is_described_with_its_finding_aid(archivist: FlaskClient, record: Record) -> None:
    page = "/desk/texts/collections/valley-2024"
    sent = {"title": "From the valley", "text": "Words.\r\n\r\nMore.", "creators": "One; Two", "why": "first"}
    assert send(archivist, page, expected="0", **sent).status_code == 303
    (described,) = record.collections()
    assert (described.slug, described.description, described.aid.creators) == (
        "valley-2024",
        "Words.\n\nMore.",
        "One; Two",
    )
    assert "One; Two" in archivist.get(page).text
    assert send(archivist, page, expected="0", **sent | {"title": "Late"}).status_code == 409
    assert (
        send(archivist, page, expected=expected(archivist, page), **sent | {"title": ""}).status_code == 422
    )
    assert (
        send(
            archivist, page, expected=expected(archivist, page), **sent | {"why": "", "title": "T"}
        ).status_code
        == 422
    )


def test_quotes_are_featured_by_an_editor(
    archivist: FlaskClient, editor: FlaskClient, record: Record
) -> None:
    page = "/desk/texts/featured/_front-page"
    one, other = quote(record, "They counted"), quote(record, "My brother")
    lines = f"{one} plainly said\n\n{other} and this"
    assert send(archivist, page, expected="0", quotes=lines, why="w").status_code == 422
    assert send(editor, page, expected="0", quotes=lines, why="w").status_code == 303
    front = archivist.get("/").text
    assert front.index("They counted") < front.index("My brother")
    assert f"{other} and this" in archivist.get(page).text
    again = expected(editor, page)
    for wrong in ("no id here", f"{one}", f"{'0' * 16} why"):
        assert send(editor, page, expected=again, quotes=wrong, why="w").status_code == 422, wrong
    for address in (f"https://archive.example/hy/quotes/{one}?plain#said", f"/desk/sources/0#quote-{one}"):
        sent = {"expected": expected(editor, page), "quotes": f"{address} plainly said", "why": "pasted"}
        assert send(editor, page, **sent).status_code == 303, address
        assert [each.quote_id for each in record.choices()[""].quotes] == [one]
    withdraw(record, one, reason="safety", who="Test", why="asked for")
    sent = {"expected": expected(editor, page), "quotes": f"{one} plainly said", "why": "w"}
    refused = send(editor, page, **sent)
    assert refused.status_code == 422 and f"The quote {one} is withdrawn." in refused.text


def test_a_relation_is_stated_and_taken_back(archivist: FlaskClient, record: Record) -> None:
    one, other = (source.id for source in record.sources()[:2])
    told = {
        "one": one,
        "other": other,
        "kind": "reprint-of",
        "certainty": "inferred",
        "evidence": "alike",
        "why": "w",
    }
    page = "/desk/texts"
    assert send(archivist, "/desk/relations", page, **told).status_code == 303
    (made,) = record.relations()
    assert (made.kind, made.method) == (RelationKind.REPRINT_OF, "archivist:Ada Archivist")
    assert "alike" in archivist.get(page).text
    refused = send(archivist, "/desk/relations", page, **told | {"other": one})
    assert refused.status_code == 422 and 'value="alike"' in refused.text
    assert 'id="wrong-other">A relation of a thing to itself. Name two.<' in refused.text
    wrong = {"evidence": " ", "translator": "A. Heir"}
    refused = send(archivist, "/desk/relations", page, **told | wrong)
    assert refused.status_code == 422 and 'value="A. Heir"' in refused.text
    assert re.findall(r'id="wrong-(\w+)"', refused.text) == ["evidence", "translator"]
    refused = send(archivist, "/desk/relations", page, **told | {"why": ""})
    assert re.findall(r'id="wrong-(\w+)"', refused.text) == ["why"]
    refused = send(archivist, "/desk/relations", page, **told | {"other": "0" * 16})
    assert refused.status_code == 404 and re.findall(r'id="wrong-(\w+)"', refused.text) == ["other"]
    assert send(archivist, "/desk/relations", page, **told | {"kind": "none"}).status_code == 400
    assert send(archivist, "/desk/relations", page, **told | {"one": "0" * 16}).status_code == 404
    assert send(archivist, "/desk/relations", page, retract=made.id, why="not so").status_code == 303
    assert record.relations()[0].retracted and "alike" not in archivist.get(page).text


def history_of(client: FlaskClient, path: str) -> str:
    """Where the history of a text is, as its form leads there."""
    found = re.search(r'href="(/desk/history/\w+:\w+)"', client.get(path).text)
    assert found
    return found[1]


def restore(client: FlaskClient, history: str, number: str) -> int:
    page = client.get(history).text
    seen = re.findall(r'name="expected" value="(\d+)"', page)[0]
    return send(client, history, history, expected=seen, number=number, why="the first was right").status_code


def test_a_description_is_brought_back_and_its_history_tells_what_changed(archivist: FlaskClient) -> None:
    page = "/desk/texts/collections/valley"
    first = {"title": "The valley", "text": "One.\n\nTwo.\n\nThree.", "creators": "A; B"}
    send(archivist, page, page, **first, expected=expected(archivist, page), why="begun")
    second = {"title": "The valleys", "text": "One.\n\nTwo, or more.\n\nThree."}
    send(archivist, page, page, **second, expected=expected(archivist, page), why="counted again")
    history = history_of(archivist, page)
    told = text_of(archivist.get(history).text)
    newest = told[told.index("counted again") : told.index("begun")]
    assert "Two, or more." in newest and "One." not in newest, "only the paragraph that changed is told"
    numbers = re.findall(r'id="revision-(\d+)"', archivist.get(history).text)
    assert "Work on it" in told and page in archivist.get(history).text
    assert restore(archivist, history, numbers[-1]) == 303
    form = unescape(archivist.get(page).text)
    assert 'value="The valley"' in form and "Two.\n" in form and 'value="A; B"' in form
    assert "the first was right" in archivist.get(history).text
    assert restore(archivist, history, numbers[-1]) == 303
    assert len(re.findall(r'id="revision-', archivist.get(history).text)) == len(numbers) + 1


def test_an_essay_is_brought_back_and_restoring_publishes_nothing(
    archivist: FlaskClient, editor: FlaskClient
) -> None:
    send(archivist, NEW, NEW, **ESSAY)
    public = {**ESSAY, "text": "Other *words*.", "is_public": "yes", "why": "read"}
    assert send(editor, OLD, OLD, **public, expected=expected(editor, OLD)).status_code == 303
    history = history_of(archivist, OLD)
    numbers = re.findall(r'id="revision-(\d+)"', archivist.get(history).text)
    assert restore(archivist, history, numbers[-1]) == 422, "readers see it: an editor decides"
    assert "Other <em>words</em>" in archivist.get("/essays/on-keys").text
    assert restore(editor, history, numbers[-1]) == 303
    assert "Some <em>words</em>" in archivist.get("/essays/on-keys").text
    draft = {**ESSAY, "text": "A third.", "why": "taken back"}
    assert send(editor, OLD, OLD, **draft, expected=expected(editor, OLD)).status_code == 303
    published = re.findall(r'id="revision-(\d+)"', editor.get(history).text)[1]
    assert restore(archivist, history, published) == 303
    assert archivist.get("/essays/on-keys").status_code == 404


def test_featured_quotes_are_brought_back_but_for_those_that_may_not_be_shown(
    archivist: FlaskClient, editor: FlaskClient, record: Record
) -> None:
    page = "/desk/texts/featured/_front-page"
    one, other = quote(record, "They counted"), quote(record, "My brother")
    send(editor, page, page, quotes=f"{one} first\n{other} second", expected="0", why="begun")
    send(editor, page, page, quotes=f"{other} alone", expected=expected(editor, page), why="fewer")
    history = history_of(editor, page)
    numbers = re.findall(r'id="revision-(\d+)"', editor.get(history).text)
    assert "On the front page" in editor.get(history).text and page in editor.get(history).text
    assert restore(archivist, history, numbers[-1]) == 422, "readers see it: an editor decides"
    assert restore(editor, history, numbers[-1]) == 303
    assert f"{one} first\n{other} second" in editor.get(page).text
    withdraw(record, one, reason="speaker-request", who="Test", why="asked")
    send(editor, page, page, quotes=f"{other} alone", expected=expected(editor, page), why="fewer")
    before = len(list(record.revisions(history.rpartition("/")[2])))
    seen = re.findall(r'name="expected" value="(\d+)"', editor.get(history).text)[0]
    answer = send(editor, history, history, expected=seen, number=numbers[-1], why="as it was")
    assert answer.status_code == 303
    told = text_of(editor.get(answer.location).text)
    assert "1 quote of that choice may no longer be shown to everybody" in told
    for said in (answer.location, f"{history}?left-out=7", f"/desk/history/quote:{one}?left-out=7"):
        assert "of that choice" not in text_of(editor.get(said).text), "told once, and not by an address"
    kept = record.choices()[""]
    assert [(chosen.quote_id, chosen.reason) for chosen in kept.quotes] == [(other, "second")]
    assert len(list(record.revisions(f"choice:{kept.id}"))) == before + 1


def test_whoever_restores_too_late_is_shown_the_change(archivist: FlaskClient) -> None:
    send(archivist, NEW, NEW, **ESSAY)
    history = history_of(archivist, OLD)
    number = re.findall(r'id="revision-(\d+)"', archivist.get(history).text)[0]
    changed = {**ESSAY, "text": "Changed meanwhile.", "why": "written anew"}
    send(archivist, OLD, OLD, **changed, expected=expected(archivist, OLD))
    late = send(archivist, history, history, expected=number, number=number, why="late")
    assert late.status_code == 409 and "Changed meanwhile." in late.text and "written anew" in late.text
