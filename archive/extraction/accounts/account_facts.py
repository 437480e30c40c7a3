"""What a first-person account tells of its narrator: age, places, to whom and when it was told.

Read from the form, from the frame beside the narrator's name, and from the narrator's own words about
themselves ("I am 81 years old"), never from what they tell of others or of their childhood.
"""

import re
from collections.abc import Iterator
from itertools import chain

from archive.ages import OLDEST
from archive.dates import resolve
from archive.extraction.accounts import couples
from archive.extraction.accounts.narrators import matches
from archive.extraction.accounts.voice import Account, Narrator
from archive.extraction.language.account_rules import AccountRule, Where
from archive.extraction.language.given_names import given_names
from archive.extraction.tags.matching import trimmed
from archive.extraction.tags.place_choice import PlaceChoice
from archive.extraction.utterance import Utterance
from archive.model import Certainty, Evidence, PlaceRole, Span, Tag, TagField
from archive.places.gazetteer import Gazetteer

_REACH = 160
"""Characters around the narrator's name in which what belongs to it stands."""
_MENTIONS = 40
"""Mentions of the narrator in the frame that are looked at."""
_LONG = 6
"""Letters of a name, above which one may be another."""
_GIVEN = re.compile(r"(?P<inside>[\w,;]\s{1,3})?(?<!\w)(?P<name>[A-Z]\w+)\s{1,3}\Z")
"""A capital before a name; inside a sentence it is a name too, at its beginning it may be any word."""
_GIVEN_REACH = 24
_YOUNGEST = 5
_GROWN = 18
_OLD = 60
_PLAINLY = re.compile(r"I(?: am|[’']m) (?:\w+[- ]?){1,3} years old")


def read(text: str, account: Account, narrator: Narrator | None) -> tuple[Tag, ...]:
    """The tags of the narrator and of the telling: one age or band, one place for each role, one occasion."""
    mentions = _mentions(text, account, narrator)
    said = (*_first(_listeners(text, account)), *_first(_days(text, account)))
    if couples.are_two(narrator):
        return said
    places: dict[PlaceRole | None, Tag] = {}
    for tag in _places(text, account, mentions, Gazetteer.load()):
        places.setdefault(tag.place_role, tag)
    return tuple(chain(_first(_ages(text, account, mentions)), places.values(), said))


def add(
    text: str,
    account: Account | None,
    narrator: Narrator | None,
    utterances: tuple[Utterance, ...],
    tags: tuple[tuple[Tag, ...], ...],
) -> tuple[tuple[Tag, ...], ...]:
    """The tags of each utterance with the account's facts on the narrator's, in place of what the rules for
    reported speech made of the same."""
    if account is None:
        return tags
    facts = read(text, account, narrator)
    fields = {tag.field for tag in facts if tag.field is not TagField.PLACE}
    if fields & {TagField.AGE, TagField.AGE_BAND}:
        fields |= {TagField.AGE, TagField.AGE_BAND}
    roles = {tag.place_role for tag in facts if tag.field is TagField.PLACE}
    spoken = _spoken(account, narrator, utterances)
    return tuple(
        (*facts, *(tag for tag in own if tag.field not in fields and not _is_place_in(tag, roles)))
        if theirs
        else own
        for theirs, own in zip(spoken, tags, strict=True)
    )


def _is_place_in(tag: Tag, roles: set[PlaceRole | None]) -> bool:
    return tag.field is TagField.PLACE and tag.place_role in roles


def _spoken(account: Account, narrator: Narrator | None, utterances: tuple[Utterance, ...]) -> list[bool]:
    """Which utterances are the narrator's: those in the voice, and those of that name elsewhere."""
    voice = account.spoken
    place = 0
    spoken = []
    for utterance in utterances:
        start = utterance.parts[0].start
        while place < len(voice) and voice[place].end <= start:
            place += 1
        who = utterance.attribution
        named = who is not None and narrator is not None and who.name == narrator.name
        spoken.append(named or (place < len(voice) and start in voice[place]))
    return spoken


def _first(tags: Iterator[Tag]) -> tuple[Tag, ...]:
    tag = next(tags, None)
    return (tag,) if tag is not None else ()


