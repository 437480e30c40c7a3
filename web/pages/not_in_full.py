"""Why the page of a source shows its quotes, and not all of its text."""

from dataclasses import dataclass

from archive.access import Decision, Reason
from web.language.languages import Translated, marked

_WHY = Translated(
    {
        Reason.RIGHTS: marked("The whole text is not shown: it belongs to its publisher."),
        Reason.NOT_AGREED: marked(
            "The whole text is not shown: no agreement is on record that says it may be."
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInFull:
    """What the page says of it."""

    why: str
    code: str
    """The reason of the gate."""


def not_in_full(decision: Decision) -> NotInFull | None:
    """Nothing where the whole text may be read."""
    return None if decision else NotInFull(why=_WHY[decision.reason], code=decision.reason.value)
