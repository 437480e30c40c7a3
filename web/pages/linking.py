"""Links from outside to a quote's words, and HTML with which another page shows them."""

from collections.abc import Iterator

from markupsafe import Markup

from archive.citation import said, whose_words
from archive.content_notes import phrase
from archive.joints import paragraphs
from archive.model import Chain, Span
from archive.references.fragment import fragment, pointing
from archive.references.reference import ARCHIVE
from web import urls
from web.languages import gettext as _
from web.pages.parts import Link
from web.passages import VisibleText
from web.surroundings import CONTEXT, readable

_EMBED = Markup(
    "<figure>\n"
    '{before}<blockquote cite="{address}"{language} dir="auto">{words}</blockquote>{after}\n'
    '<figcaption>{whose}. <cite>{title}</cite>, {publisher}, {published}. <a href="{address}">{archive}, '
    "quote {id}</a></figcaption>\n"
    "</figure>"
)

_BUFFER = Markup("<details><summary>Content note: {}. Show the words</summary>")


def pointers(chain: Chain, text: VisibleText) -> Iterator[Link]:
    """Links to the words in the source as it is online, and in the archived copy, where there are such."""
    description = chain.source.description
    directives = fragment(
        (
            readable(chain, text, Span(part.start - CONTEXT, part.start)),
            words,
            readable(chain, text, Span(part.end, part.end + CONTEXT)),
        )
        for part, words in zip(chain.quote.parts, chain.quote.exact, strict=True)
    )
    for label, address in (
        (_("In the source as it is now"), description.url),
        (_("In the archived copy"), description.archived_url),
    ):
        if address and urls.outward(address):
            yield Link(text=label, href=pointing(address, directives))


def _published(chain: Chain) -> str:
    """When, in the language of citations: what leaves the site is of no language of the interface."""
    description = chain.source.description
    when = said(description.published) if description.published else "date unknown"
    return f"{when} (date inferred)" if description.published and description.published_note else when


def embed(chain: Chain, address: str) -> str:
    """HTML that stands on its own: the words, whose they are, where from, and the way here."""
    quote, description = chain.quote, chain.source.description
    language = quote.language or description.language
    noted = phrase((chain.source, quote))
    return str(
        _EMBED.format(
            address=address,
            before=_BUFFER.format(noted) if noted else "",
            after=Markup("</details>") if noted else "",
            language=Markup(' lang="{}"').format(language) if language else "",
            words=Markup("").join(
                Markup("<p>{}</p>").format(words) for words in paragraphs(quote.parts, chain.version.text)
            ),
            whose=whose_words(chain),
            title=description.title,
            publisher=description.publisher or "publisher unknown",
            published=_published(chain),
            archive=ARCHIVE,
            id=quote.id,
        )
    )
