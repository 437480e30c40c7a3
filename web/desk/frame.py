"""What stands around every page of the desk: where one can go, and who is signed in."""

from dataclasses import dataclass

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from archive.accounts.roles import Role
from web import desk_addresses as addresses
from web.desk.told_once import told_next
from web.holdings import staff
from web.session.signing import known_session, lacks_factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One of the ways in the bar at the top."""

    text: str
    href: str
    role: Role
    """Who may go there."""
    is_here: bool = False


WAYS = (
    Way(text="Queue", href=addresses.QUEUE, role=Role.ARCHIVIST),
    Way(text="Add", href=addresses.ADD, role=Role.ARCHIVIST),
    Way(text="Texts", href=addresses.TEXTS, role=Role.ARCHIVIST),
    Way(text="Speakers", href=addresses.SPEAKERS, role=Role.ARCHIVIST),
    Way(text="Activity", href=addresses.ACTIVITY, role=Role.ARCHIVIST),
    Way(text="Versions", href=addresses.VERSIONS, role=Role.ARCHIVIST),
    Way(text="Restricted", href=addresses.RESTRICTED, role=Role.READER),
    Way(text="Embargoes", href=addresses.EMBARGOES, role=Role.ARCHIVIST),
    Way(text="People", href=addresses.PEOPLE, role=Role.ADMINISTRATOR),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What ``desk/base.html`` shows around a page."""

    name: str | None
    """Who is signed in; None on the pages before that."""
    ways: tuple[Way, ...]
    home: str = addresses.SIGN_IN
    """Where whoever asks begins."""
    lacks_factor: bool = False
    """Whether a second step must be set up before anything else."""
    told: str = ""
    """What became of what was just sent, where that is said on this page."""


def home_of(role: Role) -> str:
    """Where somebody's work begins: at the queue, or for who only reads at what they may."""
    return addresses.QUEUE if role.may(Role.ARCHIVIST) else addresses.RESTRICTED


def frame() -> Frame:
    """The frame for whoever asks now."""
    session = known_session()
    if session is None:
        return Frame(name=None, ways=())
    # What the request itself has just set up is not in its session yet.
    now = staff().accounts.named(session.account.name) if lacks_factor(session.account) else None
    if now is not None and lacks_factor(now):
        return Frame(name=session.account.name, ways=(), home=addresses.CODES, lacks_factor=True)
    ways = tuple(
        Way(text=way.text, href=way.href, role=way.role, is_here=_is_at(way.href))
        for way in WAYS
        if session.account.role.may(way.role) and _is_there(way.href)
    )
    home = home_of(session.account.role)
    return Frame(name=session.account.name, ways=ways, home=home, told=told_next())


def _is_at(path: str) -> bool:
    """Whether the page is that one or one below it; below the queue's address all of them are."""
    return request.path == path or (path != addresses.QUEUE and request.path.startswith(f"{path}/"))


def _is_there(path: str) -> bool:
    try:
        current_app.url_map.bind("").match(path)
    except HTTPException:
        return False
    return True
