"""Accounts beside the record: names, passwords, roles, sessions, invitations, codes, attempts."""

import sqlite3
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pyotp
import pytest

from archive import second_factor, signing_in
from archive.accounts.events import Event
from archive.accounts.names import InvalidName, checked_name, name_key
from archive.accounts.passwords import Passwords, WeakPassword, check_password
from archive.accounts.roles import Role
from archive.errors import ArchiveError, UnknownId
from archive.record.personnel import attempts
from archive.record.personnel.account_rows import LastAdministrator, NameTaken
from archive.record.personnel.passkeys import MOST
from archive.record.personnel.people import People
from archive.record.store import Record
from archive.second_factor import WrongCode
from archive.signing_in import Attempt, NotSignedIn, TooManyAttempts
from archive.verify import verify

PASSWORD = "seven invented words"
PASSWORDS = Passwords(1)
HERE = Attempt(name_digest="n", address_digest="a")


@pytest.fixture
def people(record: Record) -> People:
    return record.people


@pytest.fixture
def ada(people: People) -> Iterator[object]:
    yield people.accounts.add("Ada Archivist", Role.ARCHIVIST, PASSWORDS.hash(PASSWORD), who="Test")


def enter(people: People, name: str = "ada archivist", password: str = PASSWORD, at: Attempt = HERE) -> str:
    return signing_in.sign_in(people, PASSWORDS, at, name=name, password=password, device="Test")


def added(people: People, name: str, role: Role) -> str:
    return people.accounts.add(name, role, PASSWORDS.hash(PASSWORD), who="Test").id


def test_each_role_may_what_those_before_it_may() -> None:
    ladder = list(Role)
    for place, role in enumerate(ladder):
        assert [role.may(other) for other in ladder] == [other <= place for other in range(len(ladder))]


@pytest.mark.parametrize("name", ["Ada", "Ani Արտաշեսյան", "J. R. Sample-Test", "O’Sample", "X2", "נועה"])
def test_names_of_any_script_are_taken(name: str) -> None:
    assert checked_name(f"  {name} ") == name


