"""Who tells and who asks in a transcript: as the file says, else as who asks questions shows.

A role is *stated* where the file names its interviewee and interviewer or the label itself says it (``INT``,
``Interviewer``, ``Q``); else it is *inferred*. Who is taken for an interviewer is never testimony.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.formats.turns.transcript import Participant, folded
from archive.model import Certainty, Span, Turn, TurnRole

ASKS_OFTEN = 1 / 3
"""Share of somebody's turns with a question from which they are the interviewer."""
ASKS = 0.15
"""The same for somebody who says little."""
LITTLE = 1 / 3
"""Of the words of whoever says most."""
MOST_VOICES = 200
"""Labels, or people named, above which a label stands only for whom it names in full: it is no interview, and
each would be held against each."""
BYSTANDER = 0.05
"""Share of all words below which a voice that is not introduced is neither."""
_QUESTION = re.compile(r"[?؟՞]")
_BRACKETED = re.compile(r"\s*[\[(<{][^\])>}]*[\])>}][\s.]*")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[\s#]*\d+$")
_ANYBODY = re.compile(
    r"(?:\w+ )?(?:speaker|sprecher(?:in)?|voice|unknown|spk)(?:[ _#]*\w{1,3})?", re.IGNORECASE
)
"""What programs and typists call those whose names they don't know: ``Speaker 2``, ``SPEAKER_01``."""
_TELLING = frozenset(
    {"narrator", "interviewee", "witness", "respondent", "befragte", "befragter", "рассказчик"}
)
_ASKING = frozenset({"interviewer", "int", "interviewerin", "q", "question", "интервьюер"})


@dataclass(slots=True, eq=False)
class _Voice:
    """What one label says in all."""

    label: str
    at: Span
    turns: int = 0
    questions: int = 0
    words: int = 0
    role: TurnRole | None = None
    certainty: Certainty = Certainty.INFERRED
    name: str | None = None
    name_at: Span | None = None
    named: bool = True
    sounds: bool = field(default=True)
    """Whether nothing but signs in brackets stands under it: ``[Inaudible]``."""


def decide(
    text: str, turns: Sequence[Turn], participants: Iterable[Participant], language: str | None
) -> tuple[Turn, ...]:
    """The turns with their roles, and with the full names of their speakers where the file gives them."""
    voices = _voices(text, turns)
    known = tuple(participants)
    if all(turn.speaker is None for turn in turns):
        return _monologue(text, turns, known)
    is_interview = max(len(voices), len(known)) <= MOST_VOICES
    in_full = {folded(one.name): one for one in reversed(known)}
    for label, voice in voices.items():
        voice.named = _is_name(voice.label)
        if is_interview:
            _introduce(voice, known, voices.values())
        elif label in in_full:
            voice.role, voice.certainty = in_full[label].role, Certainty.STATED
    unknown = [voice for voice in voices.values() if voice.role is None]
    asking, telling = _role_labels(language, text) if unknown else (frozenset(), frozenset())
    for voice in unknown:
        _by_label(voice, asking, telling)
    _by_questions(list(voices.values()))
    return tuple(_told(turn, voices) for turn in turns)


def _monologue(text: str, turns: Sequence[Turn], known: tuple[Participant, ...]) -> tuple[Turn, ...]:
    """Turns of which nobody is named are the one narrator's whom the file knows, if nobody asks anything."""
    telling = [one for one in known if one.role is TurnRole.NARRATOR and one.at is not None]
    if len(telling) != 1 or any(_QUESTION.search(text, turn.words.start, turn.words.end) for turn in turns):
        return tuple(turns)
    narrator = telling[0]
    return tuple(
        replace(turn, speaker=narrator.name, label=narrator.at, is_inherited=True, role=TurnRole.NARRATOR)
        for turn in turns
    )


def _told(turn: Turn, voices: dict[str, _Voice]) -> Turn:
    if turn.speaker is None:
        return turn
    voice = voices[folded(turn.speaker)]
    return replace(
        turn,
        role=voice.role or TurnRole.OTHER,
        role_certainty=voice.certainty,
        name=voice.name,
        name_at=voice.name_at,
        is_named=voice.named or voice.name is not None,
    )


def _voices(text: str, turns: Iterable[Turn]) -> dict[str, _Voice]:
    voices: dict[str, _Voice] = {}
    for turn in turns:
        if turn.speaker is None or turn.label is None:
            continue
        voice = voices.setdefault(folded(turn.speaker), _Voice(label=turn.speaker, at=turn.label))
        words = turn.words.of(text)
        voice.turns += 1
        voice.questions += _QUESTION.search(words) is not None
        voice.words += len(_WORD.findall(words))
        voice.sounds = voice.sounds and not _BRACKETED.sub("", words)
    return voices


def _introduce(voice: _Voice, participants: tuple[Participant, ...], voices: Collection[_Voice]) -> None:
    """Give a voice the name and the role of the participant whom its label means, where that is one only."""
    meant = [one for one in participants if means(voice.label, one.name)]
    if len(meant) == 1:
        voice.role, voice.certainty = meant[0].role, Certainty.STATED
        # A name that stands nowhere in the text has no evidence there.
        if meant[0].at is not None and folded(meant[0].name) != folded(voice.label):
            voice.name, voice.name_at = meant[0].name, meant[0].at
            return
    if " " in voice.label:
        return
    longer = [other for other in voices if " " in other.label and means(voice.label, other.label)]
    if len(longer) == 1:
        voice.name, voice.name_at = longer[0].label, longer[0].at


def means(label: str, name: str) -> bool:
    """Whether a label is a name, its surname or its initials: ``DOE``, ``J. Doe`` and ``JD`` of Jane Doe."""
    short, full = _parts(label), _parts(name)
    if not short or not full:
        return False
    if set(short) <= set(full) and short[-1] in (full[-1], full[0]):
        return True
    if len(short) == 2 and len(short[0]) == 1:
        return short[1] == full[-1] and full[0].startswith(short[0])
    return len(full) > 1 and "".join(short) in _initials(full)


def says_a_role(label: str) -> bool:
    """Whether a label is a word for who asks or who tells: ``Interviewer 2``, ``Narrator``; not ``Q``."""
    role = _NUMBER.sub("", folded(label))
    return len(role) > 1 and role in _ASKING | _TELLING


def both_roles(labels: Iterable[str]) -> frozenset[str]:
    """Those of the labels that say a role, where both one who asks and one who tells is among them."""
    roles = {label: _NUMBER.sub("", label) for label in labels if says_a_role(label)}
    has_both = not _ASKING.isdisjoint(roles.values()) and not _TELLING.isdisjoint(roles.values())
    return frozenset(roles) if has_both else frozenset()


def asked_first(labels: Sequence[str]) -> frozenset[str]:
    """The labels that say a role, in a talk of which the first label asks and one other word tells.

    labels: in the order of the text. With a third word (``Question``) somebody may retell a questioning.
    """
    roles = {label: _NUMBER.sub("", folded(label)) for label in labels if says_a_role(label)}
    words = set(roles.values())
    is_talk = len(words) == 2 and roles.get(labels[0]) in _ASKING and not _TELLING.isdisjoint(words)
    return frozenset(roles) if is_talk else frozenset()


def _parts(name: str) -> list[str]:
    return _WORD.findall(folded(name))


def _initials(parts: Sequence[str]) -> Iterator[str]:
    yield "".join(part[0] for part in parts)
    yield parts[0][0] + parts[-1][0]


def _role_labels(language: str | None, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Labels that say who asks and who tells, in the language of the transcript and in English."""
    # Its word lists take a while to load; a file that names its people needs none of them.
    from archive.extraction.language import detection, lexicons

    code = language.split("-")[0].lower() if language else detection.guess(text)
    tables = (lexicons.load(code), lexicons.load("en"))
    asking = _ASKING.union(*(table.question_labels for table in tables))
    return asking, _TELLING.union(*(table.answer_labels for table in tables))


def _by_label(voice: _Voice, asking: frozenset[str], telling: frozenset[str]) -> None:
    """The role that the label itself says: ``Interviewer 2``, ``A``, ``Frage``."""
    label = _NUMBER.sub("", folded(voice.label))
    if label in asking:
        voice.role, voice.certainty, voice.named = TurnRole.INTERVIEWER, Certainty.STATED, False
    elif label in telling:
        voice.role, voice.certainty, voice.named = TurnRole.NARRATOR, Certainty.STATED, False
    elif voice.sounds:
        voice.role = TurnRole.OTHER


def _is_name(label: str) -> bool:
    """Whether a label names somebody; small letters and numbers (``male narrator``, ``Speaker 2``) do not."""
    return not _ANYBODY.fullmatch(label) and any(
        word[0] != word[0].lower() or not word.isascii() for word in _WORD.findall(label)
    )


def _by_questions(voices: list[_Voice]) -> None:
    """Decide on those of whom nothing tells what they are."""
    _join(voices)
    open_ = [voice for voice in voices if voice.role is None]
    if not open_:
        return
    has_narrator = any(voice.role is TurnRole.NARRATOR for voice in voices)
    most = max(voice.words for voice in voices)
    total = sum(voice.words for voice in voices)
    asking = {voice for voice in open_ if _is_asking(voice, most)}
    if not has_narrator and len(asking) == len(open_):
        # Everybody asks, or there is one voice only: whoever says most tells.
        asking.remove(max(asking, key=lambda voice: voice.words))
    for voice in open_:
        if voice in asking:
            voice.role = TurnRole.INTERVIEWER
        elif has_narrator or voice.words < BYSTANDER * total:
            voice.role = TurnRole.OTHER
        else:
            voice.role = TurnRole.NARRATOR
    _join(voices)


def _is_asking(voice: _Voice, most: int) -> bool:
    share = voice.questions / voice.turns
    return share >= ASKS_OFTEN or (share >= ASKS and voice.words <= LITTLE * most)


def _join(voices: list[_Voice]) -> None:
    """Initials and the full name of one person are one voice: what is known of either holds for both."""
    by_label = {folded(voice.label): voice for voice in voices}
    for voice in voices:
        other = by_label.get(folded(voice.name)) if voice.name else None
        if other is None:
            continue
        if voice.role is None and other.role is None:
            voice.questions, other.questions = (voice.questions + other.questions,) * 2
            voice.turns, other.turns = (voice.turns + other.turns,) * 2
            voice.words, other.words = (voice.words + other.words,) * 2
        known = voice.role or other.role
        certainty = voice.certainty if voice.role else other.certainty
        voice.role = other.role = known
        voice.certainty = other.certainty = certainty
