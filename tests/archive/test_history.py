"""Restoring and history: what was comes back as a new revision, and opens nothing that is closed now."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.claims import Claim
from archive.decisions import accept, reject, set_access
from archive.differences import HIDDEN, WITHDRAWN
from archive.errors import ArchiveError, Conflict, UnknownId
from archive.history import History, compared, history, meanwhile, subject_named
from archive.model import Access, AccessStatus, IdentityMode, Quote, Review, Sign, Source, Speaker, TagField
from archive.record.reads.activity import Asked
from archive.record.store import Record
from archive.review import NewSpeaker, Voice, add_tag, attribute, edit_parts, remove_tag
from archive.verify import verify
from archive.withholding.redacting import with_words
from archive.withholding.rendering import rendered
from tests.accounts import WHO as ADDED_BY, Signature, new_record, put_in_public, span

CLOSED = Access(status=AccessStatus.CLOSED)
WHO: Signature = {"who": "A. Archivist", "why": "read again"}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    assert [str(finding) for finding in verify(made).findings] == []
    made.close()


@pytest.fixture
def quote(record: Record) -> Quote:
    found = record.quote(put_in_public(record).quote_ids[0])
    assert found is not None
    return found


def numbers(record: Record, subject: str) -> list[int]:
    return [revision.number for revision in record.revisions(subject)]


def told(history: History) -> list[tuple[str, str | None, str | None]]:
    return [(one.label, one.before, one.after) for entry in history.entries[:1] for one in entry.differences]


def speaker_of(record: Record, quote_id: str) -> Speaker:
    chain = record.chain(quote_id)
    assert chain is not None and chain.speaker is not None
    return chain.speaker


def test_a_quote_comes_back_as_it_was_and_nothing_of_what_followed_is_lost(
    record: Record, quote: Quote
) -> None:
    edit_parts(record, quote.id, [span("We left")], **WHO)
    attribute(record, quote.id, Voice(speaker=NewSpeaker(), spans=(span("Ministry of Samples"),)), **WHO)
    add_tag(record, quote.id, Claim(field=TagField.ROLE, spans=(span("back road"),)), **WHO)
    before = len(numbers(record, f"quote:{quote.id}"))
    restored = record.restore_revision(f"quote:{quote.id}", numbers(record, f"quote:{quote.id}")[1], **WHO)
    assert restored == quote == record.quote(quote.id)
    assert len(numbers(record, f"quote:{quote.id}")) == before + 1
    again = record.restore_revision(f"quote:{quote.id}", numbers(record, f"quote:{quote.id}")[-1], **WHO)
    assert again == quote and len(numbers(record, f"quote:{quote.id}")) == before + 1


def test_restoring_neither_opens_nor_accepts(record: Record, quote: Quote) -> None:
    subject = f"quote:{quote.id}"
    edit_parts(record, quote.id, [span("We left")], **WHO)
    set_access(record, quote.id, CLOSED, **WHO)
    reject(record, quote.id, **WHO)
    restored = record.restore_revision(subject, numbers(record, subject)[1], **WHO)
    assert isinstance(restored, Quote)
    assert (restored.access, restored.review) == (CLOSED, Review.REJECTED)
    assert restored.parts == quote.parts


def test_a_minor_is_not_forgotten_by_restoring(record: Record, quote: Quote) -> None:
    add_tag(record, quote.id, Claim(field=TagField.MINOR, spans=(span("61"),)), **WHO)
    restored = record.restore_revision(f"quote:{quote.id}", numbers(record, f"quote:{quote.id}")[0], **WHO)
    assert isinstance(restored, Quote) and restored.by_minor


def test_a_withdrawn_quote_is_not_restored_and_its_history_tells_no_words(
    record: Record, quote: Quote
) -> None:
    edit_parts(record, quote.id, [span("We left")], **WHO)
    set_access(record, quote.id, Access(status=AccessStatus.WITHDRAWN, reason="safety"), **WHO)
    with pytest.raises(ArchiveError, match="withdrawn"):
        record.restore_revision(f"quote:{quote.id}", numbers(record, f"quote:{quote.id}")[0], **WHO)
    found = history(record, quote.id)
    assert not found.is_told
    assert not any(entry.differences or entry.can_be_restored for entry in found.entries)
    assert [entry.action for entry in found.entries] == ["withdraw", "edit", "accept", "propose"]


def test_a_name_that_was_taken_away_does_not_come_back(record: Record, quote: Quote) -> None:
    speaker = speaker_of(record, quote.id)
    record.rename_speaker(speaker.id, "I. N.", **WHO)
    restored = record.restore_revision(f"quote:{quote.id}", numbers(record, f"quote:{quote.id}")[0], **WHO)
    assert isinstance(restored, Quote) and restored.attribution is not None
    assert restored.attribution.name == "I. N."
    again = record.restore_revision(
        f"speaker:{speaker.id}", numbers(record, f"speaker:{speaker.id}")[0], **WHO
    )
    assert isinstance(again, Speaker) and [name.form for name in again.names] == ["I. N."]
    with pytest.raises(UnknownId):
        record.resolve("speaker", "invented-narrator")
    told_of_speaker, told_of_quote = (
        [f"{d.before} {d.after}" for entry in history(record, subject).entries for d in entry.differences]
        for subject in (speaker.id, quote.id)
    )
    assert any(HIDDEN in one for one in told_of_speaker)
    assert not any("nvented" in one for one in told_of_speaker)
    # The words of the source are told as they stand: whoever reviews it reads them all.
    assert f"None {HIDDEN} (stated: “said Invented Narrator”; test.rule@1)" in told_of_quote


def test_a_merger_is_undone_but_what_was_decided_since_stands(record: Record, quote: Quote) -> None:
    others = [put_in_public(record, number).quote_ids[0] for number in (2, 3)]
    keep, lose = speaker_of(record, quote.id), speaker_of(record, others[0])
    record.merge_speakers(lose.id, speaker_of(record, others[1]).id, **WHO)
    record.rename_speaker(lose.id, "Second Name", keep_redirect=True, **WHO)
    lose = speaker_of(record, others[0])
    record.merge_speakers(keep.id, lose.id, **WHO)
    assert [name.form for name in speaker_of(record, quote.id).names] == ["Invented Narrator", "Second Name"]
    attribute(record, others[1], Voice(speaker=keep.id), **WHO)
    subject = f"speaker:{lose.id}"
    before_the_merger, merger = numbers(record, subject)[-2:]
    restored = record.restore_revision(subject, before_the_merger, **WHO)
    assert restored == lose
    assert speaker_of(record, others[0]).id == lose.id == record.resolve("speaker", lose.slug).id
    assert speaker_of(record, others[1]).id == speaker_of(record, quote.id).id == keep.id
    assert [name.form for name in speaker_of(record, quote.id).names] == ["Invented Narrator"]
    with pytest.raises(ArchiveError, match="was merged"):
        record.restore_revision(subject, merger, **WHO)


def test_who_stands_again_is_known_by_no_more_than_before(record: Record, quote: Quote) -> None:
    other = put_in_public(record, 2).quote_ids[0]
    keep, lose = speaker_of(record, quote.id), speaker_of(record, other)
    record.rename_speaker(keep.id, "I. N.", **WHO)
    record.merge_speakers(keep.id, lose.id, **WHO)
    record.restore_revision(f"speaker:{lose.id}", numbers(record, f"speaker:{lose.id}")[1], **WHO)
    moved = record.quote(other)
    assert moved is not None and moved.attribution is not None
    assert (moved.speaker_id, moved.attribution.name) == (lose.id, "Invented Narrator")
    stands = speaker_of(record, other)
    assert (stands.known_as, stands.slug) == (IdentityMode.INITIAL, "i")
    with pytest.raises(UnknownId):
        record.resolve("speaker", lose.slug)


def test_a_merger_is_undone_under_the_pseudonym_that_was_given_since(record: Record, quote: Quote) -> None:
    other = put_in_public(record, 2).quote_ids[0]
    keep, lose = speaker_of(record, quote.id), speaker_of(record, other)
    record.merge_speakers(keep.id, lose.id, **WHO)
    record.identify(keep.id, IdentityMode.PSEUDONYM, "Lusine", **WHO)
    record.restore_revision(f"speaker:{lose.id}", numbers(record, f"speaker:{lose.id}")[1], **WHO)
    stands = speaker_of(record, other)
    assert (stands.id, stands.known_as, stands.public_name) == (lose.id, IdentityMode.PSEUDONYM, "Lusine")
    assert stands.slug.startswith("lusine")
    with pytest.raises(UnknownId):
        record.resolve("speaker", lose.slug)


def test_access_and_what_the_file_asked_are_two_fields(record: Record, quote: Quote) -> None:
    set_access(record, quote.source_id, CLOSED, **WHO)
    assert told(history(record, quote.source_id)) == [("Access", "open", "closed")]


def test_a_title_comes_back_unless_it_tells_of_withheld_words(record: Record, quote: Quote) -> None:
    subject, source_id = f"source:{quote.source_id}", quote.source_id
    record.describe_source(source_id, {"title": "We left by the back road"}, **WHO)
    record.describe_source(source_id, {"title": "On the road", "note": "A *note*."}, **WHO)
    quoting, plain = numbers(record, subject)[-2:]
    restored = record.restore_revision(subject, quoting, **WHO)
    assert record.source(source_id) == restored
    assert record.resolve("source", "we-left-by-the-back-road").id == source_id
    set_access(record, quote.id, CLOSED, **WHO)
    with pytest.raises(ArchiveError, match="withheld"):
        record.restore_revision(subject, quoting, **WHO)
    record.restore_revision(subject, plain, **WHO)
    source = record.source(source_id)
    assert source is not None and source.description.note == "A *note*."
    assert source.note_html == "<p>A <em>note</em>.</p>"


def test_no_history_tells_what_a_title_repeated_of_withdrawn_words(record: Record, quote: Quote) -> None:
    subject = f"source:{quote.source_id}"
    record.describe_source(quote.source_id, {"title": "We left by the back road", "note": "A note."}, **WHO)
    record.describe_source(quote.source_id, {"title": "On the road", "note": "A note."}, **WHO)
    set_access(record, quote.id, CLOSED, **WHO)
    assert "back road" in repr(history(record, subject)), "an archivist may read what is closed"
    set_access(record, quote.id, Access(status=AccessStatus.WITHDRAWN, reason="safety"), **WHO)
    found = history(record, subject)
    assert found.is_told and WITHDRAWN in repr(found)
    assert not any(words in repr(found) for words in ("back road", "back-road"))
    first, *_, last = numbers(record, subject)
    assert "back road" not in repr(compared(record, subject, first, last))


def test_restoring_heeds_what_somebody_did_meanwhile(record: Record, quote: Quote) -> None:
    subject = f"quote:{quote.id}"
    seen = numbers(record, subject)[-1]
    edit_parts(record, quote.id, [span("We left")], who="B", why="shorter")
    with pytest.raises(Conflict) as conflict:
        record.restore_revision(subject, seen, expected=seen, **WHO)
    (entry,) = meanwhile(record, conflict.value)
    assert [(one.label, one.after) for one in entry.differences] == [("Words", "“We left”")]


@pytest.mark.parametrize("name", ["quote:" + "0" * 16, "0" * 16, "table:x", "quote", ""])
def test_what_is_not_there_has_no_history(record: Record, quote: Quote, name: str) -> None:
    with pytest.raises(UnknownId):
        history(record, name)


def test_a_title_is_restored_with_no_words_that_are_redacted_and_no_address_that_tells_a_name(
    record: Record, quote: Quote
) -> None:
    subject = f"source:{quote.source_id}"
    record.describe_source(quote.source_id, {"title": "Invented Narrator and the back road"}, **WHO)
    telling = numbers(record, subject)[-1]
    record.describe_source(quote.source_id, {"title": "A walk"}, **WHO)
    assert quote.speaker_id
    record.identify(quote.speaker_id, IdentityMode.PSEUDONYM, "Ada Shown", **WHO)
    restored = record.restore_revision(subject, telling, **WHO)
    assert isinstance(restored, Source) and "narrator" not in restored.slug
    shown = record.chain(quote.id)
    assert shown and rendered(shown).source.slug == restored.slug == record.sources()[-1].slug
    record.describe_source(quote.source_id, {"title": "A walk"}, **WHO)
    version = record.version(quote.version_id)
    assert version
    record.redact(version.id, with_words(version, "back road", Sign.PLACE), **WHO)
    with pytest.raises(ArchiveError, match="withheld now"):
        record.restore_revision(subject, telling, **WHO)


def test_only_what_describes_itself_is_restored(record: Record, quote: Quote) -> None:
    version = f"version:{quote.version_id}"
    with pytest.raises(ArchiveError, match="can't be restored"):
        record.restore_revision(version, numbers(record, version)[0], **WHO)
    with pytest.raises(ArchiveError, match="no revision"):
        record.restore_revision(f"quote:{quote.id}", numbers(record, version)[0], **WHO)
    assert not history(record, version).entries[0].can_be_restored


def test_history_tells_words_before_and_after(record: Record, quote: Quote) -> None:
    edit_parts(record, quote.id, [span("We left by the back road,")], **WHO)
    whole = "“We left by the back road, […] Nobody looked round.”"
    assert told(history(record, quote.id)) == [("Words", whole, "“We left by the back road,”")]
    remove_tag(record, quote.id, 0, **WHO)
    gone = ("Age", "61 (stated: “61”; test.rule@1)", None)
    assert told(history(record, f"quote:{quote.id}")) == [gone]
    first, *_, last = numbers(record, f"quote:{quote.id}")
    labels = [one.label for one in compared(record, f"quote:{quote.id}", first, last)]
    assert labels == ["Words", "Age", "Review"]
    assert subject_named(record, quote.id) == f"quote:{quote.id}"


def test_the_log_is_narrowed_by_person_record_action_and_day(record: Record, quote: Quote) -> None:
    accept(record, put_in_public(record, 2).quote_ids[1], who="B", why="again")
    edit_parts(record, quote.id, [span("We left")], **WHO)

    def asked(**narrowed: object) -> list[tuple[str, str]]:
        acts = record.acts(Asked(**narrowed), limit=100)  # type: ignore[arg-type]
        assert record.count_acts(Asked(**narrowed)) == len(acts)  # type: ignore[arg-type]
        return [(act.who, act.action) for act in acts]

    everything = asked()
    assert len(everything) == len(numbers(record, "") or list(record.revisions()))
    assert everything[0] == ("A. Archivist", "edit")
    assert asked(who="A. Archivist") == [("A. Archivist", "edit")]
    assert asked(subject=f"quote:{quote.id}") == [
        ("A. Archivist", "edit"),
        (ADDED_BY, "accept"),
        (ADDED_BY, "propose"),
    ]
    assert {action for _, action in asked(subject="speaker")} == {"add", "publish"}
    assert len(asked(action="accept")) == 4
    day = next(record.revisions()).at.date()
    assert asked(first=day, last=day) == everything
    assert asked(last=day.replace(year=day.year - 1)) == []
    choices = record.choices_of_acts()
    assert {"A. Archivist", ADDED_BY} <= set(choices.people) and "edit" in choices.actions
    first_page = record.acts(Asked(), limit=2)
    assert record.acts(Asked(), before=first_page[-1].number, limit=1)[0].number == first_page[-1].number - 1
