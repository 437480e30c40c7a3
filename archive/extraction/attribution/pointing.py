"""Descriptions and names away from the clauses that tell of somebody known, so that tags are read there.

``L’horloger, réfugié à Lyon, …``, ``این آهنگر …``, ``Die 71-Jährige …`` opening a sentence mean the
one person they can mean; in scripts without capitals a speaker's name is found again wherever it leads a
sentence. A sentence without a subject goes on about the person of the sentence before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from archive.extraction.attribution import homes
from archive.extraction.attribution.epithets import Epithets
from archive.extraction.decisions import Decision
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.role_nouns import is_role
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import Span

_WORDS = 4
"""Words of a description, its article included, at most."""
_ELIDED = re.compile(r"[Ll]['’](\w+)")
_NOMINATIVE = frozenset({"der", "die"})
_LEAD = 8
"""Words before the name that a sentence leads with, at most."""
_SHORTEST = 3
_AGED = "yaşındaki"
_AS = "olarak"
"""Behind a noun that says what somebody does, and is no subject: ``aşçı olarak çalışıyor`` (Turkish)."""
_RECENT = 4
"""Paragraphs after which the last speaker is out of mind."""


def mentions(reading: Reading, decisions: Mapping[int, Decision]) -> list[Mention]:
    """The mentions that open a sentence and that nothing else found; ``decisions`` tell who spoke before."""
    known = {mention.span.start for mention in reading.mentions}
    names = _name_words(reading) if reading.lexicon.caseless else {}
    added: list[Mention] = []
    lexicon = reading.lexicon
    # A language with its own table of descriptions that point back has them read by `definite_subjects`.
    epithets = None if vocabulary(lexicon.code).person_nouns else Epithets(reading)
    last: tuple[int, int] | None = None
    for paragraph in reading.paragraphs:
        about: int | None = None
        if last is not None and _goes_on_about_speaker(paragraph, last[0], lexicon):
            about = last[1]
        spoke = [decisions[quote].person for quote in paragraph.quotes if quote in decisions]
        if spoke:
            last = (paragraph.number, spoke[-1]) if reading.table.entries[spoke[-1]].named else None
        for low, high in paragraph.sentences:
            if names and (again := _named_again(paragraph, low, high, names, reading.lexicon)):
                added += [mention for mention in again if mention.span.start not in known]
            if lexicon.drops_subjects and about is not None and _goes_on(reading, paragraph, low, high):
                start = paragraph.tokens[low].start
                added.append(Mention(span=Span(start, start), kind=MentionKind.PRONOUN, person=about))
                continue
            about = _about(reading, paragraph, low, high) if lexicon.drops_subjects else None
            if about is None and lexicon.drops_subjects:
                about = _speaking(reading, paragraph, low, high, decisions)
            if epithets is None:
                continue
            if lexicon.verb_last and lexicon.apostrophe_suffix:
                added += _aged(reading, epithets, paragraph, low, high)
            for opening in _openings(paragraph, low, high, lexicon):
                described = _described(reading, epithets, paragraph, opening, high)
                if described is not None and described.span.start not in known:
                    added.append(described)
    return added


def _goes_on_about_speaker(paragraph: Paragraph, spoken: int, lexicon: Lexicon) -> bool:
    """``—Porque sí. ¶ Tiene 68 años …``: a paragraph without a subject after somebody's words."""
    near = 0 < paragraph.number - spoken <= _RECENT
    telling = without(lexicon.telling, lexicon.copulas, lexicon.skip)  # "Es la hora" tells of nobody
    return lexicon.drops_subjects and near and paragraph.tokens[0].folded in telling


