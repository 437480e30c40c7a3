"""What a reader takes away from a page: citations in the usual styles, and files for reference managers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from archive.model import Chain, Source, SourceVersion
from archive.references.reference import Reference, of_quote, of_source
from archive.references.styled import Run, Style, styled
from web import urls
from web.language.languages import Translated, marked
from web.pages.linking import embed, pointers
from web.pages.parts import Link
from web.reading.passages import VisibleText

STYLES = Translated(
    {
        Style.CHICAGO: marked("Chicago, as a note"),
        Style.APA: marked("APA, as a reference"),
        Style.MLA: marked("MLA, as a work cited"),
    }
)
COPIES = Translated(
    {
        Style.CHICAGO: marked("Copy the citation in Chicago style"),
        Style.APA: marked("Copy the citation in APA style"),
        Style.MLA: marked("Copy the citation in MLA style"),
    }
)
FILES = Translated(
    {
        "ris": marked("RIS, for Zotero, EndNote and others"),
        "bib": marked("BibTeX"),
        "csl.json": marked("CSL JSON"),
    }
)
"""The forms of the files, by the ending of their addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """A citation in one style."""

    label: str
    copy: str
    """What the button that copies it is called."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """What ``_citing.html`` shows."""

    styles: tuple[Styled, ...]
    files: tuple[Link, ...]
    pointers: tuple[Link, ...] = ()
    """To the words themselves where they were published, and in the archived copy."""
    embed: str = ""
    """HTML with which another site shows the words; empty for a source."""


def citing_quote(chain: Chain, text: VisibleText, address: str) -> Citing:
    """How one quote is cited, linked to and embedded; ``address`` is its page's."""
    citing = _citing(of_quote(chain, address), lambda form: urls.quote_file(chain.quote.id, form))
    return replace(citing, pointers=tuple(pointers(chain, text)), embed=embed(chain, address))


def citing_source(source: Source, version: SourceVersion, address: str) -> Citing:
    """How one source is cited; ``address`` is one that does not change."""
    return _citing(of_source(source, version, address), lambda form: urls.source_file(source.id, form))


def _citing(reference: Reference, file: Callable[[str], str]) -> Citing:
    return Citing(
        styles=tuple(
            Styled(label=label, copy=COPIES[style], runs=styled(reference, style))
            for style, label in STYLES.items()
        ),
        files=tuple(Link(text=label, href=file(form)) for form, label in FILES.items()),
    )
