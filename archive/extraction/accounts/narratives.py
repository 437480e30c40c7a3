"""First-person accounts: a narrator's own words in paragraph after paragraph, in a form or a frame.

Typed interview narratives and dictated memories name their narrator in a header, a closing line or the
first sentence, and then give their words, each paragraph opened by a mark, or by no mark at all. Those
paragraphs are the voice; everything else is the frame. News has few of them, and pays one pass.
"""

import re

from archive.extraction.accounts import asking
from archive.extraction.accounts.voice import Account
from archive.extraction.language import account_rules
from archive.extraction.language.account_rules import AccountRules
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Span

_COVERED = 0.9
"""Share of a paragraph between marks from which it is all voice; the rest is a footnote's star or a slip."""
_MARKED_SHARE = 0.3
"""Share of the text in the voice from which an account is looked for."""
_FRAMED_SHARE = 0.1
"""The same where the frame says that somebody is interviewed for their memories."""
_FORM_LINES = 2
_SURE_SHARE = 0.65
"""Share that makes an account by itself; with an introduction or the lines of a form, less does."""
_SURE_PARAGRAPHS = 6
_WHOLE_SHARE = 0.9
"""Share that needs nothing else, however short the text."""
_PER_THOUSAND = 5
"""Words of the first person in a thousand characters of voice; news has half of it."""
_FEW_PER_THOUSAND = 2
"""The same where the share alone is sure: much of an account may be of others."""
_LONG_QUOTATION = 25
"""Longer quotations in the frame are somebody's words, not a nickname."""
_PLAIN_SHARE = 0.6
_HEADING = 70
"""Shorter paragraphs without a full stop are headings."""
_TAIL = 120
"""Characters after an early end of the words from which they went on, although nobody says "I" there."""
_INDENT = 80
"""Characters of white space at most before a line's first word."""
_OPENERS = frozenset("“\"«„'‘")
_DOUBLE = re.compile('["“”„«»]')
_NOTE = re.compile(r"\W{0,2}\[")
_BLANK = "\x00"
"""Stands for each character quoted in the frame, so that no pattern reads across it."""
_ENDS = frozenset(".!?…\"”’'»)*")


def find(
    text: str,
    spans: tuple[Span, ...],
    found: list[Quotation],
    language: str,
    skipped: frozenset[int] = frozenset(),
) -> Account | None:
    """The account that a text is, without the paragraphs ``skipped``; None for everything else."""
    rules = account_rules.load(language)
    total = sum(span.end - span.start for number, span in enumerate(spans) if number not in skipped)
    if rules is None or not total:
        return None
    plain = False
    spoken = _spoken(text, spans, found, rules)
    size = sum(spans[number].end - spans[number].start for number in spoken)
    framed = size >= _FRAMED_SHARE * total and _is_framed(text, spans, spoken, rules, size / total)
    if framed or size >= _MARKED_SHARE * total:
        voice = _marked(text, spans, spoken, size / total, framed, rules)
        voice += _unmarked(text, spans, found, rules) if voice else []
    else:
        plain = True
        voice = _plain(text, spans, found, total, rules, skipped)
    if not voice and not _is_framed(text, spans, [], rules, 0):
        return None
    return Account(text, frozenset(voice), plain, rules, spans, _framed(text, found, voice))


def _framed(text: str, found: list[Quotation], voice: list[int]) -> str:
    """The text with white space in place of the quotations outside the voice."""
    told = set(voice)
    pieces = []
    end = 0
    for quotation in found:
        outer = quotation.outer
        if quotation.paragraph in told or outer.end - outer.start < _LONG_QUOTATION or outer.start < end:
            continue
        pieces.append(text[end : outer.start] + _BLANK * (outer.end - outer.start))
        end = outer.end
    return "".join(pieces) + text[end:]


def _spoken(text: str, spans: tuple[Span, ...], found: list[Quotation], rules: AccountRules) -> list[int]:
    """Paragraphs that are nothing but somebody's words between marks."""
    covered = _covered(spans, found)
    ends = {q.paragraph: q.outer.end for q in reversed(found) if q.style is Style.MARKS}
    return [
        number
        for number, span in enumerate(spans)
        if text[span.start] in _OPENERS
        and (covered[number] >= _COVERED or _runs_on(text, span, ends.get(number, span.end), rules))
    ]


def _runs_on(text: str, span: Span, end: int, rules: AccountRules) -> bool:
    """Whether a paragraph that opens and never closes is all speech, though the words seem to end where
    somebody in them "said" something, or where a word stands in marks of its own."""
    marks = [match.start() for match in _DOUBLE.finditer(text, span.start, span.end)]
    if len(marks) % 2 == 0 or marks[0] != span.start:
        return False
    if not all(text[mark - 1].isspace() and text[mark + 1 : mark + 2].strip() for mark in marks[1::2]):
        return False
    return span.end - end >= _TAIL or rules.first.search(text, end, span.end) is not None


def _covered(spans: tuple[Span, ...], found: list[Quotation]) -> list[float]:
    """The share of each paragraph that stands between marks."""
    covered = [0.0] * len(spans)
    for quotation in found:
        span = spans[quotation.paragraph]
        covered[quotation.paragraph] += (quotation.outer.end - quotation.outer.start) / (
            span.end - span.start
        )
    return covered


