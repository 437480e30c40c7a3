"""Who may see a source or a quote, as the review shows it, and the form that opens a source."""

from dataclasses import dataclass

from archive.model import Access, AccessStatus, Agreement
from web import desk_addresses as addresses
from web.desk.description_form import Option
from web.desk.terms import BASES, options, withdrawn_for

_TOLD = {
    AccessStatus.OPEN: "Everybody.",
    AccessStatus.RESTRICTED: "Readers who signed in and were given the right.",
    AccessStatus.EMBARGOED: "Nobody until somebody decides: an embargo without a day.",
    AccessStatus.CLOSED: "Nobody outside the desk.",
    AccessStatus.WITHDRAWN: "Nobody: it is withdrawn. What was public stands at /withdrawals, with why.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Who may see one thing, and where that is decided."""

    id: str
    status: str
    reason: str
    """Of a withdrawal."""
    told: str
    href: str

    @property
    def is_open(self) -> bool:
        """Whether everybody may see it, as far as it goes by itself."""
        return self.status == AccessStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """The form in which a source is opened."""

    action: str
    expected: int
    may_publish: bool
    """Whether whoever looks is an editor."""
    basis: str
    """Empty where nobody said so."""
    agreed: str
    party: str
    bases: tuple[Option, ...] = options(BASES)


def seen_by(record_id: str, access: Access) -> Seen:
    """Who may see a source or a quote by its own access."""
    return Seen(
        id=record_id,
        status=access.status,
        reason=withdrawn_for(access.reason),
        told=f"Nobody before {access.until}: an embargo." if access.until else _TOLD[access.status],
        href=addresses.access(record_id),
    )


def publishing(
    source_id: str, agreement: Agreement | None, *, expected: int, may_publish: bool
) -> Publishing:
    """The form with what was said of the basis already."""
    return Publishing(
        action=addresses.publish(source_id),
        expected=expected,
        may_publish=may_publish,
        basis=agreement.basis if agreement else "",
        agreed=(agreement.date or "") if agreement else "",
        party=(agreement.party or "") if agreement else "",
    )
