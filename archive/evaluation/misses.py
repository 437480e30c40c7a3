"""Where gold and prediction differ, shown with the words around: what a rule's author reads next."""

from dataclasses import dataclass
from enum import StrEnum

from archive.evaluation.spans import Parts

AROUND = 60
"""Characters of context before and after."""
LONGEST = 200
"""Characters of a quotation that are shown; the middle of a longer one is left out."""


class Fault(StrEnum):
    """What differs."""

    MISSED = "missed"
    SPURIOUS = "not in gold"
    SPEAKER = "speaker"
    NAME = "name"
    KIND = "kind"
    PHRASE = "phrase as record"
    AGE = "age"
    FALSE_AGE = "false age"
    AGE_BAND = "age band"
    ROLE = "role"
    FALSE_ROLE = "false role"
    PLACE = "place"
    FALSE_PLACE = "false place"
    SAID_TO = "said to"
    FALSE_SAID_TO = "false said to"
    SAID_ON = "said on"
    FALSE_SAID_ON = "false said on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One difference: where it is, what gold says and what was predicted."""

    fault: Fault
    document_id: str
    text: str
    """Of the whole document."""
    gold: Parts = ()
    predicted: Parts = ()
    wanted: str | None = None
    given: str | None = None

    def position(self) -> int:
        """Where in the text it is."""
        return (self.gold or self.predicted)[0].start

    def lines(self) -> tuple[str, ...]:
        """A heading, then gold against prediction in their context; for a tag, its two values."""
        heading = f"{self.fault} · {self.document_id}, character {self.position():,}"
        shown = [f"  gold       {in_context(self.text, self.gold)}" if self.gold else "  gold       nothing"]
        if self.fault in (Fault.MISSED, Fault.SPURIOUS):
            found = in_context(self.text, self.predicted) if self.predicted else "nothing"
            return heading, *shown, f"  predicted  {found}"
        return (
            heading,
            *shown,
            f"    wanted   {_value(self.wanted)}",
            f"    given    {_value(self.given)}",
        )


def in_context(text: str, parts: Parts) -> str:
    """The parts in brackets with the words around and between them, on one line; ¶ for a line's end."""
    first, last = parts[0].start, parts[-1].end
    pieces = [_before(text, first)]
    here = first
    for part in parts:
        pieces.append(_shortened(text[here : part.start]))
        pieces.append(f"[{_shortened(part.of(text))}]")
        here = part.end
    pieces.append(_after(text, last))
    return "".join(pieces).replace("\n", "¶")


def _before(text: str, position: int) -> str:
    start = max(0, position - AROUND)
    return ("…" if start else "") + text[start:position]


def _after(text: str, position: int) -> str:
    end = position + AROUND
    return text[position:end] + ("…" if end < len(text) else "")


def _shortened(words: str) -> str:
    half = LONGEST // 2
    return words if len(words) <= LONGEST else f"{words[:half]} … {words[-half:]}"


def _value(value: str | None) -> str:
    return "nothing" if value is None else " ".join(value.split())
