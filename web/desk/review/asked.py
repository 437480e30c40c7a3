"""A deed that was asked for about one quote: the selection, the terms, what was seen.

The words of a quote never come with a form: only the place of a selection does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.model import Certainty, Quote, Span
from archive.record.store import Record
from web.desk.sent import ANEW, NoDeed, Signed, Uncommented, comment_of, one_of, selection, signed, whole
from web.reading.withholding import withdrawn_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One deed that was asked for: on which quote, by whom and why, and what came with it."""

    record: Record
    quote: Quote
    form: MultiDict[str, str]
    who: str

    @property
    def signed(self) -> Signed:
        """Who does it and why, and what they had seen."""
        return {**signed(self.form, self.who), "why": comment_of(self.form)}

    def check_reason(self, what: str) -> None:
        """Raise Uncommented where nothing was written: ``what`` was then not said."""
        if not self.form.get("why", "").strip():
            raise Uncommented(what)

    @property
    def span(self) -> Span:
        """The selection. Raises NoDeed where there is none, or where it holds words that nobody is shown."""
        span = selection(self.form)
        if is_hidden(span, hidden_words(self.record, self.quote)):
            raise NoDeed("some of these words are withdrawn", remedy="Select others.")
        return span

    @property
    def selected_words(self) -> str:
        """The words that were selected for it, on one line; empty where none were."""
        return self.words(self.span) if self.form.get("start") else ""

    def certainty(self, unsaid: Certainty = Certainty.STATED) -> Certainty:
        """How firmly the words say it; ``unsaid``: where that was left open."""
        return one_of(Certainty, self.form.get("certainty") or unsaid)

    def words(self, span: Span) -> str:
        """The words at a selection, on one line."""
        version = self.record.version(self.quote.version_id)
        return " ".join(span.of(version.text).split()) if version else ""


def hidden_words(record: Record, quote: Quote) -> tuple[Span, ...]:
    """What nobody is shown of the quote's version, archivists neither."""
    source, version = record.source(quote.source_id), record.version(quote.version_id)
    if source is None or version is None:
        return ()
    return withdrawn_from(version, source, record.quotes_of_source(source.id))


def is_hidden(span: Span, hidden: Iterable[Span]) -> bool:
    """Whether some of its words are hidden ones."""
    return any(one.overlaps(span) for one in hidden)


def position(form: Mapping[str, str]) -> int:
    """Which of several the deed is about: ``untag:2``. Raises NoDeed."""
    which = whole(form.get("do", "").partition(":")[2])
    if which is None:
        raise NoDeed("it was not said which", remedy=ANEW)
    return which
