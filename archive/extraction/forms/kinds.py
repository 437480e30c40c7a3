"""Form (full, fragment, phrase) and kind (testimony, statement) of quoted words."""

import re

from archive.extraction import decisions as rules
from archive.extraction.clauses import placing
from archive.extraction.decisions import Decision
from archive.extraction.forms import marked_names, name_signs
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Form, Kind, SpeakerKind

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_FEW_WORDS = 4
_NICKNAME_WORDS = 3
_HEADING_WORDS = 8
"""Words in a heading between the paragraphs of an article, at most."""
_AROUND = 12
"""Quotations to either side that show which marks the text uses for speech."""
_LABEL_REACH = 7
"""Words between a verb that gives a name and the name, at most."""
_TITLE_REACH = 3
"""Words back from ``titled`` in which the document stands."""
_SCARE_WORDS = 2
"""Words at most in an attribute that marks set off."""
_FULL_WORDS = 5
"""Words from which a stretch inside reported speech counts as somebody's sentence."""


def form_of(reading: Reading, paragraph: Paragraph, quote: int, decision: Decision | None) -> Form:
    """How much of somebody's speech stands between the marks."""
    quotation = reading.quotations[quote]
    content = quotation.content.of(reading.text)
    words = _WORD.findall(content)
    if quotation.style in (Style.DASH, Style.TURN):
        return Form.FULL
    if not words or _is_stray(quotation, decision):
        return Form.PHRASE
    position = paragraph.quotes[quote]
    presented = _presents_words(paragraph.tokens, position, reading.lexicon)
    presented |= placing.is_called_out(paragraph.tokens, position, reading.lexicon)
    presented |= marked_names.is_described(paragraph.tokens, position, content, reading.lexicon)
    presented |= marked_names.is_word(paragraph.tokens, position, decision, reading.lexicon)
    if not (presented or quotation.nested) and _is_phrase(reading, paragraph, quote, words, decision):
        return Form.PHRASE
    if len(words) >= _FULL_WORDS or _is_clause(content, words, quotation):
        return Form.FULL
    if decision is not None and len(words) > 1 and _stands_alone(reading, paragraph, quote, decision, words):
        return Form.FULL
    return Form.FRAGMENT


def _is_stray(quotation: Quotation, decision: Decision | None) -> bool:
    """A closer without an opener, and no clause beside it: what stands before it is the reporter's."""
    return not quotation.opened and (decision is None or not decision.is_adjacent)


def _stands_alone(
    reading: Reading, paragraph: Paragraph, quote: int, decision: Decision, words: list[str]
) -> bool:
    """Whether few words are all that somebody says: their clause only introduces or follows them."""
    if not (reading.lexicon.caseless or words[0][0].isupper()):
        return False
    position = paragraph.quotes[quote]
    if decision.rule in (rules.SIGNATURE, rules.LABEL):
        return True
    if decision.rule == rules.CLAUSE_BEFORE:
        return paragraph.tokens[position - 1].text in (":", ",", "،")
    around = reading.lexicon.verb_last  # Ada Example “Evimiz yandı” dedi
    return decision.rule == rules.CLAUSE_AFTER and (around or position == paragraph.sentence_of(position)[0])


def _is_clause(content: str, words: list[str], quotation: Quotation) -> bool:
    ends = content.rstrip()[-1:]
    return bool(words[0][:1].isupper() and ends in ".!?,…") or not quotation.closed


