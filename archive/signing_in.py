"""Signing in: the same answer, after the same work, for a wrong name and for a wrong password."""

from dataclasses import dataclass

from archive.accounts.model import Account, Session
from archive.accounts.passwords import Passwords
from archive.errors import ArchiveError
from archive.record.personnel.people import People
from archive.second_factor import is_right_code


class NotSignedIn(ArchiveError):
    """The name, the password or the code is wrong; which of them is not said."""


class TooManyAttempts(ArchiveError):
    """Somebody guesses; the person whose account it is waits too, or comes in by a passkey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What attempts are counted by: digests of the name, and of the address it came from."""

    name_digest: str
    address_digest: str


def sign_in(
    people: People, passwords: Passwords, attempt: Attempt, *, name: str, password: str, device: str
) -> str:
    """Begin a session for who gives the right name and password; returns its token.

    Where there is a second factor, the session is good for nothing but giving it. Raises NotSignedIn,
    TooManyAttempts.
    """
    _take(people, attempt)
    account = people.accounts.named(name)
    is_right = is_right_password(people, passwords, account, password)
    if account is None or not is_right:
        # Written for a name that is nobody's too: it must not take longer to refuse somebody.
        people.log.refused(account)
        raise NotSignedIn("the name or the password is wrong", remedy="Try again.")
    if not account.has_second_factor:
        people.attempts.forgive(attempt.name_digest)
    return people.sessions.begin(account, device, is_whole=not account.has_second_factor)


def give_code(people: People, attempt: Attempt, session: Session, code: str) -> str:
    """Complete a session by the code of an authenticator or a recovery code; returns its new token.

    Raises NotSignedIn, TooManyAttempts.
    """
    _take(people, attempt)
    if not is_right_code(people, session.account, code):
        people.log.refused(session.account)
        raise NotSignedIn("the code is wrong, or was used before", remedy="Wait for the next one.")
    people.attempts.forgive(attempt.name_digest)
    return people.sessions.complete(session)


def confirm(people: People, passwords: Passwords, attempt: Attempt, session: Session, password: str) -> None:
    """Note that whoever is signed in gave their password again. Raises NotSignedIn, TooManyAttempts."""
    _take(people, attempt)
    if not is_right_password(people, passwords, session.account, password):
        people.log.refused(session.account)
        raise NotSignedIn("the password is wrong", remedy="Try again.")
    people.attempts.forgive(attempt.name_digest)
    people.sessions.confirm(session)


def is_right_password(people: People, passwords: Passwords, account: Account | None, password: str) -> bool:
    """Whether it is the account's password, after the same work where there is no account.

    A hash made with other parameters than today's is made anew.
    """
    kept = people.accounts.password_hash(account.id) if account else None
    is_right = passwords.is_right(password, kept if account and account.is_active else None)
    if is_right and account and kept and passwords.is_outdated(kept):
        people.accounts.rehash(account.id, passwords.hash(password))
    return is_right


def _take(people: People, attempt: Attempt) -> None:
    if not people.attempts.take(attempt.name_digest, attempt.address_digest):
        raise TooManyAttempts(
            "there were too many attempts", remedy="Wait a quarter of an hour, then try again."
        )
