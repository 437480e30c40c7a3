"""The form in which an editor decides who may see a source or a quote, and says on what basis it is here."""

from dataclasses import dataclass

from archive.model import Access, AccessStatus, Agreement, WithdrawalReason
from archive.terms import Basis
from web.desk import addresses
from web.desk.description_form import Option

STATUSES = (
    Option(value=AccessStatus.OPEN, text="everybody"),
    Option(value=AccessStatus.RESTRICTED, text="readers who signed in and were given the right"),
    Option(value=AccessStatus.EMBARGOED, text="nobody until a day, or until somebody decides"),
    Option(value=AccessStatus.CLOSED, text="nobody outside the desk"),
    Option(value=AccessStatus.WITHDRAWN, text="nobody at all: withdrawn"),
)
REASONS = (
    Option(value=WithdrawalReason.SPEAKER_REQUEST, text="whoever spoke asked for it"),
    Option(value=WithdrawalReason.SAFETY, text="somebody’s safety"),
    Option(value=WithdrawalReason.LEGAL, text="a legal reason"),
    Option(value=WithdrawalReason.ERROR, text="an error of ours"),
    Option(value=WithdrawalReason.OTHER, text="another reason"),
)
BASES = (
    Option(value=Basis.PUBLISHED, text="published: quoted with its source"),
    Option(value=Basis.INTERVIEW, text="an agreement about an interview"),
    Option(value=Basis.STATEMENT, text="given to the archive by whoever speaks"),
    Option(value=Basis.DEPOSIT, text="handed over by whoever holds it"),
    Option(value=Basis.PUBLIC_DOMAIN, text="in the public domain"),
    Option(value=Basis.OTHER, text="another basis, told in the comment"),
)
_TOLD = {
    AccessStatus.OPEN: "Everybody.",
    AccessStatus.RESTRICTED: "Readers who signed in and were given the right.",
    AccessStatus.EMBARGOED: "Nobody until somebody decides: an embargo without a day.",
    AccessStatus.CLOSED: "Nobody outside the desk.",
    AccessStatus.WITHDRAWN: "Nobody: it is withdrawn. A page says so, with the reason.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessForm:
    """Who may see one thing, and the decision about it."""

    id: str
    action: str
    expected: int
    status: str
    until: str
    reason: str
    told: str
    may_decide: bool
    """Whether whoever looks may: an editor."""
    basis: str = ""
    """Of a source: on what basis it is here; empty where nobody said so."""
    agreed: str = ""
    party: str = ""
    agreement_id: str = ""
    statuses: tuple[Option, ...] = STATUSES
    reasons: tuple[Option, ...] = REASONS
    bases: tuple[Option, ...] = BASES

    @property
    def protection(self) -> str:
        """Where the rest is decided: names, notes, redactions."""
        return addresses.access(self.id)

    @property
    def is_open(self) -> bool:
        """Whether everybody may see it."""
        return self.status == AccessStatus.OPEN


def access_form(
    record_id: str,
    access: Access,
    action: str,
    *,
    expected: int,
    may_decide: bool,
    agreement: Agreement | None = None,
) -> AccessForm:
    """The form as it stands now."""
    told = f"Nobody before {access.until}: an embargo." if access.until else _TOLD[access.status]
    return AccessForm(
        id=record_id,
        action=action,
        expected=expected,
        status=access.status,
        until=access.until or "",
        reason=access.reason or "",
        told=told,
        may_decide=may_decide,
        basis=agreement.basis if agreement else "",
        agreed=(agreement.date or "") if agreement else "",
        party=(agreement.party or "") if agreement else "",
        agreement_id=agreement.id if agreement else "",
    )
