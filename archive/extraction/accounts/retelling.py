"""The narrator's words in the frame of an account: what the one who retells it sets between marks.

Around the voice, and in write-ups that have none, a few of the narrator's words stand in the retelling,
mostly with no clause that gives them to anybody. They are the narrator's sooner than a passer-by's of the
story, and always uncertain: an archivist should look.
"""

import re
from dataclasses import replace

from archive.extraction.accounts import asking
from archive.extraction.accounts.voice import Account, is_voice
from archive.extraction.decisions import Decision
from archive.extraction.language.given_names import given_names
from archive.extraction.mentions.reading import Reading
from archive.extraction.quotations.marks import Quotation
from archive.model import Certainty, SpeakerKind

_RULE = "narrator.retold@1"
_ONLY = 0.9
"""Share of a paragraph between marks from which it is nothing but somebody's words."""
_BESIDE = "speaker.subject-of-sentence@1"
_MARKS = "\"'”’»*. "
_NAMED = re.compile(r"\w{3,}")
_NEXT = re.compile(r"[\s,.\"”’']{0,6}")


def add(
    reading: Reading, account: Account, decisions: dict[int, Decision], own: Decision
) -> dict[int, Decision]:
    """The decisions with the narrator for words in the frame that are nobody's by a clause."""
    if own.certainty is not Certainty.STATED:
        return decisions
    retold = replace(own, rule=_RULE, certainty=Certainty.UNCERTAIN)
    decided = dict(decisions)
    for index, quotation in enumerate(reading.quotations):
        if is_voice(account, quotation):
            continue
        known = decided.get(index)
        if _asks(reading.text, quotation, account) or _calls(reading, quotation, own):
            if known is not None and known.certainty is Certainty.UNCERTAIN:
                del decided[index]
            continue
        if known is None:
            retells = _is_own(reading, quotation, account)
        else:
            retells = known.certainty is Certainty.UNCERTAIN and not _speaks(reading, known)
        if retells:
            decided[index] = retold
    return decided


def _asks(text: str, quotation: Quotation, account: Account) -> bool:
    """Whether the words are a question to "you", or one by itself among paragraphs of the voice: the
    listener's."""
    words = quotation.content.of(text)
    if not words.rstrip(_MARKS).endswith("?"):
        return False
    alone = bool(account.voice) and quotation.outer == account.spans[quotation.paragraph]
    return account.rules.questions.search(words) is not None or (
        alone and asking.is_question(words, account.rules)
    )


def _calls(reading: Reading, quotation: Quotation, own: Decision) -> bool:
    """Whether the words call the narrator by name: the listener's, or whoever wrote the account down."""
    names = {name.lower() for name in reading.table.entries[own.person].words}
    return any(word.lower() in names for word in _NAMED.findall(quotation.content.of(reading.text)))


def _speaks(reading: Reading, decision: Decision) -> bool:
    """Whether the sentence around the words is about somebody else: a person described or known by name."""
    entry = reading.table.entries[decision.person]
    if decision.rule != _BESIDE or entry.kind is not SpeakerKind.PERSON:
        return False
    return not entry.named or bool({word.lower() for word in entry.words} & given_names().keys())


def _is_own(reading: Reading, quotation: Quotation, account: Account) -> bool:
    """Whether words that no clause gives to anybody are told in the first person, or a paragraph by
    themselves."""
    text = reading.text
    words = quotation.content.of(text)
    if account.rules.first.match(text, _after(text, quotation)):
        return False
    span = account.spans[quotation.paragraph]
    whole = quotation.outer.end - quotation.outer.start >= _ONLY * (span.end - span.start)
    return whole or account.rules.first.search(words) is not None


def _after(text: str, quotation: Quotation) -> int:
    """Where the next word begins: ``"…," I replied``."""
    word = _NEXT.match(text, quotation.outer.end)
    return word.end() if word else quotation.outer.end
