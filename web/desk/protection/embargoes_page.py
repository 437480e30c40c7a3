"""The page that lists what is under an embargo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.record.reads.embargoes import Embargo
from web import desk_addresses as addresses
from web.desk.protection.elsewhere import Onward

WARNING_DAYS = 30
"""Before an embargo ends, the list says so for a month: time to ask whether it still should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoRow:
    """One embargo in the list."""

    what: Onward
    noun: str
    until: str
    warning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoesPage:
    """What ``desk/embargoes.html`` shows."""

    title: str
    rows: tuple[EmbargoRow, ...]


def embargoes_page(embargoes: Iterable[Embargo], today: date) -> EmbargoesPage:
    """What is under an embargo, the next to end first."""
    return EmbargoesPage(title="Embargoes", rows=tuple(_embargo(one, today) for one in embargoes))


def _embargo(one: Embargo, today: date) -> EmbargoRow:
    left = None if one.until is None else (one.until - today).days
    warning = f"opens in {left} day{'' if left == 1 else 's'}" if left and left <= WARNING_DAYS else ""
    return EmbargoRow(
        what=Onward(text=one.title, href=addresses.access(one.record_id)),
        noun=one.noun,
        until=one.until.isoformat() if one.until else "never opens by itself",
        warning=warning,
    )