@pytest.mark.parametrize("name", ["", " ", "-", "a\nb<i>", "x" * 61, "a:b", "\u202eAda", "Ada\0", "\ud800"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidName):
        checked_name(name)


def test_a_name_is_given_once_whatever_its_case(people: People, ada: object) -> None:
    for name in ("ADA archivist", "Ａｄａ Archivist", "Ada  Archivist"):
        with pytest.raises(NameTaken):
            added(people, name, Role.READER)
    assert name_key("ADA  Archivist") == name_key("ada archivist")


@pytest.mark.parametrize(
    "password",
    [
        "elevenchars",
        "aaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "Password-Password",
        "P a s s w o r d 2 0 2 6",
        "qwertyuiop12",
        "123456789012",
        "Ada Archivist 2026",
        "x" * 257,
    ],
)
def test_passwords_that_are_guessed_first_are_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check_password(password, name="Ada Archivist")


@pytest.mark.parametrize(
    "password", ["seven invented words", "երկար գաղտնաբառ մը", "🜁🜂🜃🜄 and so on!", "   twelve spaced   "]
)
def test_long_passwords_of_any_kind_are_taken(password: str) -> None:
    check_password(password, name="Ada Archivist")


def test_a_password_is_kept_as_argon2id_and_the_same_from_every_keyboard() -> None:
    kept = PASSWORDS.hash("ﬁve invented cafés")
    assert kept.startswith("$argon2id$") and "invented" not in kept
    assert PASSWORDS.is_right("five invented cafe\u0301s", kept)
    assert not PASSWORDS.is_right("Five invented cafés", kept)


def test_a_hash_of_other_parameters_is_made_anew_at_the_next_sign_in(people: People, ada: object) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    stronger = Passwords(2)
    signing_in.sign_in(people, stronger, HERE, name=account.name, password=PASSWORD, device="Test")
    kept = people.accounts.password_hash(account.id)
    assert kept and "m=2048," in kept and not stronger.is_outdated(kept)


def test_refusing_somebody_takes_the_same_work_as_refusing_nobody(people: People, ada: object) -> None:
    kept = people.accounts.password_hash(people.accounts.named("Ada Archivist").id)  # type: ignore[union-attr]
    slow = Passwords(64)
    slow.is_right("warm", None)
    spent = []
    for known in (slow.hash("another word"), None):
        began = time.process_time()
        for _ in range(3):
            assert not slow.is_right("wrong", known)
        spent.append(time.process_time() - began)
    assert kept and 0.5 < spent[0] / spent[1] < 2


def test_wrong_names_and_passwords_are_one_refusal_and_one_entry_each(people: People, ada: object) -> None:
    told = set()
    for name, password in (("Ada Archivist", "wrong"), ("Nobody", PASSWORD), ("", ""), ("\0", "\0")):
        with pytest.raises(NotSignedIn) as refusal:
            enter(people, name, password)
        told.add(str(refusal.value))
    assert len(told) == 1
    refused = [entry for entry in people.log.entries() if entry.event is Event.REFUSED]
    assert [entry.name for entry in refused] == ["", "", "", "Ada Archivist"]


def test_guessing_ends_by_name_and_by_address_for_names_that_are_nobodys_too(
    people: People, ada: object
) -> None:
    for name in ("Ada Archivist", "Nobody"):
        at = Attempt(name_digest=name, address_digest=name)
        for _ in range(attempts.MOST_OF_A_NAME):
            with pytest.raises(NotSignedIn):
                enter(people, name, "wrong", at)
        with pytest.raises(TooManyAttempts):
            enter(people, name, PASSWORD, at)
    assert enter(people, at=Attempt(name_digest="by another", address_digest="elsewhere"))


def test_one_address_may_not_try_every_name(people: People) -> None:
    for number in range(attempts.MOST_OF_AN_ADDRESS):
        assert people.attempts.take(f"name {number}", "one address")
    assert not people.attempts.take("one more name", "one address")
    assert people.attempts.take("one more name", "another address")


def test_attempts_are_forgotten_after_a_while(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(attempts.MOST_OF_A_NAME):
        assert people.attempts.take("n", "a")
    assert not people.attempts.take("n", "a")
    monkeypatch.setattr(attempts, "WINDOW", timedelta(0))
    assert people.attempts.take("n", "a")


def test_attempts_of_several_processes_are_counted_together(people: People, archive_home: Path) -> None:
    other = Record.open(f"sqlite:///{archive_home / 'archive.db'}", archive_home / "originals")
    taken = [one.attempts.take("n", "a") for one in (people, other.people) * attempts.MOST_OF_A_NAME]
    assert sum(taken) == attempts.MOST_OF_A_NAME
    other.close()


def test_coming_in_forgives_the_attempts_before(people: People, ada: object) -> None:
    for _ in range(3):
        with pytest.raises(NotSignedIn):
            enter(people, password="wrong")
        enter(people)
        for _ in range(attempts.MOST_OF_A_NAME - 1):
            assert people.attempts.take(HERE.name_digest, "b")
        people.attempts.forgive(HERE.name_digest)


def test_a_session_is_found_by_its_token_and_by_nothing_that_is_kept(
    people: People, ada: object, archive_home: Path
) -> None:
    token = enter(people)
    session = people.sessions.find(token)
    assert session and session.is_whole and session.account.name == "Ada Archivist"
    connection = sqlite3.connect(archive_home / "archive.db")
    (row,) = connection.execute("SELECT * FROM account_sessions").fetchall()
    connection.close()
    assert token not in row
    for value in row:
        assert people.sessions.find(str(value)) is None


@pytest.mark.parametrize("limit", ["IDLE", "LONGEST"])
def test_a_session_ends_by_itself(
    people: People, ada: object, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    token = enter(people)
    monkeypatch.setattr(f"archive.record.personnel.sessions.{limit}", timedelta(0))
    assert people.sessions.find(token) is None
    assert people.sessions.of(people.accounts.named("Ada Archivist")) == ()  # type: ignore[arg-type]


def test_using_a_session_keeps_it(people: People, ada: object, monkeypatch: pytest.MonkeyPatch) -> None:
    token = enter(people)
    monkeypatch.setattr("archive.record.personnel.sessions.NOTED_EVERY", timedelta(0))
    before = people.sessions.find(token)
    after = people.sessions.find(token)
    assert before and after and after.seen_at > before.seen_at


def test_a_changed_password_and_a_closed_account_sign_out(people: People, ada: object) -> None:
    tokens = [enter(people) for _ in range(3)]
    kept = people.sessions.find(tokens[0])
    assert kept
    people.accounts.set_password(
        kept.account.id, PASSWORDS.hash("other invented words"), who="x", but=kept.id
    )
    assert [people.sessions.find(token) is not None for token in tokens] == [True, False, False]
    people.accounts.set_active(kept.account.id, False, who="x")
    assert people.sessions.find(tokens[0]) is None
    with pytest.raises(NotSignedIn):
        enter(people, password="other invented words")
    people.accounts.set_active(kept.account.id, True, who="x")
    assert enter(people, password="other invented words")


def test_the_last_administrator_stays(people: People) -> None:
    first = added(people, "Ani First", Role.ADMINISTRATOR)
    with pytest.raises(LastAdministrator):
        people.accounts.set_role(first, Role.EDITOR, who="x")
    with pytest.raises(LastAdministrator):
        people.accounts.set_active(first, False, who="x")
    second = added(people, "Bab Second", Role.ADMINISTRATOR)
    people.accounts.set_active(second, False, who="x")
    with pytest.raises(LastAdministrator):
        people.accounts.set_role(first, Role.READER, who="x")
    people.accounts.set_active(second, True, who="x")
    assert people.accounts.set_role(first, Role.READER, who="x").role is Role.READER


@pytest.mark.parametrize("leaves", ["role", "active"])
def test_links_end_with_the_rights_of_who_made_them(people: People, leaves: str) -> None:
    first = added(people, "Ani First", Role.ADMINISTRATOR)
    added(people, "Bab Second", Role.ADMINISTRATOR)
    back_door = people.invitations.invite(Role.ADMINISTRATOR, "Nobody", who="Ani First")
    other = people.invitations.invite(Role.READER, "Somebody", who="Bab Second")
    if leaves == "role":
        people.accounts.set_role(first, Role.EDITOR, who="Bab Second")
    else:
        people.accounts.set_active(first, False, who="Bab Second")
    assert people.invitations.find(back_door) is None and people.invitations.find(other)


def test_an_invitation_is_good_once(people: People) -> None:
    token = people.invitations.invite(Role.EDITOR, "Edo", who="Ani")
    invitation = people.invitations.find(token)
    assert invitation and invitation.role is Role.EDITOR and invitation.meant_for == "Edo"
    account = people.invitations.take(token, "Edo Editor", PASSWORDS.hash(PASSWORD))
    assert account.role is Role.EDITOR and enter(people, "Edo Editor")
    assert people.invitations.find(token) is None and people.invitations.waiting() == ()
    with pytest.raises(UnknownId):
        people.invitations.take(token, "Edo Again", PASSWORDS.hash(PASSWORD))
    assert people.accounts.named("Edo Again") is None


def test_a_name_that_is_taken_leaves_the_invitation_good(people: People, ada: object) -> None:
    token = people.invitations.invite(Role.EDITOR, "Edo", who="Ani")
    with pytest.raises(NameTaken):
        people.invitations.take(token, "Ada Archivist", PASSWORDS.hash(PASSWORD))
    assert people.invitations.find(token)


def test_an_invitation_ends_by_time_and_by_being_taken_back(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = people.invitations.invite(Role.READER, "One", who="Ani")
    people.invitations.end(people.invitations.waiting()[0].id, who="Ani")
    assert people.invitations.find(kept) is None
    monkeypatch.setattr("archive.record.personnel.invitations.INVITED_FOR", timedelta(0))
    assert people.invitations.find(people.invitations.invite(Role.READER, "Two", who="Ani")) is None
    with pytest.raises(UnknownId):
        people.invitations.end("0" * 16, who="Ani")


def test_a_link_for_a_new_password_is_good_once_and_replaces_the_one_before(
    people: People, ada: object
) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    session = enter(people)
    first = people.invitations.give_link(account.id, who="Ani")
    second = people.invitations.give_link(account.id, who="Ani")
    assert people.invitations.find(first) is None
    people.invitations.take(second, "", PASSWORDS.hash("other invented words"))
    assert people.sessions.find(session) is None and people.invitations.find(second) is None
    assert enter(people, password="other invented words")
    third = people.invitations.give_link(account.id, who="Ani")
    people.accounts.set_active(account.id, False, who="Ani")
    assert people.invitations.find(third) is None


def test_codes_are_asked_for_after_the_password_once_they_were_proved(people: People, ada: object) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    secret = second_factor.new_secret(people, account)
    assert second_factor.new_secret(people, account) == secret
    with pytest.raises(WrongCode):
        second_factor.turn_on(people, account, "000000" if pyotp.TOTP(secret).now() != "000000" else "111111")
    code = pyotp.TOTP(secret).now()
    second_factor.turn_on(people, account, f" {code[:3]} {code[3:]}")
    session = people.sessions.find(enter(people))
    assert session and not session.is_whole and session.account.has_second_factor
    with pytest.raises(NotSignedIn):
        signing_in.give_code(people, HERE, session, code)
    after = pyotp.TOTP(secret).at(int(time.time()) + 30)
    whole = people.sessions.find(signing_in.give_code(people, HERE, session, after))
    assert whole and whole.is_whole and whole.id != session.id
    again = people.sessions.find(enter(people))
    assert again
    with pytest.raises(NotSignedIn):
        signing_in.give_code(people, HERE, again, after)


def test_the_right_password_does_not_forgive_guesses_at_the_code(people: People, ada: object) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    second_factor.new_secret(people, account)
    people.factors.turn_on(account, 0)
    guesses = 0
    with pytest.raises(TooManyAttempts):
        while guesses < 50:
            session = people.sessions.find(enter(people))
            assert session
            guesses += 1
            with pytest.raises(NotSignedIn):
                signing_in.give_code(people, HERE, session, "not a code")
    assert guesses <= attempts.MOST_OF_A_NAME


def test_a_recovery_code_is_good_once_and_only_its_digest_is_kept(
    people: People, ada: object, archive_home: Path
) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    earlier = second_factor.new_recovery_codes(people, account)
    codes = second_factor.new_recovery_codes(people, account)
    assert len(set(codes)) == second_factor.RECOVERY_CODES
    assert not second_factor.is_right_code(people, account, earlier[0])
    assert second_factor.is_right_code(people, account, codes[0].upper())
    assert not second_factor.is_right_code(people, account, codes[0])
    assert people.factors.recovery_codes_left(account) == len(codes) - 1
    kept = (archive_home / "archive.db").read_bytes() + (archive_home / "archive.db-wal").read_bytes()
    assert codes[1].replace("-", "").encode() not in kept


@pytest.mark.parametrize("nonsense", ["", "\0", "\ud800", "0" * 16, "x" * 9000])
def test_what_is_no_id_and_no_name_is_nobodys(people: People, ada: object, nonsense: str) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    assert people.accounts.named(nonsense) is None
    assert not people.sessions.end(account, nonsense, who="x")
    for act in (people.accounts.find, partial(people.passkeys.remove, account)):
        with pytest.raises(UnknownId):
            act(nonsense)
    with pytest.raises(UnknownId):
        people.invitations.end(nonsense, who="x")
    assert people.invitations.find(nonsense) is None and people.sessions.find(nonsense) is None


def test_a_session_between_the_steps_is_short(
    people: People, ada: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    token = people.sessions.begin(account, "Test", is_whole=False)
    assert people.sessions.find(token)
    assert people.sessions.of(account) == ()
    monkeypatch.setattr("archive.record.personnel.sessions.HALFWAY", timedelta(0))
    assert people.sessions.find(token) is None


def test_a_challenge_is_good_once_and_for_whom_it_was_given(people: People, ada: object) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    people.passkeys.challenge(b"one", account)
    people.passkeys.challenge(b"two")
    assert not people.passkeys.was_challenged(b"one") and not people.passkeys.was_challenged(b"two", account)
    assert people.passkeys.was_challenged(b"one", account) and people.passkeys.was_challenged(b"two")
    assert not people.passkeys.was_challenged(b"one", account) and not people.passkeys.was_challenged(b"two")


def test_a_passkey_is_added_once_and_nobody_has_more_than_a_few(people: People, ada: object) -> None:
    account = people.accounts.named("Ada Archivist")
    assert account
    for number in range(MOST):
        people.passkeys.add(account, b"key %d" % number, b"public", 0, "Test")
    with pytest.raises(ArchiveError, match="can’t be added"):
        people.passkeys.add(account, b"one more", b"public", 0, "Test")
    people.passkeys.remove(account, people.passkeys.of(account)[1].id)
    with pytest.raises(ArchiveError, match="can’t be added"):
        people.passkeys.add(account, b"key 0", b"public", 0, "Test")
    assert len(people.passkeys.of(account)) == MOST - 1


def test_what_happens_to_accounts_is_logged_and_is_no_record(
    record: Record, people: People, ada: object
) -> None:
    before = record.head()
    account = people.accounts.named("Ada Archivist")
    assert account
    enter(people)
    people.accounts.set_role(account.id, Role.EDITOR, who="Ani")
    people.factors.remove_all(account, who="Ani")
    assert people.sessions.of(account) == ()
    told = [(entry.event, entry.who, entry.detail) for entry in people.log.entries(account.id)]
    assert told == [
        (Event.FACTORS_REMOVED, "Ani", ""),
        (Event.ROLE, "Ani", "archivist → editor"),
        (Event.SIGNED_IN, "Ada Archivist", "Test"),
        (Event.ADDED, "Test", "archivist"),
    ]
    assert record.head() == before and verify(record).ok
