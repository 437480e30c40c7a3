"""On what basis words are here, in one line that everybody may read."""

from archive.dates import said
from archive.model import Agreement, Basis, Chain, SourceKind

_AGREED = {
    Basis.INTERVIEW: "interview agreement",
    Basis.STATEMENT: "statement given to the archive",
    Basis.DEPOSIT: "deposit agreement",
    Basis.PUBLIC_DOMAIN: "public domain",
    Basis.OTHER: "another agreement",
}


def basis_of(chain: Chain) -> tuple[Basis, Agreement | None] | None:
    """The basis that was written down; of news, that somebody published it; None where nobody said."""
    if chain.agreement is not None:
        return chain.agreement.basis, chain.agreement
    description = chain.source.description
    is_published = description.kind is SourceKind.NEWS and description.publisher is not None
    return (Basis.PUBLISHED, None) if is_published else None


def basis_line(chain: Chain) -> str | None:
    """``interview agreement, 6 May 2024``; with whom, and where the paper lies, is nobody's business."""
    found = basis_of(chain)
    if found is None:
        return None
    basis, agreement = found
    if basis is Basis.PUBLISHED:
        return f"quoted from what {chain.source.description.publisher or 'somebody'} published"
    line = _AGREED[basis]
    return f"{line}, {said(agreement.date)}" if agreement and agreement.date else line
