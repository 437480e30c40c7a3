"""Places by what they are to the speaker: home, left, now living, where the words were said, named in them.

The name is kept as quoted; the gazetteer's key is added where it knows the place. A date, a person or a
language that stands where a place could is none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.extraction.language import lexicons
from archive.extraction.language.attribute_rules import Vocabulary, Where
from archive.extraction.people import Mention
from archive.extraction.tags import place_names
from archive.extraction.tags.cues import chosen
from archive.extraction.tags.matching import Found, about, lines, trimmed
from archive.extraction.tags.place_choice import Meant, PlaceChoice
from archive.extraction.tags.surroundings import Surroundings
from archive.extraction.utterance import Utterance
from archive.model import Certainty, Evidence, Kind, PlaceRole, Span, Tag, TagField
from archive.places.gazetteer import Gazetteer

_NEXT_WORD = re.compile(r"[ \u00a0]\w{2,20}")
_CLOSING = "place.recorded-at"
"""The rules for a line that stands below the words as often: ``Recorded by … in GORIS``."""
_NAMED = "place.named-in-words@3"
_OF_PERSON = frozenset({PlaceRole.FROM, PlaceRole.LEFT, PlaceRole.NOW_LIVING})


def tag(around: Surroundings, words: Vocabulary, gazetteer: Gazetteer) -> tuple[tuple[Tag, ...], ...]:
    """The place tags of each utterance, in the order of the utterances."""
    reader = _Reader(around, words, gazetteer)
    persons = {utterance.person for utterance in around.utterances if utterance.person is not None}
    of_person = {person: _plainest(_distinct(reader.of_person(person))) for person in sorted(persons)}
    datelines = tuple(sorted(reader.datelines(), key=lambda tag: tag.evidence.spans[0].start))
    tagged = []
    for utterance in around.utterances:
        own = of_person.get(utterance.person, ()) if utterance.person is not None else ()
        spoken = tuple(reader.spoke_at(utterance))
        # What an office has said was mostly said elsewhere than where the report was written.
        is_here = utterance.kind is not Kind.STATEMENT and not _has_spoke_at(spoken)
        here = tuple(_nearest(datelines, utterance)) if is_here else ()
        mentioned = tuple(reader.mentioned(utterance))
        tagged.append(_distinct((*own, *spoken, *here, *mentioned)))
    return tuple(tagged)


class _Reader:
    """The rules for places over one text."""

    def __init__(self, around: Surroundings, words: Vocabulary, gazetteer: Gazetteer) -> None:
        self.around = around
        self.words = words
        self.gazetteer = gazetteer
        self.choice = PlaceChoice(around.text, gazetteer)
        self._found: dict[tuple[int, int, int], tuple[Found, ...]] = {}

    def _about(self, mention: Mention) -> tuple[Found, ...]:
        """What is told of places at a mention: of the person, and of where the words were said."""
        if not self.around.near(mention).possible & self.words.bits.get(TagField.PLACE, 0):
            return ()
        known = (mention.span.start, mention.span.end, mention.person)
        if known not in self._found:
            self._found[known] = tuple(about(self.around, self.words, TagField.PLACE, mention))
        return self._found[known]

    def of_person(self, person: int) -> Iterator[Tag]:
        """Home, places left and lived in, from every mention of a person."""
        for mention in self.around.mentions_of(person):
            for found in self._about(mention):
                if found.rule.place_role in _OF_PERSON:
                    yield from self._tag(found)
        if self.around.is_only_named_speaker(person):
            for found in lines(self.around, self.words, TagField.PLACE, _OF_PERSON):
                yield from self._tag(found)

    def spoke_at(self, utterance: Utterance) -> Iterator[Tag]:
        """Where the words were said, as the reporting sentence tells; also as a home, if it says so."""
        for found in self._report_places(utterance):
            tags = tuple(self._tag(found))
            yield from tags
            yield from self._home(found, tags)
            if tags:
                return

    def _report_places(self, utterance: Utterance) -> Iterator[Found]:
        reports = self.around.reports(utterance)
        for report in reports:
            rules = chosen(self.words, TagField.PLACE, self.around.possible(report))
            for rule in rules.get(Where.REPORT, ()):
                for match in rule.pattern.finditer(self.around.told_in(report)):
                    yield Found(rule, match, report.start)
        if utterance.person is None:
            return
        for report in reports:
            for mention in self.around.mentions_in(utterance.person, report):
                for found in self._about(mention):
                    if found.rule.place_role is PlaceRole.SPOKE_AT:
                        yield found

    def _home(self, found: Found, here: tuple[Tag, ...]) -> Iterator[Tag]:
        for rule in self.words.of(TagField.PLACE, Where.HOME):
            match = rule.pattern.match(self.around.masked, found.span.end)
            if match and here:
                evidence = Found(rule, match).evidence()
                spans = (*here[0].evidence.spans, *evidence.spans)
                yield replace(here[0], place_role=rule.place_role, evidence=replace(evidence, spans=spans))

    def datelines(self) -> Iterator[Tag]:
        """Where a report or an interview says it was made."""
        for found in lines(self.around, self.words, TagField.PLACE, (PlaceRole.SPOKE_AT,)):
            yield from self._tag(found)

    def mentioned(self, utterance: Utterance) -> Iterator[Tag]:
        """The places that the quoted words name."""
        for part in utterance.parts:
            content = part.of(self.around.text)
            for match in self.gazetteer.at(content):
                span = Span(part.start + match.span.start, part.start + match.span.end)
                if self.words.no_places.fullmatch(span.of(self.around.text)):
                    continue  # "Man": somebody in German, an island elsewhere
                if not place_names.stands_for_place(content, match, self.words, self.gazetteer):
                    continue
                place = self.choice.at(span)
                evidence = place.weighed(Evidence(spans=(span,), certainty=Certainty.INFERRED, method=_NAMED))
                yield _place_tag(span.of(self.around.text), PlaceRole.MENTIONED, place.key, evidence)

    def _tag(self, found: Found) -> Iterator[Tag]:
        gap = found.gap("place")
        if gap is None or found.rule.place_role is None:
            return
        span = self._known_part(self._name(gap))
        name = span.of(self.around.text)
        if found.rule.kind == "phrase":
            place = Meant(self._key_within(name))
            if place.key is None:
                return
        else:
            place = self.choice.at(span)
            is_unknown = found.rule.kind == "known" and place.key is None
            if is_unknown or self._is_no_place(span, place.key, found.rule.kind):
                return
        yield _place_tag(name, found.rule.place_role, place.key, place.weighed(found.evidence()))

    def _name(self, gap: Span) -> Span:
        words = gap.of(self.around.text)
        for ending in ("’s", "'s"):
            words = words.removesuffix(ending)
        return trimmed(self.around.text, Span(gap.start, gap.start + len(words)))

    def _known_part(self, span: Span) -> Span:
        """The place at the head of several capitals of which the last are nouns: ``in Mossul Mathematik``."""
        name = span.of(self.around.text)
        if self.gazetteer.find(name) is None and (longer := self._longer(span)) is not None:
            return longer
        first = name.partition(" ")[0]
        if not self.words.nouns_capital or first == name or self.gazetteer.find(name) is not None:
            return span
        return Span(span.start, span.start + len(first)) if self.gazetteer.find(first) is not None else span

    def _longer(self, span: Span) -> Span | None:
        """``غازي عنتاب``: a place of two words of which a rule read one, in scripts without capitals."""
        following = _NEXT_WORD.match(self.around.text, span.end)
        if following is None or not lexicons.load(self.words.language).caseless:
            return None
        whole = Span(span.start, following.end())
        return whole if self.gazetteer.find(whole.of(self.around.text)) is not None else None

    def _is_no_place(self, span: Span, key: str | None, kind: str) -> bool:
        name = span.of(self.around.text)
        if len(name) < 2 or self.words.no_places.match(name) or self.words.outlets.fullmatch(name):
            return True
        line = self.around.text[: span.start].rpartition("\n")[2] if key is None else ""
        if line.strip() and place_names.is_acronym(self.around.text, span, None, self.gazetteer):
            return True  # en FEMA; a dateline begins its line: BEMBA – Rain fell
        if self.gazetteer.find_people(name) is not None:
            return True
        if key is None and place_names.is_somebody(name, self.words):
            return True
        named = self.around.named_at(span)
        after_place_word = self.around.word_before(span.start) in self.words.place_words
        if named & self.around.speakers and not (
            key and after_place_word and self._is_whole_name(named, name)
        ):
            return True
        if (
            key
            and not after_place_word
            and place_names.may_be_person(self.around.text, span, key, self.gazetteer)
        ):
            return True
        if kind in ("sure", "speaker") or (kind == "once" and self._is_named_once(named)):
            return False
        # "left Maria": a name that no gazetteer knows is a place only after "in", "from" and so on.
        return key is None and bool(named) and not after_place_word

    def _is_whole_name(self, persons: frozenset[int], name: str) -> bool:
        """Whether these are called by nothing but the place's name: "from Goris" is a place all the same."""
        return all(self.around.people.persons[person].name == name for person in persons)

    def _is_named_once(self, persons: frozenset[int]) -> bool:
        """Whether these are names of one word that stand once in the text: who is told of comes again."""
        return all(
            len(self.around.mentions_of(person)) == 1
            and " " not in self.around.people.persons[person].name
            and self.around.people.persons[person].gender is None
            for person in persons
        )

    def _key_within(self, phrase: str) -> str | None:
        """The place that a phrase ("the hotel on the Armenian side of the border") lies in."""
        side = self.words.side.search(phrase)
        if side is not None:
            people = self.gazetteer.find_people(side["people"])
            if people is not None:
                return people
        inside = self.words.inside.search(phrase)
        return self.gazetteer.find(inside["place"]) if inside is not None else None


