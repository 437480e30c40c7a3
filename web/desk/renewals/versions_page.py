"""The pages on the versions of sources: which were taken in again, and what became of the quotes of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.drift.differences import Piece
from archive.drift.quotes import Stand
from archive.drift.sources import SourceDrift, Standpoint
from archive.drift.telling import changes
from archive.model import Source, SourceVersion
from web import desk_addresses as addresses
from web.language import wording

STANDS = {
    Stand.EXACT: "unchanged",
    Stand.MOVED: "unchanged, at another place",
    Stand.CHANGED: "changed",
    Stand.MISSING: "no longer there",
}
SEVERAL = "unchanged, at several places: which one is meant can’t be told"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewedSource:
    """A source that was taken in again, in the list of them."""

    title: str
    href: str
    version: int
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPage:
    """What ``desk/versions.html`` shows."""

    title: str = "Sources taken in again"
    sources: tuple[RenewedSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """One version, as it came."""

    number: int
    file: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """A quote of an earlier version, and what became of it."""

    id: str
    words: str
    """Empty where they were withdrawn."""
    version: int
    stand: str
    is_lost: bool
    is_confirmed: bool
    changes: tuple[tuple[Piece, ...], ...]
    """Of each part that reads otherwise now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVersionsPage:
    """What ``desk/source_versions.html`` shows."""

    title: str
    action: str
    confirming: str
    versions: tuple[KeptVersion, ...]
    newest_id: str
    newest: int
    quotes: tuple[QuoteRow, ...]
    confirmable: int
    """How many stand in the newest version letter by letter, and nobody said so yet."""


def versions_page(drifts: Iterable[SourceDrift]) -> VersionsPage:
    """Every source that was taken in again, those with losses first."""
    ordered = sorted(drifts, key=lambda drift: not drift.has_losses)
    return VersionsPage(
        sources=tuple(
            RenewedSource(
                title=drift.title,
                href=addresses.versions_of(drift.source.id),
                version=drift.newest.number,
                counts=", ".join(
                    f"{drift.count(stand)} {label}" for stand, label in STANDS.items() if drift.count(stand)
                ),
            )
            for drift in ordered
        )
    )


def source_versions_page(
    source: Source, versions: tuple[SourceVersion, ...], drift: SourceDrift | None
) -> SourceVersionsPage:
    """One source: its versions, and the quotes of the earlier ones where there are several."""
    quotes = drift.quotes if drift else ()
    return SourceVersionsPage(
        title=source.description.title,
        action=addresses.versions_of(source.id),
        confirming=addresses.confirm_standings(source.id),
        versions=tuple(
            KeptVersion(
                number=version.number,
                file=version.original_name,
                added=f"{wording.day(version.added_at)}, by {version.added_by}",
            )
            for version in versions
        ),
        newest_id=versions[-1].id,
        newest=versions[-1].number,
        quotes=tuple(_row(one, versions[-1]) for one in quotes),
        confirmable=sum(bool(one.drift.anchors) and not one.is_confirmed for one in quotes),
    )


def _row(one: Standpoint, newest: SourceVersion) -> QuoteRow:
    several = one.drift.stand is Stand.MOVED and not one.drift.anchors
    return QuoteRow(
        id=one.drift.quote.id,
        words=" … ".join(one.drift.quote.exact) if one.may_be_read else "",
        version=one.version.number,
        stand=SEVERAL if several else STANDS[one.drift.stand],
        is_lost=one.drift.stand in (Stand.CHANGED, Stand.MISSING),
        is_confirmed=one.is_confirmed,
        changes=tuple(changes(one, newest)),
    )
