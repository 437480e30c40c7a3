"""`testimony describe`, `relate`, `feature`, and the files they read. Everything here is invented."""

from pathlib import Path

import pytest

from archive.errors import ArchiveError, Problems
from archive.formats import collection, essay
from archive.formats.registry import read
from archive.record.store import Record
from archive.relations import RelationKind
from tests import accounts
from tests.web.test_cli import Run, run
from web.settings import Settings

__all__ = ["run"]
ID = "0123456789abcdef"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The archive's home with two sources in it."""
    (tmp_path / "home").mkdir()
    record = accounts.new_record(tmp_path / "home")
    for number in (1, 2):
        accounts.put_in_public(record, number)
    record.close()
    return tmp_path / "home"


def opened(home: Path) -> Record:
    settings = Settings(home=home)
    return Record.open(settings.effective_database_url, settings.originals_directory)


def folder(tmp_path: Path, head: str = "title: Invented\n", essay_head: str = "") -> Path:
    made = tmp_path / "invented-2024"
    (made / "essays").mkdir(parents=True)
    (made / "collection.md").write_text(f"---\n{head}---\n\nNobody *here* exists.\n")
    written = essay_head or "title: On keys\nauthor: A. Archivist\nstatus: public\n"
    (made / "essays" / "On Keys.md").write_text(f"---\n{written}---\n\nSome words.\n")
    return made


def test_a_collections_file_is_a_finding_aid(tmp_path: Path) -> None:
    head = "title: Invented\ncreators: One; Two\narrangement: |\n  By date.\n  Then by title.\nhistory: ''\nlanguage: en\n"
    described = collection.read(folder(tmp_path, head) / "collection.md")
    assert described.aid.stated() == {
        "creators": "One; Two",
        "arrangement": "By date.\nThen by title.",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("head", "complaint"),
    [
        ("title: T\nscope: too much\n", "“scope” is no known key"),
        ("title: T\nlanguage: English and Armenian\n", "collection.md:3: “language” must be a language tag"),
        (f"title: T\nhistory: {'x' * 5_001}\n", "5,001 characters"),
    ],
)
def test_what_is_no_finding_aid_is_refused(tmp_path: Path, head: str, complaint: str) -> None:
    with pytest.raises(Problems, match=complaint):
        collection.read(folder(tmp_path, head) / "collection.md")


def test_an_essays_file_says_whose_it_is_and_belongs_to_its_folder(tmp_path: Path) -> None:
    (path,) = (folder(tmp_path) / "essays").iterdir()
    written = essay.read(path)
    assert (written.slug, written.title, written.collection) == ("on-keys", "On keys", "invented-2024")
    assert written.is_public and written.text == "Some words."
    alone = tmp_path / "alone.md"
    alone.write_text("---\ntitle: T\nauthor: A\n---\nWords.")
    assert essay.read(alone).collection is None and not essay.read(alone).is_public


@pytest.mark.parametrize(
    ("written", "complaints"),
    [
        ("Words.", ["“title” is missing", "“author” is missing"]),
        ("---\ntitle: T\nauthor: A\nstatus: published\n---\nW", ["x.md:4: “status” must be one of draft"]),
        ("---\ntitle: T\nauthor: A\nlanguage: all of them\n---\nW", ["“language” must be a language tag"]),
        ("---\ntitle: T\nauthor: A\naccess: open\n---\nW", ["“access” is no known key"]),
    ],
)
def test_an_essays_file_that_leaves_a_guess_is_refused(
    tmp_path: Path, written: str, complaints: list[str]
) -> None:
    (tmp_path / "x.md").write_text(written)
    with pytest.raises(Problems) as refused:
        essay.read(tmp_path / "x.md")
    assert all(complaint in str(refused.value) for complaint in complaints)


def test_a_source_states_its_relations_in_its_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "account.md"
    path.write_text(
        f"---\ntitle: T\nkind: news\ntranslation_of: {ID}\ntranslated_by: T. Ranslator\nreprint_of: {ID}\n---\nWords."
    )
    first, second = read(path).relations
    assert (first.kind, first.other_id, first.translator) == (RelationKind.TRANSLATION_OF, ID, "T. Ranslator")
    assert (second.kind, second.translator) == (RelationKind.REPRINT_OF, None)
    path.write_text("---\ntitle: T\nkind: news\nreprint_of: the other\ntranslated_by: X\n---\nWords.")
    with pytest.raises(Problems) as refused:
        read(path)
    assert "account.md:4: “reprint_of” must be the id" in str(refused.value)
    assert "account.md:5: “translated_by” stands without" in str(refused.value)


