"""An utterance between the steps: found and attributed, not yet tagged."""

from dataclasses import dataclass

from archive.model import Attribution, Form, Kind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One person's words with the clause that attributes them."""

    parts: tuple[Span, ...]
    form: Form
    kind: Kind
    attribution: Attribution | None
    person: int | None
    """Index into ``People.persons``; None where the speaker is left open."""
    clause: Span | None
    """The reporting clause or sentence outside the marks, where there is one."""
    nested: tuple[Span, ...] = ()
