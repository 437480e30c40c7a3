"""Whether a speaker is under age when they speak, so that an archivist sees it before deciding anything.

A stated age decides, either way. Without one, words such as "schoolboy" make it inferred, "teenager"
uncertain. An age remembered ("I was nine when …") is none: the rules for ages never give it, and nothing is
read inside the marks.
"""

from collections.abc import Iterator

from archive.ages import OF_AGE, UNDER_AGE
from archive.extraction.language.attribute_rules import Vocabulary, Where
from archive.extraction.people import Mention
from archive.extraction.tags.matching import Found, about
from archive.extraction.tags.roles import name_start
from archive.extraction.tags.surroundings import Surroundings
from archive.model import Certainty, Evidence, Span, Tag, TagField


def by_words(around: Surroundings, words: Vocabulary, person: int) -> tuple[Tag, ...]:
    """What the words for a person say of it, the name's before the epithet's; their age is not looked at."""
    for mention in around.hopeful(person, words.bits.get(TagField.MINOR, 0)):
        found = next(_found(around, words, mention), None)
        if found is not None:
            return (Tag(field=TagField.MINOR, value=UNDER_AGE, evidence=found.evidence()),)
    return ()


def _found(around: Surroundings, words: Vocabulary, mention: Mention) -> Iterator[Found]:
    yield from about(around, words, TagField.MINOR, mention)
    # A title may be part of the mention: German writes it with a capital.
    title = Span(mention.span.start, name_start(around, mention, words))
    for rule in words.of(TagField.MINOR, Where.BEFORE):
        match = rule.pattern.search(title.of(around.masked))
        if match:
            yield Found(rule, match, title.start)


def by_sign(sign: Evidence | None) -> tuple[Tag, ...]:
    """What a sign near the speaker or in their words says; ``settle`` drops it where more is known."""
    return (Tag(field=TagField.MINOR, value=UNDER_AGE, evidence=sign),) if sign is not None else ()


def settle(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """The tags of one utterance with at most one that its speaker is a minor, in accordance with the age."""
    own = tuple(tag for tag in tags if tag.field is not TagField.MINOR)
    age = next((tag for tag in own if tag.field is TagField.AGE), None)
    band = next((tag for tag in own if tag.field is TagField.AGE_BAND), None)
    if age is not None:
        is_minor = age.value.isdecimal() and int(age.value) < OF_AGE
        return (*own, _by(age, "minor.age@1", age.evidence.certainty)) if is_minor else own
    if band is not None:
        is_open = band.value == "teenager"
        return (*own, _by(band, "minor.teenager@1", Certainty.UNCERTAIN)) if is_open else own
    minor = next((tag for tag in tags if tag.field is TagField.MINOR), None)
    return (*own, minor) if minor is not None else own


def _by(tag: Tag, method: str, certainty: Certainty) -> Tag:
    evidence = Evidence(spans=tag.evidence.spans, certainty=certainty, method=method)
    return Tag(field=TagField.MINOR, value=UNDER_AGE, evidence=evidence)
