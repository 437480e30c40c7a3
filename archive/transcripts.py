"""Transcripts to proposals: what each narrator says, turn by turn, with its moment in the recording.

A turn of a narrator is one quote, of kind testimony; a long one is several, divided between paragraphs.
What somebody says for an office is a statement. The interviewer's turns give no quote: they are the
evidence for whom the answer was said to. Turns of which the file does not tell who speaks give none either.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model import (
    Attribution,
    Certainty,
    Document,
    Evidence,
    Form,
    Kind,
    Proposal,
    Span,
    SpeakerKind,
    Tag,
    TagField,
    Turn,
    TurnRole,
)
from archive.turn_moments import moments_in
from archive.withholding.identity import is_initialled

if TYPE_CHECKING:
    from archive.extraction.utterance import Utterance

LONGEST_QUOTE = 1_500
"""Characters of a quote, above which it is divided between paragraphs: about 250 words or two minutes of
speech, which is as much as can be cited and found again. A single paragraph is never divided."""
FULL_WORDS = 5
"""Words from which a turn is a record; ``Yes.`` is a fragment."""
_BETWEEN = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
_LINE = re.compile(r"(?<=[.!?…։\"”»])[ \t]*[\r\n]\s*")
"""The end of a line with which a sentence ends: lines of a page or of a typescript end anywhere else."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SIGN = re.compile(r"[\[(<{][^\])>}]*[\])>}]")
"""``[inaudible]``, ``(laughs)``: of whoever wrote it down."""
_STATED, _SURNAME, _GOES_ON = "transcript.label@1", "transcript.name@1", "transcript.same-speaker@1"
QUOTED = (TurnRole.NARRATOR, TurnRole.OFFICIAL)
_SAID_TO = "said-to.interviewer@2"
_SAID_ON = "said-on.interview@1"


@dataclass(frozen=True, slots=True)
class _Told:
    """One stretch of a narrator's turn that becomes a quote."""

    turn: Turn
    words: Span
    listener: Turn | None
    """The interviewer's turn before it, or the first one after."""


def propose(document: Document) -> tuple[Proposal, ...]:
    """The proposals for a document with turns, in order of the text. Pure and deterministic."""
    # The rules' word lists take a while to load, and a document without turns needs none of this.
    from archive.extraction.interviews import turn_facts
    from archive.extraction.utterance import Utterance

    text = document.text
    told = tuple(_told(text, document.turns, document.furniture))
    numbers = _numbers(told)
    utterances = tuple(
        Utterance(
            parts=(one.words,),
            form=_form(one.words.of(text)),
            kind=Kind.STATEMENT if one.turn.role is TurnRole.OFFICIAL else Kind.TESTIMONY,
            attribution=_attribution(one.turn),
            person=numbers[_name(one.turn)],
            clause=None,
        )
        for one in told
    )
    labels: dict[int, tuple[str, Span]] = {}
    for one in told:
        labels.setdefault(numbers[_name(one.turn)], (_name(one.turn), _mention(one.turn)))
    description = document.metadata
    day = _said_on(document)
    tags = turn_facts.find(
        text, utterances, labels, published=description.published, language=description.language
    )
    return tuple(
        _proposal(one, utterance, (*_said_to(one.listener), *day), own)
        for one, utterance, own in zip(told, utterances, tags, strict=True)
    )


def has_words(document: Document) -> bool:
    """Whether ``propose`` finds anything in a document; much quicker than asking what."""
    return any(True for _ in _told(document.text, document.turns, document.furniture))


def _proposal(
    told: _Told, utterance: "Utterance", by_file: tuple[Tag, ...], own: tuple[Tag, ...]
) -> Proposal:
    """A quote with what the file tells of it; of what the file tells, the narrator's words tell nothing."""
    known = {TagField.SAID_TO, *(tag.field for tag in by_file)}
    start, end = moments_in(told.turn, told.words)
    return Proposal(
        parts=utterance.parts,
        form=utterance.form,
        kind=utterance.kind,
        attribution=utterance.attribution,
        tags=(*by_file, *(tag for tag in own if tag.field not in known)),
        person=utterance.person,
        start_seconds=start,
        end_seconds=end,
    )


def stretches(text: str, words: Span) -> tuple[Span, ...]:
    """A turn's words as one quote or several: whole paragraphs, to ``LONGEST_QUOTE`` characters."""
    found: list[Span] = []
    for paragraph in paragraphs(text, words):
        if found and paragraph.end - found[-1].start <= LONGEST_QUOTE:
            found[-1] = Span(found[-1].start, paragraph.end)
        else:
            found.append(paragraph)
    return tuple(found)


