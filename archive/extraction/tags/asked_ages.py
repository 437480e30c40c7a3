"""Ages that an interviewer asked for: ``How old are you? – Fifty-two.``

The one place where an age is read from somebody's own words: the question says whose it is.
"""

from collections.abc import Mapping, Sequence

from archive.ages import OLDEST
from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.utterance import Utterance
from archive.model import Certainty, Evidence, Span, Tag, TagField

_QUESTION = 240
"""Code points before an answer in which its question stands."""
_BETWEEN = 80
"""Code points from the words that ask to the answer, its label included."""
_ASKING = "?;՞؟"
"""What ends a question, or stands in it."""
_ANSWER = 80
"""Code points of an answer in which the age is said."""


def find(text: str, utterances: Sequence[Utterance], words: Vocabulary) -> Mapping[int, Tag]:
    """The age told in answer to a question, by the number of the utterance; the first one for each speaker.

    Other utterances of the same speaker have the same tag.
    """
    told = {number: tag for number, one in enumerate(utterances) if (tag := _asked(text, one, words))}
    of_person: dict[int, Tag] = {}
    for number, tag in told.items():
        person = utterances[number].person
        if person is not None:
            of_person.setdefault(person, tag)
    spoken = {n: of_person[one.person] for n, one in enumerate(utterances) if one.person in of_person}
    return told | spoken


def _asked(text: str, utterance: Utterance, words: Vocabulary) -> Tag | None:
    start = utterance.parts[0].start
    questions = [*words.age_question.finditer(text, max(0, start - _QUESTION), start)]
    if not questions:
        return None
    between = text[questions[-1].end() : start]
    answer = words.age_answer.match(text[start : min(utterance.parts[0].end, start + _ANSWER)])
    if answer is None or len(between) > _BETWEEN or sum(map(between.count, _ASKING)) > 1:
        return None
    years = words.number(answer["n"])
    if years is None or years > OLDEST:
        return None
    span = Span(start + answer.start("n"), start + answer.end("n"))
    evidence = Evidence(spans=(span,), certainty=Certainty.STATED, method="age.asked@1")
    return Tag(field=TagField.AGE, value=str(years), evidence=evidence)