def _place_tag(value: str, role: PlaceRole, key: str | None, evidence: Evidence) -> Tag:
    return Tag(field=TagField.PLACE, value=value, evidence=evidence, place_role=role, place_key=key)


def _has_spoke_at(tags: tuple[Tag, ...]) -> bool:
    return any(tag.place_role is PlaceRole.SPOKE_AT for tag in tags)


def _nearest(datelines: tuple[Tag, ...], utterance: Utterance) -> Iterator[Tag]:
    """The last dateline before an utterance; the line that closes a talk, where that is the only one."""
    before = bisect_left(datelines, utterance.parts[0].start, key=lambda tag: tag.evidence.spans[0].start)
    if before:
        yield datelines[before - 1]
    elif len(datelines) == 1 and datelines[0].evidence.method.startswith(_CLOSING):
        yield datelines[0]


def _plainest(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Without the homes that are told to be left too, since the inferred one says less."""
    left = {tag.place_key or tag.value for tag in tags if tag.place_role is PlaceRole.LEFT}
    return tuple(
        tag
        for tag in tags
        if tag.place_role is not PlaceRole.FROM or (tag.place_key or tag.value) not in left
    )


def _distinct(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """One tag for each place and role, the first; a place with a role is not also listed as merely named."""
    kept: dict[tuple[PlaceRole | None, str], Tag] = {}
    for tag in tags:
        kept.setdefault((tag.place_role, tag.place_key or tag.value), tag)
    return tuple(kept.values())
