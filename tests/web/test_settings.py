"""Settings from the environment, addresses, and how lists and numbers are worded."""

from pathlib import Path

import pytest
from werkzeug.datastructures import MultiDict

from archive.accounts.roles import Role
from index.engine_choice import EngineChoice
from web import urls
from web.language import language_tags, wording
from web.pages.listing import WHOLE, Entry, chosen, counted, letter_of, listing, on_page, sort_key
from web.searching.search_request import SearchRequest, page_number, read
from web.settings import InvalidSetting, Settings


def test_settings_come_from_the_environment() -> None:
    given = {
        "TESTIMONY_HOME": "/somewhere/else",
        "TESTIMONY_DATABASE_URL": "postgresql://records",
        "TESTIMONY_TRUSTED_HOSTS": "One.example, two.example,",
        "TESTIMONY_PUBLIC_URL": "https://words.example/",
        "TESTIMONY_CONTACT": "archivist@words.example",
        "TESTIMONY_ENGINE": " Tantivy",
        "TESTIMONY_PASSWORD_MEMORY": "128",
        "TESTIMONY_PROXIES": "1",
        "TESTIMONY_SECOND_FACTOR": " Editor, administrator,",
    }
    settings = Settings.from_environment(given)
    assert settings.home == Path("/somewhere/else")
    assert settings.effective_database_url == "postgresql://records"
    assert settings.public_url == "https://words.example" and settings.is_https
    assert {"one.example", "two.example", "words.example", "localhost", "[::1]"} <= settings.hosts
    assert settings.contact == "archivist@words.example"
    assert settings.engine is EngineChoice.TANTIVY
    assert settings.password_memory == 128 and settings.proxies == 1
    assert settings.second_factor_for == {Role.EDITOR, Role.ADMINISTRATOR}


def test_without_an_environment_the_archive_is_beside_the_reader() -> None:
    settings = Settings.from_environment({"TESTIMONY_HOME": "", "TESTIMONY_PUBLIC_URL": ""})
    assert settings.home == Path(".testimony")
    assert settings.effective_database_url == f"sqlite:///{Path('.testimony/archive.db').absolute()}"
    assert settings.index_directory == Path(".testimony/index")
    assert settings.originals_directory == Path(".testimony/originals")
    assert not settings.is_https and settings.contact is None
    assert settings.engine is EngineChoice.AUTO
    assert not settings.second_factor_for


def test_a_role_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(InvalidSetting, match=r"TESTIMONY_SECOND_FACTOR: .*“owner”.* archivist"):
        Settings.from_environment({"TESTIMONY_SECOND_FACTOR": "editor,owner"})


def test_an_engine_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(InvalidSetting, match=r"TESTIMONY_ENGINE: .*“lucene”.* auto, whoosh, tantivy"):
        Settings.from_environment({"TESTIMONY_ENGINE": "lucene"})