def _is_phrase(
    reading: Reading, paragraph: Paragraph, quote: int, words: list[str], decision: Decision | None
) -> bool:
    """Nobody's words: a title, a nickname, the name of a thing."""
    lexicon, tokens = reading.lexicon, paragraph.tokens
    position = paragraph.quotes[quote]
    quotation = reading.quotations[quote]
    content = quotation.content.of(reading.text)
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if _is_nickname(before, after, words) or _is_heading(reading, paragraph, quote, decision, words):
        return True
    if decision is None and placing.is_title(paragraph, position, content, lexicon):
        return True
    last = content.rstrip()[-1:]
    alone = position == paragraph.sentence_of(position)[0]
    if (
        lexicon.nouns_capital
        and alone
        and after is not None
        and after.text == "."
        and len(words) >= _FEW_WORDS
    ):
        last = "."
    sentence = last in "!?…" or (last == "." and (alone or len(words) > 3))
    named = _is_named(tokens, position, lexicon) and not _says_name(decision, before)
    governed = decision is not None and decision.has_clause
    if lexicon.reported_mood:
        governed = marked_names.is_told(decision)
    noun_before = before is not None and before.is_capital
    if lexicon.nouns_capital and before is not None:
        noun_before = noun_before and before.folded not in either(lexicon.ordinary, lexicon.subordinators)
    titled = _is_titled(words, lexicon)
    if lexicon.nouns_capital and governed and marked_names.is_object(tokens, position, decision, lexicon):
        return False
    held = before is not None and (before.is_possessive or before.folded in lexicon.prepositions)
    held = held and not (
        lexicon.nouns_capital and marked_names.is_complement(tokens, position, decision, lexicon)
    )
    if titled and len(words) > 1 and (named or (held and last not in "!?…")):
        return True
    titled = titled and not _introduced(decision, before)
    if lexicon.nouns_capital and not sentence:
        if name_signs.borne(tokens, position, lexicon):
            return True
        if not named and _is_labelled(reading, tokens, position, decision):
            return False
        if marked_names.is_name(tokens, position, content, decision, lexicon):
            return True
        titled = titled and (noun_before or not marked_names.is_told(decision))
        titled = titled and not marked_names.is_predicate(tokens, position)
    if titled and not noun_before and _is_labelled(reading, tokens, position, decision):
        return False
    read_off = decision is not None and _is_read_off(reading.text, decision, lexicon)
    if titled and not named and not read_off and _is_governed(decision, before, words, lexicon):
        return False
    if titled and not sentence:
        return len(words) > 1 or named or not governed or noun_before
    if before is not None and before.folded.startswith("so-called"):
        return True
    few = len(words) <= _FEW_WORDS
    said = _is_sentence(content, words, quotation) and (
        bool(lexicon.wording) or placing.is_alone(paragraph, position)
    )
    if few and decision is None and not (said and not lexicon.nouns_capital):
        return True
    if lexicon.nouns_capital and governed and words[0][0].islower():
        return False  # war nach dem Spiel „rundum zufrieden“, sagte
    scare = not governed and len(words) <= _SCARE_WORDS
    retold = decision is not None and decision.rule.startswith("narrator.")
    untold = not retold and placing.is_untold(paragraph, position, lexicon)
    scare = scare and (placing.modifies(after, lexicon) or untold)
    return not sentence and (scare or (few and named and (titled or not lexicon.wording)))


def _is_sentence(content: str, words: list[str], quotation: Quotation) -> bool:
    """Few words that are no name, whoever says them: “The gate was shut,”."""
    return len(words) > _SCARE_WORDS and _is_clause(content, words, quotation)


def _is_nickname(before: Token | None, after: Token | None, words: list[str]) -> bool:
    """``Ada “Shorty” Example``."""
    if before is None or after is None or len(words) > _NICKNAME_WORDS:
        return False
    return before.is_capital and after.is_capital


def _is_heading(
    reading: Reading, paragraph: Paragraph, quote: int, decision: Decision | None, words: list[str]
) -> bool:
    """A few words in single marks, as a paragraph or in the title, where speech stands in double ones."""
    if reading.quotations[quote].style is not Style.SINGLE:
        return False
    around = reading.quotations[max(0, quote - _AROUND) : quote + _AROUND]
    if decision is not None and decision.has_clause:
        return False
    few = len(words) < _FULL_WORDS and paragraph.number == 0 and bool(reading.lexicon.wording)
    if not few and (len(paragraph.tokens) > 2 or len(words) > _HEADING_WORDS):
        return False
    return any(quotation.style is Style.MARKS for quotation in around)


