"""What narrators of a transcript tell of themselves: age, places, and signs that they may be under age.

The rules are those for first-person accounts and for places named in somebody's words, and they read the
narrators' own words only: what an interviewer says of somebody is no testimony.
"""

from collections.abc import Mapping
from itertools import islice

from archive.extraction.accounts import account_facts
from archive.extraction.accounts.voice import Account, Narrator
from archive.extraction.language import account_rules, detection
from archive.extraction.people import Mention, MentionKind, People, Person
from archive.extraction.quotations import paragraphs
from archive.extraction.tags import attributes, minors
from archive.extraction.utterance import Utterance
from archive.model import Certainty, Span, SpeakerKind, Tag
from archive.places.gazetteer import Gazetteer

MOST_NARRATORS = 50
"""Of one transcript, whose accounts of themselves are read: with more of them it is no interview."""
_RULE = "transcript.narrator@1"


def find(
    text: str,
    utterances: tuple[Utterance, ...],
    names: Mapping[int, tuple[str, Span]],
    *,
    published: str | None,
    language: str | None,
) -> tuple[tuple[Tag, ...], ...]:
    """The tags of each utterance; ``names`` are the narrators' names and labels, by their number."""
    words = _only(text, tuple(part for utterance in utterances for part in utterance.parts))
    code = (language or detection.guess(words)).split("-")[0].lower()
    people = People(
        persons=tuple(
            Person(name=name, kind=SpeakerKind.PERSON, named=True)
            for name, _ in (names[n] for n in sorted(names))
        ),
        mentions=tuple(
            Mention(span=label, kind=MentionKind.NAME, person=number)
            for number, (_, label) in sorted(names.items(), key=lambda one: one[1][1])
        ),
    )
    tags = attributes.tag(
        words, utterances, people, published=published, gazetteer=Gazetteer.load(), language=code
    )
    rules = account_rules.load(code)
    found = list(tags)
    if rules is None:
        return tuple(minors.settle(own) for own in found)
    for number, places in islice(_places(utterances).items(), MOST_NARRATORS):
        name, label = names[number]
        theirs = tuple(utterances[place] for place in places)
        account = _account(text, theirs, rules)
        narrator = Narrator(name=name, mention=label, rule=_RULE, certainty=Certainty.STATED)
        told = account_facts.add(text, account, narrator, theirs, tuple(tags[place] for place in places))
        for place, own in zip(places, told, strict=True):
            found[place] = own
    return tuple(minors.settle(own) for own in found)


def _places(utterances: tuple[Utterance, ...]) -> dict[int, list[int]]:
    """Each narrator's utterances, by their place in the order of the text."""
    places: dict[int, list[int]] = {}
    for place, utterance in enumerate(utterances):
        if utterance.person is not None:
            places.setdefault(utterance.person, []).append(place)
    return places


def _account(text: str, utterances: tuple[Utterance, ...], rules: account_rules.AccountRules) -> Account:
    """One narrator's words as an account without a frame."""
    spans = tuple(
        Span(part.start + span.start, part.start + span.end)
        for utterance in utterances
        for part in utterance.parts
        for span in paragraphs.split(part.of(text))
    )
    voice = frozenset(range(len(spans)))
    return Account(text=text, voice=voice, plain=True, rules=rules, spans=spans, framed="")


def _only(text: str, spans: tuple[Span, ...]) -> str:
    """The text with blanks for all but these stretches, so that every offset stays."""
    pieces = []
    position = 0
    for span in spans:
        pieces.append(_blank(text[position : span.start]))
        pieces.append(span.of(text))
        position = span.end
    return "".join((*pieces, _blank(text[position:])))


def _blank(words: str) -> str:
    return "".join(character if character.isspace() else " " for character in words)
