"""Review: words are selected, claims have evidence, nobody overwrites anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.access import may_see
from archive.claims import Claim
from archive.decisions import accept, reject, reopen, set_access
from archive.errors import ArchiveError, Conflict, Question, Unconfirmed, UnknownId
from archive.model import (
    Access,
    AccessStatus,
    Certainty,
    Form,
    IdentityMode,
    Kind,
    Name,
    PlaceRole,
    Quote,
    Redaction,
    RejectionReason,
    Review,
    Sign,
    Span,
    TagField,
)
from archive.record.store import Record
from archive.review import (
    NewSpeaker,
    Voice,
    add_tag,
    attribute,
    correct_tag,
    edit_parts,
    propose_by_hand,
    remove_tag,
    set_kind,
)
from archive.verify import verify
from archive.withholding.renaming import names_taken_away
from tests.accounts import Signature, new_record, put_in, put_in_public, span

CLOSED = Access(status=AccessStatus.CLOSED)
WHO: Signature = {"who": "A. Archivist", "why": "read against the article"}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    assert [str(finding) for finding in verify(made).findings] == []
    made.close()


def first(record: Record, *, public: bool = False) -> Quote:
    added = (put_in_public if public else put_in)(record)
    quote = record.quote(added.quote_ids[0])
    assert quote is not None
    return quote


def newest(record: Record, subject: str) -> int:
    return record.newest_revisions((subject,))[subject]


def test_words_are_selected_and_never_typed(record: Record) -> None:
    quote = first(record)
    edited = edit_parts(record, quote.id, [span(" by the back road, ".rstrip())], **WHO)
    assert edited.exact == ("by the back road,",)
    assert (edited.prefix, edited.suffix) == ("“We left ", "” said Invented Narrator, 61, in")
    assert record.quote(quote.id) == edited
    assert edited.attribution == quote.attribution and edited.tags == quote.tags


def test_several_stretches_come_in_the_order_of_the_text(record: Record) -> None:
    edited = edit_parts(record, first(record).id, [span("Nobody looked"), span("We left")], **WHO)
    assert edited.exact == ("We left", "Nobody looked")


@pytest.mark.parametrize(
    "parts",
    [(), (Span(5, 5),), (Span(0, 1_000_000),), (Span(-3, 4),), (Span(1, 20), Span(5, 30)), (Span(26, 27),)],
)
def test_what_cannot_be_selected_is_refused(record: Record, parts: tuple[Span, ...]) -> None:
    quote = first(record)
    with pytest.raises(ArchiveError):
        edit_parts(record, quote.id, parts, **WHO)
    assert record.quote(quote.id) == quote


def test_words_of_another_accepted_quote_are_taken_only_when_confirmed(record: Record) -> None:
    quote = first(record, public=True)
    other = propose_by_hand(record, quote.version_id, [span("Invented Narrator")], **WHO)
    with pytest.raises(Unconfirmed) as asked:
        edit_parts(record, other.id, [span("We left by the back road")], **WHO)
    assert asked.value.question is Question.OVERLAP
    edited = edit_parts(
        record, other.id, [span("We left by the back road")], confirmed={Question.OVERLAP}, **WHO
    )
    assert edited.exact == ("We left by the back road",)


def test_a_missed_quote_is_proposed_by_hand_with_its_speaker(record: Record) -> None:
    quote = first(record)
    voice = Voice(speaker=NewSpeaker(), spans=(span("Ministry of Samples"),), certainty=Certainty.INFERRED)
    made = propose_by_hand(
        record, quote.version_id, [span("was closed")], voice=voice, form=Form.FRAGMENT, **WHO
    )
    assert made.attribution is not None and made.speaker_id is not None
    assert (made.attribution.name, made.attribution.evidence.method) == (
        "Ministry of Samples",
        "archivist:A. Archivist",
    )
    assert (made.review, made.number, made.language) == (Review.PROPOSED, 3, "en")
    assert record.quotes_of_source(quote.source_id)[-1] == made


def test_the_speaker_is_changed_made_or_left_open(record: Record) -> None:
    quote = first(record)
    other = record.quotes_of_source(quote.source_id)[1]
    assert other.speaker_id is not None
    moved = attribute(record, quote.id, Voice(speaker=other.speaker_id), **WHO)
    assert moved.attribution is not None and moved.attribution.name == "Ministry of Samples"
    # The words that named the speaker before are not those that name another one.
    named = span("Ministry of Samples")
    assert (moved.attribution.mention, moved.attribution.evidence.spans) == (named, (named,))
    again = attribute(record, quote.id, Voice(speaker=other.speaker_id, certainty=Certainty.INFERRED), **WHO)
    assert again.attribution is not None and again.attribution.evidence.spans == (named,)
    unheard = attribute(record, quote.id, Voice(speaker=NewSpeaker(label="Nobody Named Here")), **WHO)
    assert unheard.attribution is not None
    assert unheard.attribution.evidence.spans == quote.parts
    assert unheard.attribution.evidence.certainty is Certainty.INFERRED
    with pytest.raises(ArchiveError, match="a name is missing"):
        attribute(record, quote.id, Voice(speaker=NewSpeaker(label="  ")), **WHO)
    opened = attribute(record, quote.id, None, **WHO)
    assert (opened.speaker_id, opened.attribution) == (None, None)
    with pytest.raises(ArchiveError, match="nothing says whose words"):
        attribute(record, quote.id, Voice(speaker=other.speaker_id), **WHO)
    described = NewSpeaker(label="a woman on the back road", named=False)
    unnamed = attribute(record, quote.id, Voice(speaker=described, spans=(span("We left"),)), **WHO)
    speaker = record.speaker(unnamed.speaker_id or "")
    assert speaker is not None and (speaker.label, speaker.named) == ("a woman on the back road", False)


def test_who_is_named_nowhere_is_known_by_the_words_themselves(record: Record) -> None:
    quote = attribute(record, first(record).id, None, **WHO)
    nobody = Voice(speaker=NewSpeaker(), certainty=Certainty.INFERRED)
    with pytest.raises(ArchiveError, match="nothing says whose words"):
        attribute(record, quote.id, nobody, **WHO)
    known = Voice(speaker=NewSpeaker(label="Runa Holm"), certainty=Certainty.INFERRED)
    told = attribute(record, quote.id, known, **WHO).attribution
    assert told is not None and (told.name, told.mention) == ("Runa Holm", quote.parts[0])
    assert (told.evidence.spans, told.evidence.certainty) == (quote.parts, Certainty.INFERRED)
    assert told.evidence.method == "archivist:A. Archivist"


def test_a_tag_has_the_words_that_support_it_and_whoever_says_so(record: Record) -> None:
    quote = first(record)
    claim = Claim(field=TagField.ROLE, value="walker", spans=(span("by the back road"),))
    tag = add_tag(record, quote.id, claim, **WHO).tags[-1]
    assert (tag.value, tag.evidence.method, tag.evidence.spans) == (
        "walker",
        "archivist:A. Archivist",
        (span("by the back road"),),
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (TagField.AGE, "old"),
        (TagField.AGE, "123"),
        (TagField.AGE, "٧٠"),
        (TagField.AGE_BAND, "between"),
        (TagField.AGE_BAND, "over 400"),
        (TagField.SAID_ON, "Tuesday"),
        (TagField.TOPIC, "no such topic"),
        (TagField.PLACE, "Goris"),
        (TagField.AGE, "62"),
    ],
)
def test_a_value_that_its_field_cannot_have_is_refused(record: Record, field: TagField, value: str) -> None:
    quote = first(record)
    with pytest.raises(ArchiveError):
        add_tag(record, quote.id, Claim(field=field, value=value, spans=(span("61"),)), **WHO)
    assert record.quote(quote.id) == quote


def test_places_are_resolved_with_the_gazetteer(record: Record) -> None:
    quote = first(record)
    claim = Claim(
        field=TagField.PLACE, value="Горис", spans=(span("the back road"),), place_role=PlaceRole.LEFT
    )
    tag = add_tag(record, quote.id, claim, **WHO).tags[-1]
    assert tag.place_key is not None
    chain = record.chain(quote.id)
    assert chain is not None and chain.places[tag.place_key].broader_key is not None
    with pytest.raises(UnknownId):
        add_tag(
            record,
            quote.id,
            Claim(field=TagField.PLACE, spans=(span("61"),), place_role=PlaceRole.LEFT, place_key="no:such"),
            **WHO,
        )


def test_a_childs_age_tells_of_a_minor_and_the_right_age_takes_it_back(record: Record) -> None:
    quote = first(record)
    young = Claim(field=TagField.AGE, value="15", spans=(span("61"),))
    assert correct_tag(record, quote.id, 0, young, **WHO).by_minor
    with pytest.raises(ArchiveError, match="may be a minor"):
        remove_tag(record, quote.id, 2, **WHO)
    grown = Claim(field=TagField.AGE, value="61", spans=(span("61"),))
    assert not correct_tag(record, quote.id, 0, grown, **WHO).by_minor
    assert [tag.field for tag in remove_tag(record, quote.id, 0, **WHO).tags] == [TagField.PLACE]


def test_a_quote_is_a_statement_or_a_fragment_but_never_nobodys(record: Record) -> None:
    quote = first(record)
    changed = set_kind(record, quote.id, kind=Kind.STATEMENT, form=Form.FRAGMENT, **WHO)
    assert (changed.kind, changed.form) == (Kind.STATEMENT, Form.FRAGMENT)
    with pytest.raises(ArchiveError, match="not kept"):
        set_kind(record, quote.id, form=Form.PHRASE, **WHO)


def test_the_second_archivist_is_shown_the_first_ones_change(record: Record) -> None:
    quote = first(record)
    seen = newest(record, f"quote:{quote.id}")
    edit_parts(record, quote.id, [span("We left by the back road,")], expected=seen, who="A", why="shorter")
    after = record.quote(quote.id)
    with pytest.raises(Conflict) as conflict:
        edit_parts(record, quote.id, [span("Nobody looked round.")], expected=seen, who="B", why="the other")
    (change,) = conflict.value.revisions
    assert (change.who, change.why, change.action) == ("A", "shorter", "edit")
    assert record.quote(quote.id) == after
    for act in (accept, reject, reopen):
        with pytest.raises(Conflict):
            act(record, quote.id, expected=seen, who="B", why="b")
    accept(record, quote.id, expected=newest(record, f"quote:{quote.id}"), who="B", why="now I have seen it")


def test_withheld_words_do_not_come_back_by_another_quote(record: Record) -> None:
    quote = first(record, public=True)
    other = propose_by_hand(record, quote.version_id, [span("was closed")], **WHO)
    set_access(record, quote.id, CLOSED, **WHO)
    with pytest.raises(ArchiveError, match="withheld"):
        edit_parts(record, other.id, [span("left by the back road")], **WHO)
    copy = put_in_public(record, 2)
    twin = record.quote(copy.quote_ids[0])
    assert twin is not None and twin.access == CLOSED


def test_a_withdrawn_quote_is_edited_by_nobody(record: Record) -> None:
    quote = first(record, public=True)
    set_access(record, quote.id, Access(status=AccessStatus.WITHDRAWN, reason="safety"), **WHO)
    with pytest.raises(ArchiveError, match="withdrawn"):
        edit_parts(record, quote.id, [span("We left")], **WHO)
    with pytest.raises(ArchiveError, match="withdrawn"):
        add_tag(record, quote.id, Claim(field=TagField.ROLE, spans=(span("61"),)), **WHO)


def test_merged_speakers_are_one_and_both_addresses_lead_there(record: Record) -> None:
    one, two = put_in_public(record, 1), put_in_public(record, 2)
    keep, lose = (record.quotes_of_source(added.source_id)[0].speaker_id or "" for added in (one, two))
    old = record.speaker(lose)
    assert old is not None
    record.add_name(lose, Name(form="Հնարված Պատմող", language="hy", script="Armn"), **WHO)
    merged = record.merge_speakers(keep, lose, **WHO)
    assert [name.form for name in merged.names] == ["Invented Narrator", "Հնարված Պատմող"]
    assert record.resolve("speaker", old.slug).id == keep == record.resolve("speaker", lose).id
    moved = record.quote(two.quote_ids[0])
    assert moved is not None and moved.speaker_id == keep
    with pytest.raises(ArchiveError, match="merged"):
        record.merge_speakers(keep, lose, **WHO)
    with pytest.raises(ArchiveError, match="merged"):
        attribute(record, two.quote_ids[0], Voice(speaker=lose), **WHO)


def test_merging_into_somebody_unnamed_tells_no_name(record: Record) -> None:
    one, two = put_in_public(record, 1), put_in_public(record, 2)
    keep, lose = (record.quotes_of_source(added.source_id)[0].speaker_id or "" for added in (one, two))
    record.rename_speaker(keep, "Invented N.", **WHO)
    slug = (record.speaker(lose) or pytest.fail("no speaker")).slug
    merged = record.merge_speakers(keep, lose, **WHO)
    assert [name.form for name in merged.names] == ["Invented N."]
    with pytest.raises(UnknownId):
        record.resolve("speaker", slug)
    moved = record.quote(two.quote_ids[0])
    assert moved is not None and moved.attribution is not None
    assert moved.attribution.name == "Invented N."


def test_some_quotes_of_a_speaker_become_another_persons(record: Record) -> None:
    one, two = put_in_public(record, 1), put_in_public(record, 2)
    keep, lose = (record.quotes_of_source(added.source_id)[0].speaker_id or "" for added in (one, two))
    record.merge_speakers(keep, lose, **WHO)
    made = record.split_speaker(keep, [two.quote_ids[0]], "Invented Narrator", **WHO)
    assert made == record.speaker(made.id)
    shown = record.speaker(made.id)
    assert shown is not None and shown.slug == "invented-narrator-3"
    with pytest.raises(ArchiveError, match="not this speaker's"):
        record.split_speaker(keep, [two.quote_ids[0]], "Invented Narrator", **WHO)


def test_chosen_quotes_are_accepted_together_but_no_minors_and_nothing_decided(record: Record) -> None:
    quotes = [record.quote(put_in(record, number).quote_ids[0]) for number in range(4)]
    plain, young, decided, changed = [quote.id for quote in quotes if quote]
    claim = Claim(field=TagField.MINOR, spans=(span("61"),))
    add_tag(record, young, claim, **WHO)
    reject(record, decided, reason=RejectionReason.DUPLICATE, who="B", why="reprinted")
    ids = (plain, young, decided, changed)
    seen = record.newest_revisions(f"quote:{quote_id}" for quote_id in ids)
    set_kind(record, changed, kind=Kind.STATEMENT, **WHO)
    told = record.accept_chosen({one: seen[f"quote:{one}"] for one in ids}, **WHO)
    assert (told.accepted, told.minors, told.changed) == ((plain,), (young,), (decided, changed))
    last = [revision.why for revision in record.revisions(f"quote:{decided}")][-1]
    assert last == "duplicate: reprinted"


def test_a_public_quote_that_is_edited_stays_public_and_the_index_is_told(record: Record) -> None:
    quote = first(record, public=True)
    before = record.outbox_head()
    edit_parts(record, quote.id, [span("We left by the back road,")], **WHO)
    chain = record.chain(quote.id)
    assert chain is not None and may_see(chain.quote, chain.source)
    assert record.outbox(before, 10) == ((before + 1, quote.id),)


def test_a_name_hidden_by_a_merger_counts_as_taken_away(record: Record) -> None:
    one, two = put_in_public(record, 1), put_in_public(record, 2)
    keep, lose = (record.quotes_of_source(added.source_id)[0].speaker_id or "" for added in (one, two))
    record.rename_speaker(keep, "I. N.", **WHO)
    record.rename_speaker(lose, "Invented Second", keep_redirect=True, **WHO)
    merged = record.merge_speakers(keep, lose, **WHO)
    assert names_taken_away(record, merged) == {"Invented Narrator", "Invented Second"}


def test_who_is_known_by_less_is_not_merged_into_who_is_known_by_name(record: Record) -> None:
    one, two = put_in_public(record, 1), put_in_public(record, 2)
    named, guarded = (record.quotes_of_source(added.source_id)[0].speaker_id or "" for added in (one, two))
    slug = (record.speaker(named) or pytest.fail("no speaker")).slug
    record.identify(guarded, IdentityMode.PSEUDONYM, "Lusine", **WHO)
    with pytest.raises(ArchiveError, match="pseudonym"):
        record.merge_speakers(named, guarded, **WHO)
    merged = record.merge_speakers(guarded, named, **WHO)
    assert merged.known_as is IdentityMode.PSEUDONYM
    with pytest.raises(UnknownId):
        record.resolve("speaker", slug)


def test_the_address_of_a_speaker_follows_when_their_words_are_a_minors(record: Record) -> None:
    one, two = put_in_public(record, 1), put_in_public(record, 2)
    keep, lose = (record.quotes_of_source(added.source_id)[0].speaker_id or "" for added in (one, two))
    merged = record.merge_speakers(keep, lose, **WHO)
    record.decide(one.quote_ids[0], review=Review.PROPOSED, **WHO)
    add_tag(record, one.quote_ids[0], Claim(field=TagField.MINOR, spans=(span("61"),)), **WHO)
    with pytest.raises(UnknownId):
        record.resolve("speaker", merged.slug)
    speaker = record.speaker(keep)
    assert speaker is not None and speaker.slug == "i" and speaker.known_as is IdentityMode.INITIAL
    record.rename_speaker(keep, "Renamed Person", **WHO)
    speaker = record.speaker(keep)
    assert speaker is not None and speaker.slug == "r"


def test_a_description_does_not_tell_what_is_left_out_in_public(record: Record) -> None:
    quote = first(record, public=True)
    redaction = Redaction(span=span("back road"), sign=Sign.PLACE)
    record.redact(quote.version_id, (redaction,), **WHO)
    voice = Voice(speaker=NewSpeaker(label="the one of the back road", named=False), spans=(span("We left"),))
    with pytest.raises(ArchiveError, match="left out in public"):
        attribute(record, quote.id, voice, **WHO)


def test_another_value_over_the_words_of_the_one_before_is_stated_nowhere(record: Record) -> None:
    quote = first(record)
    place = next(n for n, tag in enumerate(quote.tags) if tag.field is TagField.AGE)

    def corrected(value: str, *words: str) -> Certainty:
        claim = Claim(field=TagField.AGE, value=value, spans=tuple(map(span, words)))
        return correct_tag(record, quote.id, place, claim, **WHO).tags[place].evidence.certainty

    assert corrected("62", "61") is Certainty.INFERRED
    # Said again of the same words, it is the archivist's to say.
    assert corrected("62", "61") is Certainty.STATED
    assert corrected("61", "61") is Certainty.STATED
    assert corrected("63", "61", "Upper Sample") is Certainty.STATED
