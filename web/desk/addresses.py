"""Every address of the desk: the only place that makes them. In English only, so of no language."""

from urllib.parse import urlencode

DESK = "/desk"
QUEUE = "/desk/"
ADD = "/desk/add"
ACTIVITY = "/desk/activity"
PEOPLE = "/desk/people"
ACCOUNT = "/desk/account"
ACCESS = "/desk/access"
EMBARGOES = "/desk/embargoes"
RESTRICTED = "/desk/restricted"
SIGN_IN = "/desk/sign-in"
SIGN_OUT = "/desk/sign-out"


def is_of_desk(path: str) -> bool:
    """Whether a path is one of the desk's."""
    return path == DESK or path.startswith(f"{DESK}/")


def access(record_id: str) -> str:
    """What was decided about who may see a source, quote, speaker or version."""
    return f"{ACCESS}/{record_id}"


def sign_in(after: str = "") -> str:
    """Where to sign in, and which address to go on to."""
    return f"{SIGN_IN}?{urlencode({'next': after})}" if after else SIGN_IN


def safe_next(after: str) -> str:
    """The address to go on to, if it is one of the desk's; else the desk.

    A browser reads ``//host`` and ``/\\host`` as other hosts, and forgets tabs and ends of lines in them.
    """
    is_plain = after.isascii() and after.isprintable() and "\\" not in after
    return after if is_plain and is_of_desk(after.partition("?")[0]) else QUEUE
