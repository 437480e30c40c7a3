"""Who tells a first-person account: named in a form, in the frame or in their own words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.extraction.accounts import couples, retelling
from archive.extraction.accounts.narratives import line_start
from archive.extraction.accounts.voice import Account, Narrator, Stretch, is_voice
from archive.extraction.decisions import Decision
from archive.extraction.language.account_rules import AccountRule, AccountRules, Where
from archive.extraction.language.given_names import given_names
from archive.extraction.language.needed_words import may_match
from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import Mention, MentionKind
from archive.model import Certainty, Span, SpeakerKind
from archive.places.gazetteer import Gazetteer

_JOINTS = frozenset({"and"})
"""What joins the two who share a surname: ``Ilka and Cem Brandt``."""
_RETOLD = 2
"""Words for somebody else to each word of the first person, from which a text retells."""
_MARKS = re.compile(r"[\"“”‘()]|[’'](?!\w)")
_BRACKETED = re.compile(r"[(\"“‘](?:or )?[\w.]+[)\"”’]\s")
_LAST_WORD = re.compile(r"(\w+)\W{1,3}\Z")
_WORD = re.compile(r"\w[\w.’'-]*")


def find(text: str, account: Account | None) -> Narrator | None:
    """The narrator by the first rule that gives a name; None where the text names nobody."""
    if account is None:
        return None
    gazetteer = Gazetteer.load()
    for rule in account.rules.of("narrator"):
        for match in matches(account, rule):
            named, words = _named(match)
            span = _trimmed(text, named, account.rules)
            if rule.where is Where.LINE:
                span = _with_title(text, span, account.rules)
            name = shown(words if words != named.of(text) else span.of(text))
            if _is_name(name, rule, account.rules, gazetteer):
                return Narrator(name=name, mention=span, rule=rule.name, certainty=rule.certainty)
    return None


def without_the_listeners(text: str, account: Account | None, narrator: Narrator | None) -> Account | None:
    """The account without paragraphs that speak of its narrator by name and never in the first person: those
    are of whoever wrote it down, with or without marks. Where no marks set the voice off and one of them says
    what "her name" is, all of it may be the writer's, and the first person too."""
    if account is None or narrator is None:
        return account
    called = "|".join(re.escape(word) for word in narrator.name.split() if len(word) > 2)
    full = r"\W{1,4}".join(re.escape(word) for word in narrator.name.split())
    pattern = re.compile(rf"(?<!\w)(?:{full}|(?:Aunt|Uncle)\s{{1,3}}(?:{called or full}))(?!\w)")
    first = account.rules.first
    told = {
        number
        for number in account.voice
        for span in (account.spans[number],)
        if not first.search(text, span.start, span.end)
        and not span.start <= narrator.mention.start < span.end
        and pattern.search(text, span.start, span.end)
    }
    if account.plain and _is_retold(text, account, full):
        told = set(account.voice)
    elif len(told) == len(account.voice):
        return account
    return replace(account, voice=account.voice - told)


def _is_retold(text: str, account: Account, name: str) -> bool:
    """Whether the paragraphs name the narrator in the third person ("her name is Ilka Brandt"), and speak of
    "her" far more than of "me"."""
    rules = account.rules
    named = re.compile(
        rf"(?:{rules.third.pattern})\s{{1,9}}\w+\s{{1,9}}\w+\s{{1,9}}{name}(?!\w)", re.IGNORECASE
    )
    if not any(named.search(text, span.start, span.end) for span in account.spoken):
        return False
    mine, theirs = (
        sum(1 for span in account.spoken for _ in pattern.finditer(text, span.start, span.end))
        for pattern in (rules.first, rules.third)
    )
    return theirs > _RETOLD * mine


def _named(match: re.Match[str]) -> tuple[Span, str]:
    """Where a match has its name, and the name in the order in which it is said: ``BRANDT, ILKA`` in a title
    is ``ILKA BRANDT``."""
    if "surname" not in match.re.groupindex or match["surname"] is None:
        return Span(*match.span("name")), match["name"]
    return Span(match.start("surname"), match.end("inverted")), f"{match['inverted']} {match['surname']}"


def matches(account: Account, rule: AccountRule) -> Iterator[re.Match[str]]:
    """Where a pattern matches in its part of the account, in order of the text."""
    text = account.text if rule.where is Where.VOICE else account.framed
    needed = rule.needed
    for stretch in _stretches(account, rule.where):
        if not may_match(needed, stretch.words):
            continue
        span = stretch.span
        if rule.where in (Where.OPENING, Where.COMMENT):
            match = rule.pattern.match(text, span.start, span.end)
            if match:
                yield match
        else:
            start = line_start(account.text, span) if rule.where is Where.LINE else span.start
            yield from rule.pattern.finditer(text, start, span.end)


def _stretches(account: Account, where: Where) -> tuple[Stretch, ...]:
    """The paragraphs that are a part of an account."""
    if where is Where.VOICE:
        return account.spoken_stretches
    if where in (Where.LINE, Where.FRAME):
        return account.frame_stretches
    before, comment = account.openings
    if where is Where.FIRST:
        return before[:1]
    return comment if where is Where.COMMENT else before + comment


