"""Titles and notes that tell of withheld words: what the desk says before and after they are replaced."""

from dataclasses import dataclass

from archive.model import AccessStatus, Description, Quote, Source, SourceVersion
from archive.record.changes.titles import devised_title
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.protection.elsewhere import Onward

_GONE = {
    "title": "The title of the source was replaced by a devised one",
    "note": "The note of the source was taken away",
    "title-note": "The title of the source was replaced by a devised one, and its note taken away",
}
_WHY = "since it told of words that are withheld, or of who speaks them."
_BACK = (
    "Opening them again doesn’t bring it back: once nothing that it tells of is withheld, "
    "restore the earlier one in the history of the source."
)
_WARNING = (
    "The title or the note of its source tells of these words, or of who speaks them. Unless you decide "
    "“open”, what tells of them goes: a devised title takes the title’s place, and the note is taken away. "
    f"{_BACK}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTitle:
    """What an access page says of a title or note."""

    told: str = ""
    """Empty where there is nothing to say."""
    history: str = ""
    """Where the earlier title or note is restored."""


NOTHING_TOLD = ToldTitle()


def source_of(record: Record, record_id: str) -> Source | None:
    """The source that a quote or version is of, or that has this id itself; None where it can't be read."""
    names = [f"{noun}:{record_id}" for noun in ("quote", "version", "source")]
    found = next(iter(record.named(names).values()), None)
    if isinstance(found, Quote | SourceVersion):
        return source_of(record, found.source_id)
    return found if isinstance(found, Source) else None


def taken_out(before: Source | None, after: Source | None) -> str:
    """What a decision took out of a source, as the next page is told: a key of ``_GONE``."""
    if before is None or after is None:
        return ""
    was, now = before.description, after.description
    changed = {"title": was.title != now.title, "note": was.note != now.note}
    return "-".join(name for name, is_changed in changed.items() if is_changed)


def told_title(
    record: Record, subject: Source | Quote | SourceVersion, source: Source, gone: str
) -> ToldTitle:
    """What to say on the access page of a source, or of a quote or version of it.

    gone: what the decision before this page took out (``taken_out``).
    """
    if source.access.status is AccessStatus.WITHDRAWN:
        return NOTHING_TOLD
    is_open = isinstance(subject, Quote) and subject.access.status is AccessStatus.OPEN
    if gone in _GONE or _is_devised(source.description):
        what = _GONE[gone] if gone in _GONE else _GONE["title"]
        told = f"{what}, {_WHY} {_BACK}"
    elif is_open and record.tells_of(source.id, subject.id):
        told = _WARNING
    else:
        return NOTHING_TOLD
    return ToldTitle(told=told, history=addresses.history(f"source:{source.id}"))


def _is_devised(description: Description) -> bool:
    return description.title == devised_title(description)


def under_review(source: Source, quote_id: str = "") -> tuple[Onward, ...]:
    """The way back to the review of a source, or of one quote in it; a withdrawn source has none."""
    if source.access.status is AccessStatus.WITHDRAWN:
        return ()
    text = "The quote under review" if quote_id else "The source under review"
    anchor = f"quote-{quote_id}" if quote_id else ""
    return (Onward(text=text, href=addresses.source(source.id, anchor)),)
