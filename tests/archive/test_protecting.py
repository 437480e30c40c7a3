"""What protects people, as changes of the record: with revisions, and undone by nobody else. All invented."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.access import Viewer, may_see
from archive.errors import ArchiveError, Problems, UnknownId
from archive.formats.markdown import document_of
from archive.intake import add
from archive.model import (
    Access,
    AccessStatus,
    Agreement,
    Basis,
    Chain,
    IdentityMode,
    Name,
    Redaction,
    Review,
    Sign,
    Span,
    Speaker,
    Tag,
    TagField,
)
from archive.record.changes.quote_changes import Edit
from archive.record.store import Noun, Record
from archive.review import NewSpeaker, Voice, attribute
from archive.verify import verify
from archive.withholding.public_names import public_speaker
from archive.withholding.redacting import with_words
from archive.withholding.rendering import rendered
from tests.accounts import WHO, document, new_record, put_in, put_in_public

DAY = date(2024, 5, 6)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return new_record(tmp_path)


def told(record: Record) -> Chain:
    chains = record.chains(record.quote_ids()).values()
    return next(chain for chain in chains if chain.quote.exact[0].startswith("We left"))


def public(record: Record) -> Chain:
    return rendered(told(record))


def test_a_hidden_name_stays_hidden_whatever_becomes_of_the_names(record: Record) -> None:
    put_in_public(record, title="Narratrix leaves with Invented Narrator")
    speaker = told(record).speaker
    assert speaker is not None
    record.identify(speaker.id, IdentityMode.PSEUDONYM, "Ada Shown", who=WHO, why="asked for")
    before = [revision.number for revision in record.revisions(f"speaker:{speaker.id}")][-1]
    record.add_name(speaker.id, Name(form="Narratrix"), who=WHO, why="so in the headline")
    assert_hidden(record)
    with pytest.raises(ArchiveError, match="must not read this name"):
        record.remove_name(speaker.id, "Narratrix", who=WHO, why="a slip")
    record.rename_speaker(speaker.id, "Invented Teller", who=WHO, why="her own spelling")
    assert_hidden(record)
    record.restore_revision(f"speaker:{speaker.id}", before, who=WHO, why="the first spelling")
    assert_hidden(record)
    assert verify(record).ok


def assert_hidden(record: Record) -> None:
    shown = replace(public(record), people=())
    assert not re.search("narrat", repr(shown), re.IGNORECASE)
    assert shown.source.slug == told(record).source.slug


@pytest.mark.parametrize("how", ["split", "attributed"])
def test_whoever_is_parted_from_somebody_hidden_is_hidden_too(record: Record, how: str) -> None:
    put_in_public(record)
    chain = told(record)
    assert chain.speaker is not None
    record.identify(chain.speaker.id, IdentityMode.PSEUDONYM, "Ada Shown", who=WHO, why="asked for")
    if how == "split":
        label = "Invented Narrator"
        record.split_speaker(chain.speaker.id, [chain.quote.id], label, who=WHO, why="two")
    else:
        voice = Voice(speaker=NewSpeaker(label="Invented Narrator"))
        attribute(record, chain.quote.id, voice, who=WHO, why="another")
    made = told(record).speaker
    assert made is not None and made.id != chain.speaker.id and made.known_as is IdentityMode.UNNAMED
    assert "Narrator" not in repr(replace(public(record), people=()))
    assert verify(record).ok


def actions(record: Record, subject: str) -> list[str]:
    return [revision.action for revision in record.revisions(subject)]


def test_a_pseudonym_takes_the_name_from_everything_but_the_source(record: Record) -> None:
    put_in_public(record, title="Invented Narrator leaves", note="Of *Invented* Narrator.")
    speaker = told(record).speaker
    assert speaker is not None
    record.identify(speaker.id, IdentityMode.PSEUDONYM, "Ada Shown", who=WHO, why="asked for")
    chain = public(record)
    assert chain.speaker is not None and chain.speaker.label == "Ada Shown"
    assert (chain.speaker.slug, chain.source.slug) == ("ada-shown", "name-withheld-leaves")
    assert "Narrator" not in repr(replace(chain, people=()))
    assert "Invented Narrator" in told(record).version.text
    assert actions(record, f"speaker:{speaker.id}")[-1] == "identify+retire"
    with pytest.raises(UnknownId):
        record.resolve(Noun.SPEAKER, "invented-narrator")
    with pytest.raises(UnknownId):
        record.resolve(Noun.SOURCE, "invented-narrator-leaves")
    assert verify(record).ok


def test_taking_the_decision_back_gives_the_name_back(record: Record) -> None:
    put_in_public(record)
    speaker = told(record).speaker
    assert speaker is not None
    record.identify(speaker.id, IdentityMode.INITIAL, who=WHO, why="asked for")
    assert record.resolve(Noun.SPEAKER, "i").id == speaker.id
    record.identify(speaker.id, None, who=WHO, why="asked for again")
    assert public(record) == told(record)
    assert record.resolve(Noun.SPEAKER, "invented-narrator").id == speaker.id
    assert verify(record).ok


@pytest.mark.parametrize(
    ("mode", "shown"),
    [(IdentityMode.PSEUDONYM, None), (IdentityMode.PSEUDONYM, "  "), (IdentityMode.INITIAL, "Ada")],
)
def test_an_identity_that_does_not_fit_is_refused(
    record: Record, mode: IdentityMode, shown: str | None
) -> None:
    put_in_public(record)
    speaker = told(record).speaker
    assert speaker is not None
    with pytest.raises(ArchiveError):
        record.identify(speaker.id, mode, shown, who=WHO, why="asked for")


def test_a_redaction_takes_words_and_what_rests_on_them(record: Record) -> None:
    put_in_public(record, title="From Upper Sample")
    version = told(record).version
    start = version.text.index("Upper Sample")
    redaction = Redaction(Span(start, start + len("Upper Sample")), Sign.PLACE)
    record.redact(version.id, [redaction], who=WHO, why="at risk")
    chain = public(record)
    assert "Upper Sample" not in repr(chain) and chain.places == {}
    assert "in [place withheld]." in chain.version.text
    assert chain.version.text_sha256 == chain.version.original_sha256 != version.text_sha256
    assert [part.of(chain.version.text) for part in chain.quote.parts] == list(chain.quote.exact)
    assert told(record).version.text == version.text
    assert verify(record).ok


def test_redacted_words_within_a_quote_are_a_sign_in_it(record: Record) -> None:
    put_in_public(record)
    version = told(record).version
    start = version.text.index("the back road")
    record.redact(
        version.id, [Redaction(Span(start, start + len("the back road")), Sign.PLACE)], who=WHO, why="at risk"
    )
    assert public(record).quote.exact == ("We left by [place withheld],", "Nobody looked round.")


@pytest.mark.parametrize("spans", [[(0, 9_999)], [(5, 5)], [(0, 5), (4, 9)]])
def test_a_redaction_that_fits_no_text_is_refused(record: Record, spans: list[tuple[int, int]]) -> None:
    put_in_public(record)
    version = told(record).version
    with pytest.raises(ArchiveError):
        record.redact(version.id, [Redaction(Span(*s), Sign.NAME) for s in spans], who=WHO, why="at risk")


def test_an_agreement_is_a_record_and_opens_nothing(record: Record) -> None:
    added = put_in(record)
    made = record.agree(
        (added.source_id,),
        Agreement(id="", basis=Basis.INTERVIEW, date="2024-05", party="I. N.", paper=" "),
        who=WHO,
        why="signed",
    )
    chain = told(record)
    assert chain.agreement == made and made.paper is None
    assert not may_see(chain.quote, chain.source)
    assert actions(record, f"agreement:{made.id}") == ["add"]
    assert actions(record, f"source:{added.source_id}")[-1] == "agree"
    with pytest.raises(UnknownId):
        record.agree((), replace(made, id="0" * 16), who=WHO, why="signed")
    with pytest.raises(ArchiveError):
        record.agree((), replace(made, date="soon"), who=WHO, why="signed")
    assert verify(record).ok


def test_content_notes_are_of_the_list(record: Record) -> None:
    added = put_in_public(record)
    record.note_content(added.source_id, ("violence", "death"), who=WHO, why="told in detail")
    assert told(record).source.content_notes == ("death", "violence")
    record.note_content(told(record).quote.id, ("injury",), who=WHO, why="told in detail")
    assert told(record).quote.content_notes == ("injury",)
    with pytest.raises(ArchiveError, match="no content note"):
        record.note_content(added.source_id, ("gore",), who=WHO, why="told in detail")
    assert verify(record).ok


def test_what_was_under_an_embargo_opens_on_its_day_and_not_before(record: Record) -> None:
    added = put_in_public(record)
    embargoed = Access(status=AccessStatus.EMBARGOED, until=DAY.isoformat())
    record.set_source_access(added.source_id, embargoed, who=WHO, why="asked for")
    record.decide(
        told(record).quote.id, access=Access(status=AccessStatus.EMBARGOED), who=WHO, why="asked for"
    )
    assert [one.until for one in record.embargoes()] == [DAY, None]
    assert record.open_due(date(2024, 5, 5)) == 0
    outbox = record.outbox_head()
    assert record.open_due(DAY) == 1
    assert record.open_due(DAY) == 0
    assert record.outbox_head() > outbox
    chain = told(record)
    assert chain.source.access.status is AccessStatus.OPEN
    assert not may_see(chain.quote, chain.source, Viewer.PUBLIC, DAY), (
        "without a day it never opens by itself"
    )
    assert verify(record).ok


FRONT = """---
title: Invented Narrator leaves
kind: interview
access: open
accepted_by: Test Archivist
{}
---
“We left by the back road,” said Invented Narrator, 61, a baker. “The stamped paper stayed.”
"""


def put_in_file(record: Record, lines: str) -> Chain:
    text = FRONT.format(lines)
    document = document_of(text.encode(), "invented.md", media_type="text/markdown", where="invented.md")
    add(record, document, who=WHO)
    return rendered(told(record))


def test_front_matter_protects_as_the_file_comes_in(record: Record) -> None:
    chain = put_in_file(
        record,
        "identity: 'Invented Narrator: pseudonym Ada'\nredact: stamped paper = detail\n"
        "content_notes: death\nagreement: interview\nagreement_date: 2024-05-06\n"
        "agreement_with: partyhere\nagreement_extent: full-text",
    )
    assert chain.speaker is not None and chain.speaker.label == "Ada"
    assert "Narrator" not in chain.version.text and "stamped" not in chain.version.text
    assert chain.source.content_notes == ("death",)
    assert chain.agreement is not None and chain.agreement.party == "partyhere"
    assert chain.agreement.covers_full_text
    assert verify(record).ok


def test_front_matter_puts_a_source_under_an_embargo(record: Record) -> None:
    text = FRONT.format("").replace("access: open", "access: embargoed\naccess_until: 2999-01-01")
    add(record, document_of(text.encode(), "i.md", media_type="text/markdown", where="i.md"), who=WHO)
    (source,) = record.sources()
    assert source.access == Access(status=AccessStatus.EMBARGOED, until="2999-01-01")


@pytest.mark.parametrize(
    "line",
    [
        "identity: Invented Narrator",
        "identity: 'Invented Narrator: secret'",
        "identity: 'Invented Narrator: pseudonym'",
        "identity: 'Invented Narrator: initial I.'",
        "redact: stamped paper = colour",
        "content_notes: gore",
        "agreement: handshake",
        "agreement_date: 2024",
        "agreement_extent: everything\nagreement: interview",
        "access_until: 2999-01-01",
        "agreements: interview",
    ],
)
def test_front_matter_that_can_not_be_read_refuses_the_file(line: str) -> None:
    text = FRONT.format(line)
    with pytest.raises(Problems, match=r"i\.md:6"):
        document_of(text.encode(), "i.md", media_type="text/markdown", where="i.md")


@pytest.mark.parametrize("line", ["identity: 'Somebody Else: initial'", "redact: words of another"])
def test_a_protection_of_nobody_keeps_the_file_out(record: Record, line: str) -> None:
    with pytest.raises(ArchiveError):
        put_in_file(record, line)
    assert record.sources() == ()


def test_a_second_copy_does_not_bring_a_name_back(record: Record) -> None:
    put_in_public(record)
    speaker = told(record).speaker
    assert speaker is not None
    record.identify(speaker.id, IdentityMode.UNNAMED, who=WHO, why="asked for")
    again = put_in_public(record, 2)
    assert again.withheld == 1


def hidden(record: Record) -> Speaker:
    """The narrator, whom the public does not know by name."""
    put_in_public(record)
    speaker = told(record).speaker
    assert speaker is not None
    return record.identify(speaker.id, IdentityMode.UNNAMED, "a traveller", who=WHO, why="asked for")


def test_another_name_of_somebody_hidden_makes_no_address(record: Record) -> None:
    speaker = hidden(record)
    renamed = record.rename_speaker(
        speaker.id, "Corrected Narrator", keep_redirect=True, who=WHO, why="a slip"
    )
    assert renamed.slug == "a-traveller"
    assert [row.slug for row in record.slugs() if "corrected" in row.slug] == []
    assert verify(record).ok


def test_a_title_that_names_somebody_hidden_makes_no_address(record: Record) -> None:
    hidden(record)
    source = told(record).source
    described = record.describe_source(
        source.id, {"title": "Words of Invented Narrator"}, keep_redirect=True, who=WHO, why="fuller"
    )
    assert described.slug == "words-of-name-withheld"
    assert "Narrator" not in public(record).source.description.title
    with pytest.raises(UnknownId):
        record.resolve(Noun.SOURCE, "words-of-invented-narrator")
    assert verify(record).ok


def test_a_merger_does_not_tell_who_somebody_hidden_is(record: Record) -> None:
    speaker = hidden(record)
    put_in_public(record, 2)
    opened = Access(status=AccessStatus.OPEN)
    record.decide(
        record.quote_ids()[-2], review=Review.ACCEPTED, access=opened, who=WHO, why="another person"
    )
    other = next(s for s in record.speakers().values() if s.label == speaker.label and s.id != speaker.id)
    with pytest.raises(ArchiveError, match="known to the public as"):
        record.merge_speakers(other.id, speaker.id, who=WHO, why="one person")
    record.merge_speakers(speaker.id, other.id, who=WHO, why="one person")
    with pytest.raises(UnknownId):
        record.resolve(Noun.SPEAKER, other.slug)
    assert [one.label for one in map(public_speaker, record.speakers().values()) if one.id == speaker.id] == [
        "a traveller"
    ]


def test_a_sign_of_a_minor_found_later_takes_the_name(record: Record) -> None:
    put_in_public(record)
    quote = told(record).quote
    assert told(record).speaker is not None
    tag = Tag(field=TagField.MINOR, value="under 18", evidence=quote.tags[0].evidence)
    outbox = record.outbox_head()
    record.revise_quote(
        quote.id,
        lambda seen, _: Edit(quote=replace(seen, tags=(*seen.tags, tag))),
        action="tag",
        expected=None,
        who=WHO,
        why="she was twelve",
    )
    chain = public(record)
    assert chain.speaker is not None and (chain.speaker.label, chain.speaker.slug) == ("I.", "i")
    assert "Narrator" not in chain.version.text
    assert record.outbox_head() - outbox >= len(record.quote_ids())
    assert verify(record).ok


def test_a_new_version_of_a_source_leaves_out_what_the_old_one_did(record: Record) -> None:
    added = put_in_public(record)
    version = told(record).version
    record.redact(version.id, with_words(version, "Upper Sample", Sign.PLACE), who=WHO, why="at risk")
    again = document("Once more. " + version.text)
    renewed = record.renew(added.source_id, again, who=WHO, why="saved again")
    assert [one.span.of(renewed.text) for one in renewed.redactions] == ["Upper Sample"]
