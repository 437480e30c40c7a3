"""Sentences that leave their subject out: ``He is a smith. Was born in X, lives in Y.``

In languages whose verbs show the person a sentence without any person in it goes on about the one person whom
the sentence before was about. Only tags are read there; no words are given to anybody by it.
"""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Mention, MentionKind
from archive.model import Span


def mentions(reading: Reading) -> list[Mention]:
    """A mention of that person at the first word of each such sentence."""
    if not reading.lexicon.elides:
        return []
    told: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        if not _is_place(reading, mention):
            told.setdefault(mention.span.start, []).append(mention)
    added: list[Mention] = []
    about: int | None = None
    for paragraph in reading.paragraphs:
        if not reading.lexicon.place_endings:
            about = None  # only Armenian goes on over a break
        for low, high in paragraph.sentences:
            people = {
                mention.person
                for token in paragraph.tokens[low:high]
                for mention in told.get(token.start, ())
            }
            if people:
                about = people.pop() if len(people) == 1 else None
            elif about is not None and _goes_on(paragraph, low, high, reading.lexicon):
                token = paragraph.tokens[low]
                span = Span(token.start, token.end)
                added.append(Mention(span=span, kind=MentionKind.PRONOUN, person=about))
            else:
                about = None
    return added


def _goes_on(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> bool:
    """Whether nothing in a sentence can be its subject: no quotation, no noun for a person, no "I"."""
    others = either(lexicon.agents, lexicon.female, lexicon.male, lexicon.first, lexicon.second)
    return paragraph.tokens[low].is_word and not any(
        token.quote >= 0 or token.folded in others for token in paragraph.tokens[low:high]
    )


def _is_place(reading: Reading, mention: Mention) -> bool:
    """Whether a name may be a place's: one word, or two, of which nothing tells a person."""
    entry: Entry = reading.table.entries[mention.person]
    if mention.kind is not MentionKind.NAME or entry.gender is not None:
        return False
    if reading.table.is_place(mention.person):
        return True
    return not entry.descriptions and len(entry.words) == 1 and entry.count == 1