def _mentions(text: str, account: Account, narrator: Narrator | None) -> list[Span]:
    """Where the frame names the narrator: in full, by the first or the last name."""
    if narrator is None:
        return []
    words = [word for word in narrator.name.split() if len(word) > 2]
    full = r"\W{1,4}".join(re.escape(word) for word in narrator.name.split())
    forms = [full, *map(re.escape, words), *(_misspelt(word) for word in words if len(word) > _LONG)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
    found = [narrator.mention]
    for span in account.frame:
        for match in pattern.finditer(text, span.start, span.end):
            if _is_anothers(text, match, words, account.rules.titles):
                continue
            found.append(Span(*match.span()))
            if len(found) > _MENTIONS:
                return found
    return found


def _misspelt(word: str) -> str:
    """A long name that the text also spells with another letter near its end: ``Zorelda``, ``Zorilda``."""
    return rf"{re.escape(word[:-2])}\w{re.escape(word[-1])}|{re.escape(word[:-3])}\w{re.escape(word[-2:])}"


def _is_anothers(text: str, match: re.Match[str], words: list[str], titles: frozenset[str]) -> bool:
    """Whether a surname alone ends another's name: a brother bears it too."""
    before = _GIVEN.search(text, max(0, match.start() - _GIVEN_REACH), match.start())
    if before is None or match[0].lower() not in {word.lower() for word in words[1:]}:
        return False
    name = before["name"].lower()
    if name in {word.lower() for word in words} or name in titles:
        return False
    return name in given_names() or before["inside"] is not None


def _tried(text: str, account: Account, mentions: list[Span], rule: AccountRule) -> Iterator[re.Match[str]]:
    if rule.where is Where.BESIDE:
        for mention in mentions:
            match = rule.pattern.match(account.framed, mention.end, mention.end + _REACH)
            if match:
                yield match
    elif rule.where is Where.LEAD:
        for mention in mentions:
            match = rule.pattern.search(account.framed, max(0, mention.start - _REACH // 2), mention.start)
            if match:
                yield match
    else:
        yield from matches(account, rule)


def _ages(text: str, account: Account, mentions: list[Span]) -> Iterator[Tag]:
    for rule in account.rules.of("age"):
        found = [
            tag for match in _tried(text, account, mentions, rule) if (tag := _age(match, rule, account))
        ]
        yield from found


def _age(match: re.Match[str], rule: AccountRule, account: Account) -> Tag | None:
    years = account.rules.number(match["n"])
    if years is None or not _is_own(years, match, rule):
        return None
    qualifier = (match["qualifier"] or "").lower().split()
    field, value, certainty = TagField.AGE, str(years), rule.certainty
    bound = any(word in account.rules.exceeding for word in qualifier) and not years % 10
    if bound or account.rules.ranges.match(match.string, match.end("n")):
        field, value = TagField.AGE_BAND, f"{years // 10 * 10}s"
    elif _is_guess(match, qualifier, account):
        certainty = Certainty.INFERRED
    evidence = Evidence(spans=(_place(match, "words"),), certainty=certainty, method=rule.name)
    return Tag(field=field, value=value, evidence=evidence)


def _is_guess(match: re.Match[str], qualifier: list[str], account: Account) -> bool:
    """Whether the number is one of two, or comes with an "about"."""
    rules = account.rules
    if rules.alternatives.match(match.string, match.end("n")):
        return True
    return any(word in rules.approximate | rules.exceeding for word in qualifier)


def _is_own(years: int, match: re.Match[str], rule: AccountRule) -> bool:
    """Whether the number can be the narrator's age now: a child's must stand in a form, beside the name, or
    be said of themselves in plain words, since accounts tell of childhood in the present tense too."""
    if rule.kind == "old":
        return _OLD <= years <= OLDEST
    if rule.where in (Where.LINE, Where.BESIDE, Where.LEAD):
        return _YOUNGEST <= years <= OLDEST
    plainly = rule.where is Where.VOICE and _PLAINLY.match(match[0]) is not None
    return (_YOUNGEST if plainly else _GROWN) <= years <= OLDEST


def _places(text: str, account: Account, mentions: list[Span], gazetteer: Gazetteer) -> Iterator[Tag]:
    choice = PlaceChoice(text, gazetteer)
    for rule in account.rules.of("place"):
        for match in _tried(text, account, mentions, rule):
            span = trimmed(text, _place(match, "place"))
            name = " ".join(span.of(text).split()).rstrip(",")
            if any(word.lower() in account.rules.not_names for word in name.split()[:1]):
                continue
            place = choice.at(span, name)
            if place.key is None:
                place = choice.at(_head(span, text), name.split(",")[0])
            evidence = Evidence(spans=(_place(match, "words"),), certainty=rule.certainty, method=rule.name)
            yield Tag(
                field=TagField.PLACE,
                value=name,
                evidence=place.weighed(evidence),
                place_role=rule.place_role,
                place_key=place.key,
            )


def _head(span: Span, text: str) -> Span:
    """A name without the country or district behind its comma."""
    return Span(span.start, span.start + len(span.of(text).partition(",")[0]))


def _listeners(text: str, account: Account) -> Iterator[Tag]:
    for rule in account.rules.of("said_to"):
        for match in matches(account, rule):
            span = _place(match, "to")
            evidence = Evidence(spans=(span,), certainty=rule.certainty, method=rule.name)
            yield Tag(field=TagField.SAID_TO, value=" ".join(span.of(text).split()), evidence=evidence)


def _days(text: str, account: Account) -> Iterator[Tag]:
    for rule in account.rules.of("said_on"):
        for match in matches(account, rule):
            words = " ".join(match["when"].split())
            day = resolve(words, None, language=account.rules.language)
            evidence = Evidence(spans=(_place(match, "when"),), certainty=rule.certainty, method=rule.name)
            yield Tag(field=TagField.SAID_ON, value=day.isoformat() if day else words, evidence=evidence)


def _place(match: re.Match[str], gap: str) -> Span:
    if gap in match.re.groupindex and match[gap] is not None:
        return Span(*match.span(gap))
    return Span(*match.span())