def _is_named(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a word for a named thing leads to the marks: ``the film “…”``, ``her memoir, “…”``."""
    following = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if lexicon.definite_endings and following in lexicon.naming:
        return True  # Armenian: «Steppe» paper
    if lexicon.nouns_capital:
        position = name_signs.first_of_list(tokens, position, lexicon)
    nearest = [tokens[i].folded for i in range(max(0, position - 2), position)]
    if not nearest:
        return False
    passed = len(nearest) > 1 and (nearest[-1] in lexicon.prepositions or nearest[-1] == ",")
    return nearest[-1] in lexicon.naming or (passed and nearest[0] in lexicon.naming)


def _presents_words(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """``hailed as “The Ferry Prince”``, ``the word “lamp”``, ``a memo titled “Both Gates Open”``."""
    last = position - 1
    if last > 0 and tokens[last].text == ",":
        last -= 1
    if last < 0 or tokens[last].quote >= 0:
        return False
    if last > 0 and tokens[last].folded in lexicon.links and tokens[last - 1].folded in lexicon.wording:
        return tokens[last - 1].folded not in lexicon.prepositions  # chants of “…”
    if tokens[last].folded in lexicon.wording:
        return tokens[last - 1].folded not in lexicon.naming  # known as “Captain”
    near = tokens[max(0, last - _TITLE_REACH) : last]
    return tokens[last].folded in lexicon.titling and any(t.folded in lexicon.documents for t in near)


def _is_labelled(reading: Reading, tokens: list[Token], position: int, decision: Decision | None) -> bool:
    """Whether somebody gives somebody else the name: ``called Ada “Lady Flood”``, ``hailed him as “…”``."""
    if decision is None or decision.rule != rules.CLAUSE_BEFORE or decision.clause is None:
        return False
    verbs = reading.lexicon.labelling
    near = tokens[max(0, position - _LABEL_REACH) : max(0, position - 1)]
    return any(token.folded in verbs and token.end <= decision.clause.end for token in near)


def _says_name(decision: Decision | None, before: Token | None) -> bool:
    """Whether somebody gives the name: ``what Ada called “…”``."""
    if decision is None or decision.clause is None or before is None:
        return False
    return decision.clause.end == before.end and decision.mention.end <= before.start


def _is_governed(decision: Decision | None, before: Token | None, words: list[str], lexicon: Lexicon) -> bool:
    """Whether a few words in title case stand where somebody says them: called the mill “Folly Hill”.

    After an owner or a preposition they name a thing, and after an article where the clause is further off.
    """
    if not lexicon.wording or decision is None or before is None or len(words) > _FEW_WORDS:
        return False
    if before.is_possessive or before.folded in lexicon.prepositions:
        return False
    if decision.rule == rules.CLAUSE_BEFORE:
        return True
    return decision.rule == rules.CLAUSE_WITHIN and before.folded not in lexicon.determiners


def _is_read_off(text: str, decision: Decision, lexicon: Lexicon) -> bool:
    """Whether a thing shows the words, in a relative clause: the sign that said “No Entry”."""
    return decision.mention.of(text).rpartition(" ")[2].lower() in without(
        lexicon.relative, lexicon.subject_pronouns
    )


def _introduced(decision: Decision | None, before: Token | None) -> bool:
    """Whether a clause beside the marks presents speech, and not the name of a thing: ``read “…”``."""
    if decision is None or not decision.is_adjacent:
        return False
    if decision.rule == rules.CLAUSE_AFTER:
        return before is None or not before.is_word
    return before is not None and before.text in (":", ",")


def _is_titled(words: list[str], lexicon: Lexicon) -> bool:
    """Title case: every word that carries meaning has a capital."""
    if lexicon.caseless:
        return False
    heavy = [w for w in words if w.lower() not in lexicon.ordinary]
    return (
        bool(heavy)
        and all(word[0].isupper() or word[0].isdigit() for word in heavy)
        and (words[0][0].isupper() or words[0].isdigit())
    )


def kind_of(entry: Entry | None, lexicon: Lexicon) -> Kind:
    """Whether the speaker tells as a person or for an office."""
    if entry is None:
        return Kind.TESTIMONY
    if entry.kind is not SpeakerKind.PERSON:
        return Kind.STATEMENT
    official = any(noun in lexicon.official for noun in entry.descriptions)
    return Kind.STATEMENT if official else Kind.TESTIMONY
