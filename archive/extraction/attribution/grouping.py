"""Parts of one utterance: interrupted by their attribution or continued over paragraphs."""

from archive.extraction.decisions import Decision
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.quotations.marks import Style
from archive.model import Form


def group(reading: Reading, decisions: dict[int, Decision], forms: dict[int, Form]) -> list[tuple[int, ...]]:
    """Quotation indexes of each utterance, in order of the text; phrases are left out.

    Two quotations are one utterance when one person speaks both and nothing but one reporting clause, white
    space or a paragraph's end stands between them. A sentence with a clause of its own is another utterance,
    and fragments stand alone.
    """
    groups: list[list[int]] = []
    before: tuple[Paragraph, int] | None = None
    for paragraph in reading.paragraphs:
        for quote, _ in sorted(paragraph.quotes.items(), key=lambda item: item[1]):
            if forms[quote] is Form.PHRASE:
                continue
            joined = before is not None and _joins(reading, decisions, forms, before, (paragraph, quote))
            if joined:
                groups[-1].append(quote)
            else:
                groups.append([quote])
            before = (paragraph, quote)
    return [tuple(members) for members in groups]


def _joins(
    reading: Reading,
    decisions: dict[int, Decision],
    forms: dict[int, Form],
    left: tuple[Paragraph, int],
    right: tuple[Paragraph, int],
) -> bool:
    first, second = decisions.get(left[1]), decisions.get(right[1])
    styles = {reading.quotations[left[1]].style, reading.quotations[right[1]].style}
    if first is None and second is None and Style.TURN in styles:
        return left[0] is right[0] and styles == {Style.TURN}
    if first is None and second is None and styles == {Style.DASH} and left[0] is right[0]:
        return True  # a turn in a dialogue, interrupted: whoever speaks it
    if first is None and second is None and _same_unknown(reading, forms, left, right):
        return True
    if first is None and second is None:
        opened = reading.quotations[left[1]]
        return opened.goes_on_in(reading.quotations[right[1]]) and right[0].quotes[right[1]] == 0
    if first is None or second is None or first.person != second.person:
        return False
    if forms[left[1]] is not Form.FULL or (forms[right[1]] is not Form.FULL and left[0] is not right[0]):
        return False
    if Style.TURN in styles:
        return left[0] is right[0] and styles == {Style.TURN}  # a narrator's paragraph, interrupted
    if reading.lexicon.verb_second and _told_anew(first, second):
        return False
    if left[0] is not right[0] and Style.DASH in styles:
        return False
    if left[0] is right[0]:
        if _has_own_clause(reading, left, right[1], first, second):
            return False
        return _only_attribution(
            left[0], left[0].quotes[left[1]], left[0].quotes[right[1]], (first, second), forms
        )
    if right[0].number != left[0].number + 1 or right[0].quotes[right[1]] != 0:
        return False
    if second.has_clause and reading.quotations[left[1]].closed:
        return False
    return _only_attribution(left[0], left[0].quotes[left[1]], len(left[0].tokens), (first,), forms)


def _same_unknown(
    reading: Reading, forms: dict[int, Form], left: tuple[Paragraph, int], right: tuple[Paragraph, int]
) -> bool:
    """``“We left,” she said, “and never came back.”``, where ``she`` is nobody the text names."""
    first, second = reading.pointless.get(left[1]), reading.pointless.get(right[1])
    if first is None or left[0] is not right[0] or forms[left[1]] is not Form.FULL:
        return False
    if second is not None and second.clause != first.clause:
        return False
    return _only_attribution(left[0], left[0].quotes[left[1]], left[0].quotes[right[1]], (first,), forms)


def _has_own_clause(
    reading: Reading, left: tuple[Paragraph, int], quote: int, first: Decision, second: Decision
) -> bool:
    """``“One lamp,” said Ada. “It went out,” she added.``: a new sentence that is told anew.

    A participle on the same subject tells nothing anew: ``“One lamp,” Ada said, adding: “It went out.”``
    """
    if not (reading.lexicon.complementizers and second.has_clause):
        return False
    if first.clause is None or second.clause is None or first.clause == second.clause:
        return False
    if first.mention == second.mention:
        return False
    paragraph = left[0]
    _, end = paragraph.sentence_of(paragraph.quotes[left[1]])
    inside = second.clause.start < reading.quotations[quote].outer.start
    return inside or end <= paragraph.quotes[quote]


def _told_anew(first: Decision, second: Decision) -> bool:
    """Whether the second has a reporting clause of its own: its speaker is named again."""
    return second.has_clause and None not in (first.clause, second.clause) and first.clause != second.clause


def _only_attribution(
    paragraph: Paragraph, left: int, right: int, decisions: tuple[Decision, ...], forms: dict[int, Form]
) -> bool:
    between = paragraph.tokens[left + 1 : right]
    words = [token for token in between if token.is_word]
    if not words:
        return True
    if any(token.quote >= 0 and forms[token.quote] is not Form.PHRASE for token in between):
        return False
    low, high = words[0].start, words[-1].end
    clauses = [d.clause for d in decisions if d.clause is not None and low <= d.clause.start < high]
    if not clauses:
        return False
    inside = [i for i in range(left + 1, right) if paragraph.tokens[i].is_word]
    return paragraph.sentence_of(inside[0]) == paragraph.sentence_of(inside[-1])
