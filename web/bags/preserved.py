"""The files of a source in a preservation bag: everything, whoever may see it."""

from collections.abc import Iterator

import msgspec

from archive.access import may_see
from archive.model import Chain, Source, SourceVersion
from archive.preservation import layout
from archive.preservation.writing import Sheet
from web.bags.markdown import document
from web.exports.annotations import annotation, context
from web.reading.passages import VisibleText
from web.records.telling import Telling


class Preserved:
    """Describes the sources of one archive under addresses that name it and no site."""

    def __init__(self, archive_id: str) -> None:
        self._telling = Telling(f"urn:testimony-archive:{archive_id}")

    def __call__(
        self, source: Source, versions: tuple[SourceVersion, ...], chains: tuple[Chain, ...]
    ) -> Iterator[Sheet]:
        """A source's annotations and its Markdown."""
        told = [(self._telling.quote(chain, VisibleText(chain.version.text)), chain) for chain in chains]
        page = {
            "@context": context(self._telling),
            "id": f"{self._telling.source(source).page}#annotations",
            "type": "AnnotationPage",
            "items": [annotation(quote, text=f"../text/{chain.version.id}.txt") for quote, chain in told],
        }
        yield layout.annotations_file(source.id), msgspec.json.encode(page) + b"\n"
        sheet = document(self._telling.source(source), [(quote, _remark(chain)) for quote, chain in told])
        yield layout.markdown_file(source.id), sheet.encode()


def _remark(chain: Chain) -> str | None:
    """Why the public may not see it, if it may not."""
    decision = may_see(chain.quote, chain.source)
    return None if decision else f"Not public: {decision.reason.value}"
