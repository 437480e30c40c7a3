"""Signs that a sentence is about somebody new: it names them, or tells what somebody's relative says."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import introduced_names
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Gender, MentionKind

Sentence = tuple[Paragraph, int, int]


def relative(reading: Reading, sentence: Sentence, gender: Gender | None) -> Carrier | None:
    """``ADA'S MOTHER-IN-LAW, who gave no name, said she had been ill``: she goes on, and not Ada.

    Only where the sentence tells what the relative says, and leads to no name; weak where it only tells more
    of the relative, so that either may be meant.
    """
    paragraph, low, high = sentence
    words, lexicon = paragraph.tokens, reading.lexicon
    run = paragraph.starting.get(low)
    owned = words[low].folded in lexicon.possessive or (run is not None and run.possessive)
    if gender is None or not owned:
        return None
    noun = low + 1 if run is None else run.after
    if noun + 1 >= high or noun in paragraph.starting:
        return None
    head, others = words[noun].folded, lexicon.male if gender is Gender.FEMALE else lexicon.female
    if head in others or head not in lexicon.female | lexicon.male:
        return None
    behind = noun + 1
    apart = words[behind].text == "," and words[min(behind + 1, high - 1)].folded in lexicon.relative
    if words[behind].text == ",":
        ends = (at for at in range(behind + 1, high) if words[at].text == ",")
        behind = next(ends, high) + 1
    tells = behind + 1 < high and words[behind].folded in lexicon.strong_verbs and words[behind + 1].is_word
    if not (tells or apart) or any(at in paragraph.starting for at in range(noun, min(behind, high))):
        return None
    return Carrier(low, noun + 1, MentionKind.EPITHET, head=head, weak=not tells)


def names(reading: Reading, sentence: Sentence) -> int | None:
    """Whom a sentence that does so names: ``He gave his name as ADA``; None where it opens otherwise."""
    paragraph, low, high = sentence
    lexicon = reading.lexicon
    if paragraph.tokens[low].folded not in either(lexicon.subject_pronouns, lexicon.possessive):
        return None
    for place in range(low, high):
        run = paragraph.starting.get(place)
        if run is not None:
            told = introduced_names.is_introduced(paragraph.tokens, run.first, lexicon)
            return paragraph.persons.get(place) if told and not run.possessive else None
    return None


def ages(lexicon: Lexicon) -> frozenset[str]:
    """Adjectives that bring in somebody in languages without articles: ``літній чоловік``."""
    if lexicon.definite or lexicon.definite_endings or lexicon.complementizers:
        return frozenset()
    return either(lexicon.elderly, lexicon.young)