def _openings(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> list[int]:
    """Where a description may stand that is the subject: first, and anywhere where case shows it.

    ``Heute lebt die 68-Jährige in …``, ``In Veltheim hatte der Schuster …``; never after a preposition.
    """
    words = paragraph.tokens
    if not lexicon.verb_second:
        return [low]
    articles = (i for i in range(low + 1, high) if words[i].folded in _NOMINATIVE)
    return [low, *(i for i in articles if words[i - 1].folded not in lexicon.prepositions)]


def _about(reading: Reading, paragraph: Paragraph, low: int, high: int) -> int | None:
    """The named person whom a sentence leads with."""
    if paragraph.tokens[low].folded in reading.lexicon.prepositions:
        opening = range(low + 1, min(high, low + _LEAD))
        low = next((i + 1 for i in opening if paragraph.tokens[i].text == ","), low)
    for position in range(low, min(high, low + _LEAD)):
        run = paragraph.starting.get(position)
        token = paragraph.tokens[position]
        if run is not None:
            person = paragraph.persons.get(run.first)
            place = person is None or reading.table.is_place(person) or run.possessive
            return None if place or "’" in token.text or "'" in token.text else person
        if not token.is_word or token.quote >= 0 or token.folded in reading.lexicon.prepositions:
            return None
    return None


def _speaking(
    reading: Reading, paragraph: Paragraph, low: int, high: int, decisions: Mapping[int, Decision]
) -> int | None:
    """The named person whose words a sentence reports: ``«…», dice. Trabajó en …``."""
    quotes = [token.quote for token in paragraph.tokens[low:high] if token.quote >= 0]
    told = {decisions[quote].person for quote in quotes if quote in decisions}
    person = told.pop() if len(told) == 1 else None
    return person if person is not None and reading.table.entries[person].named else None


def _aged(
    reading: Reading, epithets: Epithets, paragraph: Paragraph, low: int, high: int
) -> Iterator[Mention]:
    """``58 yaşındaki kadın``: the only person named whom an age and a noun can mean (Turkish)."""
    words, lexicon = paragraph.tokens, reading.lexicon
    for position in range(low + 1, high - 1):
        noun = words[position + 1]
        if words[position].folded != _AGED or noun.folded not in lexicon.pointing:
            continue
        start = words[position - 1].start
        person = epithets.only_fitting(noun.folded, noun.folded, _gender(noun.folded, lexicon), start)
        if person is not None and reading.table.entries[person].named:
            yield Mention(span=Span(start, noun.end), kind=MentionKind.EPITHET, person=person)


def _goes_on(reading: Reading, paragraph: Paragraph, low: int, high: int) -> bool:
    """Whether a sentence has no subject: it leads with a verb of telling, or its verb comes last."""
    lexicon, words = reading.lexicon, paragraph.tokens
    if any(words[i].quote >= 0 for i in range(low, high)):
        return False
    first = words[low].folded
    if first in lexicon.telling:
        return True
    opens = words[low].is_word or words[low].text.isdigit()
    if not lexicon.verb_last or not opens:
        return False
    named = (words[position] for position in range(low, high) if position in paragraph.starting)
    spoken = either(lexicon.agents, lexicon.subject_pronouns)
    last = next((i for i in range(high - 1, low, -1) if words[i].is_word), low)  # Bugün nakış ustası.
    return all("’" in token.text or "'" in token.text for token in named) and not any(
        words[i].folded in spoken and words[i + 1].folded != _AS for i in range(low, last)
    )


def _described(
    reading: Reading, epithets: Epithets, paragraph: Paragraph, low: int, high: int
) -> Mention | None:
    words, lexicon = paragraph.tokens, reading.lexicon
    found = _description(words, low, high, lexicon)
    if found is None:
        return None
    head, after = found
    label = " ".join(token.folded for token in words[low:after])
    gender = _gender(head, lexicon)
    if lexicon.verb_second:
        shown = _gender_of_article(words[low].folded)
        if gender not in (None, shown):
            return None  # der Lehrerin: no subject
        gender = shown
    person = reading.table.described_as(head)
    if person is None:
        person = epithets.only_fitting(label, head, gender, words[low].start)
    if person is None or not reading.table.entries[person].named:
        return None
    return Mention(span=Span(words[low].start, words[after - 1].end), kind=MentionKind.EPITHET, person=person)


def _description(words: list[Token], low: int, high: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The noun of a definite description that opens a sentence, and where the description ends."""
    first = words[low]
    if not first.is_word or first.quote >= 0:
        return None
    elided = _ELIDED.match(first.text)
    if elided is not None:
        head = elided[1].lower()
        return (head, low + 1) if _says_who(head, lexicon) else None
    beginning = next((b for b in lexicon.definite_beginnings if first.folded.startswith(b)), None)
    if beginning is not None:
        return (first.folded, low + 1) if _says_who(first.folded, lexicon) else None
    if first.folded not in lexicon.definite:
        return None
    for position in range(low + 1, min(high, low + _WORDS)):
        word = words[position]
        if not word.is_word or word.quote >= 0 or word.folded in lexicon.phrase_breaks:
            return None
        if _says_who(word.folded, lexicon):
            following = words[position + 1] if position + 1 < high else None
            named = following is not None and following.is_capital and not lexicon.nouns_capital
            return None if named else (word.folded, position + 1)
    return None


def _says_who(noun: str, lexicon: Lexicon) -> bool:
    if (
        noun in lexicon.pointing
        or noun in lexicon.interlocutors
        or vocabulary(lexicon.code).ages_noun.fullmatch(noun)
    ):
        return True
    return noun not in lexicon.official and is_role(noun, vocabulary(lexicon.code))


def _gender(head: str, lexicon: Lexicon) -> Gender | None:
    if head in lexicon.female:
        return Gender.FEMALE
    return Gender.MALE if head in lexicon.male else None


def _gender_of_article(article: str) -> Gender | None:
    return {"die": Gender.FEMALE, "der": Gender.MALE}.get(article)


def _name_words(reading: Reading) -> dict[str, int]:
    """The words that only one named person's name holds."""
    lexicon = reading.lexicon
    ordinary = either(lexicon.agents, lexicon.verbs, lexicon.ordinary, lexicon.skip, lexicon.days)
    owners: dict[str, set[int]] = {}
    for person, entry in enumerate(reading.table.entries):
        if entry.named and len(entry.words) > 1:
            for word in entry.words:
                owners.setdefault(word, set()).add(person)
    return {
        word: next(iter(persons))
        for word, persons in owners.items()
        if len(persons) == 1 and len(word) >= _SHORTEST and word not in ordinary
    }


def _named_again(
    paragraph: Paragraph, low: int, high: int, names: dict[str, int], lexicon: Lexicon
) -> list[Mention]:
    """A name that opens a sentence, or follows the verb or the title that opens it."""
    words = paragraph.tokens
    position = low
    while position < high and (
        words[position].folded in lexicon.light or words[position].folded in lexicon.titles_all
    ):
        position += 1
    for first in (position, position + 1) if lexicon.verb_first else (position,):
        if first < high and words[first].quote < 0 and words[first].text in names:
            person = names[words[first].text]
            after = first + 1
            while after < high and names.get(words[after].text) == person:
                after += 1
            span = Span(words[first].start, words[after - 1].end)
            return [Mention(span=span, kind=MentionKind.NAME, person=person)]
    return []


def sort_in(reading: Reading, decisions: Mapping[int, Decision]) -> None:
    """Adds the mentions to the reading's own."""
    homes.add(reading)
    found = mentions(reading, decisions)
    starts = sorted((m.span.start, m.span.end) for m in reading.mentions)
    for mention in found:
        near = bisect_left(starts, (mention.span.end, 0))
        if near == 0 or starts[near - 1][1] <= mention.span.start:
            reading.mentions.append(mention)
