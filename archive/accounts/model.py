"""The nouns of signing in, frozen. No password, code or token is in them, only what is told of them."""

from dataclasses import dataclass
from datetime import datetime

from archive.accounts.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person who may sign in."""

    id: str
    name: str
    """By which they sign in and which stands in revisions: it never changes, and is never given again."""
    role: Role
    is_active: bool
    has_codes: bool
    """Whether codes of an authenticator are asked for after the password."""
    passkeys: int
    """How many are registered."""
    made_at: datetime

    @property
    def has_second_factor(self) -> bool:
        """Whether the password alone is not enough."""
        return self.has_codes or self.passkeys > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser in which somebody is signed in."""

    id: str
    account: Account
    device: str
    """The kind of browser, as it called itself."""
    begun_at: datetime
    seen_at: datetime
    confirmed_at: datetime
    """When they last proved who they are."""
    is_whole: bool
    """False between the password and the second factor: nothing may be seen yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link that was given to somebody and not used yet."""

    id: str
    account: Account | None
    """Whose password it is to set; None where it is to make an account."""
    role: Role
    meant_for: str
    """Whom it was given to, in the administrator's words."""
    made_by: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A passkey of somebody: what is told of it, and what proves that it is used."""

    id: str
    account_id: str
    credential: bytes
    public_key: bytes
    sign_count: int
    label: str
    made_at: datetime
    used_at: datetime | None
