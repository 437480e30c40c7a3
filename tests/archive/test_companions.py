"""Relations, essays and featured quotes in the record: written, told in revisions, proved by the audit."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.description.essays import Embedded, Essay, Prose, pieces, quotes_in, rendered
from archive.description.featured import HOME, MOST, Featured
from archive.errors import ArchiveError, UnknownId
from archive.finding_aid import FindingAid
from archive.record.store import Record
from archive.relations import Related, RelationKind, StatedRelation
from archive.verify import verify
from tests import accounts
from tests.accounts import Signature

WHO = accounts.WHO
SAID: Signature = {"who": WHO, "why": "for a test"}
ABSENT = "0" * 16


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = accounts.new_record(tmp_path)
    yield opened
    opened.close()


def essay(**changes: object) -> Essay:
    made = Essay(
        id="",
        slug="on-keys",
        title="On keys",
        author="A. Archivist",
        written="2024-05",
        language="en",
        collection=None,
        text="Some words.",
        html="",
        is_public=False,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def two(record: Record) -> tuple[str, str]:
    return accounts.put_in(record, 1).source_id, accounts.put_in(record, 2).source_id


def relate(record: Record, one: str, other: str, kind: RelationKind, **more: object) -> object:
    told = {"evidence": "both are signed alike"} | SAID | more
    return record.relate(Related.SOURCE, kind, one, other, **told)  # type: ignore[arg-type]


def test_a_relation_is_kept_told_and_proved(record: Record) -> None:
    one, other = two(record)
    made = record.relate(
        Related.SOURCE,
        RelationKind.TRANSLATION_OF,
        one,
        other,
        evidence="the page says so",
        translator="T. Ranslator",
        **SAID,
    )
    assert record.relations((one,)) == record.relations((other,)) == record.relations() == (made,)
    assert (made.method, made.beyond(one), made.beyond(other)) == (f"archivist:{WHO}", other, one)
    (told,) = record.revisions(f"relation:{made.id}")
    assert (told.action, json.loads(told.after or "")["translator"]) == ("add", "T. Ranslator")
    assert verify(record).ok, verify(record).findings


def test_the_same_relation_stated_again_changes_nothing_and_one_described_anew_is_a_revision(
    record: Record,
) -> None:
    one, other = two(record)
    first = relate(record, one, other, RelationKind.SAME_INTERVIEW)
    head = record.head()
    assert relate(record, other, one, RelationKind.SAME_INTERVIEW) == first and record.head() == head
    relate(record, one, other, RelationKind.SAME_INTERVIEW, evidence="the reporter told us")
    (kept,) = record.relations()
    assert kept.evidence == "the reporter told us"
    assert [r.action for r in record.revisions(f"relation:{kept.id}")] == ["add", "describe"]


def test_a_relation_taken_back_stays_and_can_be_stated_again(record: Record) -> None:
    one, other = two(record)
    relate(record, one, other, RelationKind.REPRINT_OF)
    (made,) = record.relations()
    assert record.retract_relation(made.id, **SAID).retracted
    assert [kept.retracted for kept in record.relations((one,))] == [True]
    relate(record, one, other, RelationKind.REPRINT_OF)
    assert [kept.retracted for kept in record.relations((one,))] == [False]
    assert verify(record).ok
    with pytest.raises(UnknownId):
        record.retract_relation(ABSENT, **SAID)


@pytest.mark.parametrize(
    ("kind", "more", "complaint"),
    [
        (RelationKind.SAME_UTTERANCE, {}, "can't be a same-utterance"),
        (RelationKind.REPRINT_OF, {"translator": "Somebody"}, "translator of what is no translation"),
        (RelationKind.REPRINT_OF, {"evidence": " "}, "what the relation rests on is empty"),
    ],
)
def test_what_makes_no_relation_is_refused(
    record: Record, kind: RelationKind, more: dict[str, str], complaint: str
) -> None:
    one, other = two(record)
    with pytest.raises(ArchiveError, match=complaint):
        relate(record, one, other, kind, **more)
    assert record.relations() == ()


def test_both_ends_must_be_there_and_be_two(record: Record) -> None:
    one, _ = two(record)
    with pytest.raises(UnknownId):
        relate(record, one, ABSENT, RelationKind.REPRINT_OF)
    with pytest.raises(ArchiveError, match="to itself"):
        relate(record, one, one, RelationKind.REPRINT_OF)


def test_a_file_states_its_relation_before_the_other_end_is_there(record: Record) -> None:
    stated = StatedRelation(kind=RelationKind.TRANSLATION_OF, other_id=ABSENT, translator="T. Ranslator")
    document = replace(accounts.document(), relations=(stated,))
    added = record.add(document, accounts.proposals(), accounts.ATLAS, **SAID)
    (made,) = record.relations((ABSENT,))
    assert (made.record_id, made.kind, made.translator) == (added.source_id, stated.kind, "T. Ranslator")
    assert "front matter" in made.evidence and verify(record).ok


def test_an_essay_is_rendered_when_it_is_written_and_kept_with_every_change(record: Record) -> None:
    made = record.write_essay(essay(text="# A head\n\nSome *words*."), **SAID)
    assert "<p>Some <em>words</em>.</p>" in made.html
    published = record.write_essay(replace(made, is_public=True), **SAID)
    assert record.write_essay(published, **SAID) == published == record.essay("on-keys")
    record.write_essay(replace(made, text="Other words."), **SAID)
    actions = [r.action for r in record.revisions(f"essay:{made.id}")]
    assert actions == ["add", "describe+publish", "describe+withhold"]
    assert record.essay("on-nothing") is None and verify(record).ok


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"title": ""}, "the title is empty"),
        ({"author": " "}, "the author is empty"),
        ({"text": "\n"}, "the essay is empty"),
        ({"slug": "On keys"}, "can't stand there"),
        ({"written": "yesterday"}, "yesterday"),
        ({"text": "a\n{{quote 123}}\n"}, "line 2: “{{…}}” that names no quote"),
        ({"text": f"a {{{{quote {ABSENT}}}}} b"}, "line 1"),
        ({"text": "a" * 100_001}, "100,001 characters"),
        ({"text": f"{{{{quote {ABSENT}}}}}\n" * 101}, "101 quotes"),
    ],
)
def test_an_essay_that_can_not_be_shown_is_refused(
    record: Record, changes: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ArchiveError, match=complaint):
        record.write_essay(essay(**changes), **SAID)
    assert record.essays() == ()


def test_an_essay_names_its_quotes_and_holds_none_of_their_words() -> None:
    one, other = "1" * 16, "2" * 16
    html = rendered(
        f"Before <b>.\r\n{{{{quote {one}}}}}\r\nBetween.\n\n## On\n\nmore\n\n{{{{quote {other}}}}}"
    )
    found = pieces(html)
    assert [type(piece) for piece in found] == [Prose, Embedded, Prose, Embedded]
    assert found[0] == Prose("<p>Before &lt;b&gt;.</p>\n") and found[1] == Embedded(one)
    assert quotes_in(essay(html=html)) == (one, other)
    assert rendered(f"{{{{quote {one}}}}}") == rendered(f"\n{{{{quote {one}}}}}  \n")


def test_markup_that_imitates_a_place_for_a_quote_is_text() -> None:
    html = rendered(f'<figure data-quote="{ABSENT}"></figure>')
    assert all(isinstance(piece, Prose) for piece in pieces(html)) and "&lt;figure" in html


def test_a_long_essay_is_rendered_section_by_section() -> None:
    text = "".join(f"## Head {number}\n\n{'words ' * 1_500}\n\n" for number in range(9))
    assert rendered(text).count("<h2>") == 9
    with pytest.raises(ArchiveError, match="10,000 are possible"):
        rendered("words " * 2_000)


def test_quotes_are_featured_in_order_with_a_reason(record: Record) -> None:
    ids = accounts.put_in_public(record).quote_ids
    record.describe_collection("a-folder", "A folder", "Words.", **SAID)
    chosen = [Featured(quote_id=quote_id, reason="says it plainly") for quote_id in reversed(ids)]
    made = record.feature("a-folder", chosen, **SAID)
    record.feature(HOME, chosen[:1], **SAID)
    assert record.choices()["a-folder"] == made and made.quotes == tuple(chosen)
    assert record.feature("a-folder", (), **SAID).quotes == ()
    assert [r.action for r in record.revisions(f"choice:{made.id}")] == ["add", "describe"]
    assert verify(record).ok


def test_what_can_not_be_featured_is_refused(record: Record) -> None:
    (one, *_) = accounts.put_in(record).quote_ids
    with pytest.raises(UnknownId):
        record.feature("no-such-folder", (), **SAID)
    with pytest.raises(UnknownId):
        record.feature(HOME, [Featured(quote_id=ABSENT, reason="r")], **SAID)
    with pytest.raises(ArchiveError, match="twice"):
        record.feature(HOME, [Featured(quote_id=one, reason="r")] * 2, **SAID)
    with pytest.raises(ArchiveError, match="reason"):
        record.feature(HOME, [Featured(quote_id=one, reason="")], **SAID)
    many = [Featured(quote_id=f"{n:016}", reason="r") for n in range(MOST + 1)]
    with pytest.raises(ArchiveError, match="12 are possible"):
        record.feature(HOME, many, **SAID)


def test_a_finding_aid_is_kept_and_told_and_one_without_is_told_as_before(record: Record) -> None:
    plain = record.describe_collection("plain", "Plain", "Words.", **SAID)
    (told,) = record.revisions(f"collection:{plain.id}")
    assert "aid" not in json.loads(told.after or "")
    aid = FindingAid(creators="One; Two", arrangement="By date.", language="en")
    described = record.describe_collection("plain", "Plain", "Words.", aid=aid, **SAID)
    assert record.collections() == (described,) and described.aid == aid
    assert aid.creator_names == ("One", "Two")
    last = tuple(record.revisions(f"collection:{plain.id}"))[-1]
    assert json.loads(last.after or "")["aid"] == aid.stated() and verify(record).ok
    with pytest.raises(ArchiveError, match="“history” is empty"):
        record.describe_collection("plain", "Plain", "Words.", aid=FindingAid(history=" "), **SAID)
