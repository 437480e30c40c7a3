"""What a page may say of a recording: its moments, whether it can be played, and from which host.

A recording can't be cut here. Where any word of a version may not be shown, nobody is led to where it can be
heard: no player, no link into it, no index of it. The timecodes themselves stay: they say when, not what.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote as percent, urlsplit

from archive.formats.turns import timecodes
from archive.model import Quote, SourceVersion
from web import urls
from web.reading.passages import VisibleText

_AUDIO = (".mp3", ".m4a", ".aac", ".wav", ".ogg", ".oga", ".opus", ".flac")
_VIDEO = (".mp4", ".m4v", ".webm", ".ogv", ".mov")
_HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something is said: to be read, and to be led to where there is a recording."""

    seconds: str
    """As a Media Fragment has it: ``90.5``."""
    until: str | None
    """When it ends, in the same form."""
    shown: str
    """hh:mm:ss."""
    href: str | None
    """The recording at this moment; None where there is none, or it may not be led to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """A recording that can be played in the page."""

    address: str
    is_video: bool
    origin: str
    """Scheme and host: what the page's policy lets media be loaded from."""
    host: str
    """To be told to the reader before anything is asked of it."""

    @property
    def policy(self) -> str:
        """What is added to the page's Content-Security-Policy."""
        return f"; media-src {self.origin}"


def address_of(version: SourceVersion, text: VisibleText) -> str | None:
    """Where the recording lies; None where it may not be led to."""
    return urls.outward(version.media_url) if is_whole(version, text) else None


def is_whole(version: SourceVersion, text: VisibleText) -> bool:
    """Whether nothing of a version is left out or stands as a sign: only then may all of it be heard."""
    return not (text.withheld or version.signs)


def moment(start: float | None, address: str | None, end: float | None = None) -> Moment | None:
    """A moment of the recording at this address; None where it is not known."""
    if start is None:
        return None
    href = f"{address.partition('#')[0]}{fragment(start, end)}" if address else None
    until = npt(end) if end is not None and end > start else None
    return Moment(seconds=npt(start), until=until, shown=timecodes.shown(start), href=href)


def moment_of(quote: Quote, version: SourceVersion, text: VisibleText) -> Moment | None:
    """When a quote is said; None where it is not known."""
    return moment(quote.start_seconds, address_of(version, text), quote.end_seconds)


def fragment(start: float, end: float | None = None) -> str:
    """The end of an address that leads to a moment (W3C Media Fragments URI 1.0, 4.2.1)."""
    return f"#t={npt(start)}" + (f",{npt(end)}" if end is not None and end > start else "")


def player(version: SourceVersion, text: VisibleText) -> Player | None:
    """The player of a version's recording; None where browsers can't play what lies at the address."""
    return playable(address_of(version, text))


def playable(address: str | None) -> Player | None:
    """The player of what lies at an address; None where browsers can't play it, or there is none."""
    if address is None:
        return None
    parts = urlsplit(address)
    path = parts.path.lower()
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return None
    if not path.endswith((*_AUDIO, *_VIDEO)):
        return None
    return Player(
        address=percent(address.partition("#")[0], safe=":/?&=%@+,;~!$'()*[]"),
        is_video=path.endswith(_VIDEO),
        origin=f"{parts.scheme}://{parts.netloc}",
        host=parts.hostname or parts.netloc,
    )


def npt(seconds: float) -> str:
    """Seconds as Media Fragments and scripts have them: ``90.5``."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
