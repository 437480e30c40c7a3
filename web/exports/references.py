"""What was found as references in RIS, for reference managers."""

from collections.abc import Iterator

from archive.references import ris
from archive.references.reference import of_quote
from web import urls
from web.exports.form import Asked, Steps


def write(asked: Asked, steps: Steps) -> Iterator[str]:
    """One reference a quote, the words and the whole chain in its note."""
    for step in steps:
        yield "".join(
            ris.record(of_quote(chain, asked.telling.address(urls.quote(chain.quote.id))))
            for chain in (taken.chain for taken in step)
        )


def last_word(text: str) -> str:
    """A reference that says something about the file; a reference manager shows it among the others."""
    return f"TY  - GEN\r\nTI  - {text}\r\nER  - \r\n\r\n"
