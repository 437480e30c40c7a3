"""The listener's questions in a first-person account: set between marks, they are not the narrator's words.

A question to "you" is the listener's wherever it stands. Without "you" it is theirs as a paragraph between
marks where no marks set the voice off, and where it takes turns with the narrator's paragraphs; and at the
head of a paragraph, again and again, where the narrator goes on in the first person.
"""

from archive.extraction.language.account_rules import AccountRules
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Span

_LONGEST = 220
"""Characters: a longer paragraph that ends in a question mark is no listener's."""
_AGAIN = 2
"""Questions from which they are more than the narrator's own wondering."""
_BEHIND = "”\"»’' "


def is_question(words: str, rules: AccountRules) -> bool:
    """Whether words are a short question with nothing of the narrator's own."""
    return len(words) < _LONGEST and words.rstrip(_BEHIND).endswith("?") and rules.first.search(words) is None


def to_the_narrator(words: str, rules: AccountRules) -> bool:
    """Whether words are a question to "you"."""
    return is_question(words, rules) and rules.questions.search(words) is not None


def in_turns(text: str, spans: tuple[Span, ...], spoken: list[int], rules: AccountRules) -> frozenset[int]:
    """The paragraphs that ask, where questions and the narrator's paragraphs take turns."""
    asked = [number for number in spoken if is_question(spans[number].of(text), rules)]
    answered = set(spoken).difference(asked)
    if len(asked) < _AGAIN or not all(number + 1 in answered for number in asked):
        return frozenset()
    return frozenset(asked)


def heads(
    text: str, spans: tuple[Span, ...], found: list[Quotation], voice: frozenset[int], rules: AccountRules
) -> dict[int, int]:
    """Where the narrator's words begin in paragraphs that a question opens: ``“And then?” I left.``"""
    begins = {}
    last = -1
    for quotation in found:
        number, outer = quotation.paragraph, quotation.outer
        if number == last or number not in voice or quotation.style is not Style.MARKS:
            continue
        last = number
        if outer.start != spans[number].start or not is_question(quotation.content.of(text), rules):
            continue
        begin = outer.end + int(text[outer.end : outer.end + 1].isspace())
        if rules.first.match(text, begin, spans[number].end):
            begins[number] = begin
    return begins if len(begins) >= _AGAIN else {}
