"""The page of tombstones: what was withdrawn, in which month, for which category of reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.model import WithdrawalReason
from archive.record.reads.withdrawals import Withdrawal
from web import urls
from web.language import wording
from web.language.languages import Translated, gettext as _, marked
from web.pages.parts import Head

_REASON = Translated(
    {
        WithdrawalReason.SPEAKER_REQUEST: marked("the speaker asked for it"),
        WithdrawalReason.SAFETY: marked("for somebody’s safety"),
        WithdrawalReason.LEGAL: marked("for a legal reason"),
        WithdrawalReason.ERROR: marked("it was an error"),
        WithdrawalReason.OTHER: marked("another reason"),
    }
)
_NOUN = Translated({"quote": marked("Quote"), "source": marked("Source")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """One row: what stood under an id is no longer shown."""

    noun: str
    record_id: str
    month: str
    reason: str
    quote_ids: tuple[str, ...]
    """Of a source: its quotes that could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalsPage:
    """What ``withdrawals.html`` shows."""

    head: Head
    tombstones: tuple[Tombstone, ...]


def withdrawals_page(withdrawals: Iterable[Withdrawal]) -> WithdrawalsPage:
    """The tombstones, the latest first."""
    return WithdrawalsPage(
        head=Head(title=_("Withdrawals"), path=urls.here(urls.WITHDRAWALS)),
        tombstones=tuple(map(_tombstone, withdrawals)),
    )


def _tombstone(one: Withdrawal) -> Tombstone:
    known = one.reason in tuple(WithdrawalReason)
    reason = WithdrawalReason(one.reason) if known else WithdrawalReason.OTHER
    return Tombstone(
        noun=_NOUN[one.noun],
        record_id=one.record_id,
        month=wording.when(f"{one.at:%Y-%m}"),
        reason=_REASON[reason],
        quote_ids=one.quote_ids,
    )
