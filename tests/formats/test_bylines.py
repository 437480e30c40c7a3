"""Byline and day above a pasted article: proposals with the line that says them. All of it is invented."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import dates
from archive.describing import described, without_proposed
from archive.formats.registry import document_of
from archive.model import Document
from web.commands.gathering import add, init
from web.opened import opened
from web.settings import Settings

BODY = "\n\n" + "The valley lies high, and its river rose twice in a year. " * 4 + "\n"


def read(head: str, name: str = "pasted.txt") -> Document:
    return document_of((head + BODY).encode(), name, where=name)


@pytest.mark.parametrize(
    ("head", "author", "published"),
    [
        ("A mill burns\n\nBy Jane Doe\n\nOctober 3, 2023", "Jane Doe", "2023-10-03"),
        ("A mill\nBy Jane Doe | Oct. 3, 2023 10:15 AM EDT", "Jane Doe", "2023-10-03"),
        ("A mill\nPublished: Tuesday, 3 October 2023\nUpdated: 4 October 2023", None, "2023-10-03"),
        ("By Jane Doe, October 3, 2023", "Jane Doe", "2023-10-03"),
        ("A mill\nBy Jane Doe and John Roe, Valley Post", "Jane Doe and John Roe", None),
        ("الطاحونة\nبقلم: علي حسن", "علي حسن", None),
        ("A mill\nBy Jane Doe\nValley Post\nPhotos by John Roe", "Jane Doe", None),
        ("Eine Mühle\nVon Anna von Brandt\n3.10.2023, 14:05 Uhr", "Anna von Brandt", "2023-10-03"),
        ("Une meule\nPar Anna Brandt\nPublié le 3 octobre 2023 à 10h15", "Anna Brandt", "2023-10-03"),
        ("Un molino\nPor Maria Brea\n3 de octubre de 2023", "Maria Brea", "2023-10-03"),
        (
            "A mill\nBy Jane Doe, John Roe and Anna Dale\nOct. 3, 2023",
            "Jane Doe, John Roe and Anna Dale",
            "2023-10-03",
        ),
        ("A mill\nBy: Ada Example, Bo Holm and Cy Dale", "Ada Example, Bo Holm and Cy Dale", None),
        ("A mill\nAuthor: Ada Example\nDate: 3 October 2023", "Ada Example", "2023-10-03"),
        ("Мельница\nАвтор: Илка Брандт\n3 октября 2023 г., 10:15", "Илка Брандт", "2023-10-03"),
        ("Млин\nТекст: Ілка Брандт\nОпубліковано: 3 жовтня 2023", "Ілка Брандт", "2023-10-03"),
        ("Ջրաղացը\nՀեղինակ՝ Իլկա Բրանդտ\n3 հոկտեմբեր, 2023", "Իլկա Բրանդտ", "2023-10-03"),
        ("წისქვილი\nავტორი: ილკა ბრანდტი\n3 ოქტომბერი, 2023", "ილკა ბრანდტი", "2023-10-03"),
        ("Değirmen\nYazan: İlka Brandt\n3 Ekim 2023 Salı", "İlka Brandt", "2023-10-03"),
        ("الطاحونة\nبقلم: علي حسن\nنشر في 3 أكتوبر 2023", "علي حسن", "2023-10-03"),
        ("آسیاب\nنویسنده: علی حسن\n3 اکتبر 2023", "علی حسن", "2023-10-03"),
    ],
)
def test_the_lines_above_an_article_are_proposals(
    head: str, author: str | None, published: str | None
) -> None:
    document = read(head)
    assert (document.metadata.author, document.metadata.published) == (author, published)
    assert len(document.remarks) == bool(author) + bool(published)


def test_each_proposal_shows_the_line_that_says_it() -> None:
    document = read("A mill\n\nBy  Jane Doe\nPublished: 3 October 2023")
    assert document.remarks == (
        "Above the words stands “By Jane Doe”: Jane Doe is proposed as author; not checked.",
        "Above the words stands “Published: 3 October 2023”: 2023-10-03 is proposed as day of publication; "
        "not checked.",
    )
    assert "“Published: 3 October 2023”" in (document.metadata.published_note or "")


@pytest.mark.parametrize(
    "head",
    [
        "By the River",
        "By Jane Doe",
        "3 May 1999",
        "A mill\nBy Train to Goris",
        "A mill\nVon Goris nach Jerewan",
        "A mill\n10/03/2023",
        "A mill\n3 May 1999\n4 May 1999",
        "A mill\nGORIS, October 3, 2023",
        "A mill\nUpdated: October 3, 2023",
        "A mill\n31.2.2023",
        "A mill\nVon Haus zu Haus\nBorn 3 May 1950",
        "A mill\nBorn 3 May 1950",
        "A mill\nDOB 3 May 1950",
        "A mill\nBaku, 13 January 1990",
        "A mill\nWar 27 September 2020",
        "A mill\nDate 03.05.1950 (born)",
        "A mill\nDate: 27 September 2020",
        "From a diary\nIn the cellar\n27 September 2020",
        "A mill\nVon Beruf Lehrerin",
        "A mill\nVon: Haus zu Haus",
        "A mill\nBy Road Through Lachin",
        "A mill\nPar Hasard Heureux",
        "A mill\nVon Beruf Lehrerin\n3. Mai 1950",
        "A mill\nBy Road Through Lachin\n27 September 2020",
        "A mill\nPar Hasard Heureux\n3 mai 1950",
        "A mill\nBy Jane Doe",
        "A mill\nBy Jane Doe\nBorn 3 May 1950",
        "A mill\nBy Ada Example, Bo Holm and Cy Dale",
        "A mill\nBy: Jane Doe, Goris",
        "A mill\nBy: Jane Doe\nText: John Roe",
        "A mill\nPublished: 3 October 2023\nPublished: 4 October 2023",
        "الطاحونة\nبقلم: علي حسن، بيروت",
        "A mill\n" + "The valley lies high, and its river rose. " * 6 + "\nBy Jane Doe\nOctober 3, 2023",
    ],
)
def test_what_may_be_something_else_is_left_unknown(head: str) -> None:
    document = read(head)
    assert (document.metadata.author, document.metadata.published, document.remarks) == (None, None, ())


def test_what_an_archivist_or_the_file_says_stands_before_it() -> None:
    document = read("A mill\nBy Jane Doe\nOctober 3, 2023")
    said = described(document, {"author": "John Roe", "published": "2023-10"})
    assert (said.metadata.author, said.metadata.published) == ("John Roe", "2023-10")
    assert said.metadata.published_note is None
    assert described(document, {"author": ""}).metadata.author is None
    with_head = read("---\ntitle: A mill\nkind: news\n---\n\nBy Jane Doe\nOctober 3, 2023", "mill.md")
    assert (with_head.metadata.author, with_head.metadata.published) == (None, None)


def test_the_day_above_a_transcript_is_the_interviews() -> None:
    talk = "HOLM: We left in May, when the river was high.\n\nASKER: Did anybody stay?\n\n" * 3
    document = document_of(f"A talk\n\n4 May 2019\n\n{talk}".encode(), "talk.txt", where="talk.txt")
    assert document.turns
    assert document.metadata.published is None


def test_every_language_of_the_calendar_has_its_words() -> None:
    file = files("corpus") / "vocabularies" / "bylines.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(tables) == set(dates.languages())
    for table in tables.values():
        assert set(table) == {"by", "by_colon", "published", "and", "beside", "outlets"}
        assert all(words == words.lower().strip() for forms in table.values() for words in forms)
        assert table["by"] or table["by_colon"]


def test_what_nobody_looked_at_is_not_published() -> None:
    document = read("A mill\nBy Jane Doe\nOctober 3, 2023")
    assert document.proposed == {"author", "published"}
    bare = without_proposed(document)
    assert (bare.metadata.author, bare.metadata.published, bare.metadata.published_note) == (None, None, None)
    assert bare.remarks[-1].startswith("Left out, since nobody has looked at it: author and published.")
    said = without_proposed(described(document, {"author": "Jane Doe"}))
    assert (said.metadata.author, said.metadata.published) == ("Jane Doe", None)
    assert without_proposed(bare) == bare


def test_the_command_tells_what_it_proposes_and_publishes_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "archive"))
    told = {}
    assert CliRunner().invoke(init, ["--empty"]).exit_code == 0
    for name, options in (("kept", []), ("published", ["--publish"])):
        file = tmp_path / f"{name}.txt"
        file.write_text(
            f"A {name} mill\nBy Jane Doe\nOctober 3, 2023{BODY}“We left,” said Anna Holm of {name}.\n"
        )
        told[name] = CliRunner().invoke(add, [*options, str(file)], catch_exceptions=False).stdout
        assert "note: Above the words stands “By Jane Doe”" in told[name]
    assert ("Left out" in told["kept"], "Left out" in told["published"]) == (False, True)
    with opened(Settings.from_environment()) as archive:
        sources = {one.description.title: one.description for one in archive.record.sources()}
    assert (sources["kept"].author, sources["published"].author) == ("Jane Doe", None)