def test_a_folder_is_described_once_and_again_where_it_changed(run: Run, home: Path, tmp_path: Path) -> None:
    made = folder(tmp_path)
    first = run("describe", str(made), "--by", "A. Archivist")
    assert first.returncode == 0 and "essay “On keys”, public." in first.stdout
    assert run("describe", str(made)).stdout.count("unchanged") == 2
    (made / "collection.md").write_text("---\ntitle: Renamed\n---\n\nWords.\n")
    assert "collection “Renamed”." in run("describe", str(made / "collection.md")).stdout
    record = opened(home)
    assert [one.title for one in record.collections()] == ["Renamed"]
    assert [(one.slug, one.collection) for one in record.essays()] == [("on-keys", "invented-2024")]
    record.close()


def test_one_bad_file_does_not_keep_the_others_out(run: Run, home: Path, tmp_path: Path) -> None:
    made = folder(tmp_path, essay_head="title: On keys\n")
    done = run("describe", str(made))
    assert (
        done.returncode == 1
        and "collection “Invented”" in done.stdout
        and "“author” is missing" in done.stderr
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no collection.md" in run("describe", str(empty)).stderr


def test_sources_and_quotes_are_related_and_taken_apart(run: Run, home: Path) -> None:
    record = opened(home)
    one, other = (source.id for source in record.sources())
    quotes = [record.quote_ids(source)[0] for source in (one, other)]
    record.close()
    said = ("--why", "compared both", "--by", "A. Archivist")
    evidence = ("--evidence", "its last line")
    done = run("relate", one, other, "--as", "translation-of", *evidence, "--translator", "T.", *said)
    assert done.returncode == 0
    assert run("relate", *quotes, "--as", "same-utterance", *evidence, *said).returncode == 0
    assert run("relate", *quotes, "--as", "reprint-of", *evidence, *said).returncode == 1
    assert run("relate", one, ID, "--as", "reprint-of", *evidence, *said).returncode == 1
    assert run("relate", one, other, "--as", "reprint-of", *said).returncode == 2
    assert run("relate", one, other, "--as", "reprint-of", "--retract", *said).returncode == 1
    assert run("relate", one, other, "--as", "translation-of", "--retract", *said).returncode == 0
    record = opened(home)
    assert sorted((one.noun, one.retracted) for one in record.relations()) == [
        ("quote", False),
        ("source", True),
    ]
    record.close()


def test_quotes_are_featured_and_the_choice_is_emptied(run: Run, home: Path) -> None:
    record = opened(home)
    ids = record.quote_ids()[:2]
    record.close()
    assert run("feature", *ids, "--reason", "plain", "--why", "now").returncode == 0
    assert run("feature", *ids, "--reason", "plain", "--why", "now", "--in", "nowhere").returncode == 1
    record = opened(home)
    assert [one.quote_id for one in record.choices()[""].quotes] == list(ids)
    record.close()
    assert run("feature", "--why", "over").returncode == 0
    record = opened(home)
    assert record.choices()[""].quotes == ()
    record.close()


def test_an_essay_whose_quotes_are_wrong_names_its_file(run: Run, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "wrong.md"
    path.write_text("---\ntitle: T\nauthor: A\n---\n{{quote me}}")
    done = run("describe", str(path))
    assert done.returncode == 1 and str(path) in done.stderr and "names no quote" in done.stderr
    with pytest.raises(ArchiveError):
        opened(tmp_path)


PRINTED = (
    "INVENTED FOR A TEST. Nobody here exists.\n\n"
    "The bus stood at the bridge for most of the night, and nobody who sat in it slept before the morning came.\n\n"
    '"We locked the door and took the key with us," said Maro Testyan, a 61-year-old beekeeper from Sisian.\n\n'
    "Her brother had gone ahead with the animals, and the last of the neighbours followed when it was light.\n"
)


def test_a_copy_is_told_when_it_is_added_and_can_be_joined(run: Run, home: Path, tmp_path: Path) -> None:
    for name, text in (
        ("first", PRINTED),
        ("second", f"Another headline\n\n{PRINTED}"),
        ("third", PRINTED[:-60]),
    ):
        (tmp_path / f"{name}.txt").write_text(text)
    first = run("add", "first.txt")
    assert first.returncode == 0 and "near the same" not in first.stdout
    original = first.stdout.split("source ")[1][:16]
    second = run("add", "second.txt", "--by", "A. Archivist").stdout
    assert f"near the same as source {original} “first” (97 % of its words)" in second
    assert f"{original} --as reprint-of" in second
    assert run("add", "third.txt", "--as-attestation-of", ID).returncode == 1
    assert run("add", "third.txt", "second.txt", "--as-attestation-of", original).returncode == 2
    joined = run("add", "third.txt", "--by", "A. Archivist", "--as-attestation-of", original)
    assert joined.returncode == 0 and "near the same" not in joined.stdout
    record = opened(home)
    (relation,) = record.relations()
    assert (relation.kind, relation.other_id) == (RelationKind.REPRINT_OF, original)
    assert relation.evidence == "100 % of its words stand there"
    record.close()