def paragraphs(text: str, words: Span) -> tuple[Span, ...]:
    """The paragraphs of a turn: parted by an empty line, in a long turn without any by its lines."""
    found = tuple(_parted(text, words, _BETWEEN))
    if len(found) == 1 and words.end - words.start > LONGEST_QUOTE:
        found = tuple(_parted(text, words, _LINE))
    return found


def _parted(text: str, words: Span, between: re.Pattern[str]) -> Iterator[Span]:
    start = words.start
    for gap in between.finditer(text, words.start, words.end):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < words.end:
        yield Span(start, words.end)


def _told(text: str, turns: Sequence[Turn], furniture: Sequence[Span]) -> Iterator[_Told]:
    asking = [turn for turn in turns if turn.role is TurnRole.INTERVIEWER]
    listener = asking[0] if asking else None
    for turn in turns:
        if turn.role is TurnRole.INTERVIEWER:
            listener = turn
        elif turn.role in QUOTED and turn.speaker is not None:
            parts = _without(text, turn.words, furniture)
            for words in (stretch for part in parts for stretch in stretches(text, part)):
                if _WORD.search(_SIGN.sub(" ", words.of(text))):
                    yield _Told(turn, words, listener)


def _without(text: str, words: Span, furniture: Sequence[Span]) -> Iterator[Span]:
    """What stands of a turn between page numbers and the like."""
    start = words.start
    first = bisect_right(furniture, words.start, key=lambda span: span.end)
    last = bisect_left(furniture, words.end, key=lambda span: span.start)
    for aside in (*furniture[first:last], Span(words.end, words.end)):
        part = text[start : aside.start]
        if part.strip():
            yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
        start = max(start, aside.end)


def _numbers(told: Iterable[_Told]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for one in told:
        numbers.setdefault(_name(one.turn), len(numbers))
    return numbers


def _name(turn: Turn) -> str:
    """The fullest name; capitals throughout are set as a name."""
    name = turn.name or turn.speaker or ""
    is_shouted = name.isupper() and turn.is_named and not is_initialled(name)
    return name.title() if is_shouted else name


def _mention(turn: Turn) -> Span:
    return turn.label or turn.name_at or turn.words


def _attribution(turn: Turn) -> Attribution:
    spans = {_mention(turn), *([turn.name_at] if turn.name_at else [])}
    certainty, method = _named_by(turn)
    evidence = Evidence(spans=tuple(sorted(spans)), certainty=certainty, method=method)
    return Attribution(
        name=_name(turn),
        mention=_mention(turn),
        evidence=evidence,
        speaker_kind=SpeakerKind.OFFICIAL if turn.role is TurnRole.OFFICIAL else SpeakerKind.PERSON,
        named=turn.is_named,
    )


def _named_by(turn: Turn) -> tuple[Certainty, str]:
    """How it is known who speaks, and by which rule.

    A label states it; that it stands for a name which the file has elsewhere, or goes on, is inferred.
    """
    if turn.is_inherited:
        return Certainty.INFERRED, _GOES_ON
    if turn.name is not None:
        return Certainty.INFERRED, _SURNAME
    return Certainty.STATED, _STATED


def _form(words: str) -> Form:
    return Form.FULL if len(_WORD.findall(_SIGN.sub(" ", words))) >= FULL_WORDS else Form.FRAGMENT


def _said_to(listener: Turn | None) -> tuple[Tag, ...]:
    """Stated where both who asks and what they are called are, as for whoever tells."""
    if listener is None or listener.label is None:
        return ()
    spans = {listener.label, *([listener.name_at] if listener.name_at else [])}
    named, _ = _named_by(listener)
    certainty = listener.role_certainty if named is Certainty.STATED else named
    evidence = Evidence(spans=tuple(sorted(spans)), certainty=certainty, method=_SAID_TO)
    return (Tag(field=TagField.SAID_TO, value=_name(listener), evidence=evidence),)


def _said_on(document: Document) -> tuple[Tag, ...]:
    if document.spoken_on is None:
        return ()
    evidence = Evidence(spans=(document.spoken_on,), certainty=Certainty.STATED, method=_SAID_ON)
    return (Tag(field=TagField.SAID_ON, value=document.spoken_on.of(document.text), evidence=evidence),)
