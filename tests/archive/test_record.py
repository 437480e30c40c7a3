"""The record: what goes in comes out, whole, once, in order, and nothing else does."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from archive.access import Viewer, may_see, may_see_source
from archive.dates import DateError
from archive.errors import ArchiveError, DuplicateSource, IntegrityError, RecordUnavailable, UnknownId
from archive.model import Access, AccessStatus, Form, Review, Span, SpeakerKind
from archive.record import migrations
from archive.record.reads.reading import sources
from archive.record.schema.tables import SCHEMA, metadata
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import ATLAS, TEXT, WHO, document, new_record, proposals, put_in, put_in_public, span

WITHDRAWN = Access(status=AccessStatus.WITHDRAWN, reason="speaker's wish")
CLOSED = Access(status=AccessStatus.CLOSED)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    made.close()


def test_an_account_comes_back_as_it_went_in(record: Record) -> None:
    added = put_in_public(record)
    chain = record.chain(added.quote_ids[0])
    assert chain is not None
    testimony = proposals()[2]
    assert chain.version.text == f"{TEXT}\n1"
    assert record.originals.read(chain.version.original_sha256) == f"{TEXT}\n1".encode()
    assert (chain.quote.parts, chain.quote.tags) == (testimony.parts, testimony.tags)
    assert (chain.quote.attribution, chain.quote.form) == (testimony.attribution, Form.FULL)
    assert chain.quote.exact == ("We left by the back road,", "Nobody looked round.")
    assert (chain.quote.prefix, chain.quote.suffix) == ("“", "” The Ministry of Samples said i")
    assert chain.source.description.publisher == "Sample Gazette"
    assert chain.speaker is not None and chain.speaker.label == "Invented Narrator"
    assert chain.places["test:upper-sample"].names[1].form == "Վերին Նմուշ"
    assert (added.records, added.fragments, added.accepted) == (1, 1, True)


def test_fragments_are_kept_with_their_speaker_and_phrases_are_not(record: Record) -> None:
    added = put_in(record)
    quotes = record.quotes_of_source(added.source_id)
    assert [(quote.form, quote.number) for quote in quotes] == [(Form.FULL, 1), (Form.FRAGMENT, 2)]
    speakers = record.speakers([quote.speaker_id for quote in quotes if quote.speaker_id])
    assert {speaker.kind for speaker in speakers.values()} == {SpeakerKind.PERSON, SpeakerKind.ORGANISATION}


def test_what_nobody_accepted_is_proposed_and_closed(record: Record) -> None:
    added = put_in(record)
    chain = record.chain(added.quote_ids[0])
    assert chain is not None
    assert chain.quote.review is Review.PROPOSED
    assert not may_see_source(chain.source)
    assert not may_see(chain.quote, chain.source)


def test_acceptance_in_the_document_is_its_archivists_own_revision(record: Record) -> None:
    added = put_in_public(record)
    told = tuple(record.revisions(f"quote:{added.quote_ids[0]}"))
    assert [(revision.action, revision.who) for revision in told] == [("propose", WHO), ("accept", WHO)]
    assert told[1].before == told[0].after


def test_the_same_bytes_are_not_taken_in_twice(record: Record) -> None:
    first = put_in(record)
    before = (record.statistics(), record.outbox_head(), record.head())
    with pytest.raises(DuplicateSource) as refusal:
        put_in(record)
    assert refusal.value.source_id == first.source_id
    assert (record.statistics(), record.outbox_head(), record.head()) == before


def test_persons_of_one_name_stay_apart_and_organisations_are_joined(record: Record) -> None:
    one, two = put_in_public(record, 1), put_in_public(record, 2)
    person_one, office_one = (quote.speaker_id for quote in record.quotes_of_source(one.source_id))
    person_two, office_two = (quote.speaker_id for quote in record.quotes_of_source(two.source_id))
    assert person_one != person_two
    assert office_one == office_two
    assert record.resolve("speaker", "invented-narrator").id == person_one
    assert record.resolve("speaker", "invented-narrator-2").id == person_two


def test_places_are_shared_and_bring_the_places_that_hold_them(record: Record) -> None:
    one, two = put_in(record, 1), put_in(record, 2)
    place = record.place_by_key("test:upper-sample")
    assert place is not None and place.broader_key is not None
    broader = record.place_by_key(place.broader_key)
    assert broader is not None and broader.country == "XX"
    chains = record.chains((one.quote_ids[0], two.quote_ids[0])).values()
    assert [chain.places["test:upper-sample"] for chain in chains] == [place, place]
    assert record.statistics().places == 2


def test_what_is_not_there_is_none_and_an_unknown_slug_is_an_error(record: Record) -> None:
    put_in(record)
    nothing = "0" * 16
    assert record.source(nothing) is None
    assert record.version(nothing) is None
    assert record.quote(nothing) is None
    assert record.chain(nothing) is None
    assert record.speaker(nothing) is None
    assert record.place(nothing) is None
    assert record.place_by_key("test:nowhere") is None
    assert record.chains([nothing]) == {}
    assert record.quotes_of_source(nothing) == ()
    assert record.revision_hash(10_000) is None
    for noun, slug in (("source", "x"), ("speaker", "' OR 1=1"), ("table", "sources"), ("place", "\udcff")):
        with pytest.raises(UnknownId):
            record.resolve(noun, slug)


@pytest.mark.parametrize("count", [1, 40])
def test_chains_take_the_same_number_of_statements_for_any_number_of_ids(record: Record, count: int) -> None:
    for number in range(count):
        put_in_public(record, number)
    statements: list[str] = []
    engine = record._database._engine

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", note)
    chains = record.chains(record.quote_ids())
    event.remove(engine, "before_cursor_execute", note)
    reads = [statement for statement in statements if statement.startswith("SELECT") and "FROM" in statement]
    assert len(chains) == 2 * count
    # One of them lists the ids.
    assert len(reads) == 1 + 14


def test_chains_come_in_the_order_asked_for(record: Record) -> None:
    ids = [put_in_public(record, number).quote_ids[0] for number in range(5)]
    assert list(record.chains(reversed(ids))) == ids[::-1]
    assert [source.slug for source in record.sources()] == [
        "an-invented-article",
        *(f"an-invented-article-{number}" for number in range(2, 6)),
    ]


def test_more_ids_than_a_statement_can_hold_are_asked_for_in_turns(record: Record) -> None:
    added = put_in(record)
    ids = [f"{number:016}" for number in range(40_000)]
    assert list(record.chains([*ids, *added.quote_ids])) == list(added.quote_ids)


def test_a_decision_changes_one_quote_and_announces_it(record: Record) -> None:
    added = put_in(record)
    head = record.outbox_head()
    decided = record.decide(added.quote_ids[0], review=Review.ACCEPTED, who="A. Reader", why="checked")
    assert record.quote(added.quote_ids[0]) == decided
    assert decided.review is Review.ACCEPTED
    assert record.outbox(head, 10) == ((head + 1, added.quote_ids[0]),)
    last = list(record.revisions(f"quote:{decided.id}"))[-1]
    assert (last.action, last.who, last.why) == ("accept", "A. Reader", "checked")


def test_a_decision_that_changes_nothing_writes_nothing(record: Record) -> None:
    added = put_in_public(record)
    before = (record.head(), record.outbox_head())
    record.decide(added.quote_ids[0], review=Review.ACCEPTED, who=WHO, why="again")
    record.set_source_access(added.source_id, Access(status=AccessStatus.OPEN), who=WHO, why="again")
    assert (record.head(), record.outbox_head()) == before


def test_a_change_of_a_sources_access_announces_all_its_quotes(record: Record) -> None:
    added, other = put_in_public(record, 1), put_in_public(record, 2)
    head = record.outbox_head()
    record.set_source_access(added.source_id, CLOSED, who=WHO, why="asked for")
    assert {quote_id for _, quote_id in record.outbox(head, 10)} == set(added.quote_ids)
    assert not set(added.quote_ids) & set(other.quote_ids)


@pytest.mark.parametrize("of_source", [True, False])
def test_withdrawn_words_are_shown_to_nobody_and_a_tombstone_stays(record: Record, of_source: bool) -> None:
    added = put_in_public(record)
    if of_source:
        record.set_source_access(added.source_id, WITHDRAWN, who=WHO, why="asked for")
    else:
        record.decide(added.quote_ids[0], access=WITHDRAWN, who=WHO, why="asked for")
    chain = record.chain(added.quote_ids[0])
    assert chain is not None
    assert not may_see(chain.quote, chain.source, Viewer.PUBLIC)
    access = chain.source.access if of_source else chain.quote.access
    assert access == WITHDRAWN


@pytest.mark.parametrize(
    "access",
    [
        Access(status=AccessStatus.WITHDRAWN),
        Access(status=AccessStatus.WITHDRAWN, reason="  "),
        Access(status=AccessStatus.CLOSED, reason="a reason"),
    ],
)
def test_a_withdrawal_has_a_reason_and_nothing_else_has(record: Record, access: Access) -> None:
    added = put_in_public(record)
    before = record.head()
    with pytest.raises(ArchiveError):
        record.decide(added.quote_ids[0], access=access, who=WHO, why="test")
    with pytest.raises(ArchiveError):
        record.set_source_access(added.source_id, access, who=WHO, why="test")
    assert record.head() == before


def test_a_decision_that_cannot_stand_names_its_record(record: Record) -> None:
    added = put_in_public(record)
    with pytest.raises(ArchiveError, match=f"^quote:{added.quote_ids[0]}: a reason stands"):
        record.decide(
            added.quote_ids[0],
            access=Access(status=AccessStatus.CLOSED, reason="x"),
            who=WHO,
            why="test",
        )
    with pytest.raises(ArchiveError, match=r"^invented\.txt: a reason stands"):
        put_in(record, 2, access_reason="wish")


@pytest.mark.parametrize(
    "key, title, description",
    [
        ("k" * 81, "T", ""),
        ("", "T", ""),
        ("k", " ", ""),
        ("k", "T\0", ""),
        ("k", "T", "\ud800"),
        ("k\udcff", "T", ""),
        ("k", "T" * 2_000, ""),
    ],
)
def test_a_collection_that_no_database_could_keep_is_refused(
    record: Record, key: str, title: str, description: str
) -> None:
    with pytest.raises(ArchiveError, match="collection"):
        record.describe_collection(key, title, description, who=WHO, why="test")
    assert record.collections() == ()


@pytest.mark.parametrize("name", ["", " ", "A\0", "A\ud800", "A" * 1_001])
def test_a_name_that_no_database_could_keep_is_refused(record: Record, name: str) -> None:
    put_in_public(record)
    speaker_id = record.resolve("speaker", "invented-narrator").id
    with pytest.raises(ArchiveError, match=f"speaker:{speaker_id}"):
        record.rename_speaker(speaker_id, name, who=WHO, why="test")


def test_an_id_that_is_no_text_is_not_there(record: Record) -> None:
    put_in(record)
    for name in ("\0", "\ud800"):
        assert record.quote(name) is None
        assert record.source(name) is None
        assert record.chains((name,)) == {}


@pytest.mark.parametrize("nobody", ["", "  "])
def test_nobody_accepts_nothing(record: Record, nobody: str) -> None:
    with pytest.raises(ArchiveError, match="names nobody"):
        put_in(record, accepted_by=nobody)
    assert record.statistics().sources == 0


@pytest.mark.parametrize("who, why", [("", "why"), ("who", " ")])
def test_nobody_changes_anything_without_a_name_and_a_reason(record: Record, who: str, why: str) -> None:
    added = put_in(record)
    with pytest.raises(ArchiveError):
        record.decide(added.quote_ids[0], review=Review.REJECTED, who=who, why=why)
    with pytest.raises(ArchiveError):
        record.add(document("other words"), (), ATLAS, who=who, why=why)
    assert record.statistics().sources == 1


def test_decisions_about_nothing_are_refused(record: Record) -> None:
    with pytest.raises(UnknownId):
        record.decide("0" * 16, review=Review.ACCEPTED, who=WHO, why="test")
    with pytest.raises(UnknownId):
        record.set_source_access("0" * 16, CLOSED, who=WHO, why="test")
    with pytest.raises(UnknownId):
        record.rename_speaker("0" * 16, "Nobody", who=WHO, why="test")


@pytest.mark.of_sqlite
def test_access_text_that_cannot_be_read_counts_as_closed(record: Record, tmp_path: Path) -> None:
    added = put_in_public(record)
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute("UPDATE sources SET access = 'Open'")
        database.execute("UPDATE quotes SET access = 'yes', review = 'sure'")
    database.close()
    chain = record.chain(added.quote_ids[0])
    assert chain is not None
    assert chain.source.access.status is AccessStatus.CLOSED
    assert chain.quote.access.status is AccessStatus.CLOSED
    assert chain.quote.review is Review.PROPOSED


def test_a_place_tag_that_no_gazetteer_knows_leaves_nothing_behind(record: Record) -> None:
    lost = replace(proposals()[2].tags[1], place_key="test:nowhere")
    with pytest.raises(UnknownId):
        record.add(document(), [replace(proposals()[2], tags=(lost,))], ATLAS, who=WHO, why="test")
    assert record.statistics().sources == 0
    assert record.statistics().revisions == 1
    assert record.outbox_head() == 0


@pytest.mark.parametrize("wrong", [Span(0, 10_000), Span(5, 5), Span(-3, 4), Span(9, 2)])
def test_words_outside_the_text_are_refused(record: Record, wrong: Span) -> None:
    with pytest.raises(IntegrityError):
        record.add(document(), [replace(proposals()[2], parts=(wrong,))], ATLAS, who=WHO, why="test")
    assert record.statistics().sources == 0


def test_statistics_count_records_apart_from_fragments(record: Record) -> None:
    put_in(record, 1)
    put_in_public(record, 2)
    counted = record.statistics()
    assert (counted.sources, counted.quotes, counted.fragments) == (2, 2, 2)
    assert (counted.proposed, counted.accepted, counted.testimonies) == (1, 1, 2)
    assert (counted.speakers, counted.places) == (3, 2)


def test_a_collection_is_described_and_described_again(record: Record) -> None:
    first = record.describe_collection("samples", "Samples", "Of *nothing*.", who=WHO, why="test")
    again = record.describe_collection("samples", "Samples", "Of *nothing*.", who=WHO, why="test")
    other = record.describe_collection("samples", "Samples", "Of something.", who=WHO, why="test")
    assert first == again
    assert other.id == first.id
    assert record.collections() == (other,)
    assert len(list(record.revisions(f"collection:{first.id}"))) == 2
    assert verify(record).ok


def test_writers_in_several_threads_take_turns(record: Record) -> None:
    def write(batch: int) -> None:
        for number in range(5):
            put_in(record, batch * 100 + number)

    threads = [threading.Thread(target=write, args=(batch,)) for batch in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert record.statistics().sources == 20
    assert verify(record).ok


def test_the_same_bytes_from_many_threads_come_in_once(record: Record) -> None:
    outcomes: list[str] = []

    def write() -> None:
        try:
            put_in(record)
            outcomes.append("added")
        except DuplicateSource:
            outcomes.append("refused")

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added", *["refused"] * 5]
    assert record.statistics().sources == 1
    assert verify(record).findings == ()


def test_the_outbox_is_read_in_steps_without_gaps(record: Record) -> None:
    for number in range(4):
        put_in(record, number)
    read: list[tuple[int, str]] = []
    while entries := record.outbox(read[-1][0] if read else 0, 3):
        assert len(entries) <= 3
        read += entries
    assert [number for number, _ in read] == list(range(1, record.outbox_head() + 1))
    assert [quote_id for _, quote_id in read] == list(record.quote_ids())


def test_making_an_archive_again_opens_the_one_that_is_there(record: Record, tmp_path: Path) -> None:
    put_in(record)
    again = new_record(tmp_path)
    assert again.archive_id == record.archive_id
    assert again.statistics().sources == 1
    again.close()


def test_opening_nothing_makes_nothing(tmp_path: Path) -> None:
    for name in ("absent.db", "missing/archive.db"):
        with pytest.raises(RecordUnavailable):
            Record.open(f"sqlite:///{tmp_path / name}", tmp_path / "originals")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.of_sqlite
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(b"These are notes, not a database. " * 100)
    with pytest.raises(RecordUnavailable) as refusal:
        Record.open(f"sqlite:///{path}", tmp_path / "originals")
    assert "SELECT" not in str(refusal.value)
    assert path.read_bytes().startswith(b"These are notes")


@pytest.mark.of_sqlite
def test_a_database_of_a_newer_version_is_refused(record: Record, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(RecordUnavailable, match="newer version"):
        Record.open(f"sqlite:///{tmp_path / 'archive.db'}", tmp_path / "originals")


@pytest.mark.skipif(find_spec("psycopg") is not None, reason="the driver is installed")
def test_a_driver_that_is_not_installed_is_named_with_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(RecordUnavailable, match="psycopg") as raised:
        Record.open("postgresql://nobody@localhost/archive", tmp_path / "originals")
    assert "pip install 'psycopg[binary]'" in str(raised.value)


@pytest.mark.parametrize("url", ["", "archive.db", "nosuchdatabase://x/y"])
def test_a_database_url_that_is_none_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(RecordUnavailable):
        Record.open(url, tmp_path)


@pytest.mark.of_sqlite
def test_migrations_make_the_tables_that_the_code_expects(record: Record, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'archive.db'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


@pytest.mark.of_sqlite
def test_an_archive_whose_making_was_interrupted_is_made_whole(record: Record, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute("DELETE FROM archive")
        database.execute("DELETE FROM revisions")
    database.close()
    with pytest.raises(RecordUnavailable, match="no archive here"):
        Record.open(f"sqlite:///{tmp_path / 'archive.db'}", tmp_path / "originals")
    healed = new_record(tmp_path)
    assert put_in(healed).records == 1
    assert verify(healed).ok
    healed.close()


@pytest.mark.of_sqlite
def test_an_archive_whose_own_row_is_gone_is_not_made_anew(record: Record, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute("DELETE FROM archive")
    database.close()
    with pytest.raises(RecordUnavailable, match="not the archive"):
        new_record(tmp_path)


@pytest.mark.of_sqlite
def test_a_version_added_later_does_not_double_the_ids_of_its_source(record: Record, tmp_path: Path) -> None:
    added = put_in(record)
    with sqlite3.connect(tmp_path / "archive.db") as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(versions)")]
        changed = {"id": "'" + "0" * 16 + "'", "number": "2", "original_sha256": "'" + "0" * 64 + "'"}
        values = ", ".join(changed.get(column, column) for column in columns)
        database.execute(f"INSERT INTO versions SELECT {values} FROM versions")
    database.close()
    assert record.quote_ids() == added.quote_ids


@pytest.mark.of_sqlite
def test_every_commit_is_synchronous_and_references_are_enforced(record: Record) -> None:
    with record._database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200
    ).filter(lambda text: text.strip())
)
def test_any_text_comes_back_character_for_character(record: Record, text: str) -> None:
    marked = f"{text}\n{record.outbox_head()}-{record.statistics().sources}"
    added = record.add(document(marked, title=text[:50]), (), ATLAS, who=WHO, why="test")
    version = record.version(added.version_id)
    assert version is not None
    assert version.text == marked
    assert record.originals.read(version.original_sha256).decode() == marked


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "", " \n"])
def test_text_that_no_file_holds_is_refused(record: Record, text: str) -> None:
    broken = replace(document("words"), text=text)
    with pytest.raises(IntegrityError):
        record.add(broken, (), ATLAS, who=WHO, why="test")


def test_evidence_words_are_those_that_were_pointed_at(record: Record) -> None:
    added = put_in(record)
    chain = record.chain(added.quote_ids[0])
    assert chain is not None
    words = [span.of(chain.version.text) for tag in chain.quote.tags for span in tag.evidence.spans]
    assert words == ["61", "in Upper Sample"]
    assert chain.quote.span == Span(span("We left").start, span("looked round.").end)


@pytest.mark.parametrize(
    "described",
    [
        {"title": " "},
        {"url": "javascript:alert(1)"},
        {"archived_url": "ftp://e.example"},
        {"published": "last week"},
        {"access": AccessStatus.WITHDRAWN},
        {"note": "x" * 100_000},
        {"author": "half \udcff"},
    ],
)
def test_a_description_that_cannot_stand_is_refused_before_anything_is_written(
    record: Record, described: dict[str, Any]
) -> None:
    with pytest.raises(ArchiveError):
        put_in(record, **described)
    assert list(record.originals.digests()) == []
    assert record.statistics().sources == 0


def test_parts_out_of_order_or_none_at_all_are_refused(record: Record) -> None:
    testimony = proposals()[2]
    for parts in (testimony.parts[::-1], ()):
        with pytest.raises(IntegrityError):
            record.add(document(), [replace(testimony, parts=parts)], ATLAS, who=WHO, why="test")


def test_a_source_can_come_in_withdrawn(record: Record) -> None:
    added = put_in(record, access=AccessStatus.WITHDRAWN, access_reason="speaker's wish")
    source = record.source(added.source_id)
    assert source is not None and source.access == WITHDRAWN
    assert source.description.access_reason == "speaker's wish"


def test_the_tables_can_be_made_on_a_server_database() -> None:
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect())).strip()


def test_long_names_have_room_in_the_index_of_a_server_database() -> None:
    (index,) = metadata.tables["names"].indexes
    assert "USING hash" in str(CreateIndex(index).compile(dialect=postgresql.dialect()))


@pytest.mark.of_sqlite
def test_a_lock_that_does_not_yield_is_told_and_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.record.storage.database.LOCK_SECONDS", 0)
    record = new_record(tmp_path)
    holder = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordUnavailable, match="locked") as refusal:
        put_in(record)
    assert "back road" not in str(refusal.value)
    assert record.statistics().sources == 0
    holder.execute("ROLLBACK")
    holder.close()
    assert put_in(record).records == 1
    record.close()


@pytest.mark.of_sqlite
def test_a_full_disk_is_told_and_the_record_works_on_when_there_is_room(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    engine = record._database._engine
    # SQLite's own limit on the size of its file: the same error as a full disk.
    with record._database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "begin", limit)
    with pytest.raises(RecordUnavailable, match="full"):
        record.add(document(TEXT + "x" * 100_000), proposals(), ATLAS, who=WHO, why="test")
    event.remove(engine, "begin", limit)
    engine.dispose()
    assert record.statistics().sources == 0
    assert put_in(record).records == 1
    assert verify(record).ok
    record.close()


def test_a_reader_sees_one_state_for_as_long_as_it_reads(record: Record) -> None:
    put_in(record, 1)
    with record._database.reading() as connection:
        before = len(sources(connection))
        put_in(record, 2)
        assert len(sources(connection)) == before
    assert len(record.sources()) == before + 1


@pytest.mark.of_sqlite
def test_the_database_is_closed_to_other_users(record: Record, tmp_path: Path) -> None:
    put_in(record)
    assert {path.stat().st_mode & 0o077 for path in tmp_path.glob("archive.db*")} == {0}


@pytest.mark.parametrize(
    ("described", "said"),
    [
        ({"published": "2999-01-01"}, "still to come"),
        ({"retrieved": "2999"}, "still to come"),
        ({"published": "2023-09-27", "retrieved": "2023-09-26"}, "before it was published"),
    ],
)
def test_dates_that_cannot_be_are_refused(record: Record, described: dict[str, str], said: str) -> None:
    account = document()
    dated = replace(account, metadata=replace(account.metadata, **described))  # type: ignore[arg-type]
    with pytest.raises(DateError, match=said):
        record.add(dated, proposals(), ATLAS, who=WHO, why="test")
    assert record.statistics().sources == 0


def test_a_month_that_has_begun_may_be_given_for_either_date(record: Record) -> None:
    account = document()
    metadata_ = replace(account.metadata, published="2023-09-27", retrieved="2023-09")
    assert record.add(replace(account, metadata=metadata_), proposals(), ATLAS, who=WHO, why="test").source_id
