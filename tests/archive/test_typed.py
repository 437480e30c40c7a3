"""What is typed as a name or a value can be seen, and is as long as a name. Everybody here is invented."""

from pathlib import Path

import pytest

from archive.claims import Claim
from archive.errors import ArchiveError
from archive.model import TagField
from archive.record.store import Record
from archive.review import NewSpeaker, Voice, add_tag, attribute, correct_tag
from archive.typed import LONGEST_NAME, check_typed
from tests import accounts

SIGNED: accounts.Signature = {"who": accounts.WHO, "why": "tried for a test"}


@pytest.mark.parametrize(
    "name", ["Ada Velt", "Անի Վելտ", "علی‌رضا ولت", "O’Velt-Lahn Jr.", "ВЕЛЬТ А.", "ก้อง เวลต์", "Velt 2"]
)
def test_names_of_every_script_are_names(name: str) -> None:
    check_typed(name, "the name", "here")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("\u200b", "can't be kept as it is written"),
        ("A\u202eB", "can't be kept as it is written"),
        ("Ada\u2066 Velt", "can't be kept as it is written"),
        ("Ada\x07Velt", "can't be kept as it is written"),
        ("A\ud800", "can't be kept as it is written"),
        ("\u200cAda", "can't be kept as it is written"),
        ("   ", "is missing"),
        ("…", "is missing"),
        ("x" * (LONGEST_NAME + 1), "301 characters; 300 are possible"),
    ],
)
def test_what_is_not_seen_or_has_no_end_is_no_name(name: str, told: str) -> None:
    with pytest.raises(ArchiveError, match=told) as raised:
        check_typed(name, "the name", "here")
    assert raised.value.remedy


def test_they_come_in_by_no_way(tmp_path: Path) -> None:
    record: Record = accounts.new_record(tmp_path)
    accounts.put_in_public(record, 1)
    quote = record.quotes_of_source(record.sources()[0].id)[0]
    with pytest.raises(ArchiveError, match="can't be kept"):
        attribute(record, quote.id, Voice(speaker=NewSpeaker(label="A\u202eB")), **SIGNED)
    role = Claim(field=TagField.ROLE, spans=(accounts.span("the back road"),), value="b\u200baker")
    with pytest.raises(ArchiveError, match="can't be kept"):
        add_tag(record, quote.id, role, **SIGNED)
    with pytest.raises(ArchiveError, match="characters"):
        add_tag(record, quote.id, Claim(field=TagField.ROLE, spans=role.spans, value="x" * 6_000), **SIGNED)
    record.close()


def test_words_are_not_said_after_they_were_published(tmp_path: Path) -> None:
    record: Record = accounts.new_record(tmp_path)
    accounts.put_in_public(record, 1, published="2024-05-12")
    quote = record.quotes_of_source(record.sources()[0].id)[0]
    spans = (accounts.span("the back road"),)
    with pytest.raises(ArchiveError, match="published before that, on 2024-05-12"):
        add_tag(record, quote.id, Claim(field=TagField.SAID_ON, spans=spans, value="2031-01-01"), **SIGNED)
    told = add_tag(record, quote.id, Claim(field=TagField.SAID_ON, spans=spans, value="2024-05"), **SIGNED)
    place = len(told.tags) - 1
    with pytest.raises(ArchiveError, match="published before that"):
        later = Claim(field=TagField.SAID_ON, spans=spans, value="2024-06")
        correct_tag(record, quote.id, place, later, **SIGNED)
    record.close()
