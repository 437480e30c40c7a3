"""What the log of accounts tells of: who did what to whose account, and when; nobody's words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Event(StrEnum):
    """What can happen to an account."""

    ADDED = "account-added"
    INVITED = "invited"
    LINK_GIVEN = "password-link-given"
    INVITATION_ENDED = "invitation-ended"
    ROLE = "role-changed"
    DEACTIVATED = "deactivated"
    REACTIVATED = "reactivated"
    PASSWORD = "password-changed"  # noqa: S105 (the name of an event)
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SESSION_ENDED = "session-ended"
    REFUSED = "sign-in-refused"
    CODES_ON = "codes-turned-on"
    CODES_OFF = "codes-turned-off"
    RECOVERY_CODES = "recovery-codes-made"
    RECOVERY_CODE_USED = "recovery-code-used"
    PASSKEY_ADDED = "passkey-added"
    PASSKEY_REMOVED = "passkey-removed"
    FACTORS_REMOVED = "second-factors-removed"

    @property
    def label(self) -> str:
        """As a list shows it: ``password changed``."""
        return self.value.replace("-", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log."""

    at: datetime
    event: Event
    name: str
    """Whose account."""
    who: str
    """Who did it: the person, an administrator, or whoever sat at the command line."""
    detail: str
    """Roles and kinds of browsers, where they matter."""