def _marked(
    text: str,
    spans: tuple[Span, ...],
    spoken: list[int],
    share: float,
    framed: bool,
    rules: AccountRules,
) -> list[int]:
    asked = asking.in_turns(text, spans, spoken, rules)
    voice = [n for n in spoken if n not in asked and not asking.to_the_narrator(spans[n].of(text), rules)]
    words = [spans[number] for number in voice]
    sure = share >= _WHOLE_SHARE or (share >= _SURE_SHARE and len(voice) >= _SURE_PARAGRAPHS)
    if not (sure or framed or _introduces(text, words, rules)):
        return []
    return voice if _is_first_person(text, words, rules, _FEW_PER_THOUSAND if sure else _PER_THOUSAND) else []


def _unmarked(text: str, spans: tuple[Span, ...], found: list[Quotation], rules: AccountRules) -> list[int]:
    """Paragraphs that lost their marks among those that have them: a narrator introduces themselves."""
    covered = _covered(spans, found)
    return [
        number
        for number, span in enumerate(spans)
        if covered[number] <= 1 - _COVERED
        and rules.introductions.search(text, span.start, span.end)
        and _is_first_person(text, [span], rules, 2 * _PER_THOUSAND)
    ]


def _is_framed(
    text: str, spans: tuple[Span, ...], spoken: list[int], rules: AccountRules, share: float
) -> bool:
    """Whether what is not spoken says whose memories these are, or has the lines of a form; a little voice
    asks for several lines, none for the words alone."""
    told = set(spoken)
    may_frame = rules.may_frame(text)
    lines = 0
    for number, span in enumerate(spans):
        if number in told:
            continue
        if may_frame and rules.may_frame(span.of(text)) and rules.framings.search(text, span.start, span.end):
            return True
        heading = rules.comments.match(text, span.start, span.end)
        if heading is not None and (share or heading.end() == span.end):
            return True
        if share:
            lines += sum(1 for _ in rules.forms.finditer(text, line_start(text, span), span.end))
    return lines >= (1 if share >= _MARKED_SHARE else _FORM_LINES)


def _plain(
    text: str,
    spans: tuple[Span, ...],
    found: list[Quotation],
    total: int,
    rules: AccountRules,
    skipped: frozenset[int],
) -> list[int]:
    if sum(map(rules.first_words.__contains__, text.lower().split())) * 1000 < _FEW_PER_THOUSAND * total:
        return []
    covered = _covered(spans, [quotation for quotation in found if not _is_elision(text, quotation)])
    prose = [
        number
        for number in _prose(text, spans, rules)
        if number not in skipped
        and not (covered[number] >= _COVERED and asking.is_question(spans[number].of(text), rules))
    ]
    telling = [n for n in prose if rules.first.search(text, spans[n].start, spans[n].end)]
    if not telling:
        return []
    voice = [number for number in prose if telling[0] <= number <= telling[-1]]
    size = sum(spans[number].end - spans[number].start for number in voice)
    quoted = sum(covered[n] * (spans[n].end - spans[n].start) for n in voice)
    lines = sum(1 for _ in rules.forms.finditer(text))
    share = _PLAIN_SHARE if lines < _FORM_LINES else _MARKED_SHARE
    if size < share * total or len(telling) * 2 < len(voice) or quoted * 4 > size:
        return []
    words = [spans[number] for number in voice]
    if rules.chapters.search(text) or not (lines or _introduces(text, words, rules)):
        return []
    sure = size >= _WHOLE_SHARE * total
    if not _is_first_person(text, words, rules, _FEW_PER_THOUSAND if sure else _PER_THOUSAND):
        return []
    told = _framed(text, [q for q in found if not _is_elision(text, q)], [])
    begin = next((n for n in telling if _tells(text, told, spans[n], rules)), telling[0])
    return [number for number in voice if number >= begin]


def _tells(text: str, told: str, span: Span, rules: AccountRules) -> bool:
    """Whether a paragraph has a word of the first person, outside the marks unless it begins with one: the
    listener's lead quotes the narrator too."""
    words = text if text[span.start] in _OPENERS else told
    return rules.first.search(words, span.start, span.end) is not None


def _is_elision(text: str, quotation: Quotation) -> bool:
    """Whether a stretch between straight single marks may be what dialect leaves out: ``'bout … an'``."""
    return quotation.style is Style.SINGLE and text[quotation.outer.start] == "'"


def _prose(text: str, spans: tuple[Span, ...], rules: AccountRules) -> list[int]:
    """Paragraphs of running text: no headings, notes in brackets, form lines, nor the comment."""
    prose = []
    for number, span in enumerate(spans):
        if span.end - span.start < _HEADING and rules.comments.match(text, span.start, span.end):
            break
        short = span.end - span.start < _HEADING and text[span.end - 1] not in _ENDS
        if (
            short
            or _NOTE.match(text, span.start)
            or rules.forms.search(text, line_start(text, span), span.end)
        ):
            continue
        prose.append(number)
    return prose


def line_start(text: str, span: Span) -> int:
    """Where the first line of a paragraph begins, its indent included."""
    before = text.rfind("\n", max(0, span.start - _INDENT), span.start)
    return before + 1 if before >= 0 else span.start


def _is_first_person(text: str, spans: list[Span], rules: AccountRules, least: int) -> bool:
    size = sum(span.end - span.start for span in spans)
    words = sum(1 for span in spans for _ in rules.first.finditer(text, span.start, span.end))
    return words * 1000 >= least * size > 0


def _introduces(text: str, spans: list[Span], rules: AccountRules) -> bool:
    return any(rules.introductions.search(text, span.start, span.end) for span in spans)
