"""Every address of the desk: the only place that makes them. In English only, so of no language."""

from urllib.parse import quote, urlencode

DESK = "/desk"
QUEUE = "/desk/"
ADD = "/desk/add"
ACTIVITY = "/desk/activity"
PEOPLE = "/desk/people"
ACCOUNT = "/desk/account"
TEXTS = "/desk/texts"
RELATIONS = "/desk/relations"
SIGN_IN = "/desk/sign-in"
SIGN_OUT = "/desk/sign-out"


def text(kind: str, key: str) -> str:
    """The form of an archivist's own text: ``collections``, ``essays`` or ``featured``, and which."""
    return f"{TEXTS}/{kind}/{quote(key)}"


def is_of_desk(path: str) -> bool:
    """Whether a path is one of the desk's."""
    return path == DESK or path.startswith(f"{DESK}/")


def sign_in(after: str = "") -> str:
    """Where to sign in, and which address to go on to."""
    return f"{SIGN_IN}?{urlencode({'next': after})}" if after else SIGN_IN


def safe_next(after: str) -> str:
    """The address to go on to, if it is one of the desk's; else the desk.

    A browser reads ``//host`` and ``/\\host`` as other hosts, and forgets tabs and ends of lines in them.
    """
    is_plain = after.isascii() and after.isprintable() and "\\" not in after
    return after if is_plain and is_of_desk(after.partition("?")[0]) else QUEUE
