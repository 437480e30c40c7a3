"""Every address of the desk: the only place that makes them. In English only, so of no language."""

from urllib.parse import urlencode

DESK = "/desk"
QUEUE = "/desk/"
ADD = "/desk/add"
ACTIVITY = "/desk/activity"
PEOPLE = "/desk/people"
ACCOUNT = "/desk/account"
RESTRICTED = "/desk/restricted"
SIGN_IN = "/desk/sign-in"
SIGN_OUT = "/desk/sign-out"
SECOND_FACTOR = "/desk/sign-in/second"
SIGN_IN_BY_PASSKEY = "/desk/sign-in/passkey"
CHALLENGE = "/desk/sign-in/challenge"
CONFIRM = "/desk/confirm"
PASSWORD = "/desk/account/password"  # noqa: S105 (an address)
CODES = "/desk/account/codes"
CODES_OFF = "/desk/account/codes/off"
RECOVERY_CODES = "/desk/account/codes/recovery"
PASSKEYS = "/desk/account/passkeys"
PASSKEY_CHALLENGE = "/desk/account/passkeys/challenge"
PASSKEY_REMOVAL = "/desk/account/passkeys/remove"
SESSIONS = "/desk/account/sessions"
INVITING = "/desk/people/invite"
INVITATION_END = "/desk/people/take-back"
ACCOUNT_LOG = "/desk/people/log"
INVITATION = "/desk/invitation/"


def is_of_desk(path: str) -> bool:
    """Whether a path is one of the desk's."""
    return path == DESK or path.startswith(f"{DESK}/")


def sign_in(after: str = "") -> str:
    """Where to sign in, and which address to go on to."""
    return _onward(SIGN_IN, after)


def second_factor(after: str = "") -> str:
    """Where to give the second factor, and which address to go on to."""
    return _onward(SECOND_FACTOR, after)


def confirm(after: str = "") -> str:
    """Where to prove once more who one is, and which address to go on to."""
    return _onward(CONFIRM, after)


def person(account_id: str, deed: str = "") -> str:
    """The page on an account, or what can be done to it: ``role``, ``active``, ``link``, ``factors``."""
    return f"{PEOPLE}/{account_id}{'/' if deed else ''}{deed}"


def invitation(token: str) -> str:
    """The page of a link that was given to somebody."""
    return f"{INVITATION}{token}"


def safe_next(after: str) -> str:
    """The address to go on to, if it is one of the desk's; else none.

    A browser reads ``//host`` and ``/\\host`` as other hosts, and forgets tabs and ends of lines in them.
    """
    is_plain = after.isascii() and after.isprintable() and "\\" not in after
    return after if is_plain and is_of_desk(after.partition("?")[0]) else ""


def _onward(path: str, after: str) -> str:
    return f"{path}?{urlencode({'next': after})}" if after else path
