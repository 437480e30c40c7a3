"""Roles as the source words them: an occupation, an office, "mother-of-three".

A candidate is an apposition, a predicate or an epithet; it counts where its head noun is an occupation of the
language's vocabulary (or has the ending of one). Residents, refugees and relatives have no role by that.
"""

import re
from collections.abc import Iterator

from archive.extraction.language.attribute_rules import Rule, Vocabulary, Where
from archive.extraction.language.cautions import cautions
from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicons import load
from archive.extraction.language.role_nouns import is_role
from archive.extraction.people import Mention, MentionKind
from archive.extraction.tags.matching import Found, about, lines, trimmed
from archive.extraction.tags.surroundings import Surroundings
from archive.model import Certainty, Evidence, Span, Tag, TagField

_DEED = "deed"
"""The kind of rules that read what somebody did (``taught chemistry``): they count where no noun tells."""
_SUBJECT = "nominative"
"""The kind of rules that read what somebody is: an occupation in another case is somebody else's."""
_AS_IT_STANDS = frozenset({"whole", _DEED})
_NAME = re.compile(r"\s*([^\W\d_][\w’'-]*)")
_NAMED = frozenset({"named", "called"})
_TITLE = "role.title@"
"""The rule that reads a title right before a name; before a pronoun stands none."""


def tag(around: Surroundings, words: Vocabulary, person: int) -> tuple[Tag, ...]:
    """The role of a person as the source words it; the first found wins, names before epithets."""
    deed: tuple[Tag, ...] = ()
    for rule, certainty, candidate in _candidates(around, words, person):
        role = _read(around, words, rule, candidate)
        if role is not None:
            evidence = Evidence(spans=(role,), certainty=certainty, method=rule.name)
            found = (Tag(field=TagField.ROLE, value=role.of(around.text), evidence=evidence),)
            if rule.kind != _DEED:
                return found
            deed = deed or found
    return deed


def _read(around: Surroundings, words: Vocabulary, rule: Rule, candidate: Span) -> Span | None:
    """The words of a candidate that name the person's role; None where they name none, or another's."""
    if rule.kind in _AS_IT_STANDS:
        return candidate
    role = narrowed(around.text, candidate, words)
    if role is None or not is_role(role.of(around.text), words):
        return None
    if rule.kind == _SUBJECT and _is_declined(role.of(around.text), words):
        return None
    if rule.name.startswith(_TITLE) and not _leads_to_name(around, words, candidate, role):
        return None
    return role


def _candidates(
    around: Surroundings, words: Vocabulary, person: int
) -> Iterator[tuple[Rule, Certainty, Span]]:
    titles = [rule for rule in words.of(TagField.ROLE, Where.BEFORE) if rule.name.startswith(_TITLE)]
    for mention in around.mentions_of(person) if titles else ():
        start = name_start(around, mention, words)
        for rule in titles if mention.span.start < start else ():
            yield rule, rule.certainty, Span(mention.span.start, start)
    for found in _found(around, words, person):
        gap = found.gap("role")
        if gap is not None:
            yield found.rule, found.certainty, gap


def name_start(around: Surroundings, mention: Mention, words: Vocabulary) -> int:
    """Where the name itself begins in a mention that has a title before it."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.span.start
    person = around.people.persons[mention.person]
    if not person.named:
        return mention.span.start
    first = (person.name.split() or [""])[0]
    start = mention.span.start + max(mention.span.of(around.text).find(first), 0)
    if words.nouns_capital and " " in person.name and is_role(first, words):
        return start + len(first)
    return start


def _is_declined(role: str, words: Vocabulary) -> bool:
    """Whether the occupation stands in a case, as an object does: ``Карл Вельт АДВОКАТА нанял``."""
    listed = cautions(words.language).nominatives
    named = [word for word in role.casefold().split()[:2] if is_role(word, words)]
    return bool(listed and named) and named[0] in words.occupations and named[0] not in listed


def _leads_to_name(around: Surroundings, words: Vocabulary, candidate: Span, role: Span) -> bool:
    """Whether a title goes on to the name: not in ``The judge told ADA``, ``A soldier who beat ADA``.

    Between them a place may stand (``a baker from Homs ADA``), and what was taken for the first word of the
    name (``president of the BOLIVIA ADA VELT``): then no given name begins it.
    """
    following = _NAME.match(around.text, candidate.end)
    is_given = following is not None and following[1].casefold() in given_names()
    told = f"{candidate.of(around.text)}{' ·' if is_given else ''}"
    if cautions(words.language).no_title.search(told):
        return False
    cut = around.text[role.end : candidate.end].split()
    if around.text.startswith(",", candidate.end) or load(words.language).verb_last:
        return True  # Herrero de oficio, ADA; terzi olarak çalışan ADA
    if not cut or words.role_tail.search(around.text, role.end, candidate.end) or not cut[0][0].islower():
        return True
    if cut[-1] in _NAMED:
        return True
    return cut[0] in words.place_words and not cut[-1][0].islower()


def _found(around: Surroundings, words: Vocabulary, person: int) -> Iterator[Found]:
    for mention in around.hopeful(person, words.bits.get(TagField.ROLE, 0)):
        for found in about(around, words, TagField.ROLE, mention):
            if mention.kind is not MentionKind.PRONOUN or not found.rule.name.startswith(_TITLE):
                yield found
    if around.is_only_named_speaker(person):
        yield from lines(around, words, TagField.ROLE)


def narrowed(text: str, span: Span, words: Vocabulary) -> Span | None:
    """The role itself: without "a 70-year-old" before it and "from Shushi" after it."""
    start, end = span.start, span.end
    while (filler := words.role_filler.match(text, start, end)) and filler.end() > start:
        start = filler.end()
    ending = words.role_end.search(text, start, end)
    if ending is not None:
        end = ending.start()
    while (tail := words.role_tail.search(text, start, end)) and tail.start() > start:
        end = tail.start()
    role = trimmed(text, Span(start, end))
    return role if role.start < role.end else None
