"""The last step of every transcript format: what was said becomes a document with turns and roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.dates import PartialDate
from archive.errors import ArchiveError, UnreadableFile
from archive.formats.markdown import title_of
from archive.formats.turns import turn_roles
from archive.formats.turns.transcript import Participant, Said, compose
from archive.model import Description, Document, IndexPoint, SourceKind, Turn, TurnRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """What a file tells of an interview beside the words."""

    title: str | None = None
    described: dict[str, str] = field(default_factory=dict)
    """Fields of the description."""
    participants: tuple[Participant, ...] = ()
    day: str | None = None
    """When it was held, as the file has it; what is no partial date (``2006-06-13``) is passed over."""
    points: tuple[IndexPoint, ...] = ()
    media_url: str | None = None


NOTHING = Interview()


def finish(
    original: bytes,
    name: str,
    said: Sequence[Said],
    *,
    media_type: str,
    where: str,
    interview: Interview = NOTHING,
) -> Document:
    """The document that these stretches make. Raises UnreadableFile where they hold no words."""
    composed = compose(said, interview.participants, day=_partial(interview.day))
    if not composed.turns:
        raise UnreadableFile("this transcript holds no words", where=where, remedy="Check the file.")
    language = interview.described.get("language")
    turns = turn_roles.decide(composed.text, composed.turns, composed.participants, language)
    return Document(
        text=composed.text,
        metadata=Description(
            title=interview.title or title_of(name),
            kind=SourceKind.INTERVIEW,
            **interview.described,  # type: ignore[arg-type]
        ),
        original=original,
        original_name=name,
        media_type=media_type,
        furniture=composed.furniture,
        turns=turns,
        remarks=tuple(_remarks(turns)),
        points=interview.points,
        media_url=interview.media_url,
        spoken_on=composed.day,
    )


def _remarks(turns: Sequence[Turn]) -> Iterator[str]:
    """What an archivist should know of whose words these are."""
    if all(turn.speaker is None for turn in turns):
        yield (
            "Nobody is named as speaking in this transcript, so no quote is proposed: write who speaks "
            "before the words (NAME: …), or select quotes by hand."
        )
    elif not any(turn.role is TurnRole.NARRATOR for turn in turns):
        yield "Nobody tells in this transcript: every speaker asks, or says little. No quote is proposed."
    elif any(turn.is_inherited for turn in turns):
        yield "Where a stretch has no speaker, the one before is taken to go on; it is marked as inferred."


def _partial(day: str | None) -> str | None:
    if not day:
        return None
    try:
        return str(PartialDate.parse(day.strip()))
    except ArchiveError:
        return None
