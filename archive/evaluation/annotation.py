"""Quotations as a person marked them and as a machine proposes them, in the one form that is compared."""

from dataclasses import dataclass

from archive.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """A place with what it is to the speaker; roles as in ``archive.model.PlaceRole``."""

    name: str
    role: str | None
    span: Span | None = None
    optional: bool = False
    """In gold: right where given, not asked for (a wider region, a dateline)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One person's words in a document, and what is said of them; None where nothing is said."""

    parts: tuple[Span, ...]
    kind: str | None = None
    form: str | None = None
    speaker: str | None = None
    speaker_span: Span | None = None
    speaker_rule: str | None = None
    """The rule by which a machine names the speaker, with its version."""
    speaker_certainty: str | None = None
    age: int | None = None
    age_band: str | None = None
    age_span: Span | None = None
    role: str | None = None
    places: tuple[PlaceMark, ...] = ()
    said_to: str | None = None
    said_on: str | None = None

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuotation(Quotation):
    """What a person marked, with what else would be right."""

    names: tuple[str, ...] = ()
    """The speaker's name and every other that is accepted; empty where the speaker is open."""
    resolved: bool = False
    """Whether the speaker is a name found out for the whole document, not the nearest mention ("he")."""
    speaker_type: str | None = None
    accepted_ages: tuple[int, ...] = ()
    """Ages that can be reckoned from the text: not asked for, no error."""
    roles: tuple[str, ...] = ()
    """The role in all its accepted wordings."""
    soft: frozenset[str] = frozenset()
    """Fields that may stay open: the conversation goes on, and was located before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with everything in it that is somebody's words."""

    id: str
    text: str
    quotations: tuple[GoldQuotation, ...]
    phrases: tuple[Span, ...] = ()
    """Stretches between marks that are nobody's words: titles, nicknames, irony."""
    language: str | None = None
    published: str | None = None
    difficulties: tuple[str, ...] = ()
