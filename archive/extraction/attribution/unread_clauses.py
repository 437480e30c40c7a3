"""Words behind marks that stand where a clause would, though no rule reads them.

``«…», — горюют погорельцы``: somebody speaks, and not whoever was named before. The words are kept, and their
speaker is open.
"""

from collections.abc import Container

from archive.extraction import decisions as rules
from archive.extraction.attribution import left_open
from archive.extraction.clauses import agreement
from archive.extraction.clauses.governing import Place
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token

_CLAUSE = 6
"""Words behind the marks among which whoever speaks stands, at most."""
_LEAD = 12
"""Words between a verb and the sign that presents words, at most."""
_PRESENTING = frozenset(":՝․.")
_DASHES = frozenset("—–-")
_ENDS = frozenset(",!?…")
_PAUSES = _DASHES | frozenset(",․.…")


def leave_open(
    paragraph: Paragraph,
    reading: Reading,
    told: Container[int],
    left: set[int],
    unread: dict[int, Decision],
) -> None:
    """Adds to ``left`` and ``unread`` the words of a paragraph behind which such a clause stands."""
    for quote, position in paragraph.quotes.items():
        if quote in told or quote in left:
            continue
        place = Place(paragraph, position, *paragraph.sentence_of(position), [])
        content = reading.quotations[quote].content.of(reading.text).rstrip()
        found = beside(place, content[-1:], reading.lexicon)
        if found is not None:
            left.add(quote)
        else:
            found = quoted(place, reading.lexicon) or presented(place, reading.lexicon)
        if found is not None:
            unread[quote] = found


def beside(place: Place, last: str, lexicon: Lexicon) -> Decision | None:
    """What such words tell of the quotation before them: that somebody speaks; None without such words.

    ``last`` is the sign with which the quotation ends.
    """
    words, position = place.paragraph.tokens, place.position
    behind = position + 1
    while behind < place.high and words[behind].text in _PAUSES:
        behind += 1
    signs = words[position + 1 : behind]
    told = words[behind : min(place.high, behind + _CLAUSE)]
    told = told[: next((at for at, token in enumerate(told) if not token.is_word or token.quote >= 0), None)]
    presented = bool(told) and told[0].folded in lexicon.quotative
    if not (told and (presented or (signs and position == place.low))) or _names(told, lexicon):
        return None
    unread = _unread(told, lexicon)
    if unread is None or not (presented or _is_clause(signs, last, told, unread, lexicon)):
        return None
    return left_open.told(place, behind, behind + unread + 1, rules.CLAUSE_AFTER)


def quoted(place: Place, lexicon: Lexicon) -> Decision | None:
    """``“…” diye homurdandı``: somebody speaks, who may be whoever was named before."""
    behind = place.position + 1
    if behind + 1 >= place.high or place.paragraph.tokens[behind].folded not in lexicon.quotative:
        return None
    return left_open.told(place, behind, behind + 1, rules.CLAUSE_AFTER)


def presented(place: Place, lexicon: Lexicon) -> Decision | None:
    """``В мэрии заявили: «…»``: several speak, whoever they are."""
    verb = plural_before(place.paragraph, place.position, lexicon)
    return None if verb is None else left_open.told(place, verb, verb + 1, rules.CLAUSE_BEFORE)


def plural_before(paragraph: Paragraph, position: int, lexicon: Lexicon) -> int | None:
    """The verb of which many are the subject in what presents a quotation."""
    words, (low, _) = paragraph.tokens, paragraph.sentence_of(position)
    if position == low or words[position - 1].text not in _PRESENTING:
        return None
    tells = either(lexicon.verbs, lexicon.beside)
    for at in range(position - 2, max(low, position - _LEAD) - 1, -1):
        if words[at].quote < 0 and words[at].folded in tells and agreement.is_plural(words, at, lexicon):
            return at
    return None


def _names(told: list[Token], lexicon: Lexicon) -> bool:
    """Whether a pronoun or a capital says who speaks: rules that read them have the word."""
    one = either(lexicon.female_pronouns, lexicon.male_pronouns)
    return any(
        token.is_capital or (token.folded in one and token.folded in lexicon.subject_pronouns)
        for token in told
    )


def _unread(told: list[Token], lexicon: Lexicon) -> int | None:
    """The place of the first word that would tell who speaks; None where there is none."""
    light = either(lexicon.light, lexicon.subordinators, lexicon.quotative)
    at = 0
    while at < len(told) and told[at].folded in either(lexicon.skip, lexicon.quotative):
        at += 1
    if at < len(told) and told[at].folded in either(lexicon.verbs, lexicon.beside):
        if agreement.is_plural(told, at, lexicon):
            return at
        at += 1  # the verb is known, and who it means is not among the words for somebody
        light = either(light, lexicon.prepositions)
    elif lexicon.verb_last:
        at += 1  # a verb whose subject is left out: diye homurdandı
    if at >= len(told) or not told[at].text.islower() or told[at].folded in light:
        return None
    return at


def _is_clause(signs: list[Token], last: str, told: list[Token], unread: int, lexicon: Lexicon) -> bool:
    """Whether a dash leads to the words, or a subject follows a verb: ``, rabian los damnificados``."""
    paused = last in _ENDS or any(token.text not in _DASHES for token in signs)
    if not paused:
        return False  # «Домино» — старый клуб
    if any(token.text in _DASHES for token in signs) or agreement.is_plural(told, unread, lexicon):
        return True
    following = told[unread + 1] if unread + 1 < len(told) else None
    return unread == 0 and following is not None and following.folded in lexicon.determiners
