"""Whatever two archivists do to the same records, in any order: the record stays whole and shows nothing more.

A law, tried on random sequences of edits, tags, mergers, restorations, decisions and withdrawals.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from archive.claims import Claim
from archive.decisions import accept, reject, reopen, set_access
from archive.errors import ArchiveError, Conflict
from archive.history import history
from archive.model import Access, AccessStatus, IdentityMode, Kind, Name, Quote, Span, TagField
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
from index.upkeep.sync import PublicIndex
from tests.accounts import new_record, put_in_public, span

OPEN, CLOSED = Access(status=AccessStatus.OPEN), Access(status=AccessStatus.CLOSED)
WITHDRAWN = Access(status=AccessStatus.WITHDRAWN, reason="safety")
STEPS = 14


class Desk:
    """Two people at one record, each with what they saw of it last."""

    def __init__(self, record: Record, chance: random.Random) -> None:
        self.record, self.chance = record, chance
        self.sources = [put_in_public(record, number).source_id for number in range(2)]
        self.seen: dict[str, dict[str, int]] = {"A": {}, "B": {}}

    def quotes(self) -> list[Quote]:
        return [quote for source in self.sources for quote in self.record.quotes_of_source(source)]

    def speaker_ids(self) -> list[str]:
        return list(self.record.speakers())

    def span(self) -> Span:
        start = self.chance.randrange(0, 100)
        return Span(start, start + self.chance.randrange(1, 60))

    def step(self) -> None:
        """One of them does one thing; what the record refuses is refused whole."""
        who = self.chance.choice("AB")
        quote = self.chance.choice(self.quotes())
        subject = f"quote:{quote.id}"
        if self.chance.random() < 0.4 or subject not in self.seen[who]:
            self.seen[who] = self.record.newest_revisions(f"quote:{one.id}" for one in self.quotes())
        expected = self.seen[who].get(subject)
        before = (self.record.quote(quote.id), self.record.head())
        act = self.chance.choice(DEEDS)
        newest = self.record.newest_revisions((subject,))[subject]
        try:
            act(self, quote, expected, who)
        except Conflict as conflict:
            assert newest > (expected or 0)
            assert conflict.revisions[-1].number <= newest
            assert before == (self.record.quote(quote.id), self.record.head())
        except ArchiveError:
            assert before == (self.record.quote(quote.id), self.record.head())
        self.seen[who].pop(subject, None)


Deed = Callable[[Desk, Quote, int | None, str], object]


def _edit(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    return edit_parts(desk.record, quote.id, [desk.span()], expected=expected, who=who, why="w")


def _propose(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    return propose_by_hand(desk.record, quote.version_id, [desk.span()], who=who, why="w")


def _attribute(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    to = desk.chance.choice([*desk.speaker_ids(), NewSpeaker(label="Somebody Else"), None])
    voice = None if to is None else Voice(speaker=to, spans=(desk.span(),))
    return attribute(desk.record, quote.id, voice, expected=expected, who=who, why="w")


def _tag(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    field, value = desk.chance.choice([(TagField.AGE, "15"), (TagField.ROLE, ""), (TagField.MINOR, "")])
    claim = Claim(field=field, value=value, spans=(desk.span(),))
    return add_tag(desk.record, quote.id, claim, expected=expected, who=who, why="w")


def _correct(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    claim = Claim(field=TagField.AGE, value="70", spans=(span("61"),))
    return correct_tag(desk.record, quote.id, 0, claim, expected=expected, who=who, why="w")


def _untag(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    at = desk.chance.randrange(3)
    return remove_tag(desk.record, quote.id, at, expected=expected, who=who, why="w")


def _decide(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    act = desk.chance.choice([accept, reject, reopen])
    return act(desk.record, quote.id, expected=expected, who=who, why="w")


def _kind(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    kind = desk.chance.choice([*Kind])
    return set_kind(desk.record, quote.id, kind=kind, expected=expected, who=who, why="w")


def _access(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    record_id = desk.chance.choice([quote.id, quote.id, quote.source_id])
    access = desk.chance.choice([OPEN, OPEN, CLOSED, WITHDRAWN])
    return set_access(desk.record, record_id, access, who=who, why="w")


def _restore(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    revisions = [*desk.record.revisions()]
    then = desk.chance.choice(
        [one for one in revisions if one.subject.split(":")[0] in ("quote", "speaker", "source")]
    )
    was = desk.record.named((then.subject,))[then.subject]
    made = desk.record.restore_revision(then.subject, then.number, who=who, why="w")
    if isinstance(was, Quote) and isinstance(made, Quote):
        assert (was.access, was.review) == (made.access, made.review)
        assert made.by_minor >= was.by_minor
    return made


def _merge(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    keep, lose = (desk.chance.choice(desk.speaker_ids()) for _ in "12")
    return desk.record.merge_speakers(keep, lose, who=who, why="w")


def _split(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    return desk.record.split_speaker(quote.speaker_id or "", [quote.id], "Split Off", who=who, why="w")


def _name(desk: Desk, quote: Quote, expected: int | None, who: str) -> object:
    speaker_id = desk.chance.choice(desk.speaker_ids())
    match desk.chance.randrange(3):
        case 0:
            return desk.record.add_name(speaker_id, Name(form="Another Form"), who=who, why="w")
        case 1:
            new = desk.chance.choice(["I. N.", "New Name"])
            return desk.record.rename_speaker(speaker_id, new, who=who, why="w")
        case _:
            mode = desk.chance.choice([*IdentityMode, None])
            name = "Told" if mode in (IdentityMode.PSEUDONYM, IdentityMode.UNNAMED) else None
            return desk.record.identify(speaker_id, mode, name, who=who, why="w")


DEEDS: tuple[Deed, ...] = (
    *(_edit, _propose, _attribute, _tag, _correct, _untag, _decide, _kind),
    *(_access, _restore, _restore, _merge, _merge, _split, _name),
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_the_record_stays_whole_and_the_index_is_what_the_gate_lets_through(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("two")
    _walk(folder, random.Random(seed))


def _walk(folder: Path, chance: random.Random) -> None:
    record = new_record(folder)
    try:
        desk = Desk(record, chance)
        for _ in range(STEPS):
            desk.step()
        assert [str(finding) for finding in verify(record).findings] == []
        index = PublicIndex(folder / "index", record)
        try:
            index.catch_up()
            assert index.audit() == ()
        finally:
            index.close()
        for quote in desk.quotes():
            told = history(record, quote.id)
            assert told.is_told or not any(entry.differences for entry in told.entries)
    finally:
        record.close()
