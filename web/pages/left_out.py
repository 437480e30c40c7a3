"""The page of what is left out: by reason, counted over the whole archive."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.access import Reason
from web import urls
from web.language import wording
from web.language.languages import Translated, gettext as _, marked
from web.pages.parts import Head

_WHY = Translated(
    {
        Reason.WITHDRAWN: marked("withdrawn"),
        Reason.SOURCE_NOT_OPEN: marked("in a source that is closed"),
        Reason.SOURCE_EMBARGOED: marked("in a source under an embargo"),
        Reason.SOURCE_RESTRICTED: marked("in a source for readers with the right"),
        Reason.QUOTE_NOT_OPEN: marked("closed"),
        Reason.QUOTE_EMBARGOED: marked("under an embargo"),
        Reason.QUOTE_RESTRICTED: marked("for readers with the right"),
        Reason.NOT_ACCEPTED: marked("not accepted by an archivist"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """One row: how many, why, and the code of the gate."""

    count: str
    why: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutPage:
    """What ``left_out.html`` shows."""

    head: Head
    omissions: tuple[Omission, ...]


def left_out_page(counts: Mapping[Reason, int]) -> LeftOutPage:
    """What is left out, the most frequent reason first."""
    return LeftOutPage(
        head=Head(title=_("What is left out"), path=urls.here(urls.LEFT_OUT)),
        omissions=tuple(
            Omission(count=wording.quotes(count), why=_WHY[reason], code=reason.value)
            for reason, count in counts.items()
        ),
    )