def shown(words: str) -> str:
    """A name without marks, nicknames in brackets and line breaks; capitals throughout are set as a name."""
    words = _BRACKETED.sub("", words) if len(_BRACKETED.sub("", words).split()) > 1 else words
    name = " ".join(_MARKS.sub("", words).split())
    return " ".join(word.title() if len(word) > 2 and word.isupper() else word for word in name.split())


def _trimmed(text: str, span: Span, rules: AccountRules) -> Span:
    """The name without words at its ends that are none: ``Ilka Brandt Ex-Slave``."""
    found = list(_WORD.finditer(text, span.start, span.end))
    while found and _bare(found[-1][0]) in rules.not_names:
        found.pop()
    while found and _bare(found[0][0]) in rules.titles:
        found.pop(0)
    if not found:
        return Span(span.start, span.start)
    return Span(found[0].start(), found[-1].end() - len(found[-1][0]) + len(found[-1][0].rstrip("_")))


def _with_title(text: str, span: Span, rules: AccountRules) -> Span:
    """One word with the title before it, where that is all the name a form gives: ``Granny Velt``."""
    before = _LAST_WORD.search(text, max(0, span.start - 20), span.start)
    if len(span.of(text).split()) == 1 and before is not None and _bare(before[1]) in rules.titles:
        return Span(before.start(1), span.end)
    return span


def _bare(word: str) -> str:
    return word.lower().rstrip(".’'")


def _is_name(name: str, rule: AccountRule, rules: AccountRules, gazetteer: Gazetteer) -> bool:
    words = [_bare(word) for word in name.split()]
    known = bool(words) and words[0] in given_names()
    if not words or (len(words) == 1 and rule.kind != "single") or not any(len(word) > 1 for word in words):
        return False
    if rule.kind == "couple":
        words = [word for word in words if word not in _JOINTS]
    if any(word in rules.not_names for word in words) or (rule.kind == "given" and not known):
        return False
    return known or rule.kind == "single" or gazetteer.find(name) is None


def decide(
    reading: Reading, account: Account | None, narrator: Narrator | None, decisions: dict[int, Decision]
) -> dict[int, Decision]:
    """The decisions with those for the narrator's paragraphs; theirs are left open where nobody is named."""
    if account is None:
        return decisions
    decided = dict(decisions)
    own = _decision(reading, narrator) if narrator else None
    alone = [_decision(reading, section) for section in couples.sections(reading.text, account, narrator)]
    for index, quotation in enumerate(reading.quotations):
        spoken = is_voice(account, quotation)
        if spoken:
            decided.pop(index, None)
        known = decided.get(index)
        if own is not None and spoken:
            above = [section for section in alone if section.mention.end <= quotation.outer.start]
            decided[index] = above[-1] if above else own
        elif own is not None and known is not None and _is_same(reading, known, own, account.rules.titles):
            decided[index] = replace(known, person=own.person)
    return retelling.add(reading, account, decided, own) if own else decided


def _is_same(reading: Reading, decision: Decision, own: Decision, titles: frozenset[str]) -> bool:
    """Whether a speaker is called by a part of the narrator's name (``Aunt Ilka``, ``Mrs. Brandt``), or by a
    description: the frame speaks of its narrator."""
    if decision.person == own.person:
        return False
    entry = reading.table.entries[decision.person]
    pointed = decision.mention.of(reading.text).lower().split()
    words = {_bare(word) for word in entry.words} - titles
    called = {_bare(word) for word in reading.table.entries[own.person].words}
    if words and not words <= called:
        # "Mrs. Brandt remarked", where a Doctor Brandt was named last
        before = _LAST_WORD.search(reading.text, max(0, own.mention.start - 20), own.mention.start)
        titled = before is not None and _bare(before[1]) == _bare(pointed[0]) and _bare(pointed[0]) in titles
        if titled:
            return {_bare(word) for word in pointed[1:]} <= called
        pronoun = pointed[0] in reading.lexicon.subject_pronouns
        return pronoun and entry.gender is None and own.certainty is Certainty.STATED
    if words:
        return True
    lexicon = reading.lexicon
    pronoun = pointed[0] in lexicon.subject_pronouns
    described = not entry.named and entry.kind is SpeakerKind.PERSON and pointed[0] in lexicon.definite
    return own.certainty is Certainty.STATED and (pronoun or described)


def _decision(reading: Reading, narrator: Narrator) -> Decision:
    person = _person(reading, narrator)
    return Decision(
        person=person, mention=narrator.mention, rule=narrator.rule, certainty=narrator.certainty, clause=None
    )


def _person(reading: Reading, narrator: Narrator) -> int:
    """The person of the table whom the narrator's name points at, else a new one."""
    words = {word.lower() for word in narrator.name.split()}
    for mention in reading.mentions:
        if mention.span.start < narrator.mention.end and narrator.mention.start < mention.span.end:
            entry = reading.table.entries[mention.person]
            if {word.lower() for word in entry.words} == words:
                entry.label = narrator.name
                entry.kind = SpeakerKind.PERSON
                return mention.person
    reading.table.entries.append(
        Entry(words=tuple(narrator.name.split()), label=narrator.name, kind=SpeakerKind.PERSON)
    )
    person = len(reading.table.entries) - 1
    reading.mentions.append(Mention(span=narrator.mention, kind=MentionKind.NAME, person=person))
    return person
