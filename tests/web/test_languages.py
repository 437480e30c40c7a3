"""The interface in another language: complete, linked in itself, and never in the way of a citation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.reading import links, outline, public_pages, quote_with, text_of
from web import urls
from web.language import messages

WEB = Path(messages.PROGRAM)
OTHERS = tuple(messages.languages())
PLACEHOLDER = re.compile(r"%\(\w+\)s")
MARKUP = re.compile(r"</?\w+[^>]*>")
SENTENCE = re.compile(r"\A[A-Z][a-z]{2,}(?![a-zA-Z])|[a-z]{2,} [a-z]{2,}")
TAKEN = frozenset({"_", "gettext", "ngettext", "pgettext", "marked", "marked_in"})


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_and_keeps_its_places(language: str) -> None:
    translated = {(message.context, str(message.id)): message for message in messages.catalogue_of(language)}
    wanted = {(message.context, str(message.id)): message for message in messages.gathered() if message.id}
    assert wanted.keys() == {key for key, message in translated.items() if message.id}
    for key in wanted:
        message = translated[key]
        forms = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
        ids = [message.id] if isinstance(message.id, str) else [*message.id]
        assert all(forms) and not message.fuzzy, message.id
        for form, english in zip(forms, ids, strict=True):
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(english)), form
            assert sorted(MARKUP.findall(form)) == sorted(MARKUP.findall(english)), form
            # A word that leads to another keeps its distance from it.
            assert form.endswith(" ") == english.endswith(" "), form


FOR_PROGRAMMERS = frozenset({"api.html"})
"""The page on the API is in English throughout, as its terms are, and says so to screen readers."""
NO_MESSAGES = frozenset({"linking.py"})
"""HTML for another site, in the language of the citation."""


def test_templates_say_nothing_that_is_not_a_message() -> None:
    found = {path.name: left for path in sorted(WEB.glob("templates/*.html")) if (left := _unmarked(path))}
    assert found.keys() == FOR_PROGRAMMERS & found.keys(), found


def test_pages_say_nothing_that_is_not_a_message() -> None:
    modules = (
        *WEB.glob("pages/*.py"),
        WEB / "language" / "wording.py",
        WEB / "refusals.py",
        WEB / "searching" / "explanation.py",
    )
    found = {path.name: left for path in sorted(modules) if (left := list(_unmarked_strings(path)))}
    assert found.keys() == (FOR_PROGRAMMERS | NO_MESSAGES) & found.keys(), found


@pytest.fixture(scope="module")
def armenian(reader: FlaskClient) -> dict[str, str]:
    """Every page a reader of Armenian can reach."""
    return {path: reader.get(path).text for path in public_pages(reader, "hy")}


def test_a_reader_of_armenian_stays_in_armenian(armenian: dict[str, str], pages: dict[str, str]) -> None:
    assert {urls.lasting(path) for path in armenian} == set(pages)
    for path, page in armenian.items():
        assert '<html lang="hy" dir="ltr">' in page, path
        elsewhere = {
            href for href in links(page) if href.startswith("/") and urls.split_language(href)[0] != "hy"
        }
        files = {href for href in elsewhere if "." in href or href.startswith(urls.API_ROOT)}
        assert elsewhere - files == {urls.lasting(path)}, path


def test_pages_name_each_other_in_the_other_language(armenian: dict[str, str], pages: dict[str, str]) -> None:
    for path, page in pages.items():
        other = urls.in_language(path, "hy")
        assert ("hy", f"http://localhost{other}") in _alternates(page)
        assert ("en", f"http://localhost{path}") in _alternates(armenian[other])


_UNCALLED = re.compile(r' data-(?:copy|button|copied|refused)="[^"]*"')


def test_words_and_citations_are_the_same_in_every_language(reader: FlaskClient) -> None:
    path = quote_with(reader, "bread")
    english, armenian = reader.get(path).text, reader.get(f"/hy{path}").text
    for kind in ("<blockquote", '<p class="citation"'):
        # What the button beside a citation is called is of the interface, and stands in attributes.
        assert _pieces(_UNCALLED.sub("", english), kind) == _pieces(_UNCALLED.sub("", armenian), kind)
    assert f"http://localhost/hy{path}" not in text_of(armenian)


def test_dates_and_numbers_are_written_as_the_language_writes_them(reader: FlaskClient) -> None:
    page = text_of(reader.get("/hy" + quote_with(reader, "bread")).text)
    assert re.search(r"\d{1,2} (?:հունվարի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի) \d{4}", page)


def test_no_page_shows_the_header_of_a_catalogue(armenian: dict[str, str], reader: FlaskClient) -> None:
    refused = [reader.get(path).text for path in ("/hy/search?page=9", "/hy/speakers/?page=9", "/hy/nowhere")]
    for page in (*armenian.values(), *refused):
        assert "Project-Id" not in page
    assert "Այդպիսի էջ չկա" in refused[0]


def test_how_a_query_was_read_is_said_in_the_language(reader: FlaskClient) -> None:
    query = {"q": '"a b"~99 foo:x a* age:x OR ( "open'}
    notes = re.findall(r'<p class="note">(.*?)</p>', reader.get("/hy/search", query_string=query).text)
    assert len(notes) >= 5
    assert all(re.search("[ա-ֆ]{3}", note) for note in notes)
    assert not any(re.search(r"\b(?:was|were|takes|needs)\b", note) for note in notes)


def test_errors_speak_the_language_too(reader: FlaskClient) -> None:
    page = reader.get("/hy/nowhere")
    assert page.status_code == 404
    assert "Այստեղ ոչինչ չկա" in page.text
    assert "Nothing here" in reader.get("/nowhere").text


def test_the_first_step_alone_is_the_front_page_behind_the_same_door(reader: FlaskClient) -> None:
    assert '<html lang="hy"' in reader.get("/hy").text
    assert reader.get("/hy", headers={"Host": "evil.example"}).status_code == 400
    assert reader.post("/hy").status_code == 405
    assert "Content-Security-Policy" in reader.get("/hy").headers
    assert reader.get("/hyacinth").status_code == reader.get("/fr/").status_code == 404
    assert reader.get("/en/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/search.tei?q=bread",
        "/search.jsonld?q=bread",
        "/search.atom?q=bread",
        "/concordance.csv?q=bread",
        "/oai?verb=ListSets",
        "/api/v1/search?q=bread",
        "/api/v1/search?page=none",
    ],
)
def test_what_is_taken_along_is_of_no_language(reader: FlaskClient, path: str) -> None:
    bodies = [reader.get(begun + path).text for begun in ("", "/hy")]
    english, armenian = (re.sub(r"\d{4}-\d\d-\d\dT[\d:.+Z]+", "", body) for body in bodies)
    assert armenian == english
    assert not re.search("[Ա-ֆ]", armenian)


def test_html_for_another_site_is_that_of_the_citation(reader: FlaskClient) -> None:
    path = quote_with(reader, "bread")
    english, armenian = (_pieces(reader.get(begun + path).text, "<pre") for begun in ("", "/hy"))
    assert english[0].split(">", 1)[-1] == armenian[0].split(">", 1)[-1]


def test_a_request_leaves_no_language_behind(reader: FlaskClient) -> None:
    reader.get("/hy/about").close()
    assert urls.spoken() == urls.ENGLISH
    assert urls.here(urls.ABOUT) == "/about"


def _alternates(page: str) -> set[tuple[str | None, str | None]]:
    tags = (attributes for tag, attributes in outline(page).tags if tag == "link")
    return {(attributes.get("hreflang"), attributes.get("href")) for attributes in tags}


def _pieces(page: str, beginning: str) -> list[str]:
    ending = "</" + beginning[1:].split(maxsplit=1)[0] + ">"
    return [text_of(piece.split(ending)[0].split(">", 1)[-1]) for piece in page.split(beginning)[1:]]


def _unmarked(path: Path) -> list[str]:
    """What a template says outside messages: its text, and attributes that are read out."""
    source = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
    source = re.sub(r"\{% trans.*?%\}.*?\{% endtrans %\}", "", source, flags=re.DOTALL)
    source = re.sub(r"<code>.*?</code>|<(style|script)\b.*?</\1>", "", source, flags=re.DOTALL)
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    read_out = re.findall(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"', source)
    return [text for text in (*read_out, *re.split(r"<[^>]*>", source)) if re.search(r"[A-Za-z]{2}", text)]


def _unmarked_strings(path: Path) -> Iterator[str]:
    """Sentences and labels in a module that no message holds."""
    tree = ast.parse(path.read_text())
    marked = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in TAKEN
        for argument in call.args
        for part in ast.walk(argument)
    }
    keys = {
        id(part)
        for node in ast.walk(tree)
        for part in (
            *(node.keys if isinstance(node, ast.Dict) else ()),
            *([node.value] if isinstance(node, ast.MatchValue) else ()),
            *([node.slice] if isinstance(node, ast.Subscript) else ()),
            *(node.comparators if isinstance(node, ast.Compare) else ()),
            # Which record is not there is not told to readers.
            *(ast.walk(node) if isinstance(node, ast.Raise) else ()),
        )
    }
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in marked | keys | docstrings and SENTENCE.search(node.value):
            yield node.value


def test_messages_within_other_strings_are_gathered_too() -> None:
    """The gatherer passes over what stands in the braces of an f-string; it must be said elsewhere, too."""
    gathered = {one for message in messages.gathered() for one in _ids(message.id)}
    said = {
        call.args[0].value
        for path in WEB.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in TAKEN - {"pgettext", "marked_in"}
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert said and said <= gathered


def _ids(message: object) -> tuple[object, ...]:
    return tuple(message) if isinstance(message, (tuple, list)) else (message,)


def test_no_english_is_left_in_what_an_address_asked_or_a_source_does_not_say(reader: FlaskClient) -> None:
    asked = reader.get("/hy/search?age=5").text
    assert "Search for" not in asked and "age:5" in asked
    for address in set(re.findall(r'href="(/hy/sources/[^"#?]+)"', reader.get("/hy/sources/").text)):
        assert ">unknown<" not in reader.get(address).text
