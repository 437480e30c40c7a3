"""Every address of the desk: the only place that makes them. In English only, so of no language."""

from urllib.parse import urlencode

DESK = "/desk"
QUEUE = "/desk/"
ADD = "/desk/add"
ACTIVITY = "/desk/activity"
VERSIONS = "/desk/versions"
PEOPLE = "/desk/people"
ACCOUNT = "/desk/account"
SIGN_IN = "/desk/sign-in"
SIGN_OUT = "/desk/sign-out"


def is_of_desk(path: str) -> bool:
    """Whether a path is one of the desk's."""
    return path == DESK or path.startswith(f"{DESK}/")


def versions(source_id: str) -> str:
    """The versions of a source, and what became of its quotes."""
    return f"{VERSIONS}/{source_id}"


def confirm_standings(source_id: str) -> str:
    """Where it is said that quotes stand in the newest version, too."""
    return f"{versions(source_id)}/confirm"


def sign_in(after: str = "") -> str:
    """Where to sign in, and which address to go on to."""
    return f"{SIGN_IN}?{urlencode({'next': after})}" if after else SIGN_IN


def safe_next(after: str) -> str:
    """The address to go on to, if it is one of the desk's; else the desk.

    A browser reads ``//host`` and ``/\\host`` as other hosts, and forgets tabs and ends of lines in them.
    """
    is_plain = after.isascii() and after.isprintable() and "\\" not in after
    return after if is_plain and is_of_desk(after.partition("?")[0]) else QUEUE
