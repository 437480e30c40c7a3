"""What was withdrawn stays so: copies do not bring it back, and no headline goes on quoting it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.access import may_see
from archive.decisions import accept, reject, set_access, withdraw
from archive.errors import UnknownId
from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Certainty,
    Evidence,
    Form,
    Kind,
    Proposal,
    Review,
    SpeakerKind,
)
from archive.record.changes.titles import devised_title
from archive.record.store import Added, Record
from archive.verify import verify
from tests.accounts import (
    ATLAS,
    TEXT,
    WHO,
    document,
    evidence,
    new_record,
    proposals,
    put_in,
    put_in_public,
    span,
)

OPEN = Access(status=AccessStatus.OPEN)
CLOSED = Access(status=AccessStatus.CLOSED)
WITHHELD = "[Article in Sample Gazette, May 2024 (title withheld)]"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    assert verify(made).findings == ()
    made.close()


def saved_again(record: Record, text: str, proposed: tuple[Proposal, ...], **described: Any) -> Added:
    copy = document(text, access=AccessStatus.OPEN, accepted_by=WHO, **described)
    return record.add(copy, proposed, ATLAS, who=WHO, why="saved again")


def is_public(record: Record, quote_id: str) -> bool:
    chain = record.chain(quote_id)
    assert chain is not None
    return bool(may_see(chain.quote, chain.source))


def withhold(record: Record, added: Added, how: str) -> None:
    if how == "withdrawn":
        withdraw(record, added.quote_ids[0], reason="safety", who=WHO, why="asked for")
    elif how == "closed":
        set_access(record, added.quote_ids[0], CLOSED, who=WHO, why="asked for")
    elif how == "rejected":
        reject(record, added.quote_ids[0], who=WHO, why="names somebody")
    elif how == "source withdrawn":
        withdraw(record, added.source_id, reason="safety", who=WHO, why="asked for")
    else:
        set_access(record, added.source_id, CLOSED, who=WHO, why="asked for")


@pytest.mark.parametrize("how", ["withdrawn", "closed", "rejected", "source withdrawn", "source closed"])
def test_a_copy_saved_again_does_not_bring_withheld_words_back(record: Record, how: str) -> None:
    withhold(record, put_in_public(record), how)
    copy = put_in_public(record, 2)
    quote = record.quote(copy.quote_ids[0])
    assert quote is not None
    assert (quote.review, quote.access) == (Review.PROPOSED, CLOSED)
    assert not is_public(record, quote.id)
    assert copy.withheld == (2 if how.startswith("source") else 1)
    told = list(record.revisions(f"quote:{quote.id}"))
    assert [revision.action for revision in told] == ["propose+close"]
    assert "withheld already, as quote:" in told[0].why


def test_words_whose_source_was_never_opened_are_not_withheld_from_another(record: Record) -> None:
    put_in(record, 1)
    copy = put_in_public(record, 2)
    assert copy.withheld == 0
    assert is_public(record, copy.quote_ids[0])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" back", "\r\nback"),
        lambda text: text.replace("We left", "we  left").replace("round.", "round"),
        lambda text: text.replace("Nobody looked", "Nobody\u00a0looked"),
    ],
)
def test_line_ends_and_marks_do_not_make_other_words(record: Record, change: Any) -> None:
    withhold(record, put_in_public(record), "withdrawn")
    text = change(TEXT)
    first = text[text.index("“") + 1 : text.index("”")]
    second = text[text.index("“", text.index("”")) + 1 :].split("”")[0]
    narrator = Attribution(
        name="Invented Narrator",
        mention=span("Invented Narrator", text),
        evidence=evidence("Invented Narrator", text),
    )
    copy = replace(
        proposals()[2], parts=(span(first, text), span(second, text)), attribution=narrator, tags=()
    )
    assert saved_again(record, text, (copy,)).withheld == 1


def test_a_part_of_five_words_is_recognised_whoever_is_said_to_have_spoken(record: Record) -> None:
    withhold(record, put_in_public(record), "withdrawn")
    other = Attribution(name="Somebody Else", mention=span("Sample Line"), evidence=evidence("The so-called"))
    copy = replace(proposals()[2], parts=(span("We left by the back road,"),), attribution=other, tags=())
    assert saved_again(record, f"{TEXT}\n2", (copy,)).withheld == 1


@pytest.mark.parametrize(
    ("cut", "withheld"),
    [
        ("We left by the back", 1),
        ("left by the back road", 1),
        ("left by the back", 0),
        ("We left by the back road, Nobody looked round", 1),
    ],
)
def test_words_that_are_cut_shorter_or_quoted_with_more_are_recognised(
    record: Record, cut: str, withheld: int
) -> None:
    withhold(record, put_in_public(record), "withdrawn")
    text = f"An invented copy of it: “{cut},” said Invented Narrator, 61, in Upper Sample."
    named = Evidence(
        spans=(span("Invented Narrator", text),), certainty=Certainty.STATED, method="test.rule@1"
    )
    speaker = Attribution(name="Invented Narrator", mention=named.spans[0], evidence=named)
    copy = Proposal(parts=(span(cut, text),), form=Form.FULL, kind=Kind.TESTIMONY, attribution=speaker)
    assert saved_again(record, text, (copy,)).withheld == withheld


def test_few_words_of_somebody_else_are_other_words(record: Record) -> None:
    added = put_in_public(record)
    withdraw(record, added.quote_ids[1], reason="safety", who=WHO, why="asked for")
    other = Attribution(name="Somebody Else", mention=span("Sample Line"), evidence=evidence("The so-called"))
    copy = replace(proposals()[1], attribution=other)
    assert saved_again(record, f"{TEXT}\n2", (copy,)).withheld == 0
    assert saved_again(record, f"{TEXT}\n3", (proposals()[1],)).withheld == 1


def test_an_archivist_may_still_show_the_copy(record: Record) -> None:
    withhold(record, put_in_public(record), "withdrawn")
    copy = put_in_public(record, 2)
    accept(record, copy.quote_ids[0], who=WHO, why="agreed again")
    assert not is_public(record, copy.quote_ids[0])
    set_access(record, copy.quote_ids[0], OPEN, who=WHO, why="agreed again")
    assert is_public(record, copy.quote_ids[0])


@pytest.mark.parametrize(
    "described",
    [
        {"title": "“We left by the back road”: an account"},
        {"title": "WE LEFT BY THE\u00a0BACK ROAD"},
        {"title": "A walk with Invented Narrator"},
        {"title": "Narrator’s walk"},
    ],
)
@pytest.mark.parametrize("how", ["withdrawn", "closed"])
def test_a_headline_does_not_go_on_quoting_what_was_withheld(
    record: Record, described: dict[str, Any], how: str
) -> None:
    added = put_in_public(record, published="2024-05", **described)
    before = record.source(added.source_id)
    assert before is not None and before.slug != before.id
    head = record.outbox_head()
    withhold(record, added, how)
    source = record.source(added.source_id)
    assert source is not None
    assert (source.description.title, source.description.note, source.note_html) == (WITHHELD, None, None)
    assert source.slug == "article-in-sample-gazette-may-2024-title-withheld"
    with pytest.raises(UnknownId):
        record.resolve("source", before.slug)
    assert {quote_id for _, quote_id in record.outbox(head, 9)} == set(added.quote_ids)
    last = list(record.revisions(f"source:{source.id}"))[-1]
    assert last.action == "describe+retire"


def test_a_note_and_a_title_are_judged_each_for_itself(record: Record) -> None:
    note = "Begins: *nobody looked round*, and so on: “left by the back”."
    added = put_in_public(record, title="A walk", note=note)
    withhold(record, added, "withdrawn")
    source = record.source(added.source_id)
    assert source is not None and (source.description.title, source.slug) == ("A walk", "a-walk")
    assert source.description.note is None and source.note_html is None


def test_a_note_stays_where_only_the_title_quotes(record: Record) -> None:
    added = put_in_public(record, title="We left by the back road", note="Of an *afternoon*.")
    withhold(record, added, "closed")
    source = record.source(added.source_id)
    assert source is not None and "title withheld" in source.description.title
    assert source.description.note == "Of an *afternoon*."


def test_a_title_that_says_nothing_of_it_stays(record: Record) -> None:
    added = put_in_public(record, title="A road that was left", note="Nobody here exists.")
    withhold(record, added, "withdrawn")
    source = record.source(added.source_id)
    assert source is not None and source.description.title == "A road that was left"
    assert source.description.note == "Nobody here exists."


def test_a_name_stays_in_the_title_while_other_words_of_theirs_stand(record: Record) -> None:
    first = replace(proposals()[2], parts=(span("We left by the back road,"),))
    second = replace(proposals()[2], parts=(span("Nobody looked round."),), tags=())
    added = saved_again(record, TEXT, (first, second), title="A walk with Invented Narrator")
    withhold(record, added, "withdrawn")
    source = record.source(added.source_id)
    assert source is not None and source.slug == "a-walk-with-invented-narrator"
    withdraw(record, added.quote_ids[1], reason="safety", who=WHO, why="asked for")
    source = record.source(added.source_id)
    assert source is not None and "title withheld" in source.description.title


def test_an_offices_name_stays_in_the_title(record: Record) -> None:
    added = put_in_public(record, title="Ministry of Samples on the day")
    assert proposals()[1].attribution is not None
    assert proposals()[1].attribution.speaker_kind is SpeakerKind.ORGANISATION  # type: ignore[union-attr]
    withdraw(record, added.quote_ids[1], reason="error", who=WHO, why="test")
    source = record.source(added.source_id)
    assert source is not None and source.description.title == "Ministry of Samples on the day"


def test_the_headline_of_a_copy_does_not_quote_what_is_withheld_either(record: Record) -> None:
    withhold(record, put_in_public(record), "withdrawn")
    copy = put_in_public(record, 2, title="“We left by the back road”", published="2024-05")
    source = record.source(copy.source_id)
    assert source is not None and source.description.title == WITHHELD


def test_a_devised_title_says_what_is_not_known(record: Record) -> None:
    source = record.source(put_in(record, publisher=None).source_id)
    assert source is not None
    assert devised_title(source.description) == (
        "[Article of an unknown publisher, date unknown (title withheld)]"
    )


def test_accepting_what_is_proposed_leaves_what_was_decided(record: Record) -> None:
    added = put_in(record)
    reject(record, added.quote_ids[0], who="A. Senior", why="names somebody in danger")
    head = record.head().number
    assert record.accept_proposed(added.source_id, who=WHO, why="agreement signed") == 1
    assert record.head().number == head + 1
    reviews = [quote.review for quote in record.quotes_of_source(added.source_id)]
    assert reviews == [Review.REJECTED, Review.ACCEPTED]
    assert record.accept_proposed(added.source_id, who=WHO, why="again") == 0
    with pytest.raises(UnknownId):
        record.accept_proposed("0" * 16, who=WHO, why="test")


def test_the_names_of_a_collections_files_are_known(record: Record) -> None:
    put_in(record, 1, collection="samples")
    put_in(record, 2)
    assert record.original_names("samples") == {"invented.txt"}
    assert record.original_names("others") == frozenset()