@pytest.mark.parametrize("number", ["-1", "many", "٣", "4097", "1.5"])
def test_a_number_that_can_not_be_is_refused_by_name(number: str) -> None:
    with pytest.raises(InvalidSetting, match=r"TESTIMONY_PASSWORD_MEMORY: .*from 1 to 4096"):
        Settings.from_environment({"TESTIMONY_PASSWORD_MEMORY": number})


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://words.example/a?b=c", "https://words.example/a?b=c"),
        ("http://words.example", "http://words.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//words.example", None),
        ("ftp://words.example", None),
        ("https:", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_links(address: str | None, link: str | None) -> None:
    assert urls.outward(address) == link


def test_a_style_sheets_address_changes_with_its_content() -> None:
    assert urls.static("type.css") != urls.static("layout.css").replace("layout", "type")
    assert "?v=" in urls.static("type.css")


def test_a_request_and_its_address_are_one() -> None:
    address = "/search?q=a+%22b%22&speaker=x&speaker=y&sort=date&page=3"
    pairs = [
        ("q", 'a "b"'),
        ("speaker", "y"),
        ("speaker", "x"),
        ("speaker", "x"),
        ("sort", "date"),
        ("page", "3"),
    ]
    assert read(MultiDict(pairs)).address == address
    assert SearchRequest().address == "/search"


def test_ticking_a_value_twice_changes_nothing() -> None:
    from index.engine import Facet

    asked = read(MultiDict([("q", "bread"), ("place", "x"), ("page", "2")]))
    there_and_back = asked.toggled(Facet.PLACE, "y").toggled(Facet.PLACE, "y")
    assert there_and_back == asked.on_page(1)


def test_pages_count_from_one() -> None:
    assert page_number("") == 1 and page_number("50") == 50


@pytest.mark.parametrize(
    ("label", "letter"), [("Ágnes", "A"), ("élan", "E"), ("Գորիս", "Գ"), ("70", "#"), ("", "#"), (" b", "B")]
)
def test_labels_stand_under_their_letter(label: str, letter: str) -> None:
    assert letter_of(label) == letter


def test_labels_without_a_letter_stand_last() -> None:
    assert sorted(["éb", "70", "ea", "Z"], key=sort_key) == ["ea", "éb", "Z", "70"]


def test_a_long_list_is_shown_letter_by_letter() -> None:
    labels = [f"{letter}name" for letter in "ABC" for _ in range(WHOLE)]
    letters = counted(labels)
    assert [chosen(letters, asked) for asked in ("", "B", "X")] == [("A",), ("B",), ("A",)]
    assert chosen(counted(["Bname", "Aname"]), "") == ("A", "B")


def test_a_long_letter_is_shown_page_by_page() -> None:
    labels = [f"A{number:04}" for number in range(WHOLE + 5)] + ["B"]
    letters = counted(labels)
    shown = chosen(letters, "A")
    assert on_page(labels, str, shown, 1) == tuple(sorted(labels[:WHOLE]))
    assert on_page(labels, str, shown, 2) == tuple(sorted(labels[WHOLE : WHOLE + 5]))
    entries = [
        Entry(label=name, href="/x", note="", count="1 quote") for name in on_page(labels, str, shown, 2)
    ]
    made = listing("/speakers/", entries, letters, shown, 2)
    assert made.path == "/speakers/?letter=A&page=2"
    assert [letter.letter for letter in made.letters if letter.is_shown] == ["A"]
    assert (made.pager.previous, made.pager.next, made.pager.last) == ("/speakers/?letter=A", None, 2)


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("age.years-old@1", "rule age.years-old, version 1"),
        ("archivist:Nona Fictive", "archivist Nona Fictive"),
        ("something else", "something else"),
    ],
)
def test_who_or_what_made_a_tag_is_said_in_words(method: str, words: str) -> None:
    assert wording.maker(method) == words


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("hy", "Armenian"),
        ("en-GB", "English (United Kingdom)"),
        ("en-us", "English (United States)"),
        ("hy-latn", "Armenian (Latin script)"),
        ("sr-Cyrl-rs", "sr-Cyrl-rs"),
        ("hy-arevmda", "Armenian (arevmda)"),
        ("xx", "xx"),
        (None, None),
    ],
)
def test_languages_have_names(tag: str | None, name: str | None) -> None:
    assert language_tags.name(tag) == name


def test_every_term_of_the_record_has_its_words() -> None:
    from archive.model import Certainty, Kind, PlaceRole, SourceKind, SpeakerKind, TagField

    assert set(wording.BASIS) == set(Certainty) and set(wording.TAG) == set(TagField)
    assert set(wording.PLACE) == set(wording.AT_PLACE) == set(PlaceRole)
    assert set(wording.SPEAKER) == set(SpeakerKind) and set(wording.KIND) == set(Kind)
    assert set(wording.SOURCE) == set(SourceKind)
