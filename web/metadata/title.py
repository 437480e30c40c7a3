"""What a quote is called outside the site: in English, whatever language the interface is in."""

from archive.description.content_notes import phrase
from archive.model import Chain
from web.pages.parts import excerpt


def title(name: str, chain: Chain) -> str:
    """Whose words, and the first of them; what is hard to read stands behind its note here, too."""
    noted = phrase((chain.source, chain.quote))
    return f"{name} (content note: {noted})" if noted else f"{name}: “{excerpt(chain)}”"
