"""Tags with their evidence: age, role, places and conversation of each utterance.

Age, role, home, places left and lived in belong to a person and are read from every mention of theirs; where,
to whom and when the words were said belongs to the utterance. Nothing is read from inside anybody's quoted
words but the places they name, and the age that somebody was asked for.
"""

from archive.dates import PartialDate
from archive.extraction.language import detection
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.people import People
from archive.extraction.tags import (
    ages,
    asked_ages,
    conversation,
    definite_subjects,
    minor_signs,
    minors,
    places,
    roles,
)
from archive.extraction.tags.masked import Masked
from archive.extraction.tags.surroundings import Surroundings
from archive.extraction.utterance import Utterance
from archive.model import Tag, TagField
from archive.places.gazetteer import Gazetteer


def tag(
    text: str,
    utterances: tuple[Utterance, ...],
    people: People,
    *,
    published: str | None,
    gazetteer: Gazetteer,
    language: str | None = None,
) -> tuple[tuple[Tag, ...], ...]:
    """The tags of each utterance, in the order of the utterances.

    published: a partial date as in ``Description.published``, against which "Tuesday" is resolved; raises
    DateError where it is none. language: BCP 47; recognised from the text where it is None.
    """
    day = PartialDate.parse(published) if published else None
    if not utterances:
        return ()
    words = vocabulary((language or detection.guess(text)).partition("-")[0])
    masked = Masked(text, utterances, words)
    around = Surroundings(masked, utterances, people, words, gazetteer)
    described = definite_subjects.find(around, words)
    if described:
        around = Surroundings(masked, utterances, people, words, gazetteer, described)
    said = conversation.tag(around, words, day)
    located = places.tag(around, words, gazetteer)
    of_person = {
        person: (
            *ages.tag(around, words, person),
            *minors.by_words(around, words, person),
            *roles.tag(around, words, person),
        )
        for person in sorted({utterance.person for utterance in utterances if utterance.person is not None})
    }
    asked = asked_ages.find(text, utterances, words)
    roles_of = {
        person: tag.value for person, tags in of_person.items() for tag in tags if tag.field is TagField.ROLE
    }
    signs = minor_signs.find(around, words, roles_of)
    return tuple(
        (
            *_with_age(
                of_person.get(utterance.person, ()) if utterance.person is not None else (), asked.get(number)
            ),
            *located[number],
            *said[number],
            *minors.by_sign(signs[number]),
        )
        for number, utterance in enumerate(utterances)
    )


def _with_age(told: tuple[Tag, ...], asked: Tag | None) -> tuple[Tag, ...]:
    """What is told of a person, and the age that was asked for where none is."""
    if asked is None or any(tag.field in (TagField.AGE, TagField.AGE_BAND) for tag in told):
        return told
    return (asked, *told)
