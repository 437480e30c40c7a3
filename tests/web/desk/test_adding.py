"""Adding at the desk: what was looked at is what is taken in, and until then nothing is recorded."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.accounts.roles import Role
from archive.ids import new_id
from archive.model import AccessStatus, Review
from archive.record.store import Record
from tests import desk
from tests.conftest import close
from tests.desk_article import ARTICLE, PUBLISHED, PUBLISHER, TITLE, WITNESS
from tests.formats.test_docx import made, saved
from web.app import create_app
from web.desk.intake import drafting
from web.settings import Settings

Sign = Callable[[Role], FlaskClient]
DESCRIBED = {"title": TITLE, "publisher": PUBLISHER, "published": PUBLISHED, "kind": "news"}


def paste(client: FlaskClient, text: str = ARTICLE, **fields: str) -> str:
    """Returns the address of the preview."""
    answer = desk.send(client, "/desk/add", text=text, draft=new_id(), **fields)
    assert answer.status_code == 302, answer.text
    return answer.location


def fingerprint(answer: TestResponse) -> str:
    found = re.search(r'name="seen" value="(\w+)"', answer.text)
    return found[1] if found else ""


def settle(client: FlaskClient, path: str, **fields: str) -> TestResponse:
    return desk.send(client, path, **{"do": "look", **DESCRIBED, **fields})


def upload(client: FlaskClient, *files: tuple[str, bytes]) -> TestResponse:
    sent = [(BytesIO(original), name) for name, original in files]
    data = {
        "csrf_token": desk.token(client, "/desk/add"),
        "draft": new_id(),
        "text": "",
        "url": "",
        "files": sent,
    }
    return client.post("/desk/add", data=data, content_type="multipart/form-data")


def test_what_was_looked_at_is_taken_in(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    head = record.head()
    path = paste(client)
    looked = settle(client, path)
    assert record.head() == head, "a preview records nothing"
    assert WITNESS in looked.text and "2024-05-06" in looked.text
    taken = settle(client, path, do="take", seen=fingerprint(looked))
    assert taken.status_code == 302
    source_id = taken.location.rpartition("/")[2]
    source = record.source(source_id)
    assert source is not None and source.access.status is AccessStatus.CLOSED
    assert (source.description.title, source.added_by) == (TITLE, "Ada Archivist")
    quotes = record.quotes_of_source(source_id)
    assert quotes and all(quote.review is Review.PROPOSED for quote in quotes)
    assert record.versions(source_id)[0].text == ARTICLE
    gone = client.get(path)
    assert gone.status_code == 410 and f'href="/desk/sources/{source_id}"' in gone.text


def test_what_changes_the_reading_is_looked_at_first(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client)
    seen = fingerprint(client.get(path))
    head = record.head()
    answer = settle(client, path, do="take", seen=seen)
    assert "look at it once more" in answer.text
    assert record.head() == head
    assert settle(client, path, do="take", seen=fingerprint(answer)).status_code == 302


def test_pasted_line_ends_are_as_they_were_pasted(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client, ARTICLE.replace("\n", "\r\n"))
    taken = settle(client, path, do="take", seen=fingerprint(settle(client, path)))
    assert record.versions(taken.location.rpartition("/")[2])[0].text == ARTICLE


def test_the_same_account_is_not_taken_in_twice(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    for _ in range(2):
        path = paste(client)
        looked = settle(client, path)
        last = settle(client, path, do="take", seen=fingerprint(looked))
    assert "already" in looked.text and TITLE in looked.text
    assert last.status_code == 409 and "already in the archive" in last.text
    made = re.search(r'href="(/desk/sources/\w+)">What is in the archive already', last.text)
    assert made and TITLE in client.get(made[1]).text


def test_what_is_sent_twice_leads_to_what_was_made(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client)
    looked = settle(client, path)
    sent = {"do": "take", "seen": fingerprint(looked)}
    first, again = (settle(client, path, **sent) for _ in range(2))
    assert first.status_code == again.status_code == 302 and first.location == again.location


def test_who_comes_back_to_a_draft_that_was_taken_in_is_led_to_its_source(
    signed_in: Sign, record: Record
) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client)
    source = settle(client, path, do="take", seen=fingerprint(settle(client, path))).location
    draft_id = path.rpartition("/")[2]
    for gone in (
        client.get(path),
        client.get(f"/desk/add?draft={draft_id}"),
        settle(client, path, do="discard"),
        desk.send(client, f"{path}/keep", "/desk/add", text="typed on in another tab"),
    ):
        assert gone.status_code == 410 and f'href="{source}"' in gone.text
    assert draft_id not in client.get("/desk/add").text
    late = desk.send(client, f"{path}/keep", "/desk/add", text="typed without a connection", anew="yes")
    assert late.status_code == 204 and "Begun, and not yet taken in" in client.get("/desk/add").text
    begun = client.get("/desk/add").text.count("/desk/add/")
    described = desk.send(client, f"{path}/keep", "/desk/add", author="Typed Late", anew="yes")
    assert described.status_code == 410 and f'href="{source}"' in described.text
    strange = desk.send(client, f"/desk/add/{new_id()}/keep", "/desk/add", author="Typed Late", anew="yes")
    assert strange.status_code == 404
    assert client.get("/desk/add").text.count("/desk/add/") == begun, "no draft of nothing"
    assert signed_in(Role.EDITOR).get(path).status_code == 404, "it was not theirs"
    other = "“We left the stove as it was and the bread in it,” said Ada Example, 40, a baker from Goris.\n"
    anew = desk.send(client, "/desk/add", text=other, draft=draft_id)
    assert anew.status_code == 302 and anew.location != path, "another text begins a draft of its own"


def test_a_copy_is_taken_in_as_another_attestation(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    first, second = paste(client), paste(client, f"{ARTICLE}\nReprinted here.\n")
    taken = settle(client, first, do="take", seen=fingerprint(settle(client, first)))
    original = taken.location.rpartition("/")[2]
    looked = client.get(second)
    assert "Is it here already?" in looked.text and f'value="{original}"' in looked.text
    looked = settle(client, second, attestation_of=original)
    copied = settle(client, second, do="take", attestation_of=original, seen=fingerprint(looked))
    (relation,) = record.relations((copied.location.rpartition("/")[2],))
    assert (relation.kind, relation.other_id) == ("reprint-of", original)


def test_wrong_fields_are_named_and_what_was_typed_stays(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client)
    answer = settle(client, path, do="take", published="May 2024", title="")
    assert answer.status_code == 422
    assert 'value="May 2024"' in answer.text and 'aria-invalid="true"' in answer.text
    assert "This is missing." in answer.text
    assert "May 2024" in client.get(path).text


def test_several_files_are_several_drafts_and_one_bad_one_is_named(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    good = ("one.txt", ARTICLE.encode()), ("two.txt", b"Nothing is quoted here.\n")
    answer = upload(client, *good, ("/home/elsewhere/broken.txt", b"\x00\x01"))
    assert answer.status_code == 422
    assert "broken.txt" in answer.text and "elsewhere" not in answer.text
    assert "What could be read was kept: 2 of the drafts below." in answer.text
    assert {"one.txt", "two.txt"} <= set(re.findall(r"<bdi>(\w+\.txt)</bdi>", answer.text))


def test_one_file_goes_straight_to_its_preview(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    stated = f"---\ntitle: Said by the file\nkind: letter\naccess: open\naccepted_by: Me\n---\n\n{ARTICLE}"
    answer = upload(client, ("account.md", stated.encode()))
    assert answer.status_code == 302
    page = client.get(answer.location).text
    assert "Said by the file" in page and "as the file states" in page


def test_nothing_brought_is_said(signed_in: Sign) -> None:
    answer = desk.send(signed_in(Role.ARCHIVIST), "/desk/add", text=" ", draft=new_id())
    assert answer.status_code == 422 and "nothing to add yet" in answer.text


def test_an_address_is_noted_down_and_not_opened(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    draft = new_id()
    answer = desk.send(client, "/desk/add", url="http://127.0.0.1:9/article", draft=draft)
    assert answer.status_code == 422 and "does not open addresses" in answer.text
    answer = desk.send(client, "/desk/add", text=ARTICLE, url="https://gazette.example/a", draft=draft)
    assert "https://gazette.example/a" in client.get(answer.location).text


def test_where_fetching_is_on_this_machine_is_still_refused(archive_home: Path, desk_app: Flask) -> None:
    app = create_app(Settings(home=archive_home, password_memory=desk.MEMORY, fetches=True))
    client = app.test_client()
    desk.sign_in(client, Role.ARCHIVIST)
    answer = desk.send(client, "/desk/add", url="http://127.0.0.1/", draft=new_id())
    assert answer.status_code == 422 and "none of the public internet" in answer.text
    close(app)


def test_what_is_typed_is_kept_and_gone_on_with(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    draft = new_id()
    path = f"/desk/add/{draft}"
    for text in ("“We", "“We left"):
        assert desk.send(client, f"{path}/keep", "/desk/add", text=text, url="").status_code == 204
    assert "“We left</textarea>" in client.get(f"/desk/add?draft={draft}").text
    assert path in client.get("/desk/add").text
    assert desk.send(client, f"{path}/keep", "/desk/add", title="Invented").status_code == 204
    assert "We left" in client.get(path).text and "Invented" in client.get(path).text


def test_going_on_with_the_text_keeps_what_was_said_of_it(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client)
    settle(client, path)
    answer = desk.send(
        client, "/desk/add", text=f"{ARTICLE}\nOne more line.\n", draft=path.rpartition("/")[2]
    )
    page = client.get(answer.location).text
    assert TITLE in page and "One more line." in page


def test_a_file_is_not_gone_on_with_as_a_text(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = upload(client, ("account.txt", ARTICLE.encode())).location
    assert client.get(f"/desk/add?draft={path.rpartition('/')[2]}").location == path


def test_drafts_are_for_whoever_began_them(signed_in: Sign) -> None:
    path = paste(signed_in(Role.ARCHIVIST))
    other = signed_in(Role.ADMINISTRATOR)
    assert other.get(path).status_code == 404
    assert other.get(f"/desk/add?draft={path.rpartition('/')[2]}").status_code == 404
    assert path not in other.get("/desk/add").text
    assert desk.send(other, f"{path}/keep", "/desk/add", text="mine now").status_code == 404
    assert settle(other, path, do="discard").status_code == 404


def test_a_draft_is_thrown_away(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client)
    assert settle(client, path, do="discard").location == "/desk/add"
    assert client.get(path).status_code == 404


def test_too_long_a_text_is_refused_with_a_remedy(signed_in: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "LONGEST_TEXT", 10)
    client = signed_in(Role.ARCHIVIST)
    answer = upload(client, ("invented.txt", ARTICLE.encode()))
    assert answer.status_code == 422 and "testimony add" in answer.text


@pytest.mark.parametrize(
    "path", ["/desk/add", "/desk/add/0000000000000000", "/desk/sources/0000000000000000"]
)
def test_readers_neither_add_nor_review(signed_in: Sign, path: str) -> None:
    assert signed_in(Role.READER).get(path).status_code == 403


def test_nothing_here_needs_a_script(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    for page in (client.get("/desk/add").text, client.get(paste(client)).text):
        assert "onclick" not in page and "style=" not in page
        assert re.findall(r"<script(?![^>]*src=)", page) == []


def test_a_title_that_is_the_files_name_is_confirmed_or_written(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = upload(client, ("scan 0047 final.txt", ARTICLE.encode())).location
    looked = client.get(path)
    assert 'value="scan 0047 final"' in looked.text and "Taken from the file’s name" in looked.text
    described = settle(client, path, title="scan 0047 final")
    sent = {"do": "take", "seen": fingerprint(described), "title": "scan 0047 final"}
    asked = settle(client, path, **sent)
    assert asked.status_code == 422 and "This was taken from the file’s name: confirm it" in asked.text
    kept = settle(client, path, **{**sent, "do": "look", "confirmed-title": "yes"})
    assert 'name="confirmed-title" value="yes" checked' in kept.text
    assert settle(client, path, **sent, **{"confirmed-title": "yes"}).status_code == 302
    assert "scan 0047 final" in {source.description.title for source in record.sources()}


def written(*, title: str, author: str) -> bytes:
    """A Word document of which a program says who wrote it."""
    opened = made(*filter(None, ARTICLE.splitlines()))
    opened.core_properties.title, opened.core_properties.author = title, author
    return saved(opened)


def test_whose_computer_it_was_is_no_author_until_somebody_says_so(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = upload(
        client, ("invented.docx", written(title="Office template", author="Some Computer"))
    ).location
    looked = client.get(path)
    assert looked.text.count("Taken from the file’s properties") == 2
    sent = {"do": "take", "seen": fingerprint(settle(client, path))}
    asked = settle(client, path, **sent, author="Some Computer")
    assert asked.status_code == 422 and 'id="wrong-author"' in asked.text
    assert 'id="wrong-title"' not in asked.text, "another title was written"
    taken = settle(client, path, **sent, author="")
    assert taken.status_code == 302
    source = record.source(taken.location.rpartition("/")[2])
    assert source is not None and source.description.author is None


def test_a_text_that_is_too_long_is_said_to_be_so_at_once(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    page = client.get("/desk/add").text
    assert 'data-longest="1000000"' in page and "1,000,000 characters" in page
    long = "word " * (drafting.LONGEST_TEXT // 5 + 1)
    answer = desk.send(client, "/desk/add", text=long, draft=new_id())
    assert answer.status_code == 422 and "1,000,005 characters" in answer.text
    assert "Begun, and not yet taken in" not in client.get("/desk/add").text


def test_the_list_is_cut_between_words(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    long = f"“{'wordwordword ' * 20}at the end,” said Zaruhi Inventia.\n"
    page = settle(client, paste(client, long)).text
    listed = re.search(r'class="first-words"><a [^>]*><bdi>([^<]+)</bdi>', page)
    assert listed and listed[1].endswith("wordwordword …")
    assert f"<q>{'wordwordword ' * 20}at the end,</q>" in page, "all of it can be read there"


def language_field(page: str) -> tuple[str, str]:
    """What stands in the field of the language, and the hint beneath it."""
    value = re.search(r'id="field-language" name="language" value="([^"]*)"', page)
    hint = re.search(r'id="hint-language">([^<]*)<', page)
    return value[1] if value else "none", hint[1] if hint else ""


@pytest.mark.parametrize(("sent", "kept"), [("en", "en"), ("en-GB", "en-GB"), ("", None)])
def test_the_language_of_the_words_is_proposed_and_an_archivist_decides(
    signed_in: Sign, record: Record, sent: str, kept: str | None
) -> None:
    client = signed_in(Role.ARCHIVIST)
    path = paste(client)
    value, hint = language_field(client.get(path).text)
    assert value == "en" and "Inferred from the words; correct it" in hint
    looked = settle(client, path, language=sent)
    value, hint = language_field(looked.text)
    assert value == sent and "Inferred" not in hint, "it was looked at"
    taken = settle(client, path, do="take", seen=fingerprint(looked), language=sent)
    source = record.source(taken.location.rpartition("/")[2])
    assert source is not None and source.description.language == kept
    assert {quote.language for quote in record.quotes_of_source(source.id)} == {kept}


def test_a_language_that_is_in_doubt_is_not_proposed(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    assert language_field(client.get(paste(client, "“Goris!”")).text)[0] == ""
    stated = ARTICLE.join(("---\ntitle: Stated\nkind: news\nlanguage: hy\n---\n", ""))
    page = client.get(upload(client, ("stated.md", stated.encode())).location).text
    assert language_field(page)[0] == "none" and "as the file states" in page
