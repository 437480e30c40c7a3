"""Quotations whose closing mark is missing end where their reporting clause begins."""

import re
from dataclasses import replace

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Span

_PAUSE = re.compile(r"[,.!?…،,](?=[\s\u00a0])")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_DASH = re.compile(r"[\s\u00a0]*[—–-][\s\u00a0]")
_OPENING = frozenset("“”„«»\"‘'「")
_REACH = 70
"""Characters after the pause in which the clause must show itself."""
_LEADING_WORDS = 5
"""Words at most up to and with the verb."""


def end(
    text: str, quotations: list[Quotation], paragraphs: tuple[Span, ...], lexicon: Lexicon
) -> list[Quotation]:
    """Shortens unclosed quotations to what comes before their reporting clause, where one stands inside.

    A quotation that goes on in the next paragraph is left as it is.
    """
    return [
        _ended(text, quotation, paragraphs, lexicon)
        if not quotation.closed and quotation.style is Style.MARKS
        else quotation
        for quotation in quotations
    ]


def goes_on(text: str, quotation: Quotation, paragraphs: tuple[Span, ...]) -> bool:
    """Whether the next paragraph opens with a mark again: a speech of several paragraphs."""
    following = quotation.paragraph + 1
    runs_on = not quotation.closed and quotation.outer.end == paragraphs[quotation.paragraph].end
    return runs_on and following < len(paragraphs) and text[paragraphs[following].start] in _OPENING


def _ended(text: str, quotation: Quotation, paragraphs: tuple[Span, ...], lexicon: Lexicon) -> Quotation:
    if goes_on(text, quotation, paragraphs):
        return quotation
    content = quotation.content
    for pause in _PAUSE.finditer(text, content.start, content.end):
        if _reports(text, pause.end(), content.end, lexicon):
            return replace(
                quotation,
                content=Span(content.start, pause.end()),
                outer=Span(quotation.outer.start, pause.end()),
            )
    return quotation


def _reports(text: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    dash = _DASH.match(text, start, stop)
    words = [match.group() for match in _WORD.finditer(text, start, min(stop, start + _REACH))]
    strong = lexicon.strong_verbs
    for position, word in enumerate(words[:_LEADING_WORDS]):
        if word.lower() in strong and not word[0].isupper():
            subject = words[:position] if position else words[1:2]
            if dash is not None and position == 0:
                return True
            return bool(subject) and all(_names(part, lexicon) for part in subject)
    return False


def _names(word: str, lexicon: Lexicon) -> bool:
    folded = word.lower()
    return (
        word[0].isupper()
        or lexicon.caseless
        or folded in without(lexicon.subject_pronouns, lexicon.first)
        or folded in lexicon.determiners
        or folded in lexicon.person
        or folded in lexicon.official
    )
