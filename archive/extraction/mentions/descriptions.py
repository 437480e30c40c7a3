"""What the text calls a named person: the nouns before the name and in apposition after it."""

from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.name_parts import load
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import inflected_names, office_names
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.people_table import PeopleTable
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender
from archive.model import SpeakerKind

_BEFORE = 5
"""Words looked at before a name."""
_AFTER = 14
"""Words looked at in an apposition."""
_COMPLEMENT = 4
"""Words that say what an office is of, at most."""
_PARTICIPLE = "ing"


def add(table: PeopleTable, person: int, words: list[Token], run: NameRun, *, lexicon: Lexicon) -> None:
    """Notes the describing nouns around one mention of a person; the first office found makes an official."""
    entry = table.entries[person]
    leading, following = _before(words, run, lexicon), _apposed(words, run, lexicon)
    nouns = [*leading, *following]
    if entry.kind is not SpeakerKind.ORGANISATION:
        table.predicate(person, _predicated(words, run, lexicon))
    if not nouns or entry.kind is SpeakerKind.ORGANISATION:
        return
    table.note(person, nouns)
    if entry.gender is None:
        if any(noun in lexicon.female for noun in nouns):
            entry.gender = Gender.FEMALE
        elif any(noun in lexicon.male for noun in nouns):
            entry.gender = Gender.MALE
    office = any(noun in lexicon.titles_official for noun in leading)
    if entry.kind is SpeakerKind.PERSON and (office or any(noun in lexicon.official for noun in following)):
        entry.kind = SpeakerKind.OFFICIAL


def _before(words: list[Token], run: NameRun, lexicon: Lexicon) -> list[str]:
    nouns: list[str] = []
    position = run.first - 1
    if run.possessive and lexicon.nouns_capital:
        return nouns  # die Mutter Velts
    if lexicon.drops_subjects or lexicon.attached_pronouns:
        left = vocabulary(lexicon.code).not_before_subjects
        if position >= 0 and words[position].folded in left:
            return nouns  # L’ancien pêcheur a quitté Exampleville
    apposed = run.after < len(words) and words[run.after].text in ",.;"
    if position >= 0 and words[position].text == "," and apposed:
        position -= 1
        nouns.extend(_office_before(words, position, lexicon))
    kin = load(lexicon.code).kin
    declined = ""
    while position >= 0 and run.first - position <= _BEFORE:
        token = words[position]
        if token.quote >= 0 or not token.is_word or token.folded in lexicon.prepositions:
            break
        if token.is_possessive or token.folded in lexicon.strong_verbs:
            break
        if token.folded in kin:
            break  # مادر میلاد: Milad's mother
        if apposed and nouns and opens_clause(words, position, lexicon):
            return []  # the nurse who treated the general, Ada Example
        following = words[position + 1 : run.first]
        if token.is_capital and following and following[0].is_capital and following[-1].text.islower():
            break  # somebody else's name: Captain Ada Example met Bea
        compound = f"{words[position - 1].folded}-{token.folded}" if position else ""
        office = _declined_office(token.folded, lexicon)
        if office:
            declined = declined or office
        elif _describes(token.folded, lexicon) or token.folded in lexicon.titles:
            nouns.append(token.folded)
        if lexicon.inflects and token.folded in lexicon.kin:
            return nouns  # жена мэра Анна: whose wife, and no mayor
        if compound in lexicon.official:
            nouns.append(compound)
        position -= 1
    # По словам представителя МЧС Ады; but in "водитель губернатора Ада" the driver is meant.
    return nouns if nouns or not declined else [declined]


def _declined_office(word: str, lexicon: Lexicon) -> str:
    """The noun for an office that stands in another case than the nominative: ``представителя``."""
    if word in lexicon.official or word in lexicon.kin:
        return ""
    return inflected_names.office(word, lexicon) or ""


def _office_before(words: list[Token], last: int, lexicon: Lexicon) -> list[str]:
    """The office of ``The deputy governor of Lindau, ADA EXAMPLE,``, whose complement ends at ``last``."""
    first = last
    while first > 0 and last - first < _COMPLEMENT and words[first].is_word:
        if words[first - 1].folded in lexicon.offices_of - lexicon.speaking_for:
            begin = office_names.office(words, first, lexicon)
            if begin is not None:
                return [t.folded for t in words[begin:first] if office_names.is_office(t, lexicon)]
        first -= 1
    return []


def opens_clause(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a noun before a word does or did something to the next one: ``nurse WHO``, ``HELPING the``."""
    token = words[position]
    if position == 0 or words[position - 1].folded not in either(lexicon.describing, lexicon.agents):
        return False
    if token.folded in lexicon.relative:
        return True
    participle = bool(lexicon.complementizers) and token.text.islower() and token.text.endswith(_PARTICIPLE)
    following = words[position + 1].folded if position + 1 < len(words) else ""
    return participle and following in either(lexicon.determiners, lexicon.possessive)


def _apposed(words: list[Token], run: NameRun, lexicon: Lexicon) -> list[str]:
    """Nouns of ``, a retired teacher from the coast,``, up to the first preposition."""
    length = len(words)
    position = run.after
    if position + 1 >= length or words[position].text not in ",(،" or run.possessive:
        return []
    nouns: list[str] = []
    position += 1
    while position < length and position - run.after <= _AFTER:
        token = words[position]
        if token.quote >= 0 or token.folded in lexicon.strong_verbs:
            unclosed = bool(lexicon.complementizers) and words[run.after].text == ","
            return [] if unclosed else nouns  # In Oster, the baker said
        if token.text in ",.;:)،" and nouns:
            break
        if token.text == ")" and position + 1 < length and words[position + 1].text in "-–—":
            break  # Goris (AP) – Former baker
        if token.folded in lexicon.prepositions and nouns:
            break
        if token.folded in lexicon.relative or token.folded in lexicon.possessive:
            break
        if token.folded in lexicon.accompanying:
            break  # Ada Example, with the baker
        if _describes(token.folded, lexicon):
            nouns.append(token.folded)
        position += 1
    return nouns


def _predicated(words: list[Token], run: NameRun, lexicon: Lexicon) -> list[str]:
    """The noun of ``was the stage manager of``: what somebody is, which makes nobody an official of today."""
    length = len(words)
    if run.after + 2 >= length or run.possessive or words[run.after].folded not in lexicon.copulas:
        return []
    if words[run.after + 1].folded not in lexicon.determiners:
        return []
    noun = ""
    for position in range(run.after + 2, min(length, run.after + 2 + _BEFORE)):
        token = words[position]
        if not token.is_word or token.folded in lexicon.prepositions or token.folded in lexicon.relative:
            return [noun] if _describes(noun, lexicon) else []
        noun = token.folded
    return []


def _describes(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.person or word in lexicon.official or word in lexicon.female or word in lexicon.male
    )
