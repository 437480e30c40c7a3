"""On what basis words are here, in the language of the page."""

from archive.description.agreements import basis_of
from archive.model import Basis, Chain
from web.language import wording
from web.language.languages import Translated, gettext as _, marked

_BASIS = Translated(
    {
        Basis.INTERVIEW: marked("interview agreement"),
        Basis.STATEMENT: marked("statement given to the archive"),
        Basis.DEPOSIT: marked("deposit agreement"),
        Basis.PUBLIC_DOMAIN: marked("public domain"),
        Basis.OTHER: marked("another agreement"),
    }
)


def on_what_basis(chain: Chain) -> str:
    """One line; with whom it was agreed, and where the paper lies, is nobody's business."""
    found = basis_of(chain)
    if found is None:
        return _("unknown")
    basis, agreement = found
    if basis is Basis.PUBLISHED:
        publisher = chain.source.description.publisher or _("publisher unknown")
        return _("quoted from what %(publisher)s published", publisher=publisher)
    line = _BASIS[basis]
    return f"{line}, {wording.when(agreement.date)}" if agreement and agreement.date else line
