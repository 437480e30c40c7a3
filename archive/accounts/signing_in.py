"""Signing in: the same answer, after the same work, for a wrong name and for a wrong password."""

from archive.accounts.passwords import Passwords
from archive.errors import ArchiveError
from archive.record.people import People


class NotSignedIn(ArchiveError):
    """The name or the password is wrong; which of them is not said."""


def sign_in(people: People, passwords: Passwords, *, name: str, password: str, device: str) -> str:
    """Begin a session for who gives the right name and password; returns its token. Raises NotSignedIn.

    Where a second factor is set up, the session is good for nothing but giving it.
    """
    account = people.accounts.named(name)
    kept = people.accounts.password_hash(account.id) if account and account.is_active else None
    if not passwords.is_right(password, kept) or account is None or kept is None:
        raise NotSignedIn("the name or the password is wrong", remedy="Try again.")
    if passwords.is_outdated(kept):
        people.accounts.rehash(account.id, passwords.hash(password))
    return people.sessions.begin(account, device, is_whole=not account.has_second_factor)
