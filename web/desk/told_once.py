"""What a deed has to say on the page that follows it: told once, to whoever did it, and by no address."""

from flask import session

_KEY = "told-once"
_NEXT = "next"
"""The page that comes next, whichever it is."""


def tell(subject: str, what: str | int) -> None:
    """Say this on the next page of a subject (``choice:ID``)."""
    session[_KEY] = [subject, what]


def tell_next(what: str) -> None:
    """Say this on the next page of the desk."""
    tell(_NEXT, what)


def told_next() -> str:
    """What was to be said on the next page, and is said no more; empty where nothing was."""
    return str(told(_NEXT) or "")


def told(subject: str) -> str | int | None:
    """What was to be said of it, and is said no more; None where nothing was."""
    of, what = session.get(_KEY, ("", None))
    if of != subject:
        return None
    del session[_KEY]
    found: str | int | None = what
    return found
